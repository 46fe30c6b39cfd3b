/**
 * English words of comparing one's own numbers.
 * Source: what content/reference/compare.ts finds.
 * Leaves out messages about a file that cannot be read, which the library gives.
 */
import { mistakes } from '../../../content/errata/mistakes.ts';

export const compare = {
  title: 'Your own numbers',
  intro:
    'Give the numbers that your program computes, whole or in part. The first one that differs is named, with its step and unit, and what your numbers are instead. They stay in this browser.',
  howTo: [
    ['name', 'one of the networks below; weights, inputs and targets are then its own'],
    ['net, weights, x, z', 'a network of your own, as in the files below'],
    [
      'weights.layout',
      'pytorch, keras or onnx, with the arrays as that system names them; net then says the kind: lstm, gru or rnn',
    ],
    ['trace, errors, gradient', 'your numbers; leave out what you do not have'],
  ] as readonly (readonly [string, string])[],
  layouts:
    'PyTorch: weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, linear.weight, linear.bias. Keras: kernel, recurrent_kernel, bias, dense.kernel, dense.bias. ONNX: W, R, B, P, dense.weight, dense.bias. Without a last layer the outputs are those of the hidden units, and the loss is half the squared error.',
  text: 'Your numbers as JSON',
  compare: 'Compare',
  file: 'Open a file',
  example: 'Fill in an example with a mistake',
  noScript: 'Comparing needs JavaScript. The files below do not.',
  reading: 'Reading …',
  same: (numbers: string, arrays: number, worst: string) =>
    `All ${numbers} numbers in ${arrays} arrays agree; the largest relative difference is ${worst}.`,
  first: 'The first number that differs:',
  step: (t: number) => ` at step ${t}`,
  unit: (at: readonly number[]) =>
    at.length === 1 ? `, unit ${at[0]! + 1}` : `, from ${at[0]! + 1} to ${at[1]! + 1}`,
  yours: 'yours',
  right: 'right',
  line: 'It is computed by the line',
  mistake: 'Your numbers are those of a known mistake:',
  titles: Object.fromEntries(mistakes.map(({ id, title }) => [id, title])) as Readonly<
    Record<string, string>
  >,
  exchanged: (other: string) =>
    `Your numbers are the right ones of ${other}: look at the order of the gates.`,
  fits: 'Your numbers fit this line instead:',
  noCause: 'No single change of that line explains your numbers.',
  noLine: 'The book prints no line for it yet, so there is no guess at the cause.',
  differing: (n: number, of: number) => `${n} of ${of} arrays differ:`,
};
