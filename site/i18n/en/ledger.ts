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
    sensitivity: 'Recurrent network, sensitivity',
    bidirectional: 'Bidirectional network',
    lstm: 'LSTM',
    nig: 'LSTM without input gate',
    nfg: 'LSTM without forget gate',
    nog: 'LSTM without output gate',
    niaf: 'LSTM without input squashing',
    noaf: 'LSTM without output squashing',
    np: 'LSTM without peepholes',
    cifg: 'LSTM with coupled gates',
    fgr: 'LSTM with full gate recurrence',
    lstm1997: 'LSTM of 1997',
    truncated: 'LSTM, truncated gradient',
    truncated1997: 'LSTM of 1997, truncated gradient',
    gru: 'Gated recurrent unit',
    gruBefore: 'Gated recurrent unit, reset before',
    output: 'Output layers',
    ctc: 'Connectionist temporal classification',
    ctcExcluded: 'CTC as in RNNLIB',
    hmm: 'Hidden Markov model',
  },
  decks: {
    mlp: 'One hidden layer: every line, and every step from its definition.',
    rnn: 'Back-propagation through time: every line, and every step from its definition.',
    sensitivity:
      'How the units depend on the inputs of the first step, and what that cannot exceed. ∂b/∂x is total here; [t = 1] is 1 at the first step, else 0.',
    bidirectional:
      'One layer in each direction of time: every line, and every step from its definition.',
    lstm: 'Six error terms and seventeen gradients: every line, and every step from its definition.',
    nig: 'The input gate reads 1: the lines of the LSTM that change.',
    nfg: 'The forget gate reads 1: the lines of the LSTM that change.',
    nog: 'The output gate reads 1: the lines of the LSTM that change.',
    niaf: 'The net input of a cell enters its state as it is: the lines of the LSTM that change.',
    noaf: 'The state of a cell leaves it as it is: the lines of the LSTM that change.',
    np: 'No gate reads a state: the lines of the LSTM that change.',
    cifg: 'What the input gate lets in, the forget gate lets go: the lines of the LSTM that change.',
    fgr: 'Every gate reads all gates of the step before: the lines of the LSTM that change.',
    lstm1997:
      'No forget gate and no peepholes; gates feed all gates and cells one step later. The gradient is not truncated.',
    truncated:
      'Edges that the authors of 2000 and 2002 cut: set to zero, line by line. ≈ says: equal once they are left out of every derivative.',
    truncated1997:
      'The network of 1997 with the gradient of 1997. ≈ says: equal once the cut edges are left out of every derivative.',
    gruBefore: 'Reset before the product: the lines of the unit that change.',
    gru: 'Two gates and a candidate, reset after the product: every line, and every step from its definition.',
    ctc: 'The probability of labels at unknown positions, and its error at every output, as in the paper of 2006.',
    ctcExcluded:
      'The backward variable counts what comes after its step: the lines of CTC that change.',
    hmm: 'Forward and backward sums, what Baum and Welch make of them, and Viterbi’s likeliest path.',
    output: 'Three losses, one error: every line, and every step from its definition.',
  },
  reasons: {
    definition: 'what the letter means',
    edges: 'total derivative: the sum over everything that reads it',
    slope: 'the slope of tanh is at most 1',
    triangle: 'no sum is larger than the sum of its sizes',
    largest: 'each factor by the largest of its kind',
    stepByStep: 'the same at every step, down to the first',
    cut: 'the sum over everything that reads it, without the edges that are cut',
    everyStep: 'a weight is read at every step: the sum over all of them',
    squash: 'the slope of a squashing function',
    local: 'explicit partials, all else frozen',
    name: 'error terms get their letters',
    targets: 'the targets of a step sum to 1',
    recursion: 'the same sums with the same start',
    linear:
      'every path has one value in each step, so the probability is linear in those of one step',
    derived: 'what a line before has derived',
  },
  uses: 'uses',
  definitions: 'Definitions',
  definitionsNote: 'These lines are the network. The check holds the code against them.',
  cutsNote:
    'The forward pass is the network’s own. A line with ≈ 0 is a decision: on the way back, its edge is not there. The badge opens on how much that leaves out.',
  alignmentsNote:
    'All else follows from these lines. The check holds the code against them. Square brackets are 1 where their condition holds, else 0.',
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
