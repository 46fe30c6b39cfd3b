// Rows of the article that the chapter on the fading influence explains.
// Source: the article's opening of its section on the LSTM.
// Leaves out what other chapters take.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    row: '4.1',
    says: 'A recurrent network is good for short ranges; the influence of an input fades with the steps.',
    chapter: 'fading-influence',
    anchor: 'the-map',
    shown: { figure: 'SensitivityMap' },
    test: [
      'site/influenceFigures.test.ts',
      'shades each node by its derivative, as differences find it',
    ],
  },
  {
    row: 'e4',
    says: 'A recurrent network cannot express what is far away.',
    truth:
      'It can: one unit keeps a bit for as long as you like. What is missing is a slope to learn it from; and influence can explode as well as fade.',
    chapter: 'fading-influence',
    anchor: 'it-can-it-does-not-learn',
    shown: { cell: 'latch' },
    test: [
      'content/chapter06.test.ts',
      'one unit keeps the sign of the first input over thirty steps, with next to no slope',
    ],
  },
];
