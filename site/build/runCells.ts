/**
 * Runs a page's cells once, in Node, and gives what each of them showed.
 * Source: the reader's own kernel (cellThread.ts); the outputs of a built page are these.
 * Leaves out compiling. A page that does not end in time is stopped, and the cell that ran is named.
 */
import { Worker } from 'node:worker_threads';
import { modulesFor } from '../notebook/assets.ts';
import type { Bundle } from '../notebook/bundle.ts';
import type { CellError, Compiled, FromKernel, InputValue, ToKernel } from '../notebook/cell.ts';
import { graphOf } from '../notebook/graph.ts';
import { bundles } from './cellAssets.ts';

export interface Ran {
  readonly outputs: readonly Bundle[];
  readonly left: number;
  readonly error: CellError | null;
  readonly ms: number;
}

interface Going {
  outputs: { slot: string | null; bundle: Bundle }[];
  left: number;
  error: CellError | null;
  ms: number;
}

/** Results by cell name. Cells that cannot run at all (doubles, cycles) carry that as their error. */
export async function runCells(
  cells: readonly Compiled[],
  inputs: readonly { readonly name: string; readonly value: InputValue }[],
  seconds = 120,
): Promise<ReadonlyMap<string, Ran>> {
  const assets = await bundles();
  const graph = graphOf(
    cells,
    inputs.map(({ name }) => name),
  );
  const going = new Map<string, Going>(
    cells.map(({ name }) => [
      name,
      { outputs: [], left: 0, error: graph.problems.get(name) ?? null, ms: 0 },
    ]),
  );
  const fit = cells.filter(({ name }) => !graph.problems.has(name));
  const result = (): Map<string, Ran> =>
    new Map(
      [...going].map(([name, one]) => [
        name,
        { ...one, outputs: one.outputs.map((o) => o.bundle) },
      ]),
    );
  if (fit.length === 0) return result();
  const worker = new Worker(new URL('./cellThread.ts', import.meta.url));
  let running = '';
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`cell ${running}: did not end within ${String(seconds)} s`));
      }, seconds * 1000);
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error(`cell ${running}: ended the thread it ran in`)));
      worker.on('message', (message: FromKernel) => {
        if (message.type === 'idle') {
          clearTimeout(timer);
          resolve();
          return;
        }
        if (!('cell' in message)) return;
        const cell = going.get(message.cell);
        if (!cell) return;
        if (message.type === 'running') running = message.cell;
        if (message.type === 'outputs') {
          for (const item of message.items) {
            const at =
              item.slot === null ? -1 : cell.outputs.findIndex((o) => o.slot === item.slot);
            if (at >= 0) cell.outputs[at] = item;
            else cell.outputs.push(item);
          }
          cell.left = message.left;
        }
        if (message.type === 'done' || message.type === 'error') cell.ms = message.ms;
        if (message.type === 'error') cell.error ??= message.error;
      });
      worker.postMessage({ kernel: assets.kernel });
      const send = (message: ToKernel): void => worker.postMessage({ message });
      const modules = modulesFor(assets.list, fit, graph.imports);
      send({
        type: 'modules',
        modules: modules.map((name) => ({ name, text: assets.modules.get(name)! })),
      });
      const names = fit.map(({ name }) => name);
      const { imports } = graph;
      send({
        type: 'run',
        request: 1,
        imports,
        inputs,
        cells: fit,
        removed: [],
        live: names,
        fresh: [],
      });
    });
  } finally {
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
  return result();
}
