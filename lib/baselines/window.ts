/*
 * A fixed window: each step's features with those of its neighbors, for a model that has no memory.
 * Source: the source article's first remedy for samples that are not independent.
 * Leaves out: windows that stride or grow.
 */
import type { Targets } from '../networks/outputErrors.ts';
import * as mlp from '../networks/mlp.ts';
import { matrix, type Matrix } from '../numbers/matrix.ts';
import { checkCount, checkMatrix, ShapeError, type NumberRows } from '../numbers/shape.ts';

/**
 * T rows of (before + 1 + after)·I numbers from T rows of I: the rows t − before to t + after, the oldest first.
 * What lies before the first step or after the last is 0, as everything outside 1..T is in the book (and the
 * mean of a feature scaled to mean 0); the sequence is neither shortened nor wrapped around.
 * @throws ShapeError, ValueError for the rows; ValueError for a count that is no integer of at least 0.
 */
export function window(rows: NumberRows, before: number, after: number): Matrix {
  checkCount('window', 'before', before, 0);
  checkCount('window', 'after', after, 0);
  if (!rows?.length) throw new ShapeError('window', 'rows', 'are none', 'at least one step');
  const T = rows.length;
  const I = rows[0].length;
  checkMatrix('window', 'rows', rows, T, I, 'steps×inputs');
  const result = matrix(T, (before + 1 + after) * I);
  for (let t = 0; t < T; t++) {
    const first = Math.max(0, t - before);
    const last = Math.min(T - 1, t + after);
    for (let m = first; m <= last; m++) result[t].set(rows[m], (m - t + before) * I);
  }
  return result;
}

/** A sequence with windows in place of its inputs; the targets stay. @throws as window does. */
export const windowed = <One extends { readonly x: NumberRows; readonly z: Targets }>(
  sequence: One,
  before: number,
  after: number,
): Omit<One, 'x'> & { readonly x: Matrix } => ({
  ...sequence,
  x: window(sequence.x, before, after),
});

/**
 * The multilayer perceptron that reads such windows: a shape of mlp.network whose `inputs` count one step.
 * @throws ValueError as mlp.network does, and for a window that is no count.
 */
export function windowMlp(
  shape: Parameters<typeof mlp.network>[0],
  before: number,
  after: number,
): mlp.MLP {
  checkCount('windowMlp', 'before', before, 0);
  checkCount('windowMlp', 'after', after, 0);
  return mlp.network({ ...shape, inputs: shape.inputs * (before + 1 + after) });
}
