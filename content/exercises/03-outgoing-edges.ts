/**
 * Exercises of the chapter on the outgoing-edge rule, and the numbers that its text prints.
 * Source: day 1 of the running example without recurrent edges; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { activation, mlp, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { ih, hk } = runningExample.recurrent;
const net = mlp.network({
  inputs: 2,
  hidden: [2],
  outputs: 1,
  output: 'logistic',
  biases: false,
});
const weights = mlp.weights(net, { layers: [{ w: ih }, { w: hk }] });
const [x, z] = [[runningExample.x[0]!], [runningExample.z[0]!]];
const trace = mlp.forward(net, weights, x);
const errors = mlp.backward(net, weights, trace, z);
const gradient = mlp.gradient(net, trace, errors);
const [b, ε, δ] = [trace.b.h[0]![1]!, errors.ε.h[0]![1]!, errors.δ.h[0]![1]!];
const tanh = activation('tanh');

/** The slopes of the two hidden nodes at their net inputs. */
export const slopes = [1 - b[0]! ** 2, 1 - b[1]! ** 2] as const;

/** The loss of day 1 after one step against the gradient with this rate. */
export function lossAfter(rate: number): number {
  const layers = weights.layers.map(({ w }, n) => ({
    w: w.map((row, i) => row.map((value, j) => value - rate * gradient.layers[n]!.w[i]![j]!)),
  }));
  return mlp.backward(net, { layers }, mlp.forward(net, { layers }, x), z).loss;
}

const [δk, rate] = [errors.δ.k[1]![0]!, 1];
/** Errors of the hidden nodes as two sentences of the article would have them. */
export const readings = {
  /** The weights to the output are moved before the error passes them. */
  updatedFirst: hk.map((row, h) => slopes[h]! * (row[0]! - rate * b[h]! * δk) * δk),
  /** The derivative is taken of the error. */
  slopeOfError: [...ε].map((one) => tanh.slope(one, tanh.apply(one))),
};

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'error-of-first',
    number: '3.1',
    statement:
      'Compute δ of the first hidden node on day 1, to three decimals. Its net input is −¼, its weight to the output −1, and the output’s δ is the one above.',
    answer: δ[0]!,
    wrong: [
      {
        value: readings.slopeOfError[0]!,
        message:
          'You put the error into the derivative. The derivative is taken at the net input; what does the error do to it?',
      },
      {
        value: readings.updatedFirst[0]!,
        message:
          'Your error came back over a weight that was moved already. Which weight made the forecast?',
      },
      {
        value: ε[0]!,
        message: 'That is ε, on the output side. What lies between it and the net input?',
      },
      {
        value: -δ[0]!,
        message: 'The size is right. Which sign have the weight and the output’s δ?',
      },
    ],
    hints: [
      'One edge leaves the node. What comes back over it?',
      'ε is the weight times the output’s δ.',
      'The slope of tanh is one minus the squared activation.',
    ],
    solution: `ε = −1 · (${δk.toFixed(3)}) = ${ε[0]!.toFixed(3)}; the slope is ${slopes[0].toFixed(3)}; their product is ${δ[0]!.toFixed(3)}.`,
  },
  {
    kind: 'line',
    id: 'hidden-error-line',
    number: '3.2',
    network: 'mlp',
    isDerivation: true,
    statement: 'Write the error of a hidden node’s net input, from the edges that leave it.',
    target: 'δ_h',
    equation: 'mlp.5',
    symbols: ['Σ_k', 'Σ_i', "θ'(a_h)", 'w_hk', 'w_ih', 'δ_k', 'ε_h', '∂O/∂a_h', '+'],
    hints: [
      'Which nodes does a hidden node send to?',
      'Each brings its δ times the weight of the edge.',
      'The sum passes the squashing: multiply by the slope at the net input.',
    ],
    solution: "δ_h = θ'(a_h) Σ_k w_hk δ_k",
  },
];
