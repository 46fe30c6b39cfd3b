// Rows of the article that the chapter on back-propagation through time explains.
// Source: the article's section on the RNN.
// Leaves out why the error fades.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    row: '3.4',
    says: 'The way back runs from T to 1; the hidden error at step 1 is a black share plus a red one.',
    chapter: 'back-through-time',
    anchor: 'black-and-red',
    shown: { equation: 'rnn.4' },
    test: [
      'content/chapter05.test.ts',
      'day 1 hears black and red, and red turns the first node’s sign',
    ],
  },
];
