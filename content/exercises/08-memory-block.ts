/**
 * Exercises of the chapter on the block and its sources, and the numbers that its text prints.
 * Source: the running example at each of its stages; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { lstm, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const countOf = (stage: runningExample.Stage): number =>
  lstm.countWeights(runningExample.block(stage).net);
/** Weights of the running example at each stage. */
export const counts = {
  A: countOf('A'),
  peepholes: countOf('peepholes'),
  'second cell': countOf('second cell'),
  'two blocks': countOf('two blocks'),
};

const traceOf = (stage: runningExample.Stage): lstm.Trace => {
  const { net, weights } = runningExample.block(stage);
  return lstm.forward(net, weights, runningExample.x);
};
const [single, both] = [traceOf('peepholes'), traceOf('second cell')];
/** The output gate on day 1 with one cell and with two. */
export const outputGates = { one: single.b.ω[1]![0]!, two: both.b.ω[1]![0]! };

const three = { inputs: 2, blocks: 1, cells: 3, outputs: 1, biases: false } as const;
const count = (shape: Parameters<typeof lstm.network>[0]): number =>
  lstm.countWeights(lstm.network(shape));
const logistic = (a: number): number => 1 / (1 + Math.exp(-a));
const peepholes = runningExample.block('second cell').weights.cω!;

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'count-three-cells',
    number: '8.1',
    statement:
      'A layer has two features, one block of three cells with peepholes, one output, and no biases. How many weights has it?',
    answer: count(three),
    wrong: [
      {
        value: count({ ...three, blocks: 3, cells: 1 }),
        message: 'You gave each cell gates of its own. How many gates has one block?',
      },
      {
        value: count({ ...three, peepholes: false }),
        message: 'The peepholes are missing. From how many cells does each gate have one?',
      },
      {
        value: count(three) - 6,
        message:
          'Each gate has a peephole from every cell of its block. How many are there in all?',
      },
    ],
    hints: [
      'Each of the three gates reads two features, three outputs and three states.',
      'Each of the three cells reads two features and three outputs.',
      'Three weights lead to the output.',
    ],
    solution: `3 · (2 + 3 + 3) + 3 · (2 + 3) + 3 = ${String(count(three))}.`,
  },
  {
    kind: 'number',
    id: 'gate-of-two-cells',
    number: '8.2',
    statement: `On day 1 both states of the block are known: ${both.s[1]![0]!.toFixed(3)} and ${both.s[1]![1]!.toFixed(3)}. The features are −½ and 1, with weights −½ and −½ into the output gate; its peepholes are ${String(peepholes[0])} and ${String(peepholes[1])}. Compute the output gate.`,
    answer: outputGates.two,
    wrong: [
      {
        value: outputGates.one,
        message: 'You read the first cell alone. Whose states does a gate see?',
      },
      {
        value: logistic(
          both.a.ω[1]![0]! - peepholes[0]! * both.s[1]![0]! - peepholes[1]! * both.s[1]![1]!,
        ),
        message: 'You read the states of before day 1. Which gate can already see those of today?',
      },
      {
        value: both.a.ω[1]![0]!,
        message: 'That is its net input. Which function makes it a gate?',
      },
    ],
    hints: [
      'Four terms: two features, two states.',
      'Before day 1 nothing was said, so no output of yesterday counts.',
    ],
    solution: `The net input is ${both.a.ω[1]![0]!.toFixed(3)}; the logistic function makes it ${outputGates.two.toFixed(3)}.`,
  },
  {
    kind: 'line',
    id: 'input-gate-sources',
    number: '8.3',
    statement: 'Write the net input of the input gate of a block with any number of cells.',
    target: 'a_ι^t',
    equation: 'lstm.1',
    symbols: [
      'Σ_i', 'Σ_h', 'Σ_c', 'w_iι', 'w_hι', 'w_cι', 'x_i^t', 'b_h^(t-1)', 's_c^t', 's_c^(t-1)', 'bias_ι', '+',
    ], // prettier-ignore
    hints: [
      'Three sources and a bias.',
      'Outputs of all cells of the layer, of the day before.',
      'States of the cells of its own block, before this gate has changed them.',
    ],
    solution: 'a_ι^t = Σ_i w_iι x_i^t + Σ_h w_hι b_h^(t-1) + Σ_c w_cι s_c^(t-1) + bias_ι',
  },
];
