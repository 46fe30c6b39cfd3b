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
  const all = rowsFrom(a[1], T);
  if (!bias) return void all.fill(0);
  // Twice as many rows at a time: a call for each row costs more than the copying.
  all.set(bias);
  for (let done = bias.length; done < all.length; done *= 2) all.copyWithin(done, 0, done);
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
  else if (name === 'identity') rowsFrom(b, steps).set(rowsFrom(a, steps));
  else {
    kernels.logistic(a, b, n);
    if (name === 'logistic') return;
    const scale = name === 'logistic1' ? 2 : 4;
    const all = rowsFrom(b, steps);
    for (let i = 0; i < n; i++) all[i] = scale * all[i] - scale / 2;
  }
}

/** The numbers of a row and of the rows behind it in one memory, `steps` rows in all. */
export const rowsFrom = (row: Vector, steps: number): Vector =>
  steps === 1 ? row : new Float64Array(row.buffer, row.byteOffset, steps * row.length);

/** slope = squash′(a), where b = squash(a), of `steps` rows that follow each other. */
export function slopes(
  name: ActivationName,
  firstA: Vector,
  firstB: Vector,
  firstSlope: Vector,
  steps = 1,
): void {
  const [a, b, slope] = [firstA, firstB, firstSlope].map((row) => rowsFrom(row, steps));
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
  rowsFrom(rows[1], T).fill(0);
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
