/**
 * Exercises of the chapter on the recurrent network, and the numbers that its text prints.
 * Source: the running example; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { mlp, rnn, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { x, recurrent } = runningExample;
const shape = { inputs: 2, hidden: 2, outputs: 1, output: 'logistic', biases: false } as const;
const net = rnn.network(shape);
const forecasts = (weights: rnn.PlainWeights, days: readonly (readonly number[])[]): number[] =>
  [...rnn.forward(net, rnn.weights(net, weights), days).y].slice(1).map((row) => row[0]!);

/** The forecasts for two days of which the second repeats the first. */
export const sameAgain = forecasts(recurrent, [x[0]!, x[0]!]) as [number, number, ...number[]];

const turned = [0, 1].map((row) => [0, 1].map((column) => recurrent.hh[column]![row]!));
/** The forecast of day 2 by the weights as they are, and with the red matrix turned over. */
export const spoken = {
  right: forecasts(recurrent, x)[1]!,
  transposed: forecasts({ ...recurrent, hh: turned }, x)[1]!,
};
const alone = (() => {
  const perceptron = mlp.network({ ...shape, hidden: [2] });
  const layers = [{ w: recurrent.ih }, { w: recurrent.hk }];
  return mlp.forward(perceptron, mlp.weights(perceptron, { layers }), x).y[2]![0]!;
})();

/** Weights of the running example, without biases and with them. */
export const counts = {
  plain: rnn.countWeights(net),
  biased: rnn.countWeights(rnn.network({ ...shape, biases: true })),
};
const days = 100;

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'forecast-with-yesterday',
    number: '4.1',
    statement:
      'Compute the forecast of day 2, with yesterday’s activations −0.245 and 0.762. From the first node the red edges carry 1 and 1, from the second −1 and −½. The features are 1 and −½.',
    answer: spoken.right,
    wrong: [
      {
        value: spoken.transposed,
        message:
          'Your red matrix is turned over. Which two red edges end in the first node: 1 and 1, or 1 and −1?',
      },
      { value: alone, message: 'That is day 2 without a yesterday. What do the red edges bring?' },
      {
        value: sameAgain[1],
        message: 'You used the features of day 1 again. Which has day 2?',
      },
    ],
    hints: [
      'Each hidden node adds two numbers from the weather and two from yesterday.',
      'Into the first node: 1.5 · 1 + 0.5 · (−½), then 1 · (−0.245) + (−1) · 0.762.',
    ],
    solution: `The two net inputs are squashed, weighed with −1 and −1.5, and the logistic function gives ${spoken.right.toFixed(3)}.`,
  },
  {
    kind: 'number',
    id: 'count-weights',
    number: '4.2',
    statement: `The network has two inputs, two hidden nodes, one output, and a bias for each node that computes. It reads ${String(days)} days. How many numbers does it learn?`,
    answer: counts.biased,
    wrong: [
      {
        value: counts.biased * days,
        message: 'You counted each day’s copy. How many networks are there?',
      },
      { value: counts.plain, message: 'The biases are missing. Which nodes compute?' },
      {
        value: counts.biased - 4,
        message: 'The red matrix is missing. How many hidden nodes does each hidden node hear?',
      },
      {
        value: counts.biased - 2,
        message: 'Each node hears more than itself. How many red edges end in it?',
      },
    ],
    hints: [
      'Inputs to hidden, hidden to hidden, hidden to output.',
      'Then one bias for each hidden node and for the output. Days do not count.',
    ],
    solution: '2 · 2 + 2 · 2 + 2 · 1 weights, and 2 + 1 biases.',
  },
  {
    kind: 'line',
    id: 'recurrent-net-input',
    number: '4.3',
    network: 'rnn',
    statement: 'Write the net input of a hidden node on day t.',
    target: 'a_h^t',
    equation: 'rnn.1',
    symbols: [
      'Σ_i',
      "Σ_h'",
      'w_ih',
      "w_h'h",
      "w_hh'",
      'x_i^t',
      "b_h'^(t-1)",
      "b_h'^t",
      'bias_h',
      '+',
    ],
    hints: [
      'Two sums and a bias.',
      'The second sum reads all hidden nodes of the day before.',
      'Its weight has the source first: the node of yesterday, with the stroke.',
    ],
    solution: "a_h^t = Σ_i w_ih x_i^t + Σ_h' w_h'h b_h'^(t-1) + bias_h",
  },
];
