/**
 * Exercises of the chapter on both directions, and the numbers that its text prints.
 * Source: the running example's recurrent network in both directions; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { bidirectional, rnn, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { x, z, recurrent } = runningExample;
const layer = rnn.network({
  inputs: 2,
  hidden: 2,
  outputs: 1,
  output: 'identity',
  biases: false,
});
const net = bidirectional.network({
  forward: layer,
  backward: layer,
  output: 'logistic',
  biases: false,
});
const turned = { ...recurrent, hh: recurrent.hh.map((row) => row.map((w) => -w)) };
const weights = bidirectional.weights(net, { forward: recurrent, backward: turned });

const firstOf = (days: number[][]): number => bidirectional.forward(net, weights, days).y[1]![0]!;
/** The forecast for day 1 as the days were, and with the last one warmer by one. */
export const first = {
  was: firstOf(x),
  warmer: firstOf(x.map((day, n) => (n === 2 ? [day[0]! + 1, day[1]!] : day))),
};

const trace = bidirectional.forward(net, weights, x);
const errors = bidirectional.backward(net, weights, trace, z);
// The backward layer's own first step is the last day.
const own = { trace: trace.backward as rnn.Trace, errors: errors.backward as rnn.Errors };
const last = x.length;
const black = recurrent.hk[0]![0]! * errors.δ.k[1]![0]!;
/** Error of the backward layer's first unit on day 2, and what it is without the day before. */
const onDayTwo = own.errors.ε.h[last - 1]![0]!;
const blackOnDayTwo = recurrent.hk[0]![0]! * errors.δ.k[2]![0]!;

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'first-error-of-backward',
    number: '15.1',
    statement: `On day 1 nobody reads the backward layer but the output. The output’s δ is ${errors.δ.k[1]![0]!.toFixed(3).replace('-', '−')} on day 1 and ${errors.δ.k[2]![0]!.toFixed(3).replace('-', '−')} on day 2, and the weight of the layer’s first unit to it is −1. Compute ε of that unit on day 1.`,
    answer: black,
    wrong: [
      {
        value: onDayTwo,
        message: 'That is ε on day 2. Who reads this layer on day 1?',
      },
      {
        value: blackOnDayTwo,
        message: 'That is the output’s share on day 2. Which δ belongs to day 1?',
      },
      {
        value: -black,
        message: 'The size is right. Which sign have the weight and the output’s δ?',
      },
    ],
    hints: [
      'The backward layer hands its state to the day before. Which day has none before it?',
      'One edge is left: to the output of the same day.',
      'The weight times the output’s δ.',
    ],
    solution: `−1 · (${errors.δ.k[1]![0]!.toFixed(3)}) = ${black.toFixed(3)}. It is where the way back begins for this layer.`,
  },
  {
    kind: 'line',
    id: 'backward-layer-net-input',
    number: '15.2',
    network: 'bidirectional',
    statement: 'Write the net input of a unit of the layer that reads from the end.',
    target: 'a_ℓ^t',
    equation: 'bidirectional.3',
    symbols: [
      'Σ_i', "Σ_ℓ'", 'w_iℓ', "w_ℓ'ℓ", 'x_i^t', "b_ℓ'^(t+1)", "b_ℓ'^(t-1)", 'bias_ℓ', '+',
    ], // prettier-ignore
    hints: [
      'Two sums and a bias, as in any recurrent layer.',
      'It has read the later steps already.',
      'The second sum reads its own layer at t + 1.',
    ],
    solution: "a_ℓ^t = Σ_i w_iℓ x_i^t + Σ_ℓ' w_ℓ'ℓ b_ℓ'^(t+1) + bias_ℓ",
  },
];
