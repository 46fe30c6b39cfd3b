/*
 * What hidden Markov models ask of their numbers: rows that are distributions, scores that may be −Infinity.
 * Source: design rule "shapes are checked at every public entrance; never a silent NaN".
 * Leaves out: repair; a row that sums to .99 is refused.
 */
import { matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import {
  checkMatrix,
  checkVector,
  ShapeError,
  ValueError,
  type NumberRows,
  type Numbers,
} from '../numbers/shape.ts';

/** Thirds typed with ten digits pass, a forgotten class does not. */
const sumTolerance = 1e-9;

/** A copy of N ≥ 1 probabilities that sum to 1. @throws ShapeError, ValueError by name and index. */
export function checkShares(place: string, what: string, v: Numbers, N: number): Vector {
  if (N === 0) throw new ShapeError(place, what, 'has no numbers', 'at least one probability');
  checkVector(place, what, v, N, 'probabilities');
  let sum = 0;
  for (let n = 0; n < N; n++) {
    if (v[n] < 0) throw new ValueError(place, `${what}[${n}]`, `is ${v[n]}`, 'at least 0');
    sum += v[n];
  }
  if (Math.abs(sum - 1) > sumTolerance) {
    throw new ValueError(place, what, `sums to ${sum}`, 'a sum of 1');
  }
  return Float64Array.from(v);
}

/** A copy of rows × columns probabilities, each row summing to 1. @throws as checkShares does. */
export function checkShareRows(
  place: string,
  what: string,
  m: NumberRows,
  rows: number,
  columns: number,
): Matrix {
  checkMatrix(place, what, m, rows, columns, 'states×columns');
  const copy = matrix(rows, columns);
  copy.forEach((row, n) => {
    row.set(checkShares(place, `${what}[${n}]`, m[n], columns));
  });
  return copy;
}

/**
 * T rows of N scores as rows 1..T of a matrix of T+2 rows: finite numbers or −Infinity.
 * @throws ShapeError for no rows or rows of another length; ValueError for NaN or +Infinity, by index.
 */
export function readLogScores(place: string, scores: NumberRows, N: number): Matrix {
  const T = scores?.length;
  if (!T) throw new ShapeError(place, 'scores', 'have no rows', 'one row of states per step');
  const rows = matrix(T + 2, N);
  for (let t = 1; t <= T; t++) {
    const row = scores[t - 1];
    if (row?.length !== N) {
      const got = row === undefined ? 'is missing' : `has ${row.length} numbers`;
      throw new ShapeError(place, `scores[${t - 1}]`, got, `states = ${N}`);
    }
    for (let i = 0; i < N; i++) {
      if (Number.isFinite(row[i]) || row[i] === -Infinity) rows[t][i] = row[i];
      else {
        const expected = 'a finite logarithm or −Infinity';
        throw new ValueError(place, `scores[${t - 1}][${i}]`, `is ${row[i]}`, expected);
      }
    }
  }
  return rows;
}
