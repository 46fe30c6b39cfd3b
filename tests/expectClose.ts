/*
 * The one comparison of numbers in the tests: |a − b| ≤ tolerance · max(1, |b|), through any nesting.
 * Source: every tolerance is stated at the call, with its reason.
 * Leaves out: anything but finite numbers, which fail.
 */
import { expect } from 'vitest';

type Nested = number | ArrayLike<Nested>;

/** Fails with the index path of the first number that is too far off. */
export function expectClose(got: Nested, expected: Nested, tolerance: number, path = ''): void {
  if (typeof expected === 'number') {
    const off = Math.abs((got as number) - expected);
    const ok = off <= tolerance * Math.max(1, Math.abs(expected));
    expect(ok, `${path || 'value'}: ${String(got)}, expected ${expected} ± ${tolerance}`).toBe(
      true,
    );
    return;
  }
  expect((got as ArrayLike<Nested>).length, `${path || 'value'}: length`).toBe(expected.length);
  for (let n = 0; n < expected.length; n++) {
    expectClose((got as ArrayLike<Nested>)[n], expected[n], tolerance, `${path}[${n}]`);
  }
}
