/**
 * The notebook of a page: what runs when, what a reader changed, and what the kernel is told and heard.
 * Source: design section 6. Everything heard is checked: it comes from the reader's or someone else's code.
 * Leaves out drawing (view.ts), the kernel's frame (session.ts) and writing (editor.ts).
 */
import { modulesFor, Texts, type AssetList } from './assets.ts';
import { hashOf, type CellError, type Compiled } from './cell.ts';
import type { CellIsland } from './data.ts';
import { graphOf, type Graph } from './graph.ts';
import { heard } from './heard.ts';
import { compileEdits, type Model } from './model.ts';
import { wordsIn, type Words } from './say.ts';
import { Session, watch, type Ending } from './session.ts';
import { sliderValue } from './sliderValue.ts';
import { dropEdit, keepEdit, readEdit } from './storage.ts';
import { CellView } from './view.ts';

/** Milliseconds for which a cell rerun by a slider shows no sign of running. */
const patienceOfEye = 200;

export class Notebook {
  private readonly cells = new Map<string, Model>();
  private readonly sliders = new Map<string, number>();
  private readonly say: Words;
  private readonly assets: AssetList;
  private readonly texts: Texts;
  private readonly live: HTMLElement;
  private session: Session | null = null;
  private request = 0;
  private finished = 0;
  private quiet = false;
  /** Cells that the kernel said to run and not yet to have ended. */
  private readonly active = new Set<string>();
  /** What to ask of a new kernel, once, if this one turns out to be broken. */
  private again: { readonly names: readonly string[]; readonly fresh: boolean } | null = null;
  private patience: number = watch.patience;
  private waitingSlide: ReturnType<typeof setTimeout> | null = null;
  private readonly moved = new Set<string>();

  constructor(assets: AssetList, base: string) {
    this.assets = assets;
    this.texts = new Texts(base);
    this.say = wordsIn(document.documentElement.lang);
    this.live = document.createElement('div');
    this.live.className = 'sr-only';
    this.live.setAttribute('aria-live', 'polite');
    document.body.append(this.live);
    for (const input of document.querySelectorAll<HTMLInputElement>('.slider input')) {
      this.sliders.set(
        input.closest<HTMLElement>('.slider')!.dataset['slider']!,
        sliderValue(input),
      );
    }
    for (const element of document.querySelectorAll<HTMLElement>('.cell')) this.adopt(element);
  }

  private adopt(element: HTMLElement): void {
    const island = JSON.parse(
      element.querySelector('.cell-island')!.textContent ?? '',
    ) as CellIsland;
    const view = new CellView(element, this.say);
    const original = element.querySelector('.cell-code')!.textContent ?? '';
    const model: Model = {
      name: island.name,
      view,
      original,
      built: island.compiled,
      restore: view.keepBuilt(),
      source: original,
      compiled: island.compiled,
      problem: null,
      editor: null,
      run: -1,
    };
    this.cells.set(model.name, model);
    const edit = readEdit(model.name);
    if (!edit || edit.source === original) return;
    this.change(model, edit.source, false);
    element.querySelector('.cell-code code')!.textContent = edit.source;
    if (edit.original !== hashOf(original)) view.tell(this.say.originalChanged);
  }

  async act(name: string, what: string): Promise<void> {
    const model = this.cells.get(name);
    if (!model) return;
    if (what === 'stop') return this.stop('');
    if (what === 'reset') return this.reset(model);
    if (what === 'edit') return this.edit(model);
    if (what === 'all') return this.runAll();
    // Whoever runs a stopped cell again gives it more time.
    this.patience = what === 'again' ? watch.patience * 6 : watch.patience;
    if (model.view.state === 'running') return;
    this.quiet = false;
    await this.run([name]);
  }

  /** Every cell of the page, in order. */
  async runAll(): Promise<void> {
    this.quiet = false;
    this.patience = watch.patience;
    await this.run([...this.cells.keys()]);
  }

  /** A slider's new value; while cells still work on the last one, only the newest waits. */
  async slide(name: string, value: number): Promise<void> {
    this.sliders.set(name, value);
    this.moved.add(name);
    if (this.finished < this.request && this.quiet && this.waitingSlide === null) {
      this.waitingSlide = setTimeout(() => void this.slideNow(), 250);
    } else if (this.waitingSlide === null) await this.slideNow();
  }

  private async slideNow(): Promise<void> {
    if (this.waitingSlide !== null) clearTimeout(this.waitingSlide);
    this.waitingSlide = null;
    const names = [...this.moved];
    this.moved.clear();
    const { after } = this.graph();
    const follow = new Set(names.flatMap((name) => [...(after.get(name) ?? [])]));
    this.quiet = true;
    this.patience = watch.patience;
    if (follow.size > 0) await this.run([...follow], false);
  }

