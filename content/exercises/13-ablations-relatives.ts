/**
 * Exercises of the chapter on ablations and relatives.
 * Source: lib/networks/lstmVariants.ts; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { lstm } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const sizes = { inputs: 2, blocks: 1, outputs: 1, biases: false } as const;
const count = (...names: readonly lstm.VariantName[]): number =>
  lstm.countWeights(lstm.variant(sizes, ...names));

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'weights-of-coupled',
    number: '13.1',
    statement:
      'The running example has two features, one block of one cell with peepholes, one output, and no biases. How many weights are left when its input and forget gate are coupled?',
    answer: count('CIFG'),
    wrong: [
      {
        value: count(),
        message: 'That is the block with both gates. Which of them has no weights of its own now?',
      },
      {
        value: count('CIFG') + 1,
        message: 'A peephole is left over. Who reads it, if the forget gate is computed?',
      },
      {
        value: count('CIFG', 'NP'),
        message: 'You took all peepholes. Which gates still have one?',
      },
    ],
    hints: [
      'The forget gate is one minus the input gate.',
      'So its weights from features, outputs and state are gone.',
    ],
    solution: `Of ${String(count())} weights the forget gate’s four are gone: ${String(count('CIFG'))}.`,
  },
  {
    kind: 'line',
    id: 'coupled-gate-error',
    number: '13.2',
    network: 'cifg',
    isDerivation: true,
    statement: 'Write the error of the coupled gate’s net input.',
    target: 'δ_ι^t',
    equation: 'cifg.16',
    symbols: ['Σ_c', "f'(a_ι^t)", 'g(a_c^t)', 's_c^(t-1)', 'ε_s^t', 'b_ι^t', '+', '-', '(', ')'],
    hints: [
      'What does the gate multiply, in every cell of its block?',
      'The new value comes in with it. The old state goes with it.',
      'So the difference of the two stands before the state’s error.',
    ],
    solution: "δ_ι^t = f'(a_ι^t) Σ_c (g(a_c^t) - s_c^(t-1)) ε_s^t",
  },
];
