/*
 * Weights of an LSTM, GRU or simple recurrent layer as PyTorch, Keras and ONNX lay them out, read into this library's parts.
 * Source: the documentation of torch.nn.LSTM and GRU, of Keras 3, and of ONNX's operators LSTM, GRU and RNN.
 * Leaves out: several layers, two directions, and writing these layouts.
 */
import * as gru from '../networks/gru.ts';
import * as lstm from '../networks/lstm.ts';
import * as rnn from '../networks/rnn.ts';
import { ShapeError, ValueError } from '../numbers/shape.ts';

type Rows = readonly (readonly number[])[];
type Kind = 'lstm' | 'gru' | 'rnn';
/** Systems whose layouts are known. */
export type System = 'pytorch' | 'keras' | 'onnx';

/** The units of a layer in the order in which each system stacks them, by the letters of this library. */
const orders: Readonly<Record<System, Readonly<Record<Kind, readonly string[]>>>> = {
  pytorch: { lstm: ['ι', 'φ', 'c', 'ω'], gru: ['r', 'u', 'n'], rnn: ['h'] },
  keras: { lstm: ['ι', 'φ', 'c', 'ω'], gru: ['u', 'r', 'n'], rnn: ['h'] },
  onnx: { lstm: ['ι', 'ω', 'φ', 'c'], gru: ['u', 'r', 'n'], rnn: ['h'] },
};

/** The arrays of a layer in one form: matrices source first, one column for each unit of each gate. */
type Stacked = {
  readonly input: Rows;
  readonly recurrent: Rows;
  readonly bias?: readonly number[] | undefined;
  /** Bias of the recurrent product, where a system keeps a second one. */
  readonly second?: readonly number[] | undefined;
  /** Peepholes of input gate, output gate, forget gate, as ONNX orders them. */
  readonly peepholes?: readonly number[] | undefined;
  readonly output?: Rows | undefined;
  readonly outputBias?: readonly number[] | undefined;
};

const place = 'bridges';

function rowsOf(given: object, name: string): Rows | undefined {
  let value = (given as Record<string, unknown>)[name];
  // ONNX has the direction in front.
  if (Array.isArray(value) && Array.isArray((value as unknown[][])[0]?.[0])) {
    if (value.length !== 1)
      throw new ShapeError(place, name, `has ${value.length} directions`, 'one');
    value = (value as unknown[])[0];
  }
  if (value === undefined) return undefined;
  const rows = value as Rows;
  const isMatrix =
    Array.isArray(rows) && rows.length > 0 && rows.every((row) => row.length === rows[0].length && row.length > 0);
  if (!isMatrix || !rows.flat().every(Number.isFinite)) {
    throw new ShapeError(place, name, 'is no matrix of numbers', 'rows of one length');
  }
  return rows;
} // prettier-ignore

function numbersOf(given: object, name: string): readonly number[] | undefined {
  let value = (given as Record<string, unknown>)[name];
  if (Array.isArray(value) && value.length === 1 && Array.isArray(value[0])) value = value[0];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((one) => Number.isFinite(one))) {
    throw new ShapeError(place, name, 'is no row of numbers', 'numbers');
  }
  return value as number[];
}

const turned = (rows: Rows): Rows => rows[0].map((_, n) => rows.map((row) => row[n]));

function required(given: object, name: string): Rows {
  const rows = rowsOf(given, name);
  if (!rows) throw new ShapeError(place, name, 'is missing', 'a matrix');
  return rows;
}

const readers: Readonly<Record<System, (given: object) => Stacked>> = {
  pytorch: (given) => {
    const output = rowsOf(given, 'linear.weight');
    return {
      input: turned(required(given, 'weight_ih_l0')),
      recurrent: turned(required(given, 'weight_hh_l0')),
      bias: numbersOf(given, 'bias_ih_l0'),
      second: numbersOf(given, 'bias_hh_l0'),
      output: output && turned(output),
      outputBias: numbersOf(given, 'linear.bias'),
    };
  },
  keras: (given) => {
    // A GRU that resets after has two rows of biases.
    const both = Array.isArray((given as { bias?: unknown[] }).bias?.[0])
      ? rowsOf(given, 'bias')
      : undefined;
    return {
      input: required(given, 'kernel'),
      recurrent: required(given, 'recurrent_kernel'),
      bias: both ? both[0] : numbersOf(given, 'bias'),
      second: both?.[1],
      output: rowsOf(given, 'dense.kernel'),
      outputBias: numbersOf(given, 'dense.bias'),
    };
  },
  onnx: (given) => {
    const all = numbersOf(given, 'B');
    const output = rowsOf(given, 'dense.weight');
    return {
      input: turned(required(given, 'W')),
      recurrent: turned(required(given, 'R')),
      bias: all?.slice(0, all.length / 2),
      second: all?.slice(all.length / 2),
      peepholes: numbersOf(given, 'P'),
      output,
      outputBias: numbersOf(given, 'dense.bias'),
    };
  },
};

