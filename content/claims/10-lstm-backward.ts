// Rows of the article that the chapter on the backward pass explains.
// Source: the article's section on the LSTM.
// Leaves out what other chapters take.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    row: '4.13',
    says: 'The backward pass of an LSTM needs a detailed derivation, and it is again the sum over outgoing edges.',
    chapter: 'lstm-backward',
    anchor: 'one-rule-six-sums',
    shown: { figure: 'ErrorBlock' },
    test: ['site/blockFigures.test.ts', 'sums every error over all outgoing edges of the graph'],
  },
  {
    row: 'e9',
    says: 'Every network’s errors are sums over outgoing edges.',
    truth:
      'For an LSTM this holds if every multiplication is a node, the carousel is an edge of the weight of tomorrow’s forget gate, and edges into the next step are counted.',
    chapter: 'lstm-backward',
    anchor: 'the-state',
    shown: { equation: 'lstm.13' },
    test: [
      'content/chapter10.test.ts',
      'the five shares of a state’s error add up to it on every day',
    ],
  },
];
