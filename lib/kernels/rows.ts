/*
 * What every network on the kernels does with rows: biases, squashing, slopes, outputs, sums over steps.
 * Source: lib/functions; logistic and tanh are kernels, the other squashings are made of the logistic.
 * Leaves out: products, which are kernels.
 */
import type { ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import type { Matrix, Vector } from '../numbers/matrix.ts';
import type { Kernels } from './instance.ts';

/** Rows 1..T start from the bias, or from 0 without one. */
export function addBias(a: Matrix, bias: Vector | undefined, T: number): void {
  for (let t = 1; t <= T; t++) {
    if (bias) a[t].set(bias);
    else a[t].fill(0);
  }
}

/** b = squash(a) of `steps` rows that follow each other. */
export function apply(
  kernels: Kernels,
  name: ActivationName,
  a: Vector,
  b: Vector,
  steps = 1,
): void {
  const n = steps * a.length;
  if (name === 'tanh') kernels.tanh(a, b, n);
  else if (name === 'identity') long(b, n).set(long(a, n));
  else {
    kernels.logistic(a, b, n);
    if (name === 'logistic') return;
    const scale = name === 'logistic1' ? 2 : 4;
    const all = long(b, n);
    for (let i = 0; i < n; i++) all[i] = scale * all[i] - scale / 2;
  }
}

/** The numbers from a row on, over the rows behind it. */
const long = (row: Vector, n: number): Vector =>
  n === row.length ? row : new Float64Array(row.buffer, row.byteOffset, n);

/** slope = squash′(a), where b = squash(a). */
export function slopes(name: ActivationName, a: Vector, b: Vector, slope: Vector): void {
  const n = a.length;
  if (name === 'logistic') for (let i = 0; i < n; i++) slope[i] = b[i] * (1 - b[i]);
  else if (name === 'tanh') for (let i = 0; i < n; i++) slope[i] = 1 - b[i] * b[i];
  else if (name === 'identity') slope.fill(1);
  else if (name === 'logistic1') for (let i = 0; i < n; i++) slope[i] = (1 - b[i] * b[i]) / 2;
  else for (let i = 0; i < n; i++) slope[i] = (4 - b[i] * b[i]) / 4;
}

/** δ = squash′(a) ε, where b = squash(a). */
export function multiplySlopes(
  name: ActivationName,
  a: Vector,
  b: Vector,
  ε: Vector,
  δ: Vector,
): void {
  slopes(name, a, b, δ);
  for (let i = 0; i < δ.length; i++) δ[i] *= ε[i];
}

/** Rows 1..T become 0. */
export function clearRows(rows: Matrix, T: number): void {
  for (let t = 1; t <= T; t++) rows[t].fill(0);
}

/** y of rows 1..T (output.1–output.3). */
export function applyOutput(
  kernels: Kernels,
  name: OutputName,
  a: Matrix,
  y: Matrix,
  T: number,
): void {
  if (name === 'softmax') kernels.softmax(a[1], y[1], T);
  else apply(kernels, name, a[1], y[1], T);
}

/** `sum` gains rows 1..T of d. */
export function sumRows(sum: Vector | undefined, d: Matrix, T: number): void {
  if (!sum) return;
  for (let t = 1; t <= T; t++) {
    const row = d[t];
    for (let n = 0; n < sum.length; n++) sum[n] += row[n];
  }
}
