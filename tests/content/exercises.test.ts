/**
 * The numbers of all exercises: no wrong answer may pass for the right one, and none for another with a message of its own.
 * Source: content/exercises; what is accepted is site/components/figures/exercise.ts's.
 * Leaves out exercises with code (exercises.slow.test.ts) and lines, which the judge decides (equations/judge.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { exercises } from '../../content/exercises/index.ts';
import { accepted } from '../../site/components/figures/exercise.ts';

const numbers = exercises.flatMap((one) => (one.kind === 'number' ? [one] : []));

describe.each(numbers.map((one) => [one.id, one] as const))('%s', (_, { answer, wrong }) => {
  it('has answers that are all told apart, right and wrong', () => {
    const values = [answer, ...wrong.map(({ value }) => value)];
    for (const value of values) expect(value).toBeTypeOf('number');
    const apart = values.flatMap((a, n) => values.slice(n + 1).map((b) => Math.abs(a - b)));
    expect(Math.min(...apart)).toBeGreaterThan(accepted);
  });
});

it('has an id of its own for each, and a number that follows its chapter', () => {
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
  for (const { number } of exercises) expect(number).toMatch(/^\d+\.\d+$/);
});
