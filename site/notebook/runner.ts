/**
 * Runs a page's cells: tells the kernel, hears it, ends it, and starts another where one died.
 * Source: design section 6. Everything heard is checked: it comes from the reader's or someone else's code.
 * Leaves out drawing (view.ts), the kernel's frame (session.ts), and what the reader asks for (controller.ts).
 */
import { Texts, type AssetList } from './assets.ts';
import type { CellError, Compiled } from './cell.ts';
import { graphOf, type Graph } from './graph.ts';
import { heard } from './heard.ts';
import type { Inputs } from './inputs.ts';
import { compileEdits, type Model } from './model.ts';
import { Obstacles } from './obstacles.ts';
import { planOf } from './plan.ts';
import { sendRun } from './request.ts';
import type { Words } from './say.ts';
import { Session, watch, type Ending } from './session.ts';

/** Milliseconds for which a cell rerun by an input shows no sign of running. */
const patienceOfEye = 200;

export interface Surroundings {
  readonly cells: ReadonlyMap<string, Model>;
  readonly inputs: Inputs;
  readonly say: Words;
  readonly assets: AssetList;
  readonly base: string;
  /** Says something to a screen reader. */
  readonly announce: (words: string) => void;
}

export class Runner {
  private readonly cells: ReadonlyMap<string, Model>;
  private readonly inputs: Inputs;
  private readonly say: Words;
  private readonly assets: AssetList;
  private readonly texts: Texts;
  private readonly announce: (words: string) => void;
  private readonly obstacles: Obstacles;
  private session: Session | null = null;
  private request = 0;
  private finished = 0;
  /** Counts stops: what was asked for before one is not sent after it. */
  private stops = 0;
  /** An input asked for the last run: cells that follow it do so without a sign of running. */
  private quiet = false;
  /** Cells that the kernel said to run and not yet to have ended. */
  private readonly active = new Set<string>();
  /** What to ask of a new kernel, once, if this one turns out to be broken. */
  private again: { readonly names: readonly string[]; readonly fresh: boolean } | null = null;
  private patience: number = watch.patience;

  constructor({ cells, inputs, say, assets, base, announce }: Surroundings) {
    this.cells = cells;
    this.inputs = inputs;
    this.say = say;
    this.assets = assets;
    this.texts = new Texts(base);
    this.announce = announce;
    this.obstacles = new Obstacles(cells, (model, error) => this.fail(model, null, error));
  }

  /** Whether cells still follow what an input said before. */
  get following(): boolean {
    return this.finished < this.request && this.quiet;
  }

  /** Runs what a reader asked for, with what it needs and what needs it. */
  async ask(names: readonly string[], patience: number = watch.patience): Promise<void> {
    // An older text of the cell that never yields would keep the kernel from hearing of the new one.
    // So would what a cell has left behind that never yields.
    const isLeft = this.active.size === 0 && this.finished >= this.request;
    if (
      (this.session?.silence ?? 0) >= 1 &&
      (isLeft || names.some((name) => this.active.has(name)))
    )
      this.drop();
    this.quiet = false;
    this.patience = patience;
    for (const model of this.cells.values()) model.held = false;
    await this.run(names);
  }

  isRunning(name: string): boolean {
    return this.active.has(name) || this.cells.get(name)?.view.state === 'running';
  }

  /** The reader lets what is past its budget go on. */
  goOn(): void {
    this.session?.goOn();
    for (const { view } of this.cells.values()) if (view.state === 'running') view.tell('');
  }

  /** Runs the cells that read inputs. */
  async follow(inputs: readonly string[]): Promise<void> {
    const held = [...this.cells.values()].filter((one) => one.held);
    if (held.length > 0) await compileEdits(held);
    const { after } = this.graph();
    const cells = new Set(inputs.flatMap((name) => [...(after.get(name) ?? [])]));
    for (const { name } of held) {
      for (const one of [name, ...(after.get(name) ?? [])]) cells.delete(one);
    }
    this.quiet = true;
    this.patience = watch.patience;
    if (cells.size > 0) await this.run([...cells], false);
  }

  private graph(): Graph {
    const compiled = [...this.cells.values()].flatMap((one): Compiled[] =>
      one.compiled ? [one.compiled] : [],
    );
    return graphOf(compiled, this.inputs.names());
  }

