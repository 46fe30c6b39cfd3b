/*
 * The gradient of one update: sums over sequences, each with its share.
 * Source: a gradient is the mean over a sequence's targets, then over a batch's sequences.
 * Leaves out: what makes a step of it (optimizers.ts).
 */
import type { Targets } from '../networks/outputErrors.ts';
import { namedArrays } from './arrays.ts';

/** How many steps have a target. */
export const countTargets = (z: Targets): number =>
  Array.from(z).filter((row) => row !== null).length;

/** Sets every number to 0. */
export function clear(sum: object): void {
  for (const { rows } of namedArrays(sum)) for (const row of rows) row.fill(0);
}

/** Adds share · gradient to a sum of the same shape. */
export function addShare(sum: object, gradient: object, share: number): void {
  const parts = namedArrays(gradient);
  namedArrays(sum).forEach(({ rows }, array) => {
    rows.forEach((row, m) => {
      const slope = parts[array].rows[m];
      for (let n = 0; n < row.length; n++) row[n] += share * slope[n];
    });
  });
}
