/*
 * Exported files run elsewhere: ONNX Runtime reads the bytes and computes the library's outputs, for every network that fits.
 * Source: onnxruntime-web, one thread of WebAssembly, float32; protobufjs reads the bytes by a schema of its own.
 * Leaves out: training, which the files have none of.
 */
import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { describe, expect, it, test } from 'vitest';
import {
  bidirectional,
  bridges,
  gru,
  lstm,
  random,
  rnn,
  verbsOf,
  type Network,
} from '../../lib/index.ts';
import './onnxRun.ts'; // sets the engine up

const [T, I, K] = [6, 3, 4];
const draw = random(8);
const x = Array.from({ length: T }, () => Array.from({ length: I }, () => draw.uniform(-1, 1)));
const sizes = { inputs: I, outputs: K } as const;
const half = { ...sizes, output: 'identity', biases: 'hidden' } as const;

const networks: Readonly<Record<string, Network>> = {
  'LSTM with peepholes, softmax': lstm.network({ ...sizes, blocks: 5 }),
  'LSTM without peepholes or biases, logistic': lstm.network({
    ...sizes,
    blocks: 5,
    peepholes: false,
    biases: false,
    output: 'logistic',
  }),
  'LSTM of blocks of cells, gates repeated': lstm.network({
    ...sizes,
    blocks: 2,
    cells: 3,
    peepholes: false,
  }),
  'LSTM with the functions of 1997': lstm.network({
    ...sizes,
    blocks: 3,
    squash: { g: 'logistic2', h: 'logistic1' },
  }),
  'LSTM with an open input (NIAF), identity': lstm.network({
    ...sizes,
    blocks: 3,
    squash: { g: 'identity' },
    output: 'identity',
  }),
  'GRU, reset after': gru.network({ ...sizes, hidden: 5 }),
  'GRU, reset before': gru.network({ ...sizes, hidden: 5, reset: 'before' }),
  'RNN, tanh': rnn.network({ ...sizes, hidden: 5 }),
  'RNN, logistic': rnn.network({ ...sizes, hidden: 5, squash: 'logistic' }),
  'both directions, LSTM': bidirectional.network({
    forward: lstm.network({ ...half, blocks: 4 }),
    backward: lstm.network({ ...half, blocks: 4 }),
  }),
  'both directions, GRU, logistic': bidirectional.network({
    forward: gru.network({ ...half, hidden: 3 }),
    backward: gru.network({ ...half, hidden: 3 }),
    output: 'logistic',
  }),
};

describe.each(Object.entries(networks))('%s', (_, net) => {
  it('is a file that runs, with the library’s outputs to 1e-5', async () => {
    const verbs = verbsOf(net);
    const weights = verbs.initialize(net, { seed: 3, scale: 0.9 });
    const { bytes } = bridges.onnxFile(net as bridges.Recurrent, weights);
    const session = await InferenceSession.create(bytes);
    const { y } = await session.run({
      X: new Tensor('float32', Float32Array.from(x.flat()), [T, 1, I]),
    });
    expect(y!.dims).toEqual([T, 1, K]);
    const theirs = Array.from(y!.data as Float32Array);
    const ours = verbs
      .forward(net, weights, x)
      .y.slice(1, T + 1)
      .flatMap((row) => Array.from(row));
    expect(Math.max(...ours.map(Math.abs))).toBeGreaterThan(0.05);
    expect(Math.max(...ours.map((value, n) => Math.abs(value - theirs[n]!)))).toBeLessThan(1e-5);
  });
});

test('another length of sequence runs on the same file', async () => {
  const net = lstm.network({ ...sizes, blocks: 2 });
  const weights = lstm.initialize(net, { seed: 1 });
  const session = await InferenceSession.create(bridges.onnxFile(net, weights).bytes);
  const { y } = await session.run({
    X: new Tensor('float32', Float32Array.from(x.slice(0, 2).flat()), [2, 1, I]),
  });
  expect(y!.dims).toEqual([2, 1, K]);
});

test('what it says of itself is what is in it', () => {
  const net = lstm.network({ ...sizes, blocks: 2 });
  const { nodes, arrays } = bridges.onnxFile(net, lstm.initialize(net, { seed: 1 }));
  expect(nodes).toEqual(['LSTM', 'Transpose', 'Reshape', 'MatMul', 'Add', 'Softmax']);
  expect(arrays).toEqual({
    W: [1, 8, I],
    R: [1, 8, 2],
    B: [1, 16],
    P: [1, 6],
    'dense.weight': [2, K],
    'dense.bias': [K],
  });
});

test.each<[string, Network]>([
  ['cells are 2 in a block, expected one, since P has one peephole for each unit: ONNX has no place for it', lstm.network({ ...sizes, blocks: 2, cells: 2 })],
  ["gateRecurrence is 'gates', expected false: ONNX has no place for it", lstm.variant({ ...sizes, blocks: 2 }, 'FGR')],
  ['inputGate is false, expected true: ONNX has no place for it', lstm.variant({ ...sizes, blocks: 2 }, 'NIG')],
  ['inputToOutput is true, expected false: ONNX has no place for it', lstm.network({ ...sizes, blocks: 2, inputToOutput: true })],
  [
    'backward is lstm of 3, expected lstm of 2: one operator has both directions',
    bidirectional.network({ forward: lstm.network({ ...half, blocks: 2 }), backward: lstm.network({ ...half, blocks: 3 }) }),
  ],
])('bridges: %s', (message, net) => {
  expect(() => bridges.onnxFile(net as bridges.Recurrent, verbsOf(net).initialize(net, { seed: 1 }))).toThrow(`bridges: ${message}`);
}); // prettier-ignore
