import { describe, expect, it } from 'vitest';
import { fastVerbsOf } from '../../lib/kernels/verbs.ts';
import * as bidirectional from '../../lib/networks/bidirectional.ts';
import * as gru from '../../lib/networks/gru.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as mlp from '../../lib/networks/mlp.ts';
import * as rnn from '../../lib/networks/rnn.ts';
import { verbsOf, type Network } from '../../lib/networks/verbs.ts';
import { random } from '../../lib/numbers/random.ts';
import { expectSame } from './same.ts';

const draw = random(11);
const rows = (T: number, n: number): number[][] =>
  Array.from({ length: T }, () => Array.from({ length: n }, () => draw.uniform(-1, 1)));

/** Targets that fit the output layer, with steps that have none. */
const targets = (outputs: number, T: number): (number[] | null)[] =>
  Array.from({ length: T }, (_, t) =>
    t % 3 === 1 && T > 1
      ? null
      : Array.from({ length: outputs }, (_, k) => Number(k === t % outputs)),
  );

const fastOf = (net: Network) => {
  const { verbs, refused } = fastVerbsOf(net);
  expect(refused).toBeUndefined();
  return verbs;
};

function compare(net: Network, T: number, scale = 0.5): void {
  const [fast, readable] = [fastOf(net), verbsOf(net)];
  const w = readable.initialize(net, { seed: 3, scale });
  const [x, z] = [rows(T, net.inputs), targets(net.outputs, T)];
  const recurs = net.kind === 'rnn' || net.kind === 'gru';
  const state = recurs
    ? { b: Array.from({ length: net.hidden }, () => draw.uniform(-1, 1)) }
    : undefined;
  const trace = fast.forward(net, w, x, { state });
  const expected = readable.forward(net, w, x, { state });
  expectSame(trace, expected, 'trace');
  const errors = fast.backward(net, w, trace, z);
  const expectedErrors = readable.backward(net, w, expected, z);
  expectSame(errors, expectedErrors, 'errors');
  const slope = fast.gradient(net, trace, errors);
  expectSame(slope, readable.gradient(net, expected, expectedErrors), 'gradient');

  const other = rows(T, net.inputs);
  const again = fast.forward(net, w, other, { into: trace });
  const back = fast.backward(net, w, again, z, { into: errors });
  const expectedAgain = readable.forward(net, w, other);
  expectSame(again, expectedAgain, 'trace filled again');
  const expectedBack = readable.backward(net, w, expectedAgain, z);
  expectSame(back, expectedBack, 'errors filled again');
  expectSame(
    fast.gradient(net, again, back, { into: slope }),
    readable.gradient(net, expectedAgain, expectedBack),
    'gradient filled again',
  );
}

const outputs = ['softmax', 'logistic', 'identity'] as const;
const squashings = ['logistic', 'tanh', 'identity', 'logistic1', 'logistic2'] as const;
const sizes = [
  { inputs: 1, hidden: 1, outputs: 1 },
  { inputs: 3, hidden: 2, outputs: 2 },
  { inputs: 5, hidden: 7, outputs: 3 },
  { inputs: 8, hidden: 16, outputs: 9 },
  { inputs: 17, hidden: 33, outputs: 4 },
];
const lengths = [1, 9];

