/**
 * The texts of a page's cells in a reader's hands: an edit taken up, changed, opened in the editor, reset.
 * Source: storage.ts keeps them; editor.ts is brought in with the first Edit.
 * Leaves out running what was written (controller.ts).
 */
import { hashOf } from './cell.ts';
import { graphOf } from './graph.ts';
import type { Model } from './model.ts';
import type { Words } from './say.ts';
import { dropEdit, keepEdit, readEdit } from './storage.ts';

export interface Surroundings {
  readonly cells: ReadonlyMap<string, Model>;
  /** Names that the page's inputs define. */
  readonly inputs: () => readonly string[];
  readonly say: Words;
  readonly act: (name: string, what: string) => void;
}

export class Writing {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** An edit of an earlier visit. */
  takeUp(model: Model): void {
    const edit = readEdit(model.name);
    if (!edit || edit.source === model.original) return;
    this.change(model, edit.source, false);
    model.view.element.querySelector('.cell-code code')!.textContent = edit.source;
    if (edit.original !== hashOf(model.original)) {
      model.view.tell(this.around.say.originalChanged);
    }
  }

  change(model: Model, source: string, keep = true): void {
    if (source === model.source) return;
    const { cells, say } = this.around;
    model.source = source;
    model.editor?.mark(null, '');
    const same = source === model.original;
    model.compiled = same ? model.built : null;
    model.problem = null;
    if (same) dropEdit(model.name);
    else if (keep) keepEdit(model.name, { source, original: hashOf(model.original) });
    model.view.reset(!same);
    model.view.set('edited', `${say.edited}. ${say.staleEdit}`);
    const defines = model.built.defines.filter((name) => name !== '');
    for (const name of this.builtAfter(model.name)) {
      const other = cells.get(name);
      const names = other?.built.inputs.filter((one) => defines.includes(one)) ?? [];
      if (!other || !['built', 'done', 'stale', 'error'].includes(other.view.state)) continue;
      other.view.set('stale', say.stale((names.length > 0 ? names : defines).join(', ')));
    }
  }

  /** Cells that read a cell as the page was built, whatever is being typed. */
  private builtAfter(name: string): ReadonlySet<string> {
    const cells = [...this.around.cells.values()].map(({ built }) => built);
    return graphOf(cells, this.around.inputs()).after.get(name) ?? new Set();
  }

  async edit(model: Model): Promise<void> {
    const { view, name } = model;
    const { say, act } = this.around;
    const pre = view.element.querySelector<HTMLElement>('.cell-code')!;
    pre.closest('details')?.setAttribute('open', '');
    if (!model.editor) {
      const { openEditor } = await import('./editor.ts').catch(() => {
        throw new Error(say.noEditor);
      });
      model.editor = openEditor({
        before: pre,
        source: model.source,
        label: say.code(name),
        help: say.editorHelp,
        changed: (source) => this.change(model, source),
        run: () => act(name, 'run'),
        next: () => act(name, 'next'),
        leave: () => view.element.querySelector<HTMLElement>('.cell-run')!.focus(),
      });
      view.editing(true);
    }
    model.editor.focus();
  }

  /** Text and outputs as the page was built. */
  reset(model: Model): void {
    model.editor?.close();
    model.editor = null;
    model.view.editing(false);
    const code = model.view.element.querySelector('.cell-code code')!;
    if (code.textContent !== model.original) code.textContent = model.original;
    model.source = model.original;
    model.compiled = model.built;
    model.problem = null;
    model.run = -1;
    dropEdit(model.name);
    model.view.reset(false);
    model.restore();
    model.view.element.querySelector<HTMLElement>('.cell-run')!.focus();
  }
}
