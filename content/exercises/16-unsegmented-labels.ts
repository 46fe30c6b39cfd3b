/**
 * Exercises of the chapter on unsegmented labels, and the numbers that its text prints.
 * Source: lib/alignment/ctc.ts on two classes; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts).
 */
import { ctc } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

/** Label error rates on TIMIT in percent, as printed by Graves, Fernández, Gomez and Schmidhuber 2006. */
export const published = {
  hybrid: '33.84',
  weighted: '31.57',
  bestPath: '31.47',
  prefixSearch: '30.51',
} as const;

const [blank, a] = [0.6, 0.4];
const netInputs = (T: number): number[][] =>
  Array.from({ length: T }, () => [Math.log(blank), Math.log(a)]);
const probability = (T: number, labels: readonly number[]): number =>
  Math.exp(-ctc.align(netInputs(T), labels).loss);

/** Two steps with .6 for blank and .4 for a. */
export const twoSteps = { a: probability(2, [1]), empty: probability(2, []) };

const signal = ctc.align(netInputs(2), [1]).δk;
const error = signal[0]![1]!;
const slopeByLog = -(a - error);

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'three-steps-twice',
    number: '16.1',
    statement:
      'Three steps, each with .6 for blank and .4 for the label a. What is the probability of reading a twice?',
    answer: probability(3, [1, 1]),
    wrong: [
      {
        value: a * a * blank * 3,
        message: 'You counted every place for the blank. Which of these paths read as a, once?',
      },
      {
        value: a ** 2,
        message: 'Two equal labels need something between them. What stands in the middle?',
      },
      { value: a ** 3, message: 'Three a in a row are one label. What must part the two?' },
    ],
    hints: ['Which paths of three steps read as a a?', 'There is one: a, blank, a.'],
    solution: `.4 · .6 · .4 = ${probability(3, [1, 1]).toFixed(3)}.`,
  },
  {
    kind: 'number',
    id: 'error-of-a',
    number: '16.2',
    statement:
      'Two steps, each with .6 for blank and .4 for the label a; the labeling is a. What is the error at the net input of a, at the first step?',
    answer: error,
    wrong: [
      {
        value: slopeByLog,
        message: 'That is by the logarithm of the output. What does the softmax add?',
      },
      {
        value: slopeByLog / a,
        message:
          'That is by the output itself. The question asks for the net input of the softmax.',
      },
      {
        value: a - 1,
        message: 'That holds if every path passed a at this step. Which share of the paths does?',
      },
      { value: -error, message: 'The size is right. What was said, minus what was wanted?' },
    ],
    hints: [
      'Three paths read as a: a a, a blank, blank a.',
      'Two of them pass a at the first step. Which share of the probability have they?',
      'Said .4, minus that share.',
    ],
    solution: `The two paths have .16 + .24 of .64, so the share is .625, and the error is ${error.toFixed(3)}.`,
  },
];
