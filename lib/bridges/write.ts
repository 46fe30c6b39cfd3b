/*
 * Weights of this library's LSTM, GRU, RNN and bidirectional networks in PyTorch's, Keras's and ONNX's layouts.
 * Source: layouts.ts; the names of arrays are those that read.ts takes.
 * Leaves out: files of those systems; what a layout has no place for is refused.
 */
import type { Bidirectional, Weights as BothWeights } from '../networks/bidirectional.ts';
import type { GRU, Weights as GruWeights } from '../networks/gru.ts';
import type { LSTM, Weights as LstmWeights } from '../networks/lstm.ts';
import type { RNN, Weights as RnnWeights } from '../networks/rnn.ts';
import { ValueError } from '../numbers/shape.ts';
import {
  checkSystem,
  orders,
  systemNames,
  turned,
  type Recurrent,
  type Rows,
  type Stacked,
  type System,
} from './layouts.ts';

const place = 'bridges';
/** Arrays by the names that a system gives them. */
export type Arrays = Readonly<Record<string, unknown>>;
type OneWay = LSTM | GRU | RNN;

const plain = (rows: Iterable<ArrayLike<number>>): number[][] =>
  Array.from(rows, (row) => Array.from(row));
const joined = (parts: readonly (readonly (readonly number[])[])[]): number[][] =>
  parts[0].map((_, n) => parts.flatMap((part) => part[n]));

function refuse(system: System, what: string, got: string, expected: string): never {
  throw new ValueError(place, what, got, `${expected}: ${systemNames[system]} has no place for it`);
}

/** Options of an LSTM that no layout holds. */
function checkLstm(system: System, net: LSTM): void {
  for (const gate of ['inputGate', 'forgetGate', 'outputGate'] as const) {
    if (net[gate] !== true) refuse(system, gate, `is ${String(net[gate])}`, 'true');
  }
  if (net.gateRecurrence !== false) refuse(system, 'gateRecurrence', `is '${net.gateRecurrence}'`, 'false');
  if (net.inputToOutput) refuse(system, 'inputToOutput', 'is true', 'false');
  const { f, g, h } = net.squash;
  if (system !== 'onnx' && (f !== 'logistic' || g !== 'tanh' || h !== 'tanh')) {
    refuse(system, 'squash', `is ${f}, ${g}, ${h}`, 'logistic, tanh, tanh');
  }
  if (!net.peepholes) return;
  if (system !== 'onnx') refuse(system, 'peepholes', 'are given', 'peepholes: false');
  if (net.cells > 1) refuse(system, 'cells', `are ${net.cells} in a block`, 'one, since P has one peephole for each unit');
} // prettier-ignore

/** A gate of a block stands once for each of its cells. */
function stackedLstm(system: System, net: LSTM, weights: LstmWeights): Stacked {
  checkLstm(system, net);
  const each = (row: ArrayLike<number>, unit: string): number[] =>
    unit === 'c' ? Array.from(row) : Array.from(row).flatMap((one) => new Array<number>(net.cells).fill(one));
  const all = weights as unknown as Record<string, Rows>;
  const order = orders[system].lstm;
  const of = (from: 'i' | 'h'): number[][] =>
    joined(order.map((unit) => plain(all[from + unit]).map((row) => each(row, unit))));
  const bias = weights.bias as Record<string, ArrayLike<number>> | undefined;
  const peepholes = [weights.cι, weights.cω, weights.cφ];
  return {
    input: of('i'),
    recurrent: of('h'),
    bias: bias && order.flatMap((unit) => each(bias[unit], unit)),
    ...(net.peepholes && { peepholes: peepholes.flatMap((row) => Array.from(row!)) }),
  };
} // prettier-ignore

function stackedGru(system: System, net: GRU, weights: GruWeights): Stacked {
  if (system === 'pytorch' && net.reset === 'before') refuse(system, 'reset', "is 'before'", "'after'");
  const all = weights as unknown as Record<string, Rows>;
  const order = orders[system].gru;
  const of = (from: 'i' | 'h'): number[][] => joined(order.map((unit) => plain(all[from + unit])));
  const bias = weights.bias as Record<string, ArrayLike<number>> | undefined;
  const rows = bias && order.map((unit) => Array.from(bias[unit]));
  const after = bias && net.reset === 'after' ? bias['m'] : undefined;
  return {
    input: of('i'),
    recurrent: of('h'),
    bias: rows?.flat(),
    // What is reset after the product has a bias of its own, which the past brings.
    second: after && order.flatMap((unit, n) => (unit === 'n' ? Array.from(after) : rows![n].map(() => 0))),
  };
} // prettier-ignore