/** What a layer is read with; `output` and `outputs` matter where the arrays have no output layer. */
export type ReadOptions = {
  readonly kind: Kind;
  readonly reset?: 'before' | 'after';
  readonly squash?: 'tanh' | 'logistic';
};

/**
 * A network and its weights from a layer as a system lays it out. Cells stand alone in their blocks. Names of arrays:
 * PyTorch `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0`, `linear.weight`, `linear.bias`;
 * Keras `kernel`, `recurrent_kernel`, `bias`, `dense.kernel`, `dense.bias`;
 * ONNX `W`, `R`, `B`, `P` (i, o, f), `dense.weight` (source first), `dense.bias`.
 * Without an output layer the network has as many outputs as hidden units and reads them one to one.
 * @throws ShapeError, ValueError naming the array.
 */
export function read(
  system: System,
  given: object,
  { kind, reset = 'after', squash = 'tanh' }: ReadOptions,
): { readonly net: lstm.LSTM | gru.GRU | rnn.RNN; readonly weights: object } {
  if (!Object.hasOwn(orders, system)) {
    throw new ValueError(place, 'layout', `is '${String(system)}'`, Object.keys(orders).join(', '));
  }
  const order = orders[system][kind];
  const { input, recurrent, bias, second, peepholes, output, outputBias } = readers[system](given);
  const hidden = recurrent.length;
  const width = hidden * order.length;
  for (const [name, rows] of [['input', input], ['recurrent', recurrent]] as const) {
    if (rows[0].length !== width)
      throw new ShapeError(place, `${name} weights`, `have ${rows[0].length} columns`, `${order.length} gates × ${hidden} units`);
  } // prettier-ignore
  for (const [name, row] of [['bias', bias], ['second bias', second]] as const) {
    if (row && row.length !== width)
      throw new ShapeError(place, name, `has ${row.length} numbers`, `${order.length} gates × ${hidden} units`);
  } // prettier-ignore

  const at = (unit: string): number => order.indexOf(unit) * hidden;
  const part = (row: readonly number[], unit: string): number[] =>
    row.slice(at(unit), at(unit) + hidden);
  const zeros = new Array<number>(width).fill(0);
  const sum = (unit: string): number[] =>
    part(bias ?? zeros, unit).map((b, n) => b + part(second ?? zeros, unit)[n]);
  const into = (unit: string): Record<string, number[][]> => ({
    [`i${unit}`]: input.map((row) => part(row, unit)),
    [`h${unit}`]: recurrent.map((row) => part(row, unit)),
  });
  const hk = output ?? recurrent.map((_, h) => recurrent.map((__, k) => Number(h === k)));
  const outputs = hk[0].length;
  const k = outputBias ?? new Array<number>(outputs).fill(0);
  const shape = { inputs: input.length, outputs, output: 'identity' } as const;

  if (kind === 'lstm') {
    const net = lstm.network({ ...shape, blocks: hidden, cells: 1, peepholes: peepholes !== undefined });
    const own = { ...into('ι'), ...into('φ'), ...into('c'), ...into('ω') };
    const peep = peepholes && {
      cι: peepholes.slice(0, hidden), cω: peepholes.slice(hidden, 2 * hidden), cφ: peepholes.slice(2 * hidden),
    };
    const biases = { ι: sum('ι'), φ: sum('φ'), c: sum('c'), ω: sum('ω'), k };
    const plain = { ...own, ...peep, ck: hk, bias: biases } as unknown as lstm.PlainWeights;
    return { net, weights: lstm.weights(net, plain) };
  } // prettier-ignore
  if (kind === 'gru') {
    const net = gru.network({ ...shape, hidden, reset });
    const after = reset === 'after';
    const n = after ? { n: part(bias ?? zeros, 'n'), m: part(second ?? zeros, 'n') } : { n: sum('n') };
    const own = { ...into('r'), ...into('u'), ...into('n'), hk };
    const plain = { ...own, bias: { r: sum('r'), u: sum('u'), ...n, k } };
    return { net, weights: gru.weights(net, plain as unknown as gru.PlainWeights) };
  } // prettier-ignore
  const net = rnn.network({ ...shape, hidden, squash });
  const plain = { ...into('h'), hk, bias: { h: sum('h'), k } };
  return { net, weights: rnn.weights(net, plain as unknown as rnn.PlainWeights) };
}
