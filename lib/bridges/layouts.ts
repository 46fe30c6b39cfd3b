/*
 * How PyTorch, Keras and ONNX lay out a recurrent layer: the order of its gates, and one form that all arrays pass through.
 * Source: the documentation of torch.nn.LSTM and GRU, of Keras 3, and of ONNX's operators LSTM, GRU and RNN.
 * Leaves out: several layers; names of arrays (read.ts, write.ts).
 */
import type { Bidirectional } from '../networks/bidirectional.ts';
import type { GRU } from '../networks/gru.ts';
import type { LSTM } from '../networks/lstm.ts';
import type { RNN } from '../networks/rnn.ts';
import { ValueError } from '../numbers/shape.ts';

/** A matrix as plain lists. */
export type Rows = readonly (readonly number[])[];
/** Kinds of recurrent layers that have a layout. */
export type Kind = 'lstm' | 'gru' | 'rnn';
/** Networks whose hidden layer has a layout elsewhere. */
export type Recurrent = RNN | GRU | LSTM | Bidirectional;
/** Systems whose layouts are known. TensorFlow.js has that of Keras. */
export type System = 'pytorch' | 'keras' | 'onnx';

/** The units of a layer in the order in which each system stacks them, by the letters of this library. */
export const orders: Readonly<Record<System, Readonly<Record<Kind, readonly string[]>>>> = {
  pytorch: { lstm: ['ι', 'φ', 'c', 'ω'], gru: ['r', 'u', 'n'], rnn: ['h'] },
  keras: { lstm: ['ι', 'φ', 'c', 'ω'], gru: ['u', 'r', 'n'], rnn: ['h'] },
  onnx: { lstm: ['ι', 'ω', 'φ', 'c'], gru: ['u', 'r', 'n'], rnn: ['h'] },
};

/** A system's name as it writes it. */
export const systemNames: Readonly<Record<System, string>> = {
  pytorch: 'PyTorch',
  keras: 'Keras',
  onnx: 'ONNX',
};

/** One direction of a layer: matrices source first, one column for each unit of each gate. */
export type Stacked = {
  readonly input: Rows;
  readonly recurrent: Rows;
  readonly bias?: readonly number[] | undefined;
  /** Bias of the recurrent product, where a system keeps a second one. */
  readonly second?: readonly number[] | undefined;
  /** Peepholes of input gate, output gate, forget gate, as ONNX orders them. */
  readonly peepholes?: readonly number[] | undefined;
};

/** One direction or two, forward first, and the output layer behind them, whose sources are the units of all directions. */
export type StackedLayer = {
  readonly directions: readonly Stacked[];
  readonly output?: Rows | undefined;
  readonly outputBias?: readonly number[] | undefined;
};

/** Rows as columns. */
export const turned = (rows: Rows): number[][] => rows[0].map((_, n) => rows.map((row) => row[n]));

/** @throws ValueError for a name that is no system's. */
export function checkSystem(place: string, system: unknown): void {
  if (typeof system !== 'string' || !Object.hasOwn(orders, system)) {
    throw new ValueError(place, 'layout', `is '${String(system)}'`, Object.keys(orders).join(', '));
  }
}
