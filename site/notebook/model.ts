/**
 * One cell as the running page knows it: its texts, what they compile to, and what shows it.
 * Source: the page's islands and the reader's edits.
 * Leaves out when it runs (controller.ts) and how its text changes (writing.ts).
 */
import type { CellError, Compiled } from './cell.ts';
import type { CellIsland } from './data.ts';
import type { Editor } from './editor.ts';
import type { Words } from './say.ts';
import type { transpile as Transpile } from './transpile.ts';
import { CellView } from './view.ts';

export interface Model {
  readonly name: string;
  readonly view: CellView;
  readonly original: string;
  readonly built: Compiled;
  readonly restore: () => void;
  source: string;
  /** Null where the source cannot be compiled; then `problem` says why. */
  compiled: Compiled | null;
  problem: CellError | null;
  editor: Editor | null;
  /** Run of the last message taken for this cell. */
  run: number;
  /** Someone's text that the reader took and has not run: nothing but Run runs it. */
  held: boolean;
  /** The text that the kernel was last asked to run. */
  ran: string;
}

/** A cell of the page as it was built. */
export function modelOf(element: HTMLElement, say: Words): Model {
  const { name, compiled } = JSON.parse(
    element.querySelector('.cell-island')!.textContent ?? '',
  ) as CellIsland;
  const view = new CellView(element, say);
  const original = element.querySelector('.cell-code')!.textContent ?? '';
  return {
    name,
    view,
    original,
    built: compiled,
    restore: view.keepBuilt(),
    source: original,
    compiled,
    problem: null,
    editor: null,
    run: -1,
    held: false,
    ran: original,
  };
}

let transpile: typeof Transpile | null = null;

/** Compiles what was edited; the compiler is loaded with the first edit. */
export async function compileEdits(models: Iterable<Model>): Promise<void> {
  for (const model of models) {
    if (model.compiled || model.problem) continue;
    transpile ??= (await import('./transpile.ts')).transpile;
    try {
      model.compiled = transpile(model.source, model.name);
    } catch (error) {
      const { name, message, line } = error as Error & { line?: number };
      model.problem = { name, message, line: line ?? null, cell: model.name };
    }
  }
}
