/*
 * Forward passes that other engines lack (peepholes, coupled gates, other squashing functions, a reset after the
 * product, both directions) against ONNX Runtime, from the same weights.
 * Source: onnxruntime-web, one thread of WebAssembly, float32; gates in its order: LSTM i, o, f, c with peepholes i, o, f; GRU z, r, h.
 * Leaves out: gradients, which it does not compute, and the output layer.
 */
import { expect, it } from 'vitest';
import {
  bidirectional,
  gru,
  lstm,
  matrix,
  random,
  rnn,
  type Matrix,
  type Vector,
} from '../../lib/index.ts';
import type { Attribute } from './onnxModel.ts';
import { runOnnx, type Input } from './onnxRun.ts';

const [T, I, H, K] = [7, 3, 4, 2];
const shape = { inputs: I, outputs: K, output: 'identity', biases: 'hidden' } as const;
const drawing = { seed: 6, scale: 0.8 };
const draw = random(5);
const x = Array.from({ length: T }, () => Array.from({ length: I }, () => draw.uniform(-1, 1)));

/** Their weights of one direction; rows are targets, sources run along them. */
type Layer = {
  readonly W: readonly Matrix[];
  readonly R: readonly Matrix[];
  /** Biases of the inputs' half, then of the outputs' half. */
  readonly B: readonly Vector[];
  readonly P?: readonly Vector[] | undefined;
};
const zeros = new Float64Array(H);
const turned = (all: readonly Matrix[]): number[] =>
  all.flatMap((one) => Array.from(one[0], (_, to) => one.map((row) => row[to])).flat());

const lstmLayer = (w: lstm.Weights, coupled = false): Layer => ({
  W: [w.iι, w.iω, w.iφ ?? matrix(I, H), w.ic],
  R: [w.hι, w.hω, w.hφ ?? matrix(H, H), w.hc],
  B: [w.bias!.ι, w.bias!.ω, w.bias!.φ ?? zeros, w.bias!.c, zeros, zeros, zeros, zeros],
  P: w.cι ? [w.cι, w.cω!, w.cφ ?? (coupled ? w.cι : zeros)] : undefined,
});

/** Outputs of their hidden units at every step, forward direction first. */
async function run(
  operator: 'RNN' | 'GRU' | 'LSTM',
  layers: readonly Layer[],
  attributes: Readonly<Record<string, Attribute>> = {},
): Promise<number[][]> {
  const D = layers.length;
  const gates = layers[0].W.length;
  const values: Readonly<Record<string, Input>> = {
    X: [[T, 1, I], x.flat()],
    W: [[D, gates * H, I], layers.flatMap(({ W }) => turned(W))],
    R: [[D, gates * H, H], layers.flatMap(({ R }) => turned(R))],
    B: [[D, 2 * gates * H], layers.flatMap(({ B }) => B.flatMap((one) => Array.from(one)))],
    ...(layers[0].P && {
      P: [[D, 3 * H], layers.flatMap(({ P }) => P!.flatMap((one) => Array.from(one)))],
    }),
  };
  const direction = D === 2 ? 'bidirectional' : 'forward';
  const flat = await runOnnx(operator, values, { hidden_size: H, direction, ...attributes });
  return Array.from({ length: T }, (_, t) => flat.slice(t * D * H, (t + 1) * D * H));
}

/** float32 has 24 bits; a step sums a dozen products and hands its rounding on to the next. */
function expectNear(theirs: readonly number[][], ours: readonly ArrayLike<number>[]): void {
  expect(theirs.map((row) => row.length)).toEqual(ours.map((row) => row.length));
  const distance = theirs.flatMap((row, t) => row.map((value, n) => Math.abs(value - ours[t][n])));
  expect(Math.max(...ours.flatMap((row) => Array.from(row, Math.abs)))).toBeGreaterThan(0.05);
  expect(Math.max(...distance)).toBeLessThan(2e-6);
}

