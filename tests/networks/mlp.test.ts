/*
 * mlp.forward, backward and gradient as specification: the running example, depth, boundaries, refusals.
 * Source: the running example of the book, day 1, to three places as printed there.
 * Leaves out: gradient checks over random shapes (training/gradientCheck.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { mlp, runningExample as example } from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

// The book prints three places; half a unit of the last, and a hair for the binary rounding of it.
const printed = 0.00051;

describe('day 1 of the running example', () => {
  const { ih, hk } = example.recurrent;
  const net = mlp.network({
    inputs: 2,
    hidden: [2],
    outputs: 1,
    biases: false,
    output: 'logistic',
  });
  const weights = mlp.weights(net, { layers: [{ w: ih }, { w: hk }] });
  const trace = mlp.forward(net, weights, [example.x[0]]);
  const errors = mlp.backward(net, weights, trace, [example.z[0]]);

  it('computes b and y as printed', () => {
    expectClose(trace.b.h[0][1], [-0.245, 0.762], printed);
    expectClose(trace.y[1], [0.29], printed);
  });

  it('sums outgoing edges, then multiplies by the slope', () => {
    expectClose(errors.δ.k[1], [-0.71], printed);
    expectClose(errors.ε.h[0][1], [0.71, 1.066], printed);
    expectClose(errors.δ.h[0][1], [0.668, 0.448], printed);
  });

  it('at rate 1 lowers the loss from 1.239 to .461', () => {
    const slope = mlp.gradient(net, trace, errors);
    const moved = mlp.weights(net, {
      layers: weights.layers.map(({ w }, n) => ({
        w: w.map((row, m) => row.map((value, k) => value - slope.layers[n].w[m][k])),
      })),
    });
    const after = mlp.forward(net, moved, [example.x[0]]);
    expect(errors.loss).toBeCloseTo(1.239, 3);
    expect(mlp.backward(net, moved, after, [example.z[0]]).loss).toBeCloseTo(0.461, 3);
  });

  it('with identity for tanh six weights amount to two, −3 and −2.75', () => {
    const line = mlp.network({ ...net, squash: 'identity', output: 'identity' });
    const y = mlp.forward(line, weights, [[1, 0], [0, 1]]).y; // prettier-ignore
    expectClose([y[1][0], y[2][0]], [-3, -2.75], 1e-12);
  });
});

describe('a network of two hidden layers', () => {
  const net = mlp.network({ inputs: 3, hidden: [4, 2], outputs: 2 });
  const weights = mlp.initialize(net, { seed: 3, scale: 1 });
  const x = [
    [0.2, -1, 0.5],
    [1, 1, -2],
  ];

  it('has 3·4+4 + 4·2+2 + 2·2+2 = 32 weights', () => {
    expect(mlp.countWeights(net)).toBe(32);
  });

  it('computes each row on its own', () => {
    const both = mlp.forward(net, weights, x);
    const second = mlp.forward(net, weights, [x[1]]);
    expect([...both.y[2]]).toEqual([...second.y[1]]);
  });

  it('stays finite for inputs of ±1000, and a row without target has no error', () => {
    const trace = mlp.forward(net, weights, [
      [1000, -1000, 1000],
      [0, 0, 0],
    ]);
    const errors = mlp.backward(net, weights, trace, [null, [0, 1]]);
    expect([...trace.y[1]].every(Number.isFinite)).toBe(true);
    expect([...errors.δ.k[1], ...errors.ε.h[0][1]]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(errors.loss).toBeCloseTo(-Math.log(trace.y[2][1]), 12);
  });

  it.each([
    ['mlp.network: hidden is empty, expected', () => mlp.network({ ...net, hidden: [] })],
    ['mlp.network: hidden[1] is 0, expected', () => mlp.network({ ...net, hidden: [1, 0] })],
    ['mlp.network: output is \'max\', expected softmax', () => mlp.network({ ...net, output: 'max' as never })],
    ['mlp.forward: x is null, expected', () => mlp.forward(net, weights, null as never)],
    ['mlp.forward: x[1] has 2 numbers, expected inputs = 3', () => mlp.forward(net, weights, [[1, 2, 3], [1, 2]])],
    ['mlp.forward: w.layers.2.w is missing, expected', () => mlp.forward(net, { layers: weights.layers.slice(0, 2) }, x)],
    ['mlp.weights: w.layers.0.bias is given, expected no such weights with biases: false', () => mlp.weights({ ...net, biases: false }, weights)],
    ['mlp.backward: z has 1 rows, expected T = 2', () => mlp.backward(net, weights, mlp.forward(net, weights, x), [[0, 1]])],
  ])('refuses: %s', (message, act) => {
    expect(act).toThrow(message);
  }); // prettier-ignore
});
