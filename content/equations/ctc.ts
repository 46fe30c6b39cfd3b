// Connectionist temporal classification: forward and backward sums, the probability of a labeling, and its error signal.
// Source: Graves, Fernández, Gomez & Schmidhuber 2006, where β counts the output of its own step; RNNLIB's β, which does not, as a change.
// Leaves out: the softmax (output.ts), decoding, and sums in logarithms, which only the code needs.
import type { Statement } from '../../lib/equations/types.ts';
import { numbered } from './numbered.ts';

const network = 'ctc';

const forward = numbered({ network, group: 'forward', kind: 'definition' }, 1, [
  ['skipCondition', "q_s = [l'_s ≠ blank] [l'_s ≠ l'_(s-2)]"],
  [
    'forwardVariable',
    "α_s^t = y_{l'_s}^t ([t = 1] [s ≤ 2] + α_s^(t-1) + α_{s-1}^(t-1) + q_s α_{s-2}^(t-1))",
  ],
  [
    'backwardVariable',
    "β_s^t = y_{l'_s}^t ([t = T] [s ≥ S-1] + β_s^(t+1) + β_{s+1}^(t+1) + q_{s+2} β_{s+2}^(t+1))",
  ],
  ['labelingProbability', 'p = α_S^T + α_{S-1}^T'],
  ['ctcLoss', 'O = -ln(p)'],
]);

const backward = numbered({ network, group: 'backward', kind: 'derived' }, 6, [
  ['forwardVariableSlope', "∂p/∂α_s^t = β_s^t / y_{l'_s}^t"],
  ['probabilityAtAnyStep', "p = Σ_s α_s^t β_s^t / y_{l'_s}^t"],
  ['outputSlope', "∂p/∂y_k^t = 1 / (y_k^t)^2 Σ_s [l'_s = k] α_s^t β_s^t"],
  ['outputError', "δ_k^t = ∂O/∂a_k^t = y_k^t - 1 / (p y_k^t) Σ_s [l'_s = k] α_s^t β_s^t"],
]);

const base = [...forward, ...backward];

/** The lines in which β counts only what comes after its step, under the numbers of those of 2006. */
const excluded: Readonly<Record<number, string>> = {
  3: "β_s^t = [t = T] [s ≥ S-1] + y_{l'_s}^(t+1) β_s^(t+1) + y_{l'_(s+1)}^(t+1) β_{s+1}^(t+1) + q_{s+2} y_{l'_(s+2)}^(t+1) β_{s+2}^(t+1)",
  6: '∂p/∂α_s^t = β_s^t',
  7: 'p = Σ_s α_s^t β_s^t',
  8: "∂p/∂y_k^t = 1 / y_k^t Σ_s [l'_s = k] α_s^t β_s^t",
  9: "δ_k^t = ∂O/∂a_k^t = y_k^t - 1 / p Σ_s [l'_s = k] α_s^t β_s^t",
};

export const ctcStatements: readonly Statement[] = [
  ...base,
  ...Object.entries(excluded).map(([number, source]): Statement => {
    const replaces = `ctc.${number}`;
    const replaced = base.find(({ id }) => id === replaces)!;
    return {
      ...replaced,
      id: `ctcExcluded.${number}`,
      source,
      network: 'ctcExcluded',
      replaces,
    };
  }),
];
