/*
 * gru.forward, backward and gradient as specification: one step by hand, both resets, gates at their ends, refusals.
 * Source: the definition, computed here with plain numbers.
 * Leaves out: gradient checks over random shapes (training/gradientCheck.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { gru } from '../../lib/index.ts';

const sigma = (a: number): number => 1 / (1 + Math.exp(-a));
const one = { inputs: 1, hidden: 1, outputs: 1, output: 'identity' } as const;
const plain = {
  ir: [[0.5]], hr: [[-1]], iu: [[1.5]], hu: [[0.5]], in: [[-0.5]], hn: [[2]], hk: [[1]],
}; // prettier-ignore
const bias = { r: [0.1], u: [-0.2], n: [0.3], k: [0] };

describe('one unit, by hand', () => {
  const [x, before] = [0.7, 0.4];
  const r = sigma(0.5 * x - before + 0.1);
  const u = sigma(1.5 * x + 0.5 * before - 0.2);

  it('reset before: n = tanh(W x + b + U (r h))', () => {
    const net = gru.network({ ...one, reset: 'before' });
    const weights = gru.weights(net, { ...plain, bias });
    const trace = gru.forward(net, weights, [[x]], { state: { b: [before] } });
    const n = Math.tanh(-0.5 * x + 0.3 + 2 * (r * before));
    expect(trace.b.h[1][0]).toBeCloseTo((1 - u) * n + u * before, 14);
    expect(trace.state.b[0]).toBe(trace.b.h[1][0]);
  });

  it('reset after: n = tanh(W x + b + r (U h + c))', () => {
    const net = gru.network({ ...one, reset: 'after' });
    const weights = gru.weights(net, { ...plain, bias: { ...bias, m: [-0.6] } });
    const trace = gru.forward(net, weights, [[x]], { state: { b: [before] } });
    const n = Math.tanh(-0.5 * x + 0.3 + r * (2 * before - 0.6));
    expect(trace.b.h[1][0]).toBeCloseTo((1 - u) * n + u * before, 14);
  });
});

describe('gates at their ends', () => {
  const net = gru.network({ ...one, reset: 'before' });
  const o = [[0]];
  const weightsWith = (r: number, u: number) =>
    gru.weights(net, {
      ir: o, hr: o, iu: o, hu: o, in: [[1]], hn: [[1]], hk: [[1]],
      bias: { r: [r], u: [u], n: [0], k: [0] },
    }); // prettier-ignore

  it('an update gate at 1 carries the output unchanged', () => {
    const trace = gru.forward(net, weightsWith(0, 1000), [[1], [-1]], { state: { b: [0.25] } });
    expect([trace.b.h[1][0], trace.b.h[2][0]]).toEqual([0.25, 0.25]);
  });

  it('with update and reset gates at 0 the past is gone', () => {
    const trace = gru.forward(net, weightsWith(-1000, -1000), [[1]], { state: { b: [0.9] } });
    expect(trace.b.h[1][0]).toBe(Math.tanh(1));
  });
});

describe('counts and refusals', () => {
  it('counts 3(IH + H² + H) + HK + K weights, and H more when reset after', () => {
    const shape = { inputs: 3, hidden: 4, outputs: 2 };
    expect(gru.countWeights(gru.network({ ...shape, reset: 'before' }))).toBe(3 * 32 + 10);
    expect(gru.countWeights(gru.network({ ...shape, reset: 'after' }))).toBe(3 * 32 + 4 + 10);
  });

  it.each([
    ["gru.network: reset is 'never', expected before, after", () => gru.network({ ...one, reset: 'never' as never })],
    ["gru.weights: w.bias.m is given, expected no such weights with reset: 'before'", () => gru.weights(gru.network({ ...one, reset: 'before' }), { ...plain, bias: { ...bias, m: [0] } })],
    ['gru.weights: w.bias.m is missing, expected', () => gru.weights(gru.network(one), { ...plain, bias })],
    ['gru.forward: x[0] has 2 numbers, expected inputs = 1', () => gru.forward(gru.network({ ...one, reset: 'before' }), gru.weights(gru.network({ ...one, reset: 'before' }), { ...plain, bias }), [[1, 2]])],
  ])('refuses: %s', (message, act) => {
    expect(act).toThrow(message);
  }); // prettier-ignore
});
