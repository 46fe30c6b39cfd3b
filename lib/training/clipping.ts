/*
 * Bounds on a gradient before a step is taken: on each value, or on the length of the whole.
 * Source: Graves 2013 clips values; Pascanu, Mikolov & Bengio 2013 scale the norm.
 * Leaves out: where it is said that clipping is on; train.ts reports it.
 */
import { ValueError } from '../numbers/shape.ts';
import { namedArrays } from './arrays.ts';

/** Bounds, each above 0; both may be given, the values are clipped first. */
export type Clipping = {
  /** Every value is brought into [−value, value]. */
  readonly value?: number;
  /** The Euclidean norm over all arrays is brought down to this. */
  readonly norm?: number;
};

/** @throws ValueError for a bound that is not above 0. */
export function checkClipping({ value, norm }: Clipping): void {
  for (const [what, bound] of Object.entries({ value, norm })) {
    if (bound !== undefined && !(bound > 0)) {
      throw new ValueError('clip', what, `is ${bound}`, 'a number above 0');
    }
  }
}

/** Euclidean norm over all arrays. */
export function normOf(gradient: object): number {
  let sum = 0;
  for (const { rows } of namedArrays(gradient)) {
    for (const row of rows) for (const value of row) sum += value * value;
  }
  return Math.sqrt(sum);
}

/** Clips in place, values first; true if anything was changed. */
export function clip(gradient: object, { value = Infinity, norm = Infinity }: Clipping): boolean {
  let changed = false;
  const every = (to: (one: number) => number): void => {
    for (const { rows } of namedArrays(gradient)) {
      for (const row of rows) {
        for (let n = 0; n < row.length; n++) {
          const next = to(row[n]);
          if (next !== row[n]) changed = true;
          row[n] = next;
        }
      }
    }
  };
  if (value < Infinity) every((one) => Math.min(value, Math.max(-value, one)));
  const length = norm < Infinity ? normOf(gradient) : 0;
  if (length > norm) every((one) => (one * norm) / length);
  return changed;
}
