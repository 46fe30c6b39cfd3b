/**
 * Exercises of the chapter on the fading influence, and the numbers that its text prints.
 * Source: lib/tasks/fading.ts; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts).
 */
import { frobenius, rnn, sensitivity } from '../../lib/index.ts';
import { activation } from '../../lib/functions/activation.ts';
import * as fading from '../../lib/tasks/fading.ts';
import { recurrent } from '../../lib/tasks/runningExample.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

/** How much the hidden units of the last step depend on the inputs of the first, with the red weights times `scale`. */
export function influenceAt(scale: number): number {
  const { net, weights } = fading.rnnOf(scale);
  const all = sensitivity(net, weights, rnn.forward(net, weights, fading.x));
  return frobenius(all['b.h']![fading.steps]!);
}

/** A unit whose own weight is 2 and which one input sets: what it remembers, and what it can learn from. */
export const latch = (() => {
  const steps = 30;
  const net = rnn.network({ inputs: 1, hidden: 1, outputs: 1, output: 'logistic', biases: false });
  const weights = rnn.weights(net, { ih: [[4]], hh: [[2]], hk: [[3]] });
  const x = Array.from({ length: steps }, (_, n) => [n === 0 ? 1 : 0]);
  const trace = rnn.forward(net, weights, x);
  const all = sensitivity(net, weights, trace);
  return { steps, kept: trace.b.h[steps]![0]!, slope: all['b.h']![steps]![0]![0]! };
})();

const [[a, b], [c, d]] = recurrent.hh as unknown as readonly [
  readonly [number, number],
  readonly [number, number],
];
const determinant = a * d - b * c;
/** The eigenvalues are a pair of complex numbers: their size is the root of the determinant. */
export const radius = Math.sqrt(determinant);
const steepestLogistic = activation('logistic').slope(0, 0.5);

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'logistic-bound',
    number: '6.1',
    statement:
      'One logistic unit feeds itself. Below which size of its own weight must every influence fade, whatever the inputs are?',
    answer: 1 / steepestLogistic,
    wrong: [
      {
        value: 1,
        message:
          'That holds for a unit whose slope reaches one. How steep is the logistic function where it is steepest?',
      },
      {
        value: steepestLogistic,
        message: 'That is the largest slope. Which weight does it leave a factor of one?',
      },
    ],
    hints: [
      'Each step multiplies the influence by the slope times the weight.',
      'The largest slope of the logistic function is b (1 − b) at b = ½.',
    ],
    solution: `The factor of a step is at most ${String(steepestLogistic)} times the weight. It stays below one for every weight smaller than ${String(1 / steepestLogistic)}.`,
  },
  {
    kind: 'number',
    id: 'factor-per-step',
    number: '6.2',
    statement:
      'The red matrix of the running example has the rows (1, 1) and (−1, −½). While all slopes are near one, by which factor does an influence change per step, on average over many steps?',
    answer: radius,
    wrong: [
      {
        value: determinant,
        message:
          'That is the determinant: it is what happens to an area. A length changes by its root.',
      },
      {
        value: (a + d) / 2,
        message: 'That is half the trace, the real part of the eigenvalues. What is their size?',
      },
    ],
    hints: [
      'In the long run the largest eigenvalue decides.',
      'The two eigenvalues are a complex pair. The product of such a pair is the determinant.',
    ],
    solution: `The determinant is ${String(determinant)}, so both eigenvalues have the size √${String(determinant)} ≈ ${radius.toFixed(3)}.`,
  },
];
