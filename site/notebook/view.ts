/**
 * One cell of a running page: its states, outputs, progress and words.
 * Source: look/states-light: as built, edited, running, stale, error, stopped.
 * Leaves out what decides about them (controller.ts).
 */
import morphdom from 'morphdom';
import type { Markup } from '../live/markup.ts';
import { limits } from './bundle.ts';
import type { CellError, Progress } from './cell.ts';
import { cleanerOf, type Clean } from './clean.ts';
import { errorMarkup, leftMarkup, needsTex, outputMarkup, type Tools } from './render.ts';
import type { Words } from './say.ts';

export type State =
  'built' | 'done' | 'edited' | 'waiting' | 'running' | 'stale' | 'error' | 'stopped';

let clean: Clean | null = null;
let tex: Tools['tex'] | null = null;

const timeOf = (ms: number, say: Words): string =>
  ms < 1000
    ? say.milliseconds(ms < 10 ? ms.toFixed(1) : ms.toFixed(0))
    : say.seconds((ms / 1000).toFixed(1));

const fragment = (markup: Markup | string): DocumentFragment => {
  const template = document.createElement('template');
  template.innerHTML = String(markup);
  return template.content;
};

/** Makes an output that stands into the one that follows it: what has not changed is not laid out again, and stays unfolded. */
const morph = (old: Element, drawn: Element): Element =>
  morphdom(old, drawn, {
    onBeforeElUpdated: (from, to) => {
      if (from instanceof HTMLDetailsElement && from.open) to.setAttribute('open', '');
      return !from.isEqualNode(to);
    },
  }) as Element;

export class CellView {
  readonly element: HTMLElement;
  state: State = 'built';
  private readonly name: string;
  private readonly say: Words;
  readonly outputs: HTMLElement;
  private readonly status: HTMLElement;
  private readonly note: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly button: HTMLButtonElement;
  private slots = new Map<string, Element>();
  private run = -1;
  private count = 0;
  private placed = 0;
  private rest: HTMLElement | null = null;
  /** Outputs of the last run that those of this one have not taken the place of yet. */
  private former: Element[] = [];
  private began = 0;
  private clock: ReturnType<typeof setInterval> | null = null;
  private soon: ReturnType<typeof setTimeout> | null = null;
  private progress: Progress | null = null;
  private turn = 0;
  /** Outputs are drawn in the order in which they came, also while KaTeX is on its way. */
  private drawing: Promise<void> = Promise.resolve();

  constructor(element: HTMLElement, say: Words) {
    const find = <T extends Element>(selector: string): T => element.querySelector<T>(selector)!;
    this.element = element;
    this.name = element.dataset['cell']!;
    this.say = say;
    this.outputs = find('.cell-outputs');
    this.status = find('.cell-status');
    this.note = find('.cell-note');
    this.bar = find('.cell-progress');
    this.button = find('.cell-run');
    this.state = element.dataset['state'] as State;
  }

  /** `running` shows after `delay` ms, so that a short rerun leaves the cell in peace. */
  set(state: State, status = '', delay = 0): void {
    this.turn += 1;
    if (this.soon !== null) clearTimeout(this.soon);
    this.soon = null;
    if (state === 'running') {
      this.began = performance.now();
      this.progress = null;
      if (delay > 0) {
        this.state = state;
        this.soon = setTimeout(() => this.show('running', ''), delay);
        return;
      }
    }
    this.state = state;
    this.show(state, status);
  }

  private show(state: State, status: string): void {
    this.element.dataset['state'] = state;
    const running = state === 'running';
    const label = this.button.querySelector('[data-say]')!;
    label.textContent = running ? this.say.stop : this.say.run;
    this.button.dataset['do'] = running ? 'stop' : 'run';
    this.status.textContent = status;
    if (state !== 'stopped') this.note.replaceChildren();
    if (this.clock !== null) clearInterval(this.clock);
    this.clock = null;
    this.bar.hidden = true;
    if (running) {
      this.tick();
      this.clock = setInterval(() => this.tick(), 100);
    }
  }

  private tick(): void {
    const { say } = this;
    const ms = performance.now() - this.began;
    const at = this.progress;
    const parts = [say.running(timeOf(ms, say))];
    if (at) {
      const rate = at.done / (ms / 1000);
      if (at.text !== '') parts.unshift(at.text);
      if (at.done > 0 && at.done < at.total && ms > 500) {
        parts.push(say.rate(rate.toFixed(rate < 10 ? 1 : 0)));
        parts.push(say.left(timeOf(((at.total - at.done) / rate) * 1000, say)));
      }
    }
    this.status.textContent = parts.join(' · ');
    this.bar.hidden = false;
    if (at) {
      this.bar.max = at.total;
      this.bar.value = Math.max(0, Math.min(at.total, at.done));
    } else this.bar.removeAttribute('value');
  }

  setProgress(progress: Progress): void {
    this.progress = progress;
  }

  get doneSoFar(): number {
    return this.progress ? this.progress.done / this.progress.total : -1;
  }

  private tools(): Tools {
    clean ??= cleanerOf(window);
    return { say: this.say, tex: tex ?? (() => null), clean };
  }

