/*
 * Holds a network's trace, errors and gradient against a solved graph, array by array.
 * Source: |a − b| ≤ tolerance · max|array|, the array being all steps and units of one quantity.
 * Leaves out: building either side.
 */
import { errorAt, valueAt, weightErrors, type Solved } from '../../lib/graph/solve.ts';
import { namedArrays } from '../../lib/training/arrays.ts';

export type Rows = readonly ArrayLike<number>[];

/** The largest difference of two lists over the largest absolute value of the second. */
export function apart(got: readonly number[], expected: readonly number[]): number {
  const largest = Math.max(...expected.map(Math.abs));
  const off = Math.max(...expected.map((value, n) => Math.abs(value - got[n])));
  return off === 0 ? 0 : off / largest;
}

/** By quantity: how far rows 1..T of a matrix lie from the graph's values or errors. */
export function nodesApart(
  solved: Solved,
  T: number,
  what: 'value' | 'error',
  arrays: Readonly<Record<string, Rows>>,
): Record<string, number> {
  const read = what === 'value' ? valueAt : errorAt;
  return Object.fromEntries(
    Object.entries(arrays).map(([quantity, rows]) => {
      const own = rows.slice(1, T + 1).flatMap((row) => Array.from(row));
      const expected = rows
        .slice(1, T + 1)
        .flatMap((row, n) =>
          Array.from(row, (_, unit) => read(solved, { quantity, t: n + 1, unit })),
        );
      return [`${what} ${quantity}`, apart(own, expected)];
    }),
  );
}

/** By array of weights: how far a gradient lies from the sum over the edges that share each weight. */
export function weightsApart(solved: Solved, gradient: object): Record<string, number> {
  const sums = weightErrors(solved);
  let seen = 0;
  const result = Object.fromEntries(
    namedArrays(gradient).map(({ name, rows }) => {
      const single = !Array.isArray(
        name
          .split('.')
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], gradient),
      );
      const own = rows.flatMap((row) => Array.from(row));
      const expected = rows.flatMap((row, m) =>
        Array.from(row, (_, n) => {
          const sum = sums.get(single ? `${name}[${n}]` : `${name}[${m}][${n}]`);
          if (sum === undefined) throw new Error(`graph: weight: got none, expected ${name}`);
          seen++;
          return sum;
        }),
      );
      return [`gradient ${name}`, apart(own, expected)];
    }),
  );
  if (seen !== sums.size) throw new Error(`graph: weights: got ${seen}, expected ${sums.size}`);
  return result;
}