  /** Runs cells, what they need and what needs them. `fresh`: compute again what is there already. */
  private async run(asked: readonly string[], fresh = true, repeated = false): Promise<void> {
    await compileEdits(this.cells.values());
    const graph = this.graph();
    const names = this.obstacles.pass(asked, graph);
    const { live, targets } = planOf(names, graph);
    const stands = (name: string): boolean =>
      Boolean(this.cells.get(name)?.compiled) && !graph.problems.has(name);
    const fit = [...live].filter(stands);
    if (!fit.some((name) => targets.has(name))) return;

    const [request, stops] = [++this.request, this.stops];
    this.again = repeated ? null : { names, fresh };
    for (const name of fit) {
      const { view } = this.cells.get(name)!;
      if (!targets.has(name) && this.session?.computed.has(name)) continue;
      this.cells.get(name)!.ran = this.cells.get(name)!.source;
      if (names.includes(name) && !this.quiet) view.set('running');
      else if (!this.quiet && view.state !== 'running') view.set('waiting', this.say.waiting);
    }
    try {
      const session = await this.open();
      if (stops !== this.stops) return;
      session.busy(this.patience);
      const wanted = {
        request,
        imports: graph.imports,
        inputs: this.inputs.all(),
        cells: fit.map((name) => this.cells.get(name)!.compiled!),
        fresh: fresh ? names : [],
        stands,
      };
      await sendRun(session, this.assets, this.texts, wanted, () => stops !== this.stops);
    } catch (error) {
      this.session?.end();
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
    const session: Session = new Session(kernel, {
      hear: (message) => this.hear(session, message),
      late: (silent) => this.late(session, silent),
      ended: (reason) => this.gaveUp(reason),
    });
    session.stuck = () => session.asked && this.finished < this.request && this.active.size === 0;
    this.session = session;
    return session;
  }

  private hear(session: Session, given: unknown): void {
    const message = heard(given);
    if (!message || session !== this.session) return;
    if (message.type === 'broken' || message.type === 'closed') {
      return session.finish(message.type === 'broken' ? 'broken' : 'dead');
    }
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
    // The cell was changed since: its state is that of the new text, whatever the old one still does.
    if (model.ran !== model.source && message.type !== 'outputs') return;
    switch (message.type) {
      case 'running':
        return view.set('running', '', this.quiet ? patienceOfEye : 0);
      case 'outputs':
        return view.add(message.run, message.items, message.left);
      case 'progress': {
        const before = view.doneSoFar;
        view.setProgress(message);
        if (view.doneSoFar > before) {
          session.alive();
          view.tell('');
        }
        return;
      }
      case 'done':
        view.done(message.run, message.ms);
        if (!this.quiet) this.announce(this.say.done(model.name));
        return;
      case 'error':
        return this.fail(model, message.run, message.error);
    }
  }

  private settle(session: Session): void {
    session.idle();
    this.inputs.free();
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
    this.announce(this.say.failed(model.name, message));
  }

  private gaveUp(reason: Ending): void {
    if (reason === 'broken' && this.again) {
      const { names, fresh } = this.again;
      this.again = null;
      this.finished = this.request;
      this.forget();
      void this.run(names, fresh, true);
    } else if (reason !== 'silent') this.stop(this.say.died);
    else if (this.finished >= this.request) this.stop('', this.say.leftBehind);
    else {
      const seconds = (this.session?.budget ?? watch.patience) + watch.grace;
      this.stop(this.say.watchdog(seconds), this.say.stoppedAfter(seconds));
    }
  }

  /** Past its budget: the reader may stop what runs or let it go on. */
  private late(session: Session, silent: boolean): void {
    const { say } = this;
    const words = silent ? say.lateSilent(session.budget, watch.grace) : say.late(session.budget);
    for (const { name, view } of this.cells.values()) {
      if (this.active.size > 0 ? this.active.has(name) : view.state === 'running') {
        view.tell(words, [
          ['stop', say.stop],
          ['go-on', say.goOn],
        ]);
      }
    }
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

  private drop(): void {
    this.session?.end();
    this.stops += 1;
    this.finished = this.request;
    this.forget();
    this.inputs.forget();
    for (const { view } of this.cells.values()) {
      if (view.state === 'waiting' || view.state === 'running') view.set('stale', '');
    }
  }

  /** Ends the kernel with everything that runs in it, and makes a new one ready. */
  stop(note: string, status = this.say.stoppedByYou): void {
    for (const { view } of this.cells.values()) {
      if (view.state === 'running') view.stopped(status, note);
    }
    this.drop();
    this.announce(`${status}. ${note}`);
    // Results stay on the page; their values are computed again when a cell asks for them.
    void this.open().catch(() => undefined);
  }
}
