// Rows of the article that the chapter on the outgoing-edge rule explains.
// Source: the article's section on the MLP.
// Leaves out the way through time.
import type { Claim } from './claim.ts';

const chapter = 'outgoing-edges';
const own = 'content/chapter03.test.ts';

export const claims: readonly Claim[] = [
  {
    row: '2.2',
    says: 'The backward pass has two jobs: it updates the weights, and it passes the error back.',
    chapter,
    anchor: 'two-jobs-on-the-way-back',
    shown: { cell: 'step' },
    test: [own, 'a step of rate 1 takes the loss from 1.239 to .461'],
  },
  {
    row: '2.3',
    says: 'A node has an error at its output, eps, and one at its input, sigma = eps · f′.',
    chapter,
    anchor: 'the-rule',
    shown: { figure: 'UnitFigure' },
    test: [own, 'the more active node with the larger weight has the smaller δ'],
  },
  {
    row: '2.4',
    says: 'Backward mirrors forward: errors flow instead of activations.',
    chapter,
    anchor: 'two-jobs-on-the-way-back',
    shown: { figure: 'UnitNetwork' },
    test: ['content/equations.test.ts', 'every statement is equal on random networks'],
  },
  {
    row: '2.5',
    says: 'The error of a node’s output is the sum over its outgoing edges; every model can be computed this way.',
    chapter,
    anchor: 'the-rule',
    shown: { equation: 'mlp.4' },
    test: ['content/equations.test.ts', 'every statement is equal on random networks'],
  },
  {
    row: 'e8',
    says: 'sigma = eps · f′(x).',
    truth:
      'The slope is taken at the net input a. At the feature or at the activation it is another one.',
    chapter,
    anchor: 'past-the-squashing',
    shown: { equation: 'mlp.5' },
    test: [own, 'the slope at the net input is right, at the feature or the activation it is not'],
  },
  {
    row: 'e14',
    says: 'First the weights are updated, then the error is passed back.',
    truth:
      'The error must pass the weights that made the forecast. Updated first, they give other errors.',
    chapter,
    anchor: 'in-which-order',
    shown: { exercise: 'error-of-first' },
    test: [own, 'weights moved first give δ .784 and .286'],
  },
  {
    row: 'e15',
    says: 'Backward, the activation function becomes its derivative.',
    truth: 'The error is multiplied by the derivative at the stored net input.',
    chapter,
    anchor: 'in-which-order',
    shown: { exercise: 'error-of-first' },
    test: [own, 'the derivative of the error gives .627 and .379'],
  },
];
