/*
 * rnn.forward, backward and gradient as specification: the running example, streams, boundaries, refusals.
 * Source: the running example of the book, days 1 and 2, to three places as printed there.
 * Leaves out: gradient checks over random shapes (training/gradientCheck.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { rnn, runningExample as example } from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

// The book prints three places; half a unit of the last, and a hair for the binary rounding of it.
const printed = 0.00051;

describe('the running example, days 1 and 2', () => {
  const net = rnn.network({ inputs: 2, hidden: 2, outputs: 1, biases: false, output: 'logistic' });
  const weights = rnn.weights(net, example.recurrent);
  const trace = rnn.forward(net, weights, example.x.slice(0, 2));
  const errors = rnn.backward(net, weights, trace, example.z.slice(0, 2));

  it('computes b and y as printed', () => {
    expectClose(trace.b.h[1], [-0.245, 0.762], printed);
    expectClose(trace.b.h[2], [0.239, -0.359], printed);
    expectClose([trace.y[1][0], trace.y[2][0]], [0.29, 0.574], printed);
  });

  it('day 2 with the inputs of day 1 gives another forecast: .290, then .578', () => {
    const same = rnn.forward(net, weights, [example.x[0], example.x[0]]);
    expectClose([same.y[1][0], same.y[2][0]], [0.29, 0.578], printed);
  });

  it('adds what the red edges bring: δ on both days as printed', () => {
    expectClose(errors.δ.h[2], [-0.542, -0.751], printed);
    const red = weights.hh.map((row) => row[0] * errors.δ.h[2][0] + row[1] * errors.δ.h[2][1]);
    expectClose(red, [-1.292, 0.917], printed);
    expectClose(errors.δ.h[1], [-0.547, 0.833], printed);
  });

  it('has 10 weights, 13 with biases, however long the sequence', () => {
    expect(rnn.countWeights(net)).toBe(10);
    expect(rnn.countWeights({ ...net, biases: true })).toBe(13);
  });

  it('the gradient of a recurrent weight reads the output of the day before', () => {
    const d = rnn.gradient(net, trace, errors);
    expect(d.hh[0][1]).toBeCloseTo(trace.b.h[1][0] * errors.δ.h[2][1], 15);
  });
});

describe('a stream', () => {
  const net = rnn.network({ inputs: 2, hidden: 3, outputs: 2 });
  const weights = rnn.initialize(net, { seed: 5, scale: 1 });
  const x = [[1, 0], [0, 1], [1, 1], [-1, 0.5]]; // prettier-ignore

  it('cut in two, with the state handed on, equals one run', () => {
    const whole = rnn.forward(net, weights, x);
    const first = rnn.forward(net, weights, x.slice(0, 2));
    const second = rnn.forward(net, weights, x.slice(2), { state: first.state });
    expect([...second.y[2]]).toEqual([...whole.y[4]]);
    expect([...second.state.b]).toEqual([...whole.b.h[4]]);
  });

  it('keeps rows 0 and T+1 of the errors zero, and the gradient finite at ±1000', () => {
    const trace = rnn.forward(net, weights, [[1000, -1000]]);
    const errors = rnn.backward(net, weights, trace, [[1, 0]]);
    expect([...errors.δ.h[0], ...errors.δ.h[2]]).toEqual([0, 0, 0, 0, 0, 0]);
    const { ih, hh, hk } = rnn.gradient(net, trace, errors);
    expect([ih, hh, hk].flat().every((row) => row.every(Number.isFinite))).toBe(true);
  });

  it('takes errors at the output in place of targets', () => {
    const trace = rnn.forward(net, weights, x);
    const z = [[1, 0], [0, 1], null, [1, 0]]; // prettier-ignore
    const byTargets = rnn.backward(net, weights, trace, z);
    const δk = byTargets.δ.k.slice(1, -1);
    const given = rnn.backward(net, weights, trace, { loss: 7, δk });
    expect(given.loss).toBe(7);
    expect(given.δ.h.map((row) => [...row])).toEqual(byTargets.δ.h.map((row) => [...row]));
  });

  it.each([
    ['rnn.forward: state.b has 2 numbers, expected hidden = 3', () => rnn.forward(net, weights, x, { state: { b: [0, 0] } })],
    ['rnn.forward: x has 0 rows, expected', () => rnn.forward(net, weights, [])],
    ['rnn.forward: x[2][1] is NaN, expected a finite number', () => rnn.forward(net, weights, [[0, 0], [0, 0], [0, NaN]])],
    ['rnn.weights: w.hh is 2×3, expected hidden×hidden = 3×3', () => rnn.weights(net, { ...weights, hh: [[1, 2, 3], [1, 2, 3]] })],
    ['rnn.weights: w.xx is unknown', () => rnn.weights(net, { ...weights, xx: [[1]] } as never)],
    ['rnn.backward: z.δk is 1×2, expected T×outputs = 4×2', () => rnn.backward(net, weights, rnn.forward(net, weights, x), { loss: 0, δk: [[0, 0]] })],
    ['rnn.backward: z[0] sums to 2, expected a sum of 1', () => rnn.backward(net, weights, rnn.forward(net, weights, x), [[1, 1], null, null, null])],
  ])('refuses: %s', (message, act) => {
    expect(act).toThrow(message);
  }); // prettier-ignore
});
