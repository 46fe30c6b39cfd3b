/**
 * What the chapter on weight gradients says in words holds on the running example.
 * Source: content/chapters/12-weight-gradients.mdx, content/exercises/12-weight-gradients.ts.
 * Leaves out its cells (cells.slow.test.ts) and equations (equations.test.ts).
 */
import { describe, expect, it } from 'vitest';
import {
  exercises,
  gradients,
  losses,
  turned,
} from '../../content/exercises/12-weight-gradients.ts';
import { gradientCheck, lstm, runningExample } from '../../lib/index.ts';

const { x, z } = runningExample;
const { net, weights } = runningExample.block('peepholes');
const short = lstm.network({ ...net, gradient: 'truncated' });

describe('its claims', () => {
  it('the truncated gradient turns the sign of one of sixteen', () => {
    expect(gradients.full).toHaveLength(16);
    const signs = gradients.full.filter((value, n) => value * gradients.cut[n]! < 0);
    expect(signs).toEqual([turned.full]);
    expect(turned.full).toBeCloseTo(-0.042, 3);
    expect(turned.cut).toBeCloseTo(0.025, 3);
  });

  it('the full gradient is that of the loss, the truncated one is not', () => {
    expect(gradientCheck(net, weights, x, z).worst).toBeLessThan(1e-6);
    expect(gradientCheck(short, weights, x, z).worst).toBeGreaterThan(0.1);
  });

  it('the truncated gradient is faster here', () => {
    expect(losses.truncated).toBeLessThan(losses.full);
    expect(losses.full).toBeLessThan(1);
  });

  it('the truncation of 1997 reaches the first day, cutting after five steps does not', () => {
    const long = Array.from({ length: 20 }, (_, n) => x[n % 3]!);
    const only = long.map((_, n) => (n === 19 ? [1] : null));
    const { ε } = lstm.backward(short, weights, lstm.forward(short, weights, long), only);
    expect(ε.s[1]![0]).not.toBe(0);
    const start = lstm.forward(net, weights, long.slice(0, 15)).state;
    const tail = lstm.forward(net, weights, long.slice(15), { state: start });
    expect(lstm.backward(net, weights, tail, only.slice(15)).ε.s).toHaveLength(7);
  });
});

describe('its exercises', () => {
  it('the peepholes’ gradients are −.083 and, with yesterday’s state, −.091', () => {
    const [one] = exercises;
    if (one?.kind !== 'number') throw new Error('expected a number');
    expect(one.answer).toBeCloseTo(-0.083, 3);
    expect(one.wrong[0]!.value).toBeCloseTo(-0.091, 3);
  });
});
