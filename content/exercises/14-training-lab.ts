/**
 * Exercises of the chapter on the training lab, and the numbers that its text prints.
 * Source: the running example trained as in chapter 12; content/lab/experiments.ts; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts).
 */
import { activation, lstm, runningExample, temporalOrder } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';
import { summaryOf } from '../lab/experiments.ts';
import { lossAfter } from './12-weight-gradients.ts';

const { net } = runningExample.block('peepholes');

/** Losses of the three days along the way. */
export const falling = [0, 100, 500, 1000].map((updates) => ({
  updates,
  loss: lossAfter(net, updates, 0.1),
}));

/** Five seeds each of the runs that the text speaks of. */
export const ours = {
  half: summaryOf('order-1997'),
  plain: summaryOf('order-rnn'),
  adding: summaryOf('adding-1997'),
  grammar: summaryOf('reber-1997'),
  reber: summaryOf('reber-adam'),
  stream: summaryOf('stream'),
  streamWithout: summaryOf('stream-without-forget-gate'),
  forgets: summaryOf('adding-forgets'),
  keeps: summaryOf('adding-adam'),
};

const opened = (bias: number) => {
  const gate = activation('logistic').apply(bias);
  return { gate, after: gate ** 100 };
};
/** A forget gate at its first bias, and what it leaves of a state after a hundred steps. */
export const kept = { low: opened(1), high: opened(4) };

const classes = 4;
/** Half the squared error of one answer by the same share for each of four classes. */
export const plateau = ((1 - 1 / classes) ** 2 + (classes - 1) / classes ** 2) / 2;

const streak = 2000;
const rightly = 0.999;
/** A network that is nearly always right, and a guesser among four classes. */
export const passing = {
  streak,
  rightly,
  chance: rightly ** streak,
};

const shape = { ...temporalOrder.sizes('6a'), blocks: 2, cells: 2, output: 'logistic' } as const;
const cells = shape.blocks * shape.cells;
/** Units that read inputs, cells and gates: all cells, and two gates of each block. */
const readers = cells + 2 * shape.blocks;
const counted = (read: number, bias: 0 | 1): number =>
  readers * (shape.inputs + read + bias) + shape.outputs * (cells + bias);

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'passing-chance',
    number: '14.1',
    statement: `A network is right on ${rightly} of all sequences, each independent of the others. With which probability are the next ${streak.toLocaleString('en-US')} all right?`,
    answer: passing.chance,
    wrong: [
      { value: rightly, message: 'That is the probability for one sequence. All of them must be right.' },
      { value: 1 - passing.chance, message: 'That is the probability that at least one is wrong.' },
      { value: 1 - rightly, message: 'That is how often one sequence is wrong.' },
    ],
    hints: [
      'Two in a row are right with the product of both probabilities.',
      'For so many, it is a power of the share.',
    ],
    solution: `${rightly} to the power of ${streak}.`,
  },
  {
    kind: 'number',
    id: 'weights-of-1997',
    number: '14.2',
    statement: `Count the weights of the first run of the lab: ${shape.inputs} inputs, ${shape.blocks} blocks of ${shape.cells} cells without forget gate or peepholes, ${shape.outputs} outputs. Gates and cells read the inputs, all cells and all gates; all but the inputs are biased.`,
    answer: lstm.countWeights(lstm.variant(shape, '1997')),
    wrong: [
      { value: counted(cells, 1), message: 'In this network the gates are read as well, one step later.' },
      { value: counted(cells + 2 * shape.blocks, 0), message: 'Everything but the inputs has a bias.' },
      { value: readers * (shape.inputs + readers + 1), message: 'Those are the weights into the blocks. What do the outputs read?' },
    ],
    hints: [
      'How many units stand in the two blocks, gates and cells together?',
      'Each of them reads inputs, cells, gates, and has a bias.',
      'An output reads the cells and has a bias.',
    ],
    solution: `${readers} units with ${shape.inputs + readers + 1} weights each, and ${shape.outputs} outputs with ${cells + 1}.`,
  },
]; // prettier-ignore
