/*
 * Holds what the kernels give against what the readable code gives: |a − b| ≤ 1e-12 · max|array|, array by array.
 * Source: sums in another order and another e^x differ in their last digits, which a few hundred steps carry on.
 * Leaves out: what is not a number; both must have the same shape.
 */
import { expect } from 'vitest';

const isRows = (value: unknown): value is Float64Array[] =>
  Array.isArray(value) && ArrayBuffer.isView(value[0]);

export function expectSame(got: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number') {
    expect(
      Math.abs((got as number) - expected) <= 1e-12 * Math.abs(expected),
      `${path}: ${String(got)}, expected ${expected}`,
    ).toBe(true);
    return;
  }
  if (ArrayBuffer.isView(expected) || isRows(expected)) {
    const rows = (ArrayBuffer.isView(expected) ? [expected] : expected) as Float64Array[];
    const others = (ArrayBuffer.isView(got) ? [got] : got) as Float64Array[];
    expect(others.length, `${path}: rows`).toBe(rows.length);
    let [max, off] = [0, 0];
    rows.forEach((row, r) => {
      expect(others[r].length, `${path}[${r}]: length`).toBe(row.length);
      row.forEach((value, n) => {
        max = Math.max(max, Math.abs(value));
        // A NaN is never near: Math.max keeps it, and the comparison below fails.
        off = Math.max(off, Math.abs(others[r][n] - value));
      });
    });
    expect(off <= 1e-12 * max, `${path}: off by ${off} of ${max}`).toBe(true);
    return;
  }
  expect(Object.keys(got as object).sort(), path).toEqual(Object.keys(expected as object).sort());
  for (const key of Object.keys(expected as object)) {
    expectSame(got![key as never], expected![key as never], `${path}.${key}`);
  }
}
