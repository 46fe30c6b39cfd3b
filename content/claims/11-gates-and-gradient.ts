// The erratum that the chapter on gates and the gradient takes.
// Source: the article's praise of the carousel.
// Leaves out what other chapters take.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    row: 'e5',
    says: 'The error that the cell carries back stays constant.',
    truth:
      'With a forget gate it is scaled by the product of all gates that it passes. It stays nearly constant only while these are nearly open.',
    chapter: 'gates-and-gradient',
    anchor: 'the-product-of-the-gates',
    shown: { cell: 'halfLife' },
    test: [
      'content/chapter11.test.ts',
      'half of a state is left after the half-life of its gate’s bias',
    ],
  },
];