  /** The first outputs of a run take the place of the last run's. */
  private begin(run: number): void {
    if (this.run === run) return;
    this.run = run;
    this.count = 0;
    this.placed = 0;
    this.rest = null;
    this.slots.clear();
    this.former = [...this.outputs.children];
    // Where the reader sees it run, nothing of before stands beside what is new.
    if (this.element.dataset['state'] === 'running') this.dropFormer();
  }

  private dropFormer(): void {
    for (const element of this.former) element.remove();
    this.former = [];
  }

  private enqueue(act: () => Promise<void> | void): void {
    this.drawing = this.drawing.then(act).catch((error: unknown) => {
      console.warn(`cell ${this.name}: an output could not be drawn`, error);
    });
  }

  /** Outputs of a run; `items` comes from the kernel and is not trusted. */
  add(run: number, items: readonly unknown[], left: number): void {
    this.enqueue(async () => {
      const bundles = items.map((item) => item as { slot?: unknown; bundle?: unknown } | null);
      if (!tex && bundles.some((one) => needsTex(one?.bundle))) {
        tex = (await import('./tex.ts')).texMarkup;
      }
      if (run < this.run) return;
      this.begin(run);
      this.outputs.querySelector('.nb-left')?.remove();
      for (const item of bundles) {
        const id = `${this.name}-${String(this.count++)}`;
        let drawn = fragment(outputMarkup(item?.bundle, this.tools(), id)).firstElementChild!;
        const slot = typeof item?.slot === 'string' ? item.slot : null;
        const old = slot === null ? undefined : this.slots.get(slot);
        if (old) drawn = morph(old, drawn);
        else drawn = this.place(drawn);
        if (slot !== null && this.slots.size < 200) this.slots.set(slot, drawn);
      }
      if (left > 0) {
        this.dropFormer();
        this.outputs.append(fragment(leftMarkup(left, this.say)));
      }
    });
  }

  /** Outputs beyond the first ones are folded, as in the built page. */
  private place(drawn: Element): Element {
    this.placed += 1;
    if (this.placed <= limits.unfolded) {
      const old = this.former.shift();
      if (old?.className === drawn.className) return morph(old, drawn);
      old?.remove();
      const [next] = this.former;
      if (next) next.before(drawn);
      else this.outputs.append(drawn);
      return drawn;
    }
    this.dropFormer();
    if (!this.rest) {
      this.rest = document.createElement('details');
      this.rest.className = 'nb-rest';
      this.rest.append(document.createElement('summary'));
      this.outputs.append(this.rest);
    }
    this.rest.append(drawn);
    this.rest.firstChild!.textContent = this.say.moreOutputs(this.placed - limits.unfolded);
    return drawn;
  }

  /** A state that stands once everything before it is drawn, unless another was set meanwhile. */
  private setDrawn(state: State, status: string): void {
    const turn = this.turn;
    this.enqueue(() => {
      if (turn === this.turn) this.set(state, status);
    });
  }

  done(run: number, ms: number): void {
    this.enqueue(() => {
      this.begin(run);
      this.dropFormer();
    });
    this.setDrawn('done', this.say.ranIn(timeOf(ms, this.say)));
  }

  /** The error stands below what the run showed before it. A kept output is from before the error. */
  fail(run: number | null, error: CellError): void {
    const { say } = this;
    this.enqueue(() => {
      if (run !== null) this.begin(run);
      this.dropFormer();
      this.outputs.querySelector('.nb-error')?.remove();
      this.outputs.append(fragment(errorMarkup(error, say)));
    });
    const { line, cell, waits } = error;
    const here = cell === this.name;
    const place =
      line === null || waits === true
        ? say.error
        : here
          ? say.errorAt(line)
          : say.errorElsewhere(line, cell);
    this.setDrawn('error', place);
  }

  stopped(status: string, note: string): void {
    this.set('stopped', status);
    const reason = note === '' ? '' : `${note} `;
    this.tell(`${reason}${this.say.othersUnharmed}`, [['again', this.say.runAgain]]);
  }

  /** A new kernel counts its runs from the beginning. */
  forgetRuns(): void {
    this.enqueue(() => {
      this.run = -1;
    });
  }

  /** Words below the cell, with what a reader may do about them. */
  tell(note: string, choices: readonly (readonly [action: string, label: string])[] = []): void {
    const buttons = choices.map(([action, label]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'cell-again';
      button.dataset['do'] = action;
      button.textContent = label;
      return button;
    });
    if (note === '') this.note.replaceChildren();
    else this.note.replaceChildren(note, ...buttons.flatMap((one) => [' ', one]));
  }

  reset(visible: boolean): void {
    this.element.querySelector<HTMLElement>('[data-do="reset"]')!.hidden = !visible;
  }

  editing(open: boolean): void {
    this.element.querySelector<HTMLElement>('[data-do="edit"]')!.hidden = open;
  }

  /** The outputs as the page was built with, taken before the first run. */
  keepBuilt(): () => void {
    const kept = [...this.outputs.childNodes].map((node) => node.cloneNode(true));
    const [state, status] = [this.state, this.status.textContent ?? ''];
    return () => {
      this.enqueue(() => this.outputs.replaceChildren(...kept.map((node) => node.cloneNode(true))));
      this.forgetRuns();
      this.set(state, status);
    };
  }
}