  private compiledCells(): Compiled[] {
    return [...this.cells.values()].flatMap(({ compiled }) => (compiled ? [compiled] : []));
  }

  private graph(): Graph {
    return graphOf(this.compiledCells(), [...this.sliders.keys()]);
  }

  /** Runs cells, what they need and what needs them. `fresh`: compute again what is there already. */
  private async run(names: readonly string[], fresh = true, repeated = false): Promise<void> {
    await compileEdits(this.cells.values());
    const { before, after, problems, imports } = this.graph();
    const live = new Set<string>();
    const targets = new Set<string>();
    const need = (name: string): void => {
      live.add(name);
      for (const one of before.get(name) ?? []) live.add(one);
    };
    for (const name of names) {
      targets.add(name);
      need(name);
      for (const one of after.get(name) ?? []) {
        need(one);
        targets.add(one);
      }
    }
    for (const name of live) {
      const problem = this.cells.get(name)?.problem ?? problems.get(name);
      if (problem) this.fail(this.cells.get(name), null, problem);
    }
    for (const [name, problem] of problems) this.fail(this.cells.get(name), null, problem);
    const fit = [...live].filter((name) => this.cells.get(name)?.compiled && !problems.has(name));
    if (!fit.some((name) => targets.has(name))) return;

    const request = ++this.request;
    this.again = repeated ? null : { names, fresh };
    for (const name of fit) {
      const view = this.cells.get(name)!.view;
      if (!targets.has(name) && this.session?.computed.has(name)) continue;
      if (names.includes(name) && !this.quiet) view.set('running');
      else if (!this.quiet && view.state !== 'running') view.set('waiting', this.say.waiting);
    }
    try {
      const session = await this.open();
      session.busy(this.patience);
      const cells = fit.map((name) => this.cells.get(name)!.compiled!);
      const wanted = modulesFor(this.assets, cells).filter((name) => !session.modules.has(name));
      const modules = await Promise.all(
        wanted.map(async (name) => ({
          name,
          text: await this.texts.get(this.assets.modules[name]!.file),
        })),
      );
      if (session.ended) return;
      for (const name of wanted) session.modules.add(name);
      if (modules.length > 0) session.send({ type: 'modules', modules });
      const changed = cells.filter(({ name, code }) => session.versions.get(name) !== code);
      const removed = [...session.versions.keys()].filter(
        (name) => !this.cells.get(name)?.compiled || problems.has(name),
      );
      for (const { name, code } of changed) session.versions.set(name, code);
      for (const name of removed) session.versions.delete(name);
      for (const name of fit) session.computed.add(name);
      const sliders = [...this.sliders].map(([name, value]) => ({ name, value }));
      session.asked = true;
      session.send({
        type: 'run',
        request,
        imports,
        sliders,
        cells: changed,
        removed,
        live: fit,
        fresh: fresh ? [...names] : [],
      });
    } catch (error) {
      if (this.session) this.session.end();
      this.session = null;
      this.finished = this.request;
      const message = `${this.say.notLoaded} (${String(error)})`;
      for (const name of fit) {
        const model = this.cells.get(name)!;
        if (model.view.state !== 'running' && model.view.state !== 'waiting') continue;
        this.fail(model, null, { name: 'Error', message, line: null, cell: name });
      }
    }
  }

  private async open(): Promise<Session> {
    if (this.session && !this.session.ended) return this.session;
    const kernel = await this.texts.get(this.assets.kernel);
    // Two requests may have waited for the same text.
    if (this.session && !this.session.ended) return this.session;
    const session: Session = new Session(
      kernel,
      (message) => this.hear(session, message),
      (reason) => this.gaveUp(reason),
    );
    session.stuck = () => session.asked && this.finished < this.request && this.active.size === 0;
    this.session = session;
    return session;
  }

  private hear(session: Session, given: unknown): void {
    const message = heard(given);
    if (!message || session !== this.session) return;
    if (message.type === 'broken') return session.finish('broken');
    if (message.type === 'idle') {
      if (message.request <= this.request) this.finished = Math.max(this.finished, message.request);
      if (this.finished === this.request) this.settle(session);
      return;
    }
    const model = this.cells.get(message.cell);
    if (!model || message.run < model.run) return;
    model.run = message.run;
    if (message.type === 'running') this.active.add(model.name);
    if (message.type === 'done' || message.type === 'error') this.active.delete(model.name);
    const { view } = model;
    switch (message.type) {
      case 'running':
        return view.set('running', '', this.quiet ? patienceOfEye : 0);
      case 'outputs':
        return view.add(message.run, message.items, message.left);
      case 'progress': {
        const before = view.doneSoFar;
        view.setProgress(message);
        if (view.doneSoFar > before) session.alive();
        return;
      }
      case 'done':
        view.done(message.run, message.ms);
        if (!this.quiet) this.live.textContent = this.say.done(model.name);
        return;
      case 'error':
        return this.fail(model, message.run, message.error);
    }
  }