describe('networks on the kernels give what the readable ones give, also where they fill again', () => {
  it('MLP: every depth, output layer and squashing, with and without biases', () => {
    for (const { hidden, ...size } of sizes) {
      for (const layers of [[hidden], [hidden, 2], [3, hidden, 4]]) {
        for (const biases of [true, false]) {
          for (const output of outputs)
            compare(mlp.network({ ...size, hidden: layers, output, biases }), 5);
        }
      }
    }
    for (const squash of squashings)
      compare(mlp.network({ inputs: 3, hidden: [5, 3], outputs: 2, squash }), 9);
  });

  it('RNN: every size, output layer, squashing and choice of biases', () => {
    for (const size of sizes) {
      for (const T of lengths) {
        for (const output of outputs) compare(rnn.network({ ...size, output }), T);
        for (const biases of [true, false, 'hidden'] as const)
          compare(rnn.network({ ...size, biases }), T, 0.3);
      }
    }
    for (const squash of squashings)
      compare(rnn.network({ inputs: 3, hidden: 5, outputs: 2, squash }), 6, 0.2);
  });

  it('GRU: every size, reset before and after, output layer and choice of biases', () => {
    for (const size of sizes) {
      for (const T of lengths) {
        for (const reset of ['before', 'after'] as const) {
          for (const output of outputs) compare(gru.network({ ...size, output, reset }), T);
          for (const biases of [true, false, 'hidden'] as const)
            compare(gru.network({ ...size, biases, reset }), T);
        }
      }
    }
  });

  it('both directions: layers of every kind, of different sizes', () => {
    const open = { inputs: 3, outputs: 2, output: 'identity', biases: 'hidden' } as const;
    const layers = [
      rnn.network({ ...open, hidden: 5 }),
      gru.network({ ...open, hidden: 3 }),
      lstm.network({ ...open, blocks: 2, cells: 2 }),
    ];
    for (const forward of layers) {
      for (const backward of layers) {
        for (const output of outputs)
          compare(bidirectional.network({ forward, backward, output }), 6);
        compare(bidirectional.network({ forward, backward, biases: false }), 1);
      }
    }
  });

  it('over 500 steps', () => {
    const size = { inputs: 5, hidden: 7, outputs: 3 };
    compare(mlp.network({ ...size, hidden: [7] }), 500);
    compare(rnn.network(size), 500, 0.2);
    compare(gru.network(size), 500, 0.3);
  });
});

describe('a network on the kernels', () => {
  const net = rnn.network({ inputs: 3, hidden: 4, outputs: 2 });
  const w = rnn.initialize(net, { seed: 1 });
  const fast = fastOf(net);

  it('takes traces of the readable code by the readable code', () => {
    const [x, z] = [rows(4, 3), targets(2, 4)];
    const trace = rnn.forward(net, w, x);
    const errors = fast.backward(net, w, trace, z);
    expect(errors).toEqual(rnn.backward(net, w, trace, z));
    expect(fast.gradient(net, trace, errors)).toEqual(
      rnn.gradient(net, trace, errors as rnn.Errors),
    );
  });

  it('refuses what the readable code refuses, in its words', () => {
    expect(() => fast.forward(net, w, [[1, 2]])).toThrow(
      'rnn.forward: x[0] has 2 numbers, expected inputs = 3',
    );
    expect(() => fast.forward(net, w, rows(1, 3), { state: { b: [1] } })).toThrow(
      'rnn.forward: state.b has 1 numbers, expected hidden = 4',
    );
  });

  it('refuses a trace or place of another size', () => {
    const trace = fast.forward(net, w, rows(2, 3));
    expect(() => fast.forward(net, w, rows(3, 3), { into: trace })).toThrow(
      'rnn.forward: into has rows, hidden units, outputs 4, 4, 2, expected 5, 4, 2',
    );
    const other = rnn.network({ inputs: 3, hidden: 5, outputs: 2 });
    expect(() =>
      fast.backward(other, rnn.initialize(other, { seed: 1 }), trace, targets(2, 2)),
    ).toThrow('rnn.backward: trace has rows, hidden units, outputs 4, 4, 2, expected 4, 5, 2');
    const deep = mlp.network({ inputs: 3, hidden: [2, 3], outputs: 2 });
    const deepTrace = fastOf(deep).forward(deep, mlp.initialize(deep, { seed: 1 }), rows(2, 3));
    expect(() =>
      fastOf(deep).forward(deep, mlp.initialize(deep, { seed: 1 }), rows(1, 3), {
        into: deepTrace,
      }),
    ).toThrow('mlp.forward: into has rows, hidden units, outputs 4, 2, 3, 2, expected 3, 2, 3, 2');
  });
});
