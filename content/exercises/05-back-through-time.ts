/**
 * Exercises of the chapter on back-propagation through time, and the numbers that its text prints.
 * Source: two days of the running example; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { rnn, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { recurrent } = runningExample;
const [x, z] = [runningExample.x.slice(0, 2), runningExample.z.slice(0, 2)];
const net = rnn.network({ inputs: 2, hidden: 2, outputs: 1, output: 'logistic', biases: false });
const weights = rnn.weights(net, recurrent);
const trace = rnn.forward(net, weights, x);
const errors = rnn.backward(net, weights, trace, z);
const gradient = rnn.gradient(net, trace, errors);
const { hh, hk } = recurrent;

const black = (h: number): number => hk[h]![0]! * errors.δ.k[1]![0]!;
const red = (h: number, m: readonly (readonly number[])[] = hh): number =>
  m[h]![0]! * errors.δ.h[2]![0]! + m[h]![1]! * errors.δ.h[2]![1]!;
const slope = (h: number): number => 1 - trace.b.h[1]![h]! ** 2;
const turned = [0, 1].map((row) => [0, 1].map((column) => hh[column]![row]!));

/** What day 1 hears at the output of its first hidden node. */
export const shares = { black: black(0), red: red(0) };
/** What the red edges would bring to day 1 with their matrix turned over. */
export const turnedShares = [red(0, turned), red(1, turned)] as const;

const [b, δ] = [trace.b.h, errors.δ.h];

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'error-of-second-day-one',
    number: '5.1',
    statement:
      'Compute δ of the second hidden node on day 1 of two days. Its weight to the output is −1.5, its red weights are −1 and −½, its activation is 0.762. The output’s δ of day 1 is −0.710, the hidden δ of day 2 are −0.542 and −0.751.',
    answer: slope(1) * (black(1) + red(1)),
    wrong: [
      {
        value: slope(1) * black(1),
        message: 'Only the black edge has spoken. Who reads the node on day 2?',
      },
      {
        value: slope(1) * (black(1) + turnedShares[1]),
        message:
          'Your red weights are turned over. Which two red edges leave the second node: −1 and −½, or 1 and −½?',
      },
      {
        value: black(1) + red(1),
        message: 'That is ε. What lies between it and the net input?',
      },
      {
        value: slope(1) * black(1) + red(1),
        message: 'The red share has not passed the slope. Where do red edges begin?',
      },
    ],
    hints: [
      'Three edges leave the node: one black, two red.',
      'Black: −1.5 · (−0.710). Red: −1 · (−0.542) and −½ · (−0.751).',
      'The slope is one minus the squared activation.',
    ],
    solution: `The edges bring ${black(1).toFixed(3)} and ${red(1).toFixed(3)}; the slope is ${slope(1).toFixed(3)}.`,
  },
  {
    kind: 'number',
    id: 'red-gradient',
    number: '5.2',
    statement:
      'Compute the gradient of the red weight from the second hidden node to the first, over two days. The activations are 0.762 and −0.359 for the second node, its reader’s δ are −0.547 and −0.542.',
    answer: gradient.hh[1]![0]!,
    wrong: [
      {
        value: b[1]![1]! * δ[1]![0]! + b[2]![1]! * δ[2]![0]!,
        message:
          'You took the activation of the same day. Which day’s activation does a red edge carry?',
      },
      {
        value: b[2]![1]! * δ[2]![0]!,
        message: 'One day is left, with its own activation. What was sent into day 2, and when?',
      },
      {
        value: b[1]![0]! * δ[2]![1]!,
        message: 'That is the weight the other way round. Which node sent, and which read?',
      },
    ],
    hints: [
      'What was sent, times the reader’s δ, for each day.',
      'On day 1 nothing was sent: before it all activations are zero.',
      'On day 2 the second node’s activation of day 1 arrives.',
    ],
    solution: `Only day 2 counts: ${b[1]![1]!.toFixed(3)} · (${δ[2]![0]!.toFixed(3)}) = ${gradient.hh[1]![0]!.toFixed(3)}.`,
  },
  {
    kind: 'line',
    id: 'hidden-error-through-time',
    number: '5.3',
    network: 'rnn',
    isDerivation: true,
    statement: 'Write the error of a hidden node’s net input, from the edges that leave the node.',
    target: 'δ_h^t',
    equation: 'rnn.5',
    symbols: [
      'Σ_k', "Σ_h'", "θ'(a_h^t)", 'w_hk', "w_hh'", "w_h'h", 'δ_k^t', "δ_h'^(t+1)", "δ_h'^t", '+', '(', ')',
    ], // prettier-ignore
    hints: [
      'Which nodes read it today, and which tomorrow?',
      'Today: all outputs. Tomorrow: all hidden nodes, over edges that it is the source of.',
      'Both sums pass the same slope.',
    ],
    solution: "δ_h^t = θ'(a_h^t) (Σ_k w_hk δ_k^t + Σ_h' w_hh' δ_h'^(t+1))",
  },
];
