/**
 * English words of the ledger: networks, reasons of a step, counts, the filter.
 * Source: the derivations' own reasons.
 * Leaves out the chapter's text and the words of a badge.
 */
export const ledger = {
  title: 'The ledger',
  sections: {
    mlp: 'Multilayer perceptron',
    rnn: 'Recurrent network',
    bidirectional: 'Bidirectional network',
    lstm: 'LSTM',
    gru: 'Gated recurrent unit',
    output: 'Output layers',
  },
  decks: {
    mlp: 'One hidden layer: every line, and every step from its definition.',
    rnn: 'Back-propagation through time: every line, and every step from its definition.',
    bidirectional:
      'One layer in each direction of time: every line, and every step from its definition.',
    lstm: 'Six error terms and seventeen gradients: every line, and every step from its definition.',
    gru: 'Two gates and a candidate, reset after the product: every line, and every step from its definition.',
    output: 'Three losses, one error: every line, and every step from its definition.',
  },
  reasons: {
    definition: 'what the letter means',
    edges: 'total derivative: the sum over everything that reads it',
    everyStep: 'a weight is read at every step: the sum over all of them',
    squash: 'the slope of a squashing function',
    local: 'explicit partials, all else frozen',
    name: 'error terms get their letters',
    targets: 'the targets of a step sum to 1',
  },
  uses: 'uses',
  definitions: 'Definitions',
  definitionsNote: 'These lines are the network. The check holds the code against them.',
  derivations: 'Derivations',
  overview: 'All lines by network',
  table: {
    network: 'network',
    definitions: 'definitions',
    derivations: 'derivations',
    steps: 'lines in them',
    instances: 'comparisons',
    worst: 'worst',
    equal: 'equal',
    all: 'all',
  },
  equalOf: (equal: number, all: number) => `${equal} of ${all}`,
  histogram: 'How far apart the two sides were, at worst',
  histogramNote: (lines: number) =>
    `${lines} lines by the largest |a − b| over the largest value of their array. Rounding alone gives about 1e−16.`,
  exact: 'exactly 0',
  decade: (from: string, to: string) => `${from} to ${to}`,
  lines: (n: number) => (n === 1 ? '1 line' : `${n} lines`),
  run: (networks: number, seed: number) =>
    `Checked when this page was built, on ${networks} random networks of each kind, seed ${seed}. The same from a checkout:`,
  filter: 'Show lines with',
  filterHint: 'an id or a symbol, such as δ_φ',
  reason: 'and the reason',
  anyReason: 'any',
  shown: (shown: number, of: number) => `${shown} of ${of} lines shown`,
  back: 'All networks',
};
