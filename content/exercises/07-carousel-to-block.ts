/**
 * Exercises of the chapter on the carousel and its gates, and the numbers that its text prints.
 * Source: the running example's block without peepholes; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { lstm, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const net = lstm.network({
  inputs: 2,
  blocks: 1,
  outputs: 1,
  output: 'logistic',
  biases: false,
  peepholes: false,
  forgetGate: false,
});
const { weights: all } = runningExample.block('A');
const weights = lstm.weights(net, {
  iι: all.iι, hι: all.hι, iω: all.iω, hω: all.hω, ic: all.ic, hc: all.hc, ck: all.ck,
}); // prettier-ignore

/** The state after so many days, the three days repeated, when nothing can be forgotten. */
export function grown(days: number): number {
  const x = Array.from({ length: days }, (_, n) => runningExample.x[n % 3]!);
  return lstm.forward(net, weights, x).s[days]![0]!;
}

const slope = 0.5;
const [forget, share] = [0.9, 1];
/** Where a state settles when each day takes it to `next`. */
const settled = (next: (s: number) => number): number => {
  let s = 0;
  for (let n = 0; n < 2000; n++) s = next(s);
  return s;
};

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'constant-error',
    number: '7.1',
    statement: `A unit’s squashing is the straight line f(a) = ${String(slope)} a. Which weight to itself carries its error back unchanged?`,
    answer: 1 / slope,
    wrong: [
      { value: 1, message: 'That is right for a slope of one. What is the factor of a step here?' },
      { value: slope, message: 'That is the slope. What must it be multiplied by to give one?' },
    ],
    hints: [
      'Each step back multiplies the error by the weight and by the slope.',
      'Their product must be one.',
    ],
    solution: `The slope is ${String(slope)} everywhere, so the weight is 1 / ${String(slope)} = ${String(1 / slope)}.`,
  },
  {
    kind: 'number',
    id: 'where-it-settles',
    number: '7.2',
    statement: `Each day a share of ${String(share)} is admitted, and the forget gate stands at ${String(forget)}. Where does the state settle after many days?`,
    answer: settled((s) => forget * s + share),
    wrong: [
      {
        value: settled((s) => forget * (s + share)),
        message: 'You let the gate close on today’s share as well. What does it multiply?',
      },
      {
        value: settled((s) => (1 - forget) * s + share),
        message: 'You kept what the gate lets go. Near one, does it keep or forget?',
      },
    ],
    hints: [
      'When it has settled, tomorrow’s state is today’s.',
      `Solve s = ${String(forget)} s + ${String(share)}.`,
    ],
    solution: `s = ${String(share)} / (1 − ${String(forget)}) = ${settled((s) => forget * s + share).toFixed(0)}.`,
  },
  {
    kind: 'line',
    id: 'state-of-1997',
    number: '7.3',
    network: 'lstm1997',
    statement: 'Write the state of a cell of 1997.',
    target: 's_c^t',
    equation: 'lstm1997.6',
    symbols: ['s_c^(t-1)', 's_c^t', 'b_ι^t', 'b_ω^t', 'g(a_c^t)', '+'],
    hints: [
      'Two edges end in the state: the carousel, and the entrance.',
      'The carousel has no gate yet, and a weight of one.',
      'What enters is the squashed input, through the input gate.',
    ],
    solution: 's_c^t = s_c^(t-1) + b_ι^t g(a_c^t)',
  },
];
