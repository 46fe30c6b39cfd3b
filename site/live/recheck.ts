/**
 * "Check again here": a worker per check, progress into the badge, a stop that ends the worker.
 * Source: checkWorker.ts. The seed is fresh each time, and printed, so that a result can be repeated.
 * Leaves out what is checked.
 */
import { book, statementOf, type CheckSummary } from './book.ts';
import type { CheckRequest } from './checkWorker.ts';
import { setRecheck, networksPerCheck } from './recheckState.ts';

const running = new Map<string, Worker>();

type Answer =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: CheckSummary }
  | { readonly kind: 'failed'; readonly message: string };

export function stopCheck(id: string): void {
  running.get(id)?.terminate();
  if (running.delete(id)) setRecheck(id, { kind: 'stopped' });
}

export function startCheck(id: string): void {
  if (running.has(id)) return;
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000;
  const worker = new Worker(new URL('./checkWorker.ts', import.meta.url), { type: 'module' });
  running.set(id, worker);
  setRecheck(id, { kind: 'running', done: 0, networks: networksPerCheck });
  const end = (): void => {
    worker.terminate();
    running.delete(id);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.kind === 'progress') {
      setRecheck(id, { kind: 'running', done: data.done, networks: networksPerCheck });
      return;
    }
    end();
    if (data.kind === 'result') setRecheck(id, { kind: 'done', result: data.result, seed });
    else setRecheck(id, { kind: 'failed', message: data.message });
  });
  worker.addEventListener('error', (event) => {
    end();
    setRecheck(id, { kind: 'failed', message: event.message || 'worker' });
  });
  const request: CheckRequest = {
    statement: statementOf(id),
    definitions: Object.values(book().statements),
    networks: networksPerCheck,
    seed,
  };
  worker.postMessage(request);
}
