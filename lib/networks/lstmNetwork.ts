/*
 * The shape of an LSTM: how many of everything, which parts it has, how it squashes.
 * Source: Graves; Hochreiter & Schmidhuber 1997 (no forget gate); Gers 2000, 2002 (forget gate, peepholes).
 * Leaves out: weights and values.
 */
import { activation, type ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import { checkCount, ValueError } from '../numbers/shape.ts';
import { checkBiases, checkOutputName, type Biases } from './sequence.ts';

export type Squash = {
  readonly f: ActivationName;
  readonly g: ActivationName;
  readonly h: ActivationName;
};

/** Plain, frozen data. `cells` counts the cells of one block; a layer has blocks·cells of them. */
export type LSTM = {
  readonly kind: 'lstm';
  readonly inputs: number;
  readonly blocks: number;
  readonly cells: number;
  readonly outputs: number;
  readonly peepholes: boolean;
  readonly forgetGate: boolean;
  readonly biases: Biases;
  readonly squash: Squash;
  readonly output: OutputName;
};

/** Only the counts are needed; every other part has a default. */
export type Shape = Pick<LSTM, 'inputs' | 'blocks' | 'outputs'> &
  Partial<Omit<LSTM, 'squash'>> & { readonly squash?: Partial<Squash> };

const defaults = {
  kind: 'lstm',
  cells: 1,
  peepholes: true,
  forgetGate: true,
  biases: true,
  output: 'softmax',
} as const;

/**
 * A network of the given shape: f logistic, g and h tanh, softmax output unless said otherwise.
 * @throws ValueError for a count below 1, an unknown name or an unknown option.
 */
export function network(shape: Shape): LSTM {
  const place = 'lstm.network';
  const net: LSTM = {
    ...defaults,
    ...shape,
    squash: Object.freeze({ f: 'logistic', g: 'tanh', h: 'tanh', ...shape.squash }),
  };
  const known = ['inputs', 'blocks', 'outputs', 'squash', ...Object.keys(defaults)];
  for (const name of Object.keys(net)) {
    if (!known.includes(name)) throw new ValueError(place, name, 'is unknown', known.join(', '));
  }
  if (net.kind !== 'lstm') {
    throw new ValueError(place, 'kind', `is '${String(net.kind)}'`, 'lstm');
  }
  for (const name of ['inputs', 'blocks', 'cells', 'outputs'] as const) {
    checkCount(place, name, net[name]);
  }
  for (const name of ['peepholes', 'forgetGate'] as const) {
    if (typeof net[name] !== 'boolean') {
      throw new ValueError(place, name, `is ${String(net[name])}`, 'true or false');
    }
  }
  for (const name of ['f', 'g', 'h'] as const) activation(net.squash[name]);
  checkOutputName(place, net.output);
  checkBiases(place, net.biases);
  return Object.freeze(net);
}

/** The number of cells of the whole layer. */
export const layerCells = (net: LSTM): number => net.blocks * net.cells;