function stackedRnn(system: System, net: RNN, weights: RnnWeights): Stacked {
  if (net.squash !== 'tanh' && system !== 'onnx') {
    refuse(system, 'squash', `is ${net.squash}`, 'tanh');
  }
  return {
    input: plain(weights.ih),
    recurrent: plain(weights.hh),
    bias: weights.bias && Array.from(weights.bias.h),
  };
}

function stacked(system: System, net: OneWay, weights: object): Stacked {
  if (net.kind === 'lstm') return stackedLstm(system, net, weights as LstmWeights);
  if (net.kind === 'gru') return stackedGru(system, net, weights as GruWeights);
  return stackedRnn(system, net, weights as RnnWeights);
}

const outputOf = (net: OneWay, weights: object): number[][] =>
  plain(net.kind === 'lstm' ? (weights as LstmWeights).ck : (weights as RnnWeights).hk);

type Written = readonly { readonly name: 'forward' | 'backward'; readonly layer: Stacked }[];
const zeros = (like: readonly number[]): number[] => like.map(() => 0);
const none = ({ input }: Stacked): number[] => zeros(input[0]);

function pytorch(layers: Written): Arrays {
  return Object.fromEntries(
    layers.flatMap(({ name, layer }) => {
      const suffix = `l0${name === 'backward' ? '_reverse' : ''}`;
      const bias = layer.bias ?? none(layer);
      return [
        [`weight_ih_${suffix}`, turned(layer.input)],
        [`weight_hh_${suffix}`, turned(layer.recurrent)],
        [`bias_ih_${suffix}`, bias],
        [`bias_hh_${suffix}`, layer.second ?? zeros(bias)],
      ];
    }),
  );
}

function keras(layers: Written): Arrays {
  return Object.fromEntries(
    layers.flatMap(({ name, layer }) => {
      const prefix = layers.length > 1 ? `${name}.` : '';
      const bias = layer.bias ?? none(layer);
      return [
        [`${prefix}kernel`, layer.input],
        [`${prefix}recurrent_kernel`, layer.recurrent],
        [`${prefix}bias`, layer.second ? [bias, layer.second] : bias],
      ];
    }),
  );
}

function onnx(layers: Written): Arrays {
  const each = <Item>(of: (layer: Stacked) => Item): Item[] => layers.map(({ layer }) => of(layer));
  const hasPeepholes = layers.every(({ layer }) => layer.peepholes);
  return {
    W: each(({ input }) => turned(input)),
    R: each(({ recurrent }) => turned(recurrent)),
    B: each((layer) => {
      const bias = layer.bias ?? none(layer);
      return [...bias, ...(layer.second ?? zeros(bias))];
    }),
    ...(hasPeepholes && { P: each(({ peepholes }) => peepholes) }),
  };
}

const writers: Readonly<Record<System, (layers: Written) => Arrays>> = { pytorch, keras, onnx };

/**
 * The arrays of a network's recurrent layer, in one direction or both, and of its output layer, as a system lays them out, by the
 * names that `read` takes. A missing bias is written as zeros.
 * @throws ValueError for an unknown system, and for a part that its layout has no place for: peepholes anywhere but in ONNX, or
 * there with several cells in a block; gates left out, coupled or recurrent; direct weights; another squashing than the common one.
 */
export function write(system: System, net: Recurrent, weights: object): Arrays {
  checkSystem(place, system);
  const both = weights as BothWeights;
  const isBoth = net.kind === 'bidirectional';
  const layers: Written = isBoth
    ? (['forward', 'backward'] as const).map((name) => ({
        name,
        layer: stacked(system, (net as Bidirectional)[name], both[name]),
      }))
    : [{ name: 'forward', layer: stacked(system, net as OneWay, weights) }];
  const rows = isBoth
    ? [...outputOf(net.forward, both.forward), ...outputOf(net.backward, both.backward)]
    : outputOf(net as OneWay, weights);
  const bias = (weights as { bias?: { k?: ArrayLike<number> } }).bias?.k;
  const own = bias ? Array.from(bias) : rows[0].map(() => 0);
  const output: Readonly<Record<System, Arrays>> = {
    pytorch: { 'linear.weight': turned(rows), 'linear.bias': own },
    keras: { 'dense.kernel': rows, 'dense.bias': own },
    onnx: { 'dense.weight': rows, 'dense.bias': own },
  };
  return { ...writers[system](layers), ...output[system] };
}
