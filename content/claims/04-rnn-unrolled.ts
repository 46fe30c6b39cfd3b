// Rows of the article that the chapter on the recurrent network explains.
// Source: the article's section on the RNN.
// Leaves out the way back through time.
import type { Claim } from './claim.ts';

const chapter = 'rnn-unrolled';
const own = 'content/chapter04.test.ts';

export const claims: readonly Claim[] = [
  {
    row: '3.1',
    says: 'A recurrent network has feedback edges: a hidden unit reads the current features and what the step before left.',
    chapter,
    anchor: 'an-edge-into-tomorrow',
    shown: { equation: 'rnn.1' },
    test: [own, 'the same day twice gives two forecasts, .290 and .578'],
  },
  {
    row: '3.2',
    says: 'Two inputs, two hidden units and one output over two steps, with black edges and four red ones.',
    chapter,
    anchor: 'unrolled',
    shown: { figure: 'UnitNetwork' },
    test: [own, 'has ten weights, thirteen with biases, on any number of days'],
  },
  {
    row: '3.3',
    says: 'The red edges are a matrix of their own.',
    chapter,
    anchor: 'black-and-red-are-two-matrices',
    shown: { cell: 'hear' },
    test: [own, 'turned over, the red matrix gives another day 2, .247'],
  },
];
