/*
 * Weights as PyTorch, Keras and ONNX lay them out, read into this library: same outputs as the systems compute.
 * Source: TensorFlow.js and ONNX Runtime run layers with weights of their own; PyTorch's documented equations, written out.
 * Leaves out: PyTorch itself, which no npm package has.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { layers } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { read, type System } from '../../lib/bridges/index.ts';
import { random, verbsOf, type Network, type WeightsOf } from '../../lib/index.ts';
import { runOnnx } from './onnxRun.ts';

const [T, I, H] = [6, 3, 4];
const dice = random(11);
const matrix = (m: number, n: number): number[][] =>
  Array.from({ length: m }, () => Array.from({ length: n }, () => dice.uniform(-0.9, 0.9)));
const row = (n: number): number[] => matrix(1, n)[0];
const x = matrix(T, I);

/** Outputs of the network that was read; without an output layer they are those of its hidden units. */
function outputs(system: System, given: object, options: Parameters<typeof read>[2]): number[] {
  const { net, weights } = read(system, given, options);
  const { y } = verbsOf(net as Network).forward(net as Network, weights as WeightsOf<Network>, x);
  return y.slice(1, T + 1).flatMap((one) => Array.from(one));
}
const expectNear = (ours: readonly number[], theirs: ArrayLike<number>): void => {
  expect(ours).toHaveLength(theirs.length);
  ours.forEach((value, n) => expect(Math.abs(value - theirs[n])).toBeLessThan(3e-6));
};

