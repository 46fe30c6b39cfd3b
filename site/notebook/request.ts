/**
 * One request to the kernel: the modules it lacks, the cells that changed, what is to be there in the end.
 * Source: cell.ts names the messages; the session remembers what its kernel was told.
 * Leaves out deciding what runs (plan.ts) and hearing what comes back (controller.ts).
 */
import { modulesFor, type AssetList, type Texts } from './assets.ts';
import type { Compiled, Import, InputValue } from './cell.ts';
import type { Session } from './session.ts';

export interface Wanted {
  readonly request: number;
  readonly imports: readonly Import[];
  readonly inputs: readonly { readonly name: string; readonly value: InputValue }[];
  /** Everything that must have run in the end. */
  readonly cells: readonly Compiled[];
  /** Names of cells that are to run again, although nothing they read has changed. */
  readonly fresh: readonly string[];
  /** Whether a cell the kernel knows is still one that can run. */
  readonly stands: (name: string) => boolean;
}

/** Sends it, unless `dropped` says after the modules came that nobody waits for it. */
export async function sendRun(
  session: Session,
  assets: AssetList,
  texts: Texts,
  wanted: Wanted,
  dropped: () => boolean,
): Promise<void> {
  const { request, imports, inputs, cells, fresh, stands } = wanted;
  const missing = modulesFor(assets, cells, imports).filter((name) => !session.modules.has(name));
  const modules = await Promise.all(
    missing.map(async (name) => ({ name, text: await texts.get(assets.modules[name]!.file) })),
  );
  if (session.ended || dropped()) return;
  for (const name of missing) session.modules.add(name);
  if (modules.length > 0) session.send({ type: 'modules', modules });
  const changed = cells.filter(({ name, code }) => session.versions.get(name) !== code);
  const removed = [...session.versions.keys()].filter((name) => !stands(name));
  for (const { name, code } of changed) session.versions.set(name, code);
  for (const name of removed) session.versions.delete(name);
  const live = cells.map(({ name }) => name);
  for (const name of live) session.computed.add(name);
  session.asked = true;
  session.send({
    type: 'run',
    request,
    imports,
    inputs,
    cells: changed,
    removed,
    live,
    fresh,
  });
}
