/*
 * What the baselines without memory learn from: rows of features, each with the number of its class.
 * Source: design rule "shapes are checked at every public entrance".
 * Leaves out: sequences; see window.ts for rows that hold their neighbors.
 */
import {
  checkCount,
  checkMatrix,
  ShapeError,
  ValueError,
  type NumberRows,
} from '../numbers/shape.ts';

/** N rows of D features, and N classes of 0..K−1. */
export type Examples = { readonly x: NumberRows; readonly classes: readonly number[] };

/** D. @throws ShapeError, ValueError by name and index. */
export function checkExamples(place: string, { x, classes }: Examples, K: number): number {
  checkCount(place, 'K', K);
  if (!x?.length)
    throw new ShapeError(place, 'x', 'has no rows', 'one row of features per example');
  const D = x[0].length;
  checkMatrix(place, 'x', x, classes.length, D, 'examples×features');
  classes.forEach((k, n) => {
    if (!Number.isInteger(k) || k < 0 || k >= K) {
      throw new ValueError(place, `classes[${n}]`, `is ${String(k)}`, `an integer of 0..${K - 1}`);
    }
  });
  return D;
}
