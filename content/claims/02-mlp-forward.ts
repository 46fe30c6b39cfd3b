// Rows of the article that the chapter on the perceptron's forward pass explains.
// Source: the article's section on the MLP.
// Leaves out the way back.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    row: '2.1',
    says: 'Features enter, an edge is a factor of a matrix product, a node applies sigmoid or tanh, and a prediction comes out.',
    chapter: 'mlp-forward',
    anchor: 'a-network-is-a-recipe-for-sums',
    shown: { figure: 'UnitNetwork' },
    test: [
      'content/chapter02.test.ts',
      'a forward pass is two matrix products with a squashing after each',
    ],
  },
];
