/**
 * One run of one cell: its builtins, its clock, and the bounds on what it may send.
 * Source: design rule "outputs are bounded before they cross: count, rate, bytes, depth, console and progress".
 * Leaves out when a cell runs (kernel.ts).
 */
import { limits, mime, type Bundle, type Level } from './bundle.ts';
import type { CellError, FromKernel } from './cell.ts';
import { attempt, cut, textOf } from './safe.ts';
import { bundleOf, sizeOf } from './show.ts';
import { tableOutput, texOutput } from './tables.ts';

/** Ends a run whose cell has been started again. */
export class Superseded extends Error {
  override name = 'Superseded';
}

interface Surroundings {
  readonly post: (message: FromKernel) => void;
  readonly now: () => number;
  readonly module: (name: string) => Readonly<Record<string, unknown>> | undefined;
}

type Outgoing = { readonly slot: string | null; readonly bundle: Bundle };

const levels: readonly Level[] = ['log', 'info', 'warn', 'error', 'debug'];

export class CellRun {
  readonly cell: string;
  readonly id: number;
  stale = false;
  private readonly around: Surroundings;
  private readonly began: number;
  private queue: Outgoing[] = [];
  private count = 0;
  private size = 0;
  private left = 0;
  /** The first output goes at once: a loop that never yields may follow it. */
  private sent = -Infinity;
  private reported = -Infinity;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private last: { done: number; total: number; text: string } | null = null;
  private readonly endings: (() => void)[] = [];
  private readonly slots = new Set<string>();

  constructor(cell: string, id: number, around: Surroundings) {
    this.cell = cell;
    this.id = id;
    this.around = around;
    this.began = around.now();
  }

  start(): void {
    this.around.post({ type: 'running', cell: this.cell, run: this.id });
  }

  supersede(): void {
    this.stale = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const end of this.endings) end();
  }

  /** Flushes what is left and says how long it took. */
  async finish(): Promise<void> {
    if (this.stale) throw new Superseded();
    this.flush();
    this.flushProgress();
    const ms = this.around.now() - this.began;
    this.around.post({ type: 'done', cell: this.cell, run: this.id, ms });
    return Promise.resolve();
  }

  fail(error: CellError): void {
    if (this.stale) return;
    this.flush();
    this.flushProgress();
    const ms = this.around.now() - this.began;
    this.around.post({ type: 'error', cell: this.cell, run: this.id, ms, error });
  }

  /** Shows the value of the cell's last expression; a promise when it is there. */
  readonly echo = (value: unknown): unknown => {
    if (value === undefined) return undefined;
    this.show(value);
    return undefined;
  };

  builtin(name: string): unknown {
    switch (name) {
      case 'display':
        return <T>(value: T, options?: { readonly id?: string }): T => {
          this.show(value, options?.id);
          return value;
        };
      case 'progress':
        return (done: number, total: number, text = ''): void => this.progress(done, total, text);
      case 'table':
        return tableOutput;
      case 'tex':
        return (source: unknown, ...holes: readonly unknown[]): object => {
          const parts = (source as { raw?: readonly string[] }).raw;
          const joined = parts
            ? parts.map((part, n) => part + (n < holes.length ? textOf(holes[n]) : '')).join('')
            : textOf(source);
          return texOutput(joined);
        };
      case 'Plot': {
        const plot = this.around.module('Plot');
        if (!plot) throw new Error('Plot: was not loaded');
        return plot;
      }
      case 'console':
        return this.console();
      case 'invalidation':
        return new Promise<void>((resolve) => this.endings.push(resolve));
      default:
        return undefined;
    }
  }

  private console(): Readonly<Record<string, (...values: readonly unknown[]) => void>> {
    const say =
      (level: Level) =>
      (...values: readonly unknown[]): void => {
        const words = values.map((value) =>
          typeof value === 'string'
            ? value
            : (attempt(() => JSON.stringify(value), undefined) ?? textOf(value)),
        );
        this.send({ [mime.text]: cut(words.join(' ')), [mime.console]: level }, null);
      };
    const silent = (): void => undefined;
    const named = Object.fromEntries(levels.map((level) => [level, say(level)]));
    return {
      ...named,
      table: (rows: unknown) => this.show(Array.isArray(rows) ? tableOutput(rows) : rows),
      assert: (holds: unknown, ...values: readonly unknown[]) => {
        if (!holds) say('error')('Assertion failed', ...values);
      },
      time: silent,
      timeEnd: silent,
      group: silent,
      groupEnd: silent,
    };
  }

  private show(value: unknown, slot?: string): void {
    // Superseded or over the bound, the value is not even looked at.
    if (this.refuses(slot)) return;
    this.send(bundleOf(value), slot === undefined ? null : cut(String(slot), 100));
  }

  private refuses(slot?: string | null): boolean {
    if (this.stale) throw new Superseded();
    const replaces = typeof slot === 'string' && this.slots.has(slot);
    if ((this.count >= limits.outputs && !replaces) || this.size >= limits.total) {
      this.left += 1;
      this.schedule();
      return true;
    }
    return false;
  }

  private send(bundle: Bundle, slot: string | null): void {
    if (this.refuses(slot)) return;
    const size = sizeOf(bundle);
    const replaced = slot === null ? -1 : this.queue.findIndex((one) => one.slot === slot);
    if (replaced < 0 && this.size + size > limits.total) {
      this.left += 1;
    } else {
      if (replaced >= 0) this.queue.splice(replaced, 1);
      else if (slot === null || !this.slots.has(slot)) this.count += 1;
      if (slot === null) this.size += size;
      else this.slots.add(slot);
      this.queue.push({ slot, bundle });
    }
    this.schedule();
  }

  private schedule(): void {
    // A loop that never yields has no timer: it flushes by itself when enough time has passed.
    if (this.queue.length > 0 && this.around.now() - this.sent >= limits.pause) this.flush();
    else if (this.timer === null) {
      this.timer = setTimeout(() => {
        this.timer = null;
        if (!this.stale) {
          this.flush();
          this.flushProgress();
        }
      }, limits.pause);
    }
  }

  private flush(): void {
    if (this.queue.length === 0 && this.left === 0) return;
    this.sent = this.around.now();
    const items = this.queue;
    this.queue = [];
    const { cell, id: run, left } = this;
    this.around.post({ type: 'outputs', cell, run, items, left });
  }

  private progress(done: unknown, total: unknown, text: unknown): void {
    if (this.stale) throw new Superseded();
    if (!Number.isFinite(done) || !Number.isFinite(total) || (total as number) <= 0) {
      throw new TypeError(
        `progress: done and total are ${textOf(done)}, ${textOf(total)}, expected numbers, total above 0`,
      );
    }
    this.last = { done: done as number, total: total as number, text: cut(textOf(text), 200) };
    if (this.around.now() - this.reported >= limits.pause) this.flushProgress();
    else this.schedule();
  }

  private flushProgress(): void {
    if (!this.last) return;
    this.reported = this.around.now();
    this.around.post({ type: 'progress', cell: this.cell, run: this.id, ...this.last });
    this.last = null;
  }
}
