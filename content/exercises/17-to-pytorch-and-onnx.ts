/**
 * Exercises of the chapter on other systems, and the numbers that its text prints.
 * Source: lib/bridges on the running example's block without peepholes; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts).
 */
import { bridges, lstm, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { net, weights } = runningExample.block('A');
const torch = bridges.write('pytorch', net, weights);
const onnx = bridges.write('onnx', net, weights) as { W: number[][][]; R: number[][][] };

function forecast(arrays: object): number[] {
  const back = bridges.read('pytorch', arrays, { kind: 'lstm', output: 'logistic' });
  const { y } = lstm.forward(back.net as lstm.LSTM, back.weights as lstm.Weights, runningExample.x);
  return y.slice(1, 4).map((row) => row[0]!);
}

/** Forecasts of the three days by the weights as they were sent, and with ONNX's stack read as PyTorch's. */
export const forecasts = {
  right: forecast(torch),
  wrong: forecast({ ...torch, weight_ih_l0: onnx.W[0], weight_hh_l0: onnx.R[0] }),
};

const numbers = (value: unknown): number =>
  Array.isArray(value) ? value.reduce<number>((sum, one) => sum + numbers(one), 0) : 1;
const layer = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0'] as const;
const count = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + numbers((torch as Record<string, unknown>)[name]), 0);

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'count-in-pytorch',
    number: '17.1',
    statement:
      'A layer of PyTorch has two inputs and one unit. How many parameters has it, without an output layer?',
    answer: count(layer),
    wrong: [
      {
        value: count(layer.slice(0, 3)),
        message: 'You counted one bias for each part. How many has PyTorch?',
      },
      {
        value: count(layer.slice(0, 2)),
        message: 'The biases are missing. How many are there for each of the four parts?',
      },
      {
        value: count(layer) / 4,
        message: 'That is one of the parts. How many are stacked?',
      },
    ],
    hints: [
      'Four parts: three gates and the cell.',
      'Each has two weights from the inputs, one from the output, and two biases.',
    ],
    solution: `4 · (2 + 1 + 1 + 1) = ${String(count(layer))}.`,
  },
  {
    kind: 'number',
    id: 'day-two-mixed',
    number: '17.2',
    statement:
      'The running example without peepholes is sent with ONNX’s order and read with PyTorch’s. What does it forecast for day 2? Use the cell above, to three decimals.',
    answer: forecasts.wrong[1]!,
    wrong: [
      {
        value: forecasts.right[1]!,
        message: 'That is the forecast with the orders right. Which row has them mixed?',
      },
      { value: forecasts.wrong[0]!, message: 'That is day 1. Which column is day 2?' },
      { value: forecasts.wrong[2]!, message: 'That is the last day. Which column is day 2?' },
    ],
    hints: ['Run the first cell of the chapter.', 'Take the second row, second column.'],
    solution: `It says ${forecasts.wrong[1]!.toFixed(3)}; with the orders right it would say ${forecasts.right[1]!.toFixed(3)}.`,
  },
];
