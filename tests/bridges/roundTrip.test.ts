/**
 * Weights written for another system and read back are the same network; what a layout cannot hold is refused by name.
 * Source: lib/bridges; what the systems themselves compute is in engines/layouts.test.ts.
 * Leaves out: names of arrays that no system gives.
 */
import { describe, expect, it } from 'vitest';
import {
  read,
  write,
  type ReadOptions,
  type Recurrent,
  type System,
} from '../../lib/bridges/index.ts';
import { bidirectional, gru, lstm, random, rnn, runningExample, verbsOf } from '../../lib/index.ts';
import type { Network, WeightsOf } from '../../lib/networks/verbs.ts';

const dice = random(5);
const x = Array.from({ length: 5 }, () => [
  dice.uniform(-1, 1),
  dice.uniform(-1, 1),
  dice.uniform(-1, 1),
]);
const sizes = { inputs: 3, outputs: 2 } as const;
const drawing = { seed: 7, scale: 0.9 } as const;
const inner = { output: 'identity', biases: 'hidden' } as const;
const outputs = (net: Recurrent, weights: object): number[] => {
  const { y } = verbsOf(net as Network).forward(net as Network, weights as WeightsOf<Network>, x);
  return y.slice(1, x.length + 1).flatMap((row) => [...row]);
};

const plain = lstm.network({ ...sizes, blocks: 3, peepholes: false });
const shared = lstm.network({ ...sizes, blocks: 2, cells: 2, peepholes: false });
const peep = lstm.network({ ...sizes, blocks: 3 });
const after = gru.network({ ...sizes, hidden: 3 });
const before = gru.network({ ...sizes, hidden: 3, reset: 'before' });
const simple = rnn.network({ ...sizes, hidden: 3 });
const layer = lstm.network({ ...sizes, blocks: 2, peepholes: false, ...inner });
const both = bidirectional.network({ forward: layer, backward: layer });
const units = gru.network({ ...sizes, hidden: 2, ...inner });
const bothGru = bidirectional.network({ forward: units, backward: units });

const cases: readonly (readonly [string, Recurrent, readonly System[], ReadOptions])[] = [
  ['an LSTM', plain, ['pytorch', 'keras', 'onnx'], { kind: 'lstm' }],
  ['an LSTM whose cells share gates', shared, ['pytorch', 'keras', 'onnx'], { kind: 'lstm' }],
  ['an LSTM with peepholes', peep, ['onnx'], { kind: 'lstm' }],
  ['a GRU that resets after', after, ['pytorch', 'keras', 'onnx'], { kind: 'gru' }],
  ['a GRU that resets before', before, ['keras', 'onnx'], { kind: 'gru', reset: 'before' }],
  ['a recurrent network', simple, ['pytorch', 'keras', 'onnx'], { kind: 'rnn' }],
  ['LSTMs in both directions', both, ['pytorch', 'keras', 'onnx'], { kind: 'lstm' }],
  ['GRUs in both directions', bothGru, ['pytorch', 'keras', 'onnx'], { kind: 'gru' }],
];

describe.each(cases)('%s', (_, net, systems, options) => {
  const weights = verbsOf(net as Network).initialize(net as Network, drawing);

  it.each(systems)('comes back from the layout of %s', (system) => {
    // Through text, as a file would carry it.
    const given = JSON.parse(JSON.stringify(write(system, net, weights))) as object;
    const back = read(system, given, { ...options, output: 'softmax' });
    const [was, is] = [outputs(net, weights), outputs(back.net, back.weights)];
    is.forEach((value, n) => expect(Math.abs(value - was[n]!)).toBeLessThan(1e-12));
    expect(is).toHaveLength(was.length);
  });
});

describe('refuses', () => {
  const refused: readonly (readonly [string, System, lstm.LSTM, RegExp])[] = [
    ['peepholes in PyTorch', 'pytorch', peep, /peepholes.*peepholes: false: PyTorch has no place/],
    ['peepholes in Keras', 'keras', peep, /peepholes.*Keras has no place/],
    ['peepholes of shared gates in ONNX', 'onnx', lstm.network({ ...sizes, blocks: 2, cells: 2 }), /cells are 2/],
    ['coupled gates', 'onnx', lstm.variant({ ...sizes, blocks: 2 }, 'CIFG'), /forgetGate is coupled/],
    ['gates that read gates', 'onnx', lstm.variant({ ...sizes, blocks: 2 }, 'FGR'), /gateRecurrence/],
    ['another squashing in PyTorch', 'pytorch', lstm.variant({ ...sizes, blocks: 2, peepholes: false }, 'NOAF'), /squash/],
  ]; // prettier-ignore
  it.each(refused)('%s', (_, system, net, message) => {
    const weights = lstm.initialize(net, { seed: 1, scale: 1 });
    expect(() => write(system, net, weights)).toThrow(message);
  });

  it('a GRU that resets before, in PyTorch, and a system nobody knows', () => {
    const weights = gru.initialize(before, drawing);
    expect(() => write('pytorch', before, weights)).toThrow(/reset is 'before'/);
    expect(() => write('other' as System, before, weights)).toThrow(/layout.*pytorch, keras, onnx/);
  });

  it('an array that nothing is read from, and one that is missing', () => {
    const given = write('pytorch', plain, lstm.initialize(plain, drawing));
    expect(() => read('pytorch', { ...given, weight_ih_l1: [[1]] }, { kind: 'lstm' })).toThrow(
      /weight_ih_l1 is unknown/,
    );
    const rest = Object.fromEntries(
      Object.entries(given).filter(([name]) => name !== 'weight_hh_l0'),
    );
    expect(() => read('pytorch', rest, { kind: 'lstm' })).toThrow(/weight_hh_l0 is missing/);
  });
});

describe('the running example', () => {
  it('read by the order of ONNX, PyTorch’s arrays give no error and other forecasts', () => {
    const { net, weights } = runningExample.block('A');
    const given = write('onnx', net, weights) as {
      W: number[][][];
      R: number[][][];
      B: number[][];
    };
    const asTorch = {
      weight_ih_l0: given.W[0]!, weight_hh_l0: given.R[0]!,
      bias_ih_l0: given.B[0]!.slice(0, 4), bias_hh_l0: given.B[0]!.slice(4),
      'linear.weight': (write('pytorch', net, weights) as Record<string, unknown>)['linear.weight'],
    }; // prettier-ignore
    const back = read('pytorch', asTorch, { kind: 'lstm', output: 'logistic' });
    const { y } = lstm.forward(
      back.net as lstm.LSTM,
      back.weights as lstm.Weights,
      runningExample.x,
    );
    expect([1, 2, 3].map((t) => Number(y[t]![0]!.toFixed(3)))).toEqual([0.587, 0.547, 0.632]);
  });
});
