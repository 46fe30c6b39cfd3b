/**
 * The texts of a page's cells in a reader's hands: an edit taken up, changed, opened in the editor, reset.
 * Source: kept.ts keeps them; editor.ts is brought in with the first Edit.
 * Leaves out running what was written (controller.ts).
 */
import type { Problem } from './problems.ts';
import { hashOf } from './cell.ts';
import { graphOf } from './graph.ts';
import { dropEdit, keepEdit, onOtherTab, readEdit, resetEdit } from './kept.ts';
import type { Editor } from './editor.ts';
import type { Library, Names } from './library.ts';
import type { Model } from './model.ts';
import { offer } from './offers.ts';
import type { Words } from './say.ts';

export interface Surroundings {
  readonly cells: ReadonlyMap<string, Model>;
  /** Names that the page's inputs define. */
  readonly inputs: () => readonly string[];
  readonly say: Words;
  readonly act: (name: string, what: string) => void;
  /** The names of the library, as the build wrote them. */
  readonly library: () => Promise<string>;
}

type Closed = ReturnType<Editor['close']>;

export class Writing {
  private readonly around: Surroundings;
  private readonly closed = new Map<string, Closed>();
  /** What another text replaced while the editor was closed: it is undone to, once the editor opens. */
  private readonly replaced = new Map<string, string>();
  private library: Library | null = null;
  private toldFull = false;

  constructor(around: Surroundings) {
    this.around = around;
    onOtherTab((name, edit) => {
      const model = around.cells.get(name);
      if (!model) return;
      const theirs = edit && ('unreadable' in edit ? edit.unreadable : edit.source);
      const mine = model.source !== model.original;
      // The other tab was reset: this tab's own edit is kept again.
      if (theirs === null) {
        if (mine) this.keep(model);
      } else if (theirs !== model.source) this.lay(model, theirs, around.say.otherTab);
    });
  }

  /** An edit of an earlier visit. */
  takeUp(model: Model): void {
    const { say } = this.around;
    const edit = readEdit(model.name);
    if (!edit) return;
    if ('unreadable' in edit) return this.lay(model, edit.unreadable, say.unreadableEdit);
    if (edit.source !== model.original) {
      this.change(model, edit.source, false);
      this.print(model);
    }
    if (edit.other !== undefined && edit.other !== model.source) {
      this.lay(model, edit.other, say.otherTab);
    } else if (edit.original !== hashOf(model.original) && edit.source !== model.original) {
      this.lay(model, model.original, say.originalChanged);
    }
  }

  /** Lays another text beside the reader's; the reader's stands until it is answered. */
  lay(model: Model, theirs: string, why: string, someones = false): void {
    const { say } = this.around;
    offer(model.view.element, say, {
      why,
      mine: model.source,
      theirs,
      take: () => {
        this.put(model, theirs);
        model.held = someones;
        this.keep(model, true);
      },
      keep: () => this.keep(model, true),
    });
  }

  /** Another text in place of the cell's; undo in the editor takes it back. */
  private put(model: Model, source: string): void {
    if (model.editor) model.editor.set(source);
    else {
      this.replaced.set(model.name, model.source);
      this.change(model, source);
    }
    this.print(model);
  }

  private print(model: Model): void {
    const code = model.view.element.querySelector('.cell-code code')!;
    if (code.textContent !== model.source) code.textContent = model.source;
  }

  private keep(model: Model, settled = false): void {
    const { source, name, original } = model;
    if (source === original && settled) return dropEdit(name);
    if (keepEdit(name, { source, original: hashOf(original) }, settled) || this.toldFull) return;
    this.toldFull = true;
    model.view.tell(this.around.say.notKept);
  }

  change(model: Model, source: string, keep = true): void {
    if (source === model.source) return;
    const { cells, say } = this.around;
    model.source = source;
    model.editor?.mark(null, '');
    const same = source === model.original;
    model.compiled = same ? model.built : null;
    model.problem = null;
    model.view.reset(!same);
    model.view.set('edited', `${say.edited}. ${say.staleEdit}`);
    if (keep) this.keep(model);
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

  /** Names that the page's cells and inputs define, imports among them; of one being written, as it was built, too. */
  private ownNames(): string[] {
    const compiled = [...this.around.cells.values()].flatMap((one) => [one.compiled, one.built]);
    const names = compiled.flatMap((one) =>
      one ? [...one.defines, ...one.imports.map(({ local }) => local)] : [],
    );
    return [...new Set([...names, ...this.around.inputs()])];
  }

  private async problems(model: Model, source: string): Promise<readonly Problem[]> {
    const { problemsOf } = await import('./problems.ts');
    const { library } = this;
    const { say } = this.around;
    return problemsOf(source, model.name, { names: new Set(this.ownNames()), library, say });
  }

  async edit(model: Model): Promise<void> {
    const { view, name } = model;
    const { cells, say, act, library } = this.around;
    const pre = view.element.querySelector<HTMLElement>('.cell-code')!;
    pre.closest('details')?.setAttribute('open', '');
    if (!model.editor) {
      const [{ openEditor }, { Names: Known }] = await Promise.all([
        import('./editor.ts'),
        import('./library.ts'),
      ]).catch(() => {
        throw new Error(say.noEditor);
      });
      // Writing does not wait for what completes it.
      if (!this.library) {
        void library().then(
          (text) => (this.library = JSON.parse(text) as Library),
          () => undefined,
        );
      }
      const now = model.source;
      let isOpening = true;
      model.editor = openEditor({
        before: pre,
        source: this.replaced.get(name) ?? now,
        label: say.code(name),
        help: say.editorHelp,
        bar: say,
        earlier: this.closed.get(name) ?? null,
        changed: (source) => {
          if (!isOpening) this.change(model, source);
        },
        run: () => act(name, 'run'),
        next: () => act(name, 'next'),
        leave: () => view.element.querySelector<HTMLElement>('.cell-run')!.focus(),
        known: {
          names: (): Names | null =>
            this.library &&
            new Known(
              this.library,
              [...cells.values()].map((one) => one.source),
            ),
          own: () => this.ownNames(),
        },
        problems: (source) => this.problems(model, source),
      });
      model.editor.set(now);
      isOpening = false;
      this.replaced.delete(name);
      view.editing(true);
    }
    model.editor.focus();
  }

  /** Text and outputs as the page was built. The editor, opened again, can undo it. */
  reset(model: Model): void {
    const closed = model.editor?.close();
    if (closed) this.closed.set(model.name, closed);
    model.editor = null;
    model.view.editing(false);
    model.source = model.original;
    this.print(model);
    model.compiled = model.built;
    model.problem = null;
    model.held = false;
    model.run = -1;
    this.replaced.delete(model.name);
    resetEdit(model.name, { source: model.original, original: hashOf(model.original) });
    model.view.reset(false);
    model.restore();
    model.view.element.querySelector<HTMLElement>('.cell-run')!.focus();
  }
}
