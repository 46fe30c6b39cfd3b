// Rows of the article that the chapter on the carousel and its gates explains.
// Source: the article's section on the LSTM.
// Leaves out who reads what, which has a chapter of its own.
import type { Claim } from './claim.ts';

const chapter = 'carousel-to-block';
const own = 'content/chapter07.test.ts';

export const claims: readonly Claim[] = [
  {
    row: '4.2',
    says: 'The LSTM is a special recurrent network: each hidden node is replaced by a memory block.',
    chapter,
    anchor: 'the-block',
    shown: { figure: 'BlockFigure' },
    test: [own, 'a block with all gates open and nothing kept is a hidden node'],
  },
  {
    row: '4.4',
    says: 'The input gate says whether the current input matters to this node.',
    chapter,
    anchor: 'first-failure-everything-gets-in',
    shown: { cell: 'gates' },
    test: [own, 'noise drives the state away, unless the input gate is shut'],
  },
  {
    row: '4.5',
    says: 'The output gate says whether this node’s output counts now.',
    chapter,
    anchor: 'second-failure-it-talks-all-the-time',
    shown: { cell: 'gates' },
    test: [own, 'the output gate keeps a stored value quiet until it is asked for'],
  },
  {
    row: '4.6',
    says: 'The forget gate discards history that is of no use.',
    chapter,
    anchor: 'third-failure-it-never-forgets',
    shown: { cell: 'repeated' },
    test: [
      own,
      'without forgetting the state passes −7.8 on day 30 and −53.6 on day 200, with it stays below one',
    ],
  },
  {
    row: '4.7',
    says: 'The cell grows very large, and history dictates the output, until the network can no longer be trained.',
    chapter,
    anchor: 'third-failure-it-never-forgets',
    shown: { cell: 'repeated' },
    test: [own, 'the slope of the squashed state has vanished by day 15'],
  },
  {
    row: 'e2',
    says: 'The initial LSTM had no control gates.',
    truth: 'That of 1997 had an input and an output gate. Forget gate and peepholes came later.',
    chapter,
    anchor: 'the-block',
    shown: { figure: 'BlockFigure' },
    test: ['networks/lstmVariants.test.ts', '1997, %s: %i'],
  },
  {
    row: 'e3',
    says: 'The state grows, for lack of gates.',
    truth: 'It grows on a stream without resets, when it can only add. With resets it does not.',
    chapter,
    anchor: 'third-failure-it-never-forgets',
    shown: { cell: 'strings' },
    test: [
      own,
      'on a stream the state grows without a forget gate, and neither with one nor with resets',
    ],
  },
  {
    row: 'e11',
    says: 'A gate is a number from zero to one, ends included; a sparse autoencoder is a rival of the models in time.',
    truth:
      'A logistic gate reaches neither end. A sparse autoencoder learns without labels, and answers another question.',
    chapter,
    anchor: 'what-people-get-wrong',
    shown: { cell: 'gates' },
    test: [own, 'a gate of the running example is above zero and below one on every day'],
  },
];
