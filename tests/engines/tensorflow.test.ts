/*
 * Outputs and gradients of MLP, RNN, GRU and LSTM against TensorFlow.js, from the same weights.
 * Source: @tensorflow/tfjs-layers on its CPU backend, in float32; gates in its order: LSTM i, f, c, o; GRU z, r, h.
 * Leaves out: peepholes and a reset after the product, which it does not have.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { layers } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { gru, lstm, mlp, random, rnn } from '../../lib/index.ts';

type Rows = readonly ArrayLike<number>[];
const [T, I, H, K] = [7, 3, 4, 5];

/** Matrices of the same rows side by side, as a row-major list. */
const beside = (...parts: Rows[]): number[] =>
  parts[0].flatMap((_, row) => parts.flatMap((part) => Array.from(part[row])));
const joined = (...rows: ArrayLike<number>[]): number[] => rows.flatMap((row) => Array.from(row));

/** A layer of theirs, with our weights for it in its layout and our gradients of them. */
type Pair = {
  readonly layer: Pick<
    ReturnType<typeof layers.dense>,
    'apply' | 'getWeights' | 'setWeights' | 'trainableWeights'
  >;
  readonly of: readonly (readonly [ours: number[], slopes: number[]])[];
};

/** Largest distance over the largest value: float32 has 24 bits, and each number here sums some hundred products. */
function expectNear(theirs: ArrayLike<number>, ours: ArrayLike<number>, what: string): void {
  expect(theirs.length, what).toBe(ours.length);
  const largest = Math.max(...Array.from(ours, Math.abs));
  expect(largest, what).toBeGreaterThan(1e-3);
  const worst = Math.max(...Array.from(ours, (value, n) => Math.abs(value - theirs[n])));
  expect(worst / largest, what).toBeLessThan(5e-6);
}

/** Runs their layers with our weights; the last gives net inputs of a softmax. Loss: cross-entropy summed over the steps. */
function compare(pairs: readonly Pair[], x: Rows, z: Rows, y: number[], loss: number): void {
  const input = tf.tensor3d([x.map((row) => Array.from(row))]);
  const target = tf.tensor3d([z.map((row) => Array.from(row))]);
  const apply = (): tf.Tensor =>
    pairs.reduce<tf.Tensor>((at, { layer }) => layer.apply(at) as tf.Tensor, input);
  apply();
  for (const { layer, of } of pairs) {
    const shapes = layer.getWeights().map(({ shape }) => shape);
    layer.setWeights(shapes.map((shape, n) => tf.tensor(of[n][0], shape)));
  }
  const total = (): tf.Scalar => tf.neg(tf.sum(tf.mul(target, tf.logSoftmax(apply()))));
  const variables = pairs.map(({ layer }) =>
    layer.trainableWeights.map((one) => (one as unknown as { val: tf.Variable }).val),
  );
  const { value, grads } = tf.variableGrads(total, variables.flat());
  expectNear(tf.softmax(apply()).dataSync(), y, 'outputs');
  expectNear(value.dataSync(), [loss], 'loss');
  pairs.forEach(({ of }, layer) => {
    of.forEach(([, slopes], n) => {
      expectNear(grads[variables[layer][n].name].dataSync(), slopes, `layer ${layer}, array ${n}`);
    });
  });
}

const draw = random(5);
const x = Array.from({ length: T }, () => Array.from({ length: I }, () => draw.uniform(-1, 1)));
const z = x.map(() => {
  const hot = draw.integer(K);
  return Array.from({ length: K }, (_, k) => Number(k === hot));
});
const drawing = { seed: 6, scale: 0.8 };
const shape = { inputs: I, outputs: K };
// The orthogonal initializer needs chained operations, which only the whole package registers; our weights replace it anyway.
const sequence = { returnSequences: true, units: H, recurrentInitializer: 'zeros' } as const;
const outputs = (y: Rows): number[] => joined(...y.slice(1, T + 1));

beforeAll(async () => {
  await tf.setBackend('cpu');
});

it('LSTM without peepholes', () => {
  const net = lstm.network({ ...shape, blocks: H, peepholes: false });
  const w = lstm.initialize(net, drawing);
  const trace = lstm.forward(net, w, x);
  const errors = lstm.backward(net, w, trace, z);
  const d = lstm.gradient(net, trace, errors);
  const layout = (of: lstm.Weights): number[][] => [
    beside(of.iι, of.iφ!, of.ic, of.iω),
    beside(of.hι, of.hφ!, of.hc, of.hω),
    joined(of.bias!.ι, of.bias!.φ!, of.bias!.c, of.bias!.ω),
  ];
  const slopes = layout(d);
  const layer = layers.lstm({ ...sequence, recurrentActivation: 'sigmoid' });
  compare(
    [
      { layer, of: layout(w).map((own, n) => [own, slopes[n]] as const) },
      { layer: layers.dense({ units: K }), of: [[beside(w.ck), beside(d.ck)], [joined(w.bias!.k!), joined(d.bias!.k!)]] },
    ],
    x, z, outputs(trace.y), errors.loss,
  ); // prettier-ignore
});

it('RNN', () => {
  const net = rnn.network({ ...shape, hidden: H });
  const w = rnn.initialize(net, drawing);
  const trace = rnn.forward(net, w, x);
  const errors = rnn.backward(net, w, trace, z);
  const d = rnn.gradient(net, trace, errors);
  compare(
    [
      { layer: layers.simpleRNN(sequence), of: [[beside(w.ih), beside(d.ih)], [beside(w.hh), beside(d.hh)], [joined(w.bias!.h), joined(d.bias!.h)]] },
      { layer: layers.dense({ units: K }), of: [[beside(w.hk), beside(d.hk)], [joined(w.bias!.k!), joined(d.bias!.k!)]] },
    ],
    x, z, outputs(trace.y), errors.loss,
  ); // prettier-ignore
});

it('GRU, reset before the product', () => {
  const net = gru.network({ ...shape, hidden: H, reset: 'before' });
  const w = gru.initialize(net, drawing);
  const trace = gru.forward(net, w, x);
  const errors = gru.backward(net, w, trace, z);
  const d = gru.gradient(net, trace, errors);
  const layout = (of: gru.Weights): number[][] => [
    beside(of.iu, of.ir, of.in),
    beside(of.hu, of.hr, of.hn),
    joined(of.bias!.u, of.bias!.r, of.bias!.n),
  ];
  const slopes = layout(d);
  const layer = layers.gru({ ...sequence, recurrentActivation: 'sigmoid' });
  compare(
    [
      { layer, of: layout(w).map((own, n) => [own, slopes[n]] as const) },
      { layer: layers.dense({ units: K }), of: [[beside(w.hk), beside(d.hk)], [joined(w.bias!.k!), joined(d.bias!.k!)]] },
    ],
    x, z, outputs(trace.y), errors.loss,
  ); // prettier-ignore
});

it('MLP of two hidden layers', () => {
  const net = mlp.network({ ...shape, hidden: [H, 6] });
  const w = mlp.initialize(net, drawing);
  const trace = mlp.forward(net, w, x);
  const errors = mlp.backward(net, w, trace, z);
  const d = mlp.gradient(net, trace, errors);
  const units = [H, 6, K];
  const pairs = w.layers.map((own, n): Pair => ({
    layer: layers.dense({ units: units[n], activation: n < 2 ? 'tanh' : 'linear' }),
    of: [[beside(own.w), beside(d.layers[n].w)], [joined(own.bias!), joined(d.layers[n].bias!)]],
  })); // prettier-ignore
  compare(pairs, x, z, outputs(trace.y), errors.loss);
});
