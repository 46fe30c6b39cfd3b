/*
 * Sums over every path, written without any recursion of the library: the other side of its tests.
 * Source: the definitions: a labeling's probability is the sum over the paths that collapse to it.
 * Leaves out: lengths above about 8.
 */

/** All sequences of `T` numbers from 0..K−1. */
export const everyPath = (T: number, K: number): number[][] =>
  Array.from({ length: K ** T }, (_, n) =>
    Array.from({ length: T }, (_, t) => Math.floor(n / K ** t) % K),
  );

/** Rows of probabilities from rows of net inputs, by the plain formula. */
export const plainSoftmax = (u: readonly (readonly number[])[]): number[][] =>
  u.map((row) => {
    const powers = row.map((value) => Math.exp(value));
    return powers.map((power) => power / powers.reduce((sum, one) => sum + one, 0));
  });

/** The labeling of a path as text, runs found by a regular expression: 'labels joined by commas'. */
export const labelingOf = (path: readonly number[], blank: number): string =>
  path
    .join(',')
    .replace(/(?<=^|,)(\d+)(,\1)+(?=,|$)/g, '$1')
    .split(',')
    .filter((label) => label !== String(blank))
    .join(',');

/** The probability of every labeling, from every path. */
export function labelingProbabilities(
  y: readonly (readonly number[])[],
  blank: number,
): Map<string, number> {
  const all = new Map<string, number>();
  for (const path of everyPath(y.length, y[0].length)) {
    const p = path.reduce((product, k, t) => product * y[t][k], 1);
    const labeling = labelingOf(path, blank);
    all.set(labeling, (all.get(labeling) ?? 0) + p);
  }
  return all;
}
