/**
 * The inputs of a page as the running notebook knows them: their values, and what was moved since cells last ran.
 * Source: the page's controls. While cells work on an earlier value only the newest waits.
 * Leaves out drawing them (start.ts) and running what follows (controller.ts).
 */
import type { InputValue } from './cell.ts';
import { controlsOf, valueOf } from './inputValue.ts';

/** Milliseconds after which a moved input no longer waits for the cells that still run. */
const longest = 250;

export class Inputs {
  private readonly values = new Map<string, InputValue>();
  private readonly moved = new Set<string>();
  private readonly follow: (names: readonly string[]) => void;
  private waiting: ReturnType<typeof setTimeout> | null = null;

  constructor(follow: (names: readonly string[]) => void) {
    this.follow = follow;
    for (const control of controlsOf(document)) {
      // A field that was left with no number in it stands for what it said before.
      const value = valueOf(control) ?? Number(control.dataset['value']);
      this.values.set(control.dataset['input']!, value);
    }
  }

  names = (): readonly string[] => [...this.values.keys()];

  all(): { readonly name: string; readonly value: InputValue }[] {
    return [...this.values].map(([name, value]) => ({ name, value }));
  }

  /** `busy`: cells still work on what an input said before. */
  move(name: string, value: InputValue, busy: boolean): void {
    this.values.set(name, value);
    this.moved.add(name);
    if (this.waiting !== null) return;
    if (busy) this.waiting = setTimeout(() => this.release(), longest);
    else this.release();
  }

  /** The cells are free: what waited goes on. */
  free(): void {
    if (this.waiting !== null) this.release();
  }

  forget(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
  }

  private release(): void {
    this.forget();
    const names = [...this.moved];
    this.moved.clear();
    this.follow(names);
  }
}