const steps = (b: Matrix): Vector[] => b.slice(1, T + 1);
const squashing = (g: string, h: string): Readonly<Record<string, Attribute>> => ({
  activations: ['Sigmoid', g, h],
  activation_alpha: [1, 1, 1],
  activation_beta: [0, 0, 0],
});

it.each<[string, Partial<lstm.Shape>, Readonly<Record<string, Attribute>>]>([
  ['with peepholes', {}, {}],
  ['without peepholes', { peepholes: false }, {}],
  ['with coupled gates (CIFG)', lstm.variants.CIFG, { input_forget: 1 }],
  ['with the net input not squashed (NIAF)', lstm.variants.NIAF, squashing('Affine', 'Tanh')],
  ['with the state not squashed (NOAF)', lstm.variants.NOAF, squashing('Tanh', 'Affine')],
])('LSTM %s', async (_, options, attributes) => {
  const net = lstm.network({ ...shape, blocks: H, ...options });
  const w = lstm.initialize(net, drawing);
  const theirs = await run('LSTM', [lstmLayer(w, net.forgetGate === 'coupled')], attributes);
  expectNear(theirs, steps(lstm.forward(net, w, x).b.c));
});

it('LSTM without a forget gate (NFG), against theirs held open by a bias of 40', async () => {
  const net = lstm.network({ ...shape, blocks: H, forgetGate: false });
  const w = lstm.initialize(net, drawing);
  const layer = lstmLayer(w);
  const open = new Float64Array(H).fill(40);
  const theirs = await run('LSTM', [
    { ...layer, B: layer.B.map((own, n) => (n === 2 ? open : own)) },
  ]);
  expectNear(theirs, steps(lstm.forward(net, w, x).b.c));
});

it.each(['before', 'after'] as const)('GRU, reset %s the product', async (reset) => {
  const net = gru.network({ ...shape, hidden: H, reset });
  const w = gru.initialize(net, drawing);
  const { u, r, n, m } = w.bias!;
  for (const bias of [u, r, n, ...(m ? [m] : [])]) bias.set(bias.map(() => draw.uniform(-1, 1)));
  const layer = {
    W: [w.iu, w.ir, w.in],
    R: [w.hu, w.hr, w.hn],
    B: [u, r, n, zeros, zeros, m ?? zeros],
  };
  const theirs = await run('GRU', [layer], { linear_before_reset: Number(reset === 'after') });
  expectNear(theirs, steps(gru.forward(net, w, x).b.h));
});

/** A bidirectional network of two layers, with the trace's outputs of both in the days' order. */
function bothWays(layers: readonly bidirectional.Layer[], w: readonly object[]): number[][] {
  const [forward, backward] = layers;
  const net = bidirectional.network({ forward, backward, output: 'identity', biases: false });
  const trace = bidirectional.forward(net, { forward: w[0], backward: w[1] }, x);
  const [there, back] = [trace.forward, trace.backward].map(({ b }) => steps('c' in b ? b.c : b.h));
  return there.map((row, t) => [...row, ...back[T - 1 - t]]);
}

it('LSTM in both directions', async () => {
  const net = lstm.network({ ...shape, blocks: H });
  const w = [1, 2].map((seed) => lstm.initialize(net, { ...drawing, seed }));
  const theirs = await run(
    'LSTM',
    w.map((one) => lstmLayer(one)),
  );
  expectNear(theirs, bothWays([net, net], w));
});

it('RNN in both directions', async () => {
  const net = rnn.network({ ...shape, hidden: H });
  const w = [1, 2].map((seed) => rnn.initialize(net, { ...drawing, seed }));
  const layers = w.map(({ ih, hh, bias }) => ({ W: [ih], R: [hh], B: [bias!.h, zeros] }));
  const theirs = await run('RNN', layers, { activations: ['Tanh', 'Tanh'] });
  expectNear(theirs, bothWays([net, net], w));
});
