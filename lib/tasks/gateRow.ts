/*
 * A block whose gates are set from outside: three of its four inputs open or shut one gate each.
 * Source: the figure of gradient preservation in Graves, Supervised Sequence Labelling, as a network that computes it.
 * Leaves out: recurrent weights and peepholes, so that what reaches a later step passes the state alone.
 */
import * as lstm from '../networks/lstm.ts';
import { ValueError } from '../numbers/shape.ts';

/** Weight from a gate's own input, which is 1 or −1: an open gate is σ(5) = .993, a shut one .007. */
const hold = 5;

/** What is written and shown at the first step, and what would be written later where the input gate is open. */
export const signal: readonly number[] = [1, -0.5, 0.8, -1, 0.6, -0.7, 0.9, -0.4];

/** Open (1) or shut (0) at each of the eight steps. */
export type Gates = Readonly<Record<'input' | 'forget' | 'output', string>>;

/** Written once, kept, shown twice. */
export const written: Gates = { input: '10000000', forget: '11111111', output: '00010010' };

/** The step at which the output is asked for: the last at which it is shown. */
export const asked = 7;

const pattern = new RegExp(`^[01]{${signal.length}}$`);

/** Whether a text opens or shuts a gate at every step. */
export const isPattern = (text: string): boolean => pattern.test(text);

/** T rows of inputs: the signal, then 1 or −1 for each gate. @throws ValueError for a text that is no pattern. */
export function inputs(gates: Gates): number[][] {
  for (const [name, text] of Object.entries(gates)) {
    if (!isPattern(text)) {
      throw new ValueError('gateRow', name, `is '${text}'`, `${signal.length} digits, 0 or 1`);
    }
  }
  const { input, forget, output } = gates;
  return signal.map((x, n) => [
    x,
    ...[input, forget, output].map((text) => 2 * Number(text[n]) - 1),
  ]);
}

/** One block with one cell, without biases; its output goes to one logistic unit. */
export function network(): { net: lstm.LSTM; weights: lstm.Weights } {
  const net = lstm.network({
    inputs: 4,
    blocks: 1,
    outputs: 1,
    output: 'logistic',
    biases: false,
    peepholes: false,
  });
  const from = (n: number): number[][] =>
    [0, 1, 2, 3].map((i) => [i === n ? (n === 0 ? 1 : hold) : 0]);
  const weights = lstm.weights(net, {
    ic: from(0), iι: from(1), iφ: from(2), iω: from(3),
    hc: [[0]], hι: [[0]], hφ: [[0]], hω: [[0]], ck: [[2]],
  }); // prettier-ignore
  return { net, weights };
}
