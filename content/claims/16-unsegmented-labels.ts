// Rows of the article that the chapter on unsegmented labels explains.
// Source: the article's opening.
// Leaves out the other two types of task.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    row: '1.7',
    says: '“Temporal labelling” gives any number of labels at unknown positions; it is harder, and left out.',
    chapter: 'unsegmented-labels',
    anchor: 'a-network-that-reads',
    shown: { cell: 'reader' },
    test: [
      'content/chapter16.test.ts',
      'a network learns to read strips of digits that nobody has cut',
    ],
  },
  {
    row: 'e7',
    says: 'Such tasks need an LSTM combined with a hidden Markov model.',
    truth:
      'Connectionist temporal classification needs none, and had the lower published error. The hybrid is built here, too.',
    chapter: 'unsegmented-labels',
    anchor: 'the-older-way',
    shown: { cell: 'hybrid' },
    test: ['content/chapter16.test.ts', 'of the published error rates those of CTC are the lowest'],
  },
];
