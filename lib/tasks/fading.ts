/*
 * The running example's days followed by silence: how long is the first day felt, by the RNN and by the block?
 * Source: runningExample.ts; Graves, Supervised Sequence Labelling, on the sensitivity to the first input.
 * Leaves out: training; the recurrent weights are scaled as they are asked for.
 */
import type { ActivationName } from '../functions/activation.ts';
import * as lstm from '../networks/lstm.ts';
import * as rnn from '../networks/rnn.ts';
import { block, recurrent, x as days } from './runningExample.ts';

/** Steps of the sequence. */
export const steps = 12;

/** Three days, then rows of zeros. */
export const x: readonly (readonly number[])[] = Array.from(
  { length: steps },
  (_, n) => days[n] ?? [0, 0],
);

const scaled = (rows: readonly ArrayLike<number>[], by: number): number[][] =>
  rows.map((row) => Array.from(row, (w) => w * by));

/** The 2-2-1 network with its red (recurrent) weights times `scale`. */
export function rnnOf(
  scale: number,
  squash: ActivationName = 'tanh',
): { net: rnn.RNN; weights: rnn.Weights } {
  const net = rnn.network({
    inputs: 2,
    hidden: 2,
    outputs: 1,
    output: 'logistic',
    biases: false,
    squash,
  });
  return { net, weights: rnn.weights(net, { ...recurrent, hh: scaled(recurrent.hh, scale) }) };
}

/** The block with peepholes, its recurrent weights times `scale`, and a bias for each gate (0 if absent). */
export function lstmOf(
  scale: number,
  bias: Readonly<Partial<Record<'ι' | 'φ' | 'ω', number>>> = {},
): { net: lstm.LSTM; weights: lstm.Weights } {
  const { net: own, weights: w } = block('peepholes');
  const net = lstm.network({ ...own, biases: 'gates' });
  const weights = lstm.weights(net, {
    ...w,
    hι: scaled(w.hι, scale), hφ: scaled(w.hφ!, scale), hω: scaled(w.hω, scale), hc: scaled(w.hc, scale),
    bias: { ι: [bias.ι ?? 0], φ: [bias.φ ?? 0], ω: [bias.ω ?? 0] } as never,
  }); // prettier-ignore
  return { net, weights };
}
