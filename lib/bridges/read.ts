/*
 * Weights of an LSTM, GRU or simple recurrent layer from PyTorch's, Keras's and ONNX's layouts into this library's parts.
 * Source: layouts.ts; the equations of these layers as their documentation gives them.
 * Leaves out: several layers, and names of arrays (arrays.ts).
 */
import type { ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import * as bidirectional from '../networks/bidirectional.ts';
import * as gru from '../networks/gru.ts';
import * as lstm from '../networks/lstm.ts';
import * as rnn from '../networks/rnn.ts';
import { ShapeError, ValueError } from '../numbers/shape.ts';
import { readers } from './arrays.ts';
import {
  checkSystem,
  orders,
  type Kind,
  type Recurrent,
  type Rows,
  type Stacked,
  type System,
} from './layouts.ts';

const place = 'bridges';

/**
 * What arrays do not say: the kind of layer, where a GRU resets (after if absent), what an RNN squashes with (tanh) or an LSTM
 * (f logistic, g and h tanh), and what the output layer is (identity).
 */
export type ReadOptions = {
  readonly kind: Kind;
  readonly reset?: 'before' | 'after';
  readonly squash?: ActivationName | Partial<lstm.Squash>;
  readonly output?: OutputName;
};

/** A network of one direction, and its weights. */
type Layer = { readonly net: bidirectional.Layer; readonly weights: object };
/** What a direction gets of the output layer: rows for its own units, and the bias unless the whole network has it. */
type Output = {
  readonly rows: Rows;
  readonly bias?: readonly number[] | undefined;
  readonly name: OutputName;
};

function checkWidths(stacked: Stacked, kind: Kind, gates: number): void {
  const { input, recurrent, bias, second, peepholes } = stacked;
  const hidden = recurrent.length;
  const expected = `${gates} ${gates === 1 ? 'gate' : 'gates'} × ${hidden} units`;
  for (const [name, rows] of [['input', input], ['recurrent', recurrent]] as const) {
    if (rows[0].length !== gates * hidden)
      throw new ShapeError(place, `${name} weights`, `have ${rows[0].length} columns`, expected);
  } // prettier-ignore
  for (const [name, row] of [['bias', bias], ['second bias', second]] as const) {
    if (row && row.length !== gates * hidden)
      throw new ShapeError(place, name, `has ${row.length} numbers`, expected);
  } // prettier-ignore
  if (!peepholes) return;
  if (kind !== 'lstm') throw new ShapeError(place, 'P', 'is given', `no peepholes of a ${kind}`);
  if (peepholes.length !== 3 * hidden) {
    throw new ShapeError(
      place,
      'P',
      `has ${peepholes.length} numbers`,
      `3 gates × ${hidden} units`,
    );
  }
}

function layerOf(order: readonly string[], stacked: Stacked, output: Output, options: ReadOptions): Layer {
  const { kind, reset = 'after', squash } = options;
  checkWidths(stacked, kind, order.length);
  const { input, recurrent, bias, second, peepholes } = stacked;
  const hidden = recurrent.length;
  const at = (unit: string): number => order.indexOf(unit) * hidden;
  const part = (row: readonly number[] | undefined, unit: string): number[] =>
    row?.slice(at(unit), at(unit) + hidden) ?? new Array<number>(hidden).fill(0);
  const sum = (unit: string): number[] =>
    part(bias, unit).map((b, n) => b + part(second, unit)[n]);
  const into = (unit: string): Record<string, number[][]> => ({
    [`i${unit}`]: input.map((row) => part(row, unit)),
    [`h${unit}`]: recurrent.map((row) => part(row, unit)),
  });
  const k = output.bias && { k: output.bias };
  const shape = {
    inputs: input.length,
    outputs: output.rows[0].length,
    output: output.name,
    biases: output.bias ? true : 'hidden',
  } as const;

  if (kind === 'lstm') {
    if (typeof squash === 'string') {
      throw new ValueError(place, 'squash', `is '${squash}'`, 'functions by name: f, g, h');
    }
    const net = lstm.network({ ...shape, blocks: hidden, peepholes: !!peepholes, squash: squash ?? {} });
    const own = { ...into('ι'), ...into('φ'), ...into('c'), ...into('ω') };
    const peep = peepholes && {
      cι: peepholes.slice(0, hidden), cω: peepholes.slice(hidden, 2 * hidden), cφ: peepholes.slice(2 * hidden),
    };
    const biases = { ι: sum('ι'), φ: sum('φ'), c: sum('c'), ω: sum('ω'), ...k };
    const plain = { ...own, ...peep, ck: output.rows, bias: biases } as unknown as lstm.PlainWeights;
    return { net, weights: lstm.weights(net, plain) };
  }
  if (kind === 'gru') {
    const net = gru.network({ ...shape, hidden, reset });
    const n = reset === 'after' ? { n: part(bias, 'n'), m: part(second, 'n') } : { n: sum('n') };
    const own = { ...into('r'), ...into('u'), ...into('n'), hk: output.rows };
    const plain = { ...own, bias: { r: sum('r'), u: sum('u'), ...n, ...k } };
    return { net, weights: gru.weights(net, plain as unknown as gru.PlainWeights) };
  }
  if (typeof squash === 'object') {
    throw new ValueError(place, 'squash', 'is an object', 'the name of one function');
  }
  const net = rnn.network({ ...shape, hidden, squash: squash ?? 'tanh' });
  const plain = { ...into('h'), hk: output.rows, bias: { h: sum('h'), ...k } };
  return { net, weights: rnn.weights(net, plain as unknown as rnn.PlainWeights) };
} // prettier-ignore

/**
 * A network and its weights from a layer as a system lays it out. Cells stand alone in their blocks. Names of arrays:
 * PyTorch `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0`, the same with `_reverse`, `linear.weight`, `linear.bias`,
 * whatever its modules are called; Keras `kernel`, `recurrent_kernel`, `bias`, or the same behind `forward.` and `backward.`,
 * `dense.kernel`, `dense.bias`; ONNX `W`, `R`, `B`, `P` (i, o, f), `dense.weight` (source first), `dense.bias`.
 * Without an output layer the network has as many outputs as hidden units and reads them one to one.
 * @throws ShapeError, ValueError naming the array.
 */
export function read(
  system: System,
  given: object,
  options: ReadOptions,
): { readonly net: Recurrent; readonly weights: object } {
  checkSystem(place, system);
  if (!Object.hasOwn(orders[system], options.kind)) {
    throw new ValueError(place, 'kind', `is '${String(options.kind)}'`, 'lstm, gru, rnn');
  }
  if (options.kind === 'gru' && options.reset === 'before' && system === 'pytorch') {
    throw new ValueError(place, 'reset', "is 'before'", "'after': PyTorch knows no other GRU");
  }
  const order = orders[system][options.kind];
  const { directions, output, outputBias } = readers[system](given as Record<string, unknown>);
  const sizes = directions.map(({ recurrent }) => recurrent.length);
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const rows =
    output ?? Array.from({ length: units }, (_, h) => Array.from({ length: units }, (__, k) => Number(h === k)));
  if (rows.length !== units) {
    throw new ShapeError(place, 'output weights', `have ${rows.length} sources`, `${units} hidden units`);
  }
  const bias = outputBias ?? rows[0].map(() => 0);
  if (bias.length !== rows[0].length) {
    throw new ShapeError(place, 'output bias', `has ${bias.length} numbers`, `${rows[0].length} outputs`);
  }
  const name = options.output ?? 'identity';
  if (directions.length === 1) return layerOf(order, directions[0], { rows, bias, name }, options);
  const both = directions.map((one, n) => {
    const own = n === 0 ? rows.slice(0, sizes[0]) : rows.slice(sizes[0]);
    return layerOf(order, one, { rows: own, name: 'identity' }, options);
  });
  const net = bidirectional.network({ forward: both[0].net, backward: both[1].net, output: name });
  const plain = { forward: both[0].weights, backward: both[1].weights, bias: { k: bias } };
  return { net, weights: bidirectional.weights(net, plain) };
} // prettier-ignore
