// Bounds as lines: what exceeds one is found, what is only loose is not; powers of t, sizes and largest values are read.
// Source: content/equations/sensitivity.ts.
// Leaves out: the lines themselves, which are checked with all others.
import { expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { check } from '../../lib/equations/index.ts';
import { parse } from '../../lib/equations/parse.ts';
import type { CheckResult } from '../../lib/equations/verdict.ts';

const stated = parsed.find(({ id }) => id === 'sensitivity.2')!;
const result = (source: string): Promise<CheckResult> =>
  check(
    { ...stated, source, line: parse(source, 'sensitivity') },
    { definitions: parsed, networks: 12 },
  );

test.each([
  ['one day too few', "max_h |J_ih^t| ≤ (max_h |w_ih|) (max_h Σ_h' |w_h'h|)^(t-2)"],
  ['weights with their signs', "max_h |J_ih^t| ≤ (max_h w_ih) (max_h Σ_h' |w_h'h|)^(t-1)"],
  ['the largest weight for the sum of a row', "max_h |J_ih^t| ≤ (max_h |w_ih|) (max_h |w_hh|)^(t-1)"],
  ['half of what is printed', "max_h |J_ih^t| ≤ (max_h |w_ih|) (max_h Σ_h' |w_h'h|)^(t-1) / 2"],
])('a bound with %s is exceeded', async (_, source) => {
  expect((await result(source)).kind).toBe('not equal');
}); // prettier-ignore

test('the printed bound holds and comes within sight; a larger one holds too, from further off', async () => {
  const own = await result(stated.source);
  expect(own.kind).toBe('bound');
  expect(own.closest).toBeGreaterThan(0.5);
  expect(own.closest).toBeLessThanOrEqual(1);
  const larger = await result(`${stated.source} * 2`);
  expect(larger.closest).toBeCloseTo(own.closest! / 2, 12);
});

test('bounds have their signs to themselves', () => {
  const [left, right] = parse('|J_ih^t| ≤ (|w_ih|)^(t-1)', 'sensitivity').members;
  expect(left).toMatchObject({ type: 'call', fn: 'abs' });
  expect(right).toMatchObject({ type: 'power', exponent: -1, perStep: true });
  for (const source of ['b_h^t = |a_h^t|', 'b_h^t ≤ a_h^t', "b_h^t = max_h' b_h'^t", 'b_h^t = (a_h^t)^(t-1)', 'b_h^t = x_i^1'])
    expect(() => parse(source, 'rnn')).toThrow();
  for (const source of ['|J_ih^t ≤ 1', '||J_ih^t|| ≤ 1', 'J_ih^t| ≤ 1', '(|J_ih^t)| ≤ 1'])
    expect(() => parse(source, 'sensitivity')).toThrow();
}); // prettier-ignore
