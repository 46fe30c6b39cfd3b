/**
 * Runs the check of an exercise after the reader's cell, in the same kernel, and gives what came of it.
 * Source: the compiled check in the page. While it runs it is a cell of the notebook that nobody sees.
 * Leaves out what the reader is told (site/live/codeExercise.ts).
 */
import type { CellError, Compiled } from './cell.ts';
import { verdictIn, type Verdict } from './check.ts';
import type { Model } from './model.ts';
import type { Words } from './say.ts';
import { CellView, type State } from './view.ts';

export type Outcome =
  | ({ readonly kind: 'verdict' } & Verdict)
  /** The reader's cell cannot be run, or failed when the check used what it defines. */
  | { readonly kind: 'cell' }
  /** The cell no longer defines what the check reads. */
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped' };

interface Ending {
  readonly verdict: Verdict | null;
  readonly error: CellError | null;
  readonly stopped: boolean;
}

/** Hears what a cell's view would show, and shows nothing. */
class UnseenView extends CellView {
  readonly ended: Promise<Ending>;
  private end!: (ending: Ending) => void;
  private verdict: Verdict | null = null;

  constructor(element: HTMLElement, say: Words) {
    super(element, say);
    this.state = 'built';
    this.ended = new Promise((resolve) => (this.end = resolve));
  }
  override set(state: State): void {
    if (this.state === 'waiting' && state === 'stale') this.stopped();
    this.state = state;
  }
  override add(_: number, items: readonly unknown[]): void {
    for (const item of items) {
      const { bundle } = (item ?? {}) as { readonly bundle?: unknown };
      this.verdict = verdictIn(bundle) ?? this.verdict;
    }
  }
  override done(): void {
    this.end({ verdict: this.verdict, error: null, stopped: false });
  }
  override fail(_: number | null, error: CellError): void {
    this.state = 'error';
    this.end({ verdict: null, error, stopped: false });
  }
  override stopped(): void {
    this.state = 'stopped';
    this.end({ verdict: null, error: null, stopped: true });
  }
}

interface Surroundings {
  readonly cells: Map<string, Model>;
  readonly say: Words;
  readonly ask: (names: readonly string[]) => Promise<void>;
}

export async function checkCell(
  model: Model,
  check: Compiled,
  { cells, say, ask }: Surroundings,
): Promise<Outcome> {
  const { name } = check;
  const view = new UnseenView(model.view.element.cloneNode(true) as HTMLElement, say);
  cells.set(name, {
    name,
    view,
    original: '',
    built: check,
    restore: () => undefined,
    source: '',
    compiled: check,
    problem: null,
    editor: null,
    run: -1,
    ran: '',
    held: false,
  });
  try {
    await ask([model.name, name]);
    const { verdict, error, stopped } = await view.ended;
    if (verdict) return { kind: 'verdict', ...verdict };
    if (stopped) return { kind: 'stopped' };
    if (model.problem || !error || error.waits) return { kind: 'cell' };
    if (error.cell === model.name) {
      model.view.fail(null, error);
      model.editor?.mark(error.line, error.message);
      return { kind: 'cell' };
    }
    const missing = /^(\S+) is not defined$/.exec(error.message)?.[1];
    if (missing !== undefined && model.built.defines.includes(missing)) {
      return { kind: 'missing', name: missing };
    }
    return { kind: 'failed', message: error.message };
  } finally {
    cells.delete(name);
  }
}
