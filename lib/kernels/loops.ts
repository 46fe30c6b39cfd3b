/*
 * What each kernel computes, in three lines: the reference that a test holds the kernels to.
 * Source: matrices of weights are [source][target]; results are added to what is there, squashings replace it.
 * Leaves out: speed.
 */
import type { Matrix, Vector } from '../numbers/matrix.ts';

/** y_t gains Σ_m x_tm w_m: a net input from its sources, for all rows t. */
export function product(y: Matrix, x: Matrix, w: Matrix): void {
  for (let t = 0; t < y.length; t++)
    for (let m = 0; m < w.length; m++)
      for (let n = 0; n < y[t].length; n++) y[t][n] += x[t][m] * w[m][n];
}

/** y_t gains Σ_n w_·n d_tn: an error from the errors that it feeds. */
export function productTransposed(y: Matrix, d: Matrix, w: Matrix): void {
  for (let t = 0; t < y.length; t++)
    for (let m = 0; m < w.length; m++)
      for (let n = 0; n < d[t].length; n++) y[t][m] += w[m][n] * d[t][n];
}

/** w gains Σ_t x_t d_tᵀ: the rank-T update that a gradient is. */
export function outer(w: Matrix, x: Matrix, d: Matrix): void {
  for (let t = 0; t < x.length; t++)
    for (let m = 0; m < w.length; m++)
      for (let n = 0; n < d[t].length; n++) w[m][n] += x[t][m] * d[t][n];
}

/** b = 1 / (1 + e^{−a}). */
export function logistic(a: Vector, b: Vector): void {
  for (let n = 0; n < a.length; n++) b[n] = 1 / (1 + Math.exp(-a[n]));
}

/** b = tanh a. */
export function tanh(a: Vector, b: Vector): void {
  for (let n = 0; n < a.length; n++) b[n] = Math.tanh(a[n]);
}

/** y_t = e^{a_t − max a_t} / Σ, for all rows t. */
export function softmax(a: Matrix, y: Matrix): void {
  for (let t = 0; t < a.length; t++) {
    const powers = a[t].map((value) => Math.exp(value - Math.max(...a[t])));
    y[t].set(powers.map((power) => power / powers.reduce((sum, one) => sum + one)));
  }
}

/** A gate on the cells of its block: to_c = gate_j p_c. */
export function multiply(to: Vector, gate: Vector, p: Vector): void {
  const cells = p.length / gate.length;
  for (let c = 0; c < p.length; c++) to[c] = gate[Math.floor(c / cells)] * p[c];
}

/** to_c gains gate_j p_c. */
export function multiplyAdd(to: Vector, gate: Vector, p: Vector): void {
  const cells = p.length / gate.length;
  for (let c = 0; c < p.length; c++) to[c] += gate[Math.floor(c / cells)] * p[c];
}

/** to_j gains Σ p_c q_c over the cells of block j. */
export function blockSums(to: Vector, p: Vector, q: Vector): void {
  const cells = p.length / to.length;
  for (let c = 0; c < p.length; c++) to[Math.floor(c / cells)] += p[c] * q[c];
}
