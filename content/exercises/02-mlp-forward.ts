/**
 * Exercises of the chapter on the forward pass of a perceptron, and the numbers that its text prints.
 * Source: the running example without its recurrent edges; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { mlp, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { x, recurrent } = runningExample;
const [ih, hk] = [recurrent.ih, recurrent.hk] as [number[][], number[][]];

const shape = { inputs: 2, hidden: [2], outputs: 1, output: 'logistic', biases: false } as const;
const net = mlp.network(shape);
const layers = [{ w: ih }, { w: hk }];
const trace = mlp.forward(net, mlp.weights(net, { layers }), x);

/** What each input is multiplied by in all when nothing is squashed. */
export const collapsed = ih.map((row) => row.reduce((sum, w, h) => sum + w * hk[h]![0]!, 0)) as [
  number,
  number,
];

const linear = mlp.network({ ...shape, squash: 'identity' });
const unbent = mlp.forward(linear, mlp.weights(linear, { layers }), x);
const turned = [0, 1].map((row) => [0, 1].map((column) => ih[column]![row]!));
const targetFirst = mlp.forward(net, mlp.weights(net, { layers: [{ w: turned }, { w: hk }] }), x);

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'net-input-of-second',
    number: '2.1',
    statement:
      'Compute the net input of the second hidden node on day 1. The features are −½ and 1. The weights from temperature are 1.5 and 1, those from wind 0.5 and 1.5, to the first and the second node.',
    answer: trace.a.h[0]![1]![1]!,
    wrong: [
      {
        value: targetFirst.a.h[0]![1]![1]!,
        message:
          'You took the two weights that leave the wind. Which two weights arrive at the second node?',
      },
      {
        value: trace.a.h[0]![1]![0]!,
        message: 'That is the first node’s. Which weights lead to the second?',
      },
      {
        value: trace.b.h[0]![1]![1]!,
        message: 'That is its activation. What arrives before the squashing?',
      },
    ],
    hints: [
      'Two edges arrive at the second node, one from each input.',
      'From temperature it is the second number of its pair, from wind as well.',
    ],
    solution: `1 · (−½) + 1.5 · 1 = ${String(trace.a.h[0]![1]![1]!)}.`,
  },
  {
    kind: 'number',
    id: 'forecast-day-two',
    number: '2.2',
    statement:
      'Compute the forecast for day 2, whose features are 1 and −½. The weights from the hidden nodes to the output are −1 and −1.5.',
    answer: trace.y[2]![0]!,
    wrong: [
      {
        value: unbent.y[2]![0]!,
        message: 'The hidden nodes were not squashed. What do they send on?',
      },
      {
        value: trace.a.k[2]![0]!,
        message: 'That is the net input of the output. Which function makes it a probability?',
      },
      {
        value: Math.tanh(trace.a.k[2]![0]!),
        message: 'You squashed the output by tanh. Which squashing ends between 0 and 1?',
      },
      {
        value: trace.y[1]![0]!,
        message: 'That is the forecast of day 1. Which features has day 2?',
      },
    ],
    hints: [
      'First the two net inputs, then their hyperbolic tangents.',
      'The output adds them with its weights, then comes the logistic function.',
    ],
    solution: `The hidden nodes send ${trace.b.h[0]![2]![0]!.toFixed(3)} and ${trace.b.h[0]![2]![1]!.toFixed(3)}. The output’s net input is ${trace.a.k[2]![0]!.toFixed(3)}.`,
  },
  {
    kind: 'line',
    id: 'hidden-net-input',
    number: '2.3',
    network: 'mlp',
    statement: 'Write the net input of a hidden node.',
    target: 'a_h',
    equation: 'mlp.1',
    symbols: ['Σ_i', 'Σ_h', 'w_ih', 'w_hk', 'x_i', 'b_h', 'bias_h', '+'],
    hints: [
      'It sums over everything that has an edge to it.',
      'Each input comes with the weight of its edge.',
      'A bias is added at the end.',
    ],
    solution: 'a_h = Σ_i w_ih x_i + bias_h',
  },
];