describe('Keras', () => {
  const options = { units: H, returnSequences: true, biasInitializer: 'randomUniform' } as const;
  const gates = { recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' } as const;
  it.each([
    ['lstm', layers.lstm({ ...options, ...gates }), {}],
    ['gru', layers.gru({ ...options, ...gates }), { reset: 'before' }],
    ['rnn', layers.simpleRNN({ ...options, recurrentInitializer: 'glorotUniform' }), {}],
  ] as const)('%s', (kind, layer, more) => {
    const y = layer.apply(tf.tensor3d([x])) as tf.Tensor;
    const [kernel, recurrent, bias] = layer.getWeights().map((one) => one.arraySync());
    const given = { kernel, recurrent_kernel: recurrent, bias };
    expectNear(outputs('keras', given, { kind, ...more }), y.dataSync());
    expect(Math.max(...(bias as number[]).map(Math.abs))).toBeGreaterThan(0.01);
  });
});

describe('ONNX', () => {
  it.each([
    ['lstm', 'LSTM', 4, {}, {}],
    ['gru', 'GRU', 3, { linear_before_reset: 1 }, { reset: 'after' }],
    ['gru', 'GRU', 3, {}, { reset: 'before' }],
    ['rnn', 'RNN', 1, {}, {}],
  ] as const)('%s', async (kind, operator, gates, attributes, more) => {
    const [W, R, B] = [[matrix(gates * H, I)], [matrix(gates * H, H)], [row(2 * gates * H)]];
    const P = kind === 'lstm' ? [row(3 * H)] : undefined;
    const inputs = {
      X: [[T, 1, I], x.flat()],
      W: [[1, gates * H, I], W.flat(2)],
      R: [[1, gates * H, H], R.flat(2)],
      B: [[1, 2 * gates * H], B.flat()],
      ...(P && { P: [[1, 3 * H], P.flat()] as const }),
    } as const;
    const theirs = await runOnnx(operator, inputs, { hidden_size: H, ...attributes });
    expectNear(outputs('onnx', { W, R, B, ...(P && { P }) }, { kind, ...more }), theirs);
  });
});

describe('PyTorch', () => {
  const σ = (v: number): number => 1 / (1 + Math.exp(-v));
  const times = (w: number[][], v: number[]): number[] =>
    w.map((one) => one.reduce((sum, weight, n) => sum + weight * v[n], 0));
  const layer = (gates: number) => ({
    weight_ih_l0: matrix(gates * H, I),
    weight_hh_l0: matrix(gates * H, H),
    bias_ih_l0: row(gates * H),
    bias_hh_l0: row(gates * H),
  });
  type Layer = ReturnType<typeof layer>;
  const run = (
    w: Layer,
    step: (input: number[], own: number[], h: number[]) => number[],
  ): number[] => {
    let h = new Array<number>(H).fill(0);
    return x.flatMap((one) => {
      const input = times(w.weight_ih_l0, one).map((v, n) => v + w.bias_ih_l0[n]);
      const own = times(w.weight_hh_l0, h).map((v, n) => v + w.bias_hh_l0[n]);
      return (h = step(input, own, h));
    });
  };
  const units = Array.from({ length: H }, (_, n) => n);

  it('LSTM: i, f, g, o', () => {
    const w = layer(4);
    let c = new Array<number>(H).fill(0);
    const theirs = run(w, (input, own) => {
      const a = input.map((v, n) => v + own[n]);
      c = units.map((n) => σ(a[H + n]) * c[n] + σ(a[n]) * Math.tanh(a[2 * H + n]));
      return units.map((n) => σ(a[3 * H + n]) * Math.tanh(c[n]));
    });
    expectNear(outputs('pytorch', w, { kind: 'lstm' }), theirs);
    // In ONNX's order the shapes are the same, and the numbers are not.
    const { weight_ih_l0: W, weight_hh_l0: R } = w;
    const B = [...w.bias_ih_l0, ...w.bias_hh_l0];
    const mixed = outputs('onnx', { W, R, B }, { kind: 'lstm' });
    expect(Math.max(...mixed.map((v, n) => Math.abs(v - theirs[n])))).toBeGreaterThan(0.05);
  });

  it('GRU: r, z, n, reset after', () => {
    const w = layer(3);
    const theirs = run(w, (input, own, h) =>
      units.map((n) => {
        const [r, z] = [σ(input[n] + own[n]), σ(input[H + n] + own[H + n])];
        return (1 - z) * Math.tanh(input[2 * H + n] + r * own[2 * H + n]) + z * h[n];
      }),
    );
    expectNear(outputs('pytorch', w, { kind: 'gru' }), theirs);
  });

  it('RNN, with a linear layer behind it', () => {
    const w = layer(1);
    const [weight, bias] = [matrix(2, H), row(2)];
    const hidden = run(w, (input, own) => units.map((n) => Math.tanh(input[n] + own[n])));
    const theirs = x.flatMap((_, t) =>
      times(weight, hidden.slice(t * H, t * H + H)).map((v, n) => v + bias[n]),
    );
    const given = { ...w, 'linear.weight': weight, 'linear.bias': bias };
    expectNear(outputs('pytorch', given, { kind: 'rnn' }), theirs);
  });
});

it.each([
  [{ weight_ih_l0: [[1]], weight_hh_l0: [[1]] }, 'bridges: input weights have 1 columns, expected 4 gates × 1 units'],
  [{ weight_ih_l0: [[1, 2], [3]], weight_hh_l0: [[1]] }, 'bridges: weight_ih_l0 is no matrix of numbers, expected rows of one length'],
  [{ weight_ih_l0: [[[1]], [[2]]], weight_hh_l0: [[1]] }, 'bridges: weight_ih_l0 is no matrix of numbers, expected rows of one length'],
  [{ weight_ih_l0: [[1], [1], [1], [1]], weight_hh_l0: [[1], [1], [1], [1]], bias_ih_l0: [1] }, 'bridges: bias has 1 numbers, expected 4 gates × 1 units'],
  [{ weight_ih_l0: [[1], [1], [1], [1]], weight_hh_l0: [[1], [1], [1], [1]], bias_ih_l0: 'no' }, 'bridges: bias_ih_l0 is no row of numbers, expected numbers'],
])('refuses what does not fit, by name', (given, message) => {
  expect(() => read('pytorch', given, { kind: 'lstm' })).toThrow(message);
}); // prettier-ignore