  private settle(session: Session): void {
    session.idle();
    if (this.waitingSlide !== null) void this.slideNow();
    for (const { view } of this.cells.values()) {
      if (view.state === 'waiting') view.set('stale', '');
    }
  }

  private fail(model: Model | undefined, run: number | null, error: CellError): void {
    if (!model) return;
    model.view.fail(run, error);
    model.editor?.mark(error.cell === model.name ? error.line : null, error.message);
    const message =
      error.waits === true ? this.say.waits(error.name, error.message) : error.message;
    this.live.textContent = this.say.failed(model.name, message);
  }

  private gaveUp(reason: Ending): void {
    if (reason === 'broken' && this.again) {
      const { names, fresh } = this.again;
      this.again = null;
      this.finished = this.request;
      this.forget();
      void this.run(names, fresh, true);
    } else if (reason !== 'silent') this.stop(this.say.died);
    else this.stop(this.say.watchdog(this.patience), this.say.stoppedAfter(this.patience));
  }

  /** What was known of a kernel that is gone. */
  private forget(): void {
    this.session = null;
    this.active.clear();
    for (const model of this.cells.values()) {
      model.run = -1;
      model.view.forgetRuns();
    }
  }

  /** Ends the kernel with everything that runs in it, and makes a new one ready. */
  private stop(note: string, status = this.say.stoppedByYou): void {
    this.session?.end();
    this.finished = this.request;
    this.forget();
    if (this.waitingSlide !== null) clearTimeout(this.waitingSlide);
    this.waitingSlide = null;
    for (const { view } of this.cells.values()) {
      if (view.state === 'running') view.stopped(status, note);
      else if (view.state === 'waiting') view.set('stale', '');
    }
    this.live.textContent = `${status}. ${note}`;
    // Results stay on the page; their values are computed again when a cell asks for them.
    void this.open().catch(() => undefined);
  }

  private change(model: Model, source: string, keep = true): void {
    if (source === model.source) return;
    model.source = source;
    model.editor?.mark(null, '');
    const same = source === model.original;
    model.compiled = same ? model.built : null;
    model.problem = null;
    if (same) dropEdit(model.name);
    else if (keep) keepEdit(model.name, { source, original: hashOf(model.original) });
    model.view.reset(!same);
    model.view.set('edited', `${this.say.edited}. ${this.say.staleEdit}`);
    const defines = model.built.defines.filter((name) => name !== '');
    for (const name of this.builtAfter(model.name)) {
      const other = this.cells.get(name);
      const names = other?.built.inputs.filter((one) => defines.includes(one)) ?? [];
      if (!other || !['built', 'done', 'stale', 'error'].includes(other.view.state)) continue;
      other.view.set('stale', this.say.stale((names.length > 0 ? names : defines).join(', ')));
    }
  }

  /** Cells that read a cell as the page was built, whatever is being typed. */
  private builtAfter(name: string): ReadonlySet<string> {
    const cells = [...this.cells.values()].map(({ built }) => built);
    return graphOf(cells, [...this.sliders.keys()]).after.get(name) ?? new Set();
  }

  private async edit(model: Model): Promise<void> {
    const { view, name } = model;
    const pre = view.element.querySelector<HTMLElement>('.cell-code')!;
    pre.closest('details')?.setAttribute('open', '');
    if (!model.editor) {
      const { openEditor } = await import('./editor.ts').catch(() => {
        throw new Error(this.say.noEditor);
      });
      model.editor = openEditor({
        before: pre,
        source: model.source,
        label: this.say.code(name),
        help: this.say.editorHelp,
        changed: (source) => this.change(model, source),
        run: () => void this.act(name, 'run'),
        leave: () => view.element.querySelector<HTMLElement>('.cell-run')!.focus(),
      });
      view.editing(true);
    }
    model.editor.focus();
  }

  private reset(model: Model): void {
    if (model.view.state === 'running') this.stop('');
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

export function openNotebook(): Notebook {
  const islands = document.querySelectorAll('.cell-island, .slider-island');
  for (const island of islands) {
    const { assets } = JSON.parse(island.textContent ?? '') as { assets?: AssetList };
    const base = island.closest<HTMLElement>('[data-base]')?.dataset['base'];
    if (assets && base !== undefined) return new Notebook(assets, base);
  }
  throw new Error('notebook: the page names no bundles, expected them in its first cell');
}
