// Rows of the article that the chapter on the forward pass explains.
// Source: the article's section on the LSTM.
// Leaves out what other chapters take.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  {
    row: '4.8',
    says: 'A value is squashed, multiplied by the input gate, joined to the past, squashed, multiplied by the output gate, and leaves.',
    chapter: 'lstm-forward',
    anchor: 'the-block',
    shown: { figure: 'MemoryBlock' },
    test: [
      'networks/lstm.test.ts',
      'carries s unchanged with forget gates open and input gates shut',
    ],
  },
  {
    row: '4.9',
    says: 'The new state is the current value plus the past times the forget gate.',
    chapter: 'lstm-forward',
    anchor: 'the-state',
    shown: { equation: 'lstm.6' },
    test: ['networks/lstm.test.ts', 'forgets at once with forget gates shut'],
  },
  {
    row: '4.12',
    says: 'The formulas of the forward pass, in Graves’ letters.',
    chapter: 'lstm-forward',
    anchor: 'the-input-gate',
    shown: { equation: 'lstm.1' },
    test: ['content/equations.test.ts', 'every statement is equal on random networks'],
  },
  {
    row: 'e10',
    says: 'In one place the past is added as it is, in another it is first multiplied by the forget gate.',
    truth:
      'The past is multiplied by the forget gate before it is added, and the current value has passed the input gate by then. Either other reading gives another state.',
    chapter: 'lstm-forward',
    anchor: 'exercises',
    shown: { exercise: 'state-day-3' },
    test: [
      'site/live.test.ts',
      'exercises: the article’s readings are computed, distinct and answered each in its own words',
    ],
  },
];
