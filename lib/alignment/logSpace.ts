/*
 * Sums of probabilities kept as logarithms, so that ten thousand factors do not underflow.
 * Source: ln(p + q) = ln p + ln(1 + q/p) for p ≥ q; ln 0 is −Infinity and means impossible.
 * Leaves out: bases other than e.
 */
import { logSumExp } from '../functions/softmax.ts';
import { matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import { checkVector, ShapeError, type NumberRows } from '../numbers/shape.ts';

/** ln(e^p + e^q); either may be −Infinity. */
export function logAdd(p: number, q: number): number {
  const large = Math.max(p, q);
  if (large === -Infinity) return -Infinity;
  return large + Math.log1p(Math.exp(Math.min(p, q) - large));
}

/** ln(e^p − e^q) for p ≥ q; −Infinity where rounding leaves nothing between them. */
export const logSubtract = (p: number, q: number): number =>
  q >= p ? -Infinity : p + Math.log1p(-Math.exp(q - p));

/** ln Σ_n e^{v_n}, where any or all of the v_n may be −Infinity. */
export const logSum = (v: Vector): number =>
  v.every((value) => value === -Infinity) ? -Infinity : logSumExp(v);

/** Rows 0..T+1 × columns filled with −Infinity: a trace of logarithms before its first sum. */
export function impossible(rows: number, columns: number): Matrix {
  const m = matrix(rows, columns);
  for (const row of m) row.fill(-Infinity);
  return m;
}

/**
 * ln y_k^t of the softmax of T rows of K net inputs: row t−1 of u gives row t, as in a trace of rows 0..T+1.
 * @throws ShapeError for no rows or rows of another length; ValueError for a value that is not finite.
 */
export function logSoftmaxRows(place: string, u: NumberRows): Matrix {
  const T = u?.length;
  if (!T) throw new ShapeError(place, 'u', 'has no rows', 'one row of net inputs per step');
  const K = u[0]?.length ?? 0;
  if (K === 0) throw new ShapeError(place, 'u[0]', 'has no numbers', 'one per class');
  const logY = matrix(T + 2, K);
  for (let t = 1; t <= T; t++) {
    checkVector(place, `u[${t - 1}]`, u[t - 1], K, 'classes');
    const row = logY[t];
    row.set(u[t - 1]);
    const logDenominator = logSumExp(row);
    for (let k = 0; k < K; k++) row[k] -= logDenominator;
  }
  return logY;
}
