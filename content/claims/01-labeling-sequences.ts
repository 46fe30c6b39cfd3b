// Rows of the article that the chapter on sequences explains.
// Source: the article's opening.
// Leaves out labels at unknown places, which have a chapter of their own.
import type { Claim } from './claim.ts';

const chapter = 'labeling-sequences';

export const claims: readonly Claim[] = [
  {
    row: '1.1',
    says: 'There are two families of tasks: samples that are independent, and samples that are related in a sequence.',
    chapter,
    anchor: 'samples-that-know-each-other',
    shown: { cell: 'rules' },
    test: ['content/chapter01.test.ts', 'shuffled days lose what the order of the days adds'],
  },
  {
    row: '1.2',
    says: 'Today’s weather depends on yesterday’s; a model that ignores it is below what could be had.',
    chapter,
    anchor: 'samples-that-know-each-other',
    shown: { cell: 'rules' },
    test: [
      'content/chapter01.test.ts',
      'on 2015 the day before is a better guess than the commonest label',
    ],
  },
  {
    row: '1.3',
    says: 'One remedy is a fixed window over consecutive samples.',
    chapter,
    anchor: 'two-remedies',
    shown: { cell: 'rivals' },
    test: ['baselines/weather.test.ts', 'with the window −%i…+%i: %f'],
  },
  {
    row: '1.4',
    says: 'The other remedy is a model with time in it: a hidden Markov model, a recurrent network, an LSTM.',
    chapter,
    anchor: 'two-remedies',
    shown: { cell: 'rivals' },
    test: ['baselines/weather.test.ts', 'its hidden Markov model with Viterbi is worse'],
  },
  {
    row: '1.5',
    says: '“Sequence labelling” gives one label to a sequence.',
    chapter,
    anchor: 'one-strip-three-tasks',
    shown: { cell: 'strip' },
    test: ['content/chapter01.test.ts', 'the strip has one label, one a day, and a list of spells'],
  },
  {
    row: '1.6',
    says: '“Segment labelling” gives several labels at known places, such as one for each day.',
    chapter,
    anchor: 'one-strip-three-tasks',
    shown: { exercise: 'sort-tasks' },
    test: ['content/chapter01.test.ts', 'the strip has one label, one a day, and a list of spells'],
  },
  {
    row: 'e6',
    says: '“Sequence labelling” is the name of the task with one label.',
    truth:
      'It is the title over all three types in Graves’ book, and the name of tagging each word elsewhere. Ask where the labels stand.',
    chapter,
    anchor: 'one-strip-three-tasks',
    shown: { exercise: 'sort-tasks' },
    test: ['content/chapter01.test.ts', 'labels a day collapse to the list as paths of CTC do'],
  },
  {
    row: 'e12',
    says: 'A window or a hidden Markov model raises the accuracy.',
    truth:
      'On real weather the window adds next to nothing, and the hidden Markov model is worse than the same model without a chain.',
    chapter,
    anchor: 'two-remedies',
    shown: { cell: 'rivals' },
    test: ['baselines/weather.test.ts', 'its hidden Markov model with Viterbi is worse'],
  },
];
