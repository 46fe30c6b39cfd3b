/*
 * bidirectional.forward and backward as specification: who sees what, counts, refusals.
 * Source: the running example's RNN in both directions.
 * Leaves out: values and errors against the graph (graphClosedForms.test.ts).
 */
import { describe, expect, it } from 'vitest';
import {
  bidirectional,
  gradientCheck,
  lstm,
  rnn,
  runningExample as example,
} from '../../lib/index.ts';
import type { Network, WeightsOf } from '../../lib/index.ts';

const layer = rnn.network({
  inputs: 2,
  hidden: 2,
  outputs: 1,
  biases: false,
  output: 'identity',
});
const net = bidirectional.network({ forward: layer, backward: layer, output: 'logistic' });
const weights = bidirectional.weights(net, {
  forward: example.recurrent,
  backward: example.recurrent,
  bias: { k: [0.25] },
});
const changed = example.x.with(2, [0, 0]);

describe('two layers', () => {
  it('day 1 sees a change of day 3; in the RNN alone it does not', () => {
    const y = (x: typeof changed) => bidirectional.forward(net, weights, x).y[1][0];
    const alone = (x: typeof changed) =>
      rnn.forward(layer, rnn.weights(layer, example.recurrent), x).y[1][0];
    expect(Math.abs(y(changed) - y(example.x))).toBeGreaterThan(0.001);
    expect(alone(changed)).toBe(alone(example.x));
  });

  it('the net input of the output is the sum of both layers’ and the bias', () => {
    const trace = bidirectional.forward(net, weights, example.x);
    const own = rnn.weights(layer, example.recurrent);
    const early = rnn.forward(layer, own, example.x);
    const late = rnn.forward(layer, own, example.x.toReversed());
    for (let t = 1; t <= 3; t++) {
      expect(trace.a.k[t][0]).toBeCloseTo(early.a.k[t][0] + late.a.k[4 - t][0] + 0.25, 14);
    }
  });

  it('turned round, with the layers exchanged, gives the same outputs turned round', () => {
    const mixed = bidirectional.initialize(net, { seed: 9, scale: 1 });
    const exchanged = { ...mixed, forward: mixed.backward, backward: mixed.forward };
    const one = bidirectional.forward(net, mixed, example.x).y;
    const other = bidirectional.forward(net, exchanged, example.x.toReversed()).y;
    for (let t = 1; t <= 3; t++) expect(other[4 - t][0]).toBeCloseTo(one[t][0], 14);
  });

  it('has both layers’ weights and one bias', () => {
    expect(bidirectional.countWeights(net)).toBe(10 + 10 + 1);
  });

  it('every array of the gradient agrees with central differences', () => {
    const block = lstm.network({ inputs: 2, blocks: 2, outputs: 1, output: 'identity', biases: 'hidden' }); // prettier-ignore
    const own = bidirectional.network({ forward: block, backward: layer, output: 'logistic' });
    const start = bidirectional.initialize(own, { seed: 4, scale: 0.8 });
    const check = gradientCheck(own as Network, start as WeightsOf<Network>, example.x, example.z);
    expect(check.arrays.length).toBe(16 + 3 + 1);
    expect(check.worst).toBeLessThan(1e-6);
  });
});

describe('refuses', () => {
  const own = { forward: layer, backward: layer };
  it.each([
    ['bidirectional.network: forward.output is \'softmax\', expected identity', () => bidirectional.network({ ...own, forward: rnn.network({ inputs: 2, hidden: 2, outputs: 1 }) })],
    ["bidirectional.network: backward.biases is true, expected 'hidden' or false", () => bidirectional.network({ ...own, backward: rnn.network({ inputs: 2, hidden: 2, outputs: 1, output: 'identity' }) })],
    ['bidirectional.network: backward has 3 inputs and 1 outputs, expected 2 and 1', () => bidirectional.network({ ...own, backward: rnn.network({ ...layer, inputs: 3 }) })],
    ['bidirectional.weights: w.bias.k is missing, expected', () => bidirectional.weights(net, { forward: example.recurrent, backward: example.recurrent })],
    ['rnn.weights: w.hh is missing, expected', () => bidirectional.weights(net, { ...weights, backward: { ih: example.recurrent.ih } })],
    ['bidirectional.backward: z has 1 rows, expected T = 3', () => bidirectional.backward(net, weights, bidirectional.forward(net, weights, example.x), [[1]])],
  ])('%s', (message, act) => {
    expect(act).toThrow(message);
  }); // prettier-ignore
});
