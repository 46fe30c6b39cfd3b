// Hidden Markov models: forward and backward sums, posteriors, the re-estimates of Baum and Welch, Viterbi's maximum.
// Source: Rabiner 1989, whose letters these are; j and j' count states, p is his P(O|λ), v his δ, for δ is an error here.
// Leaves out: more than one sequence, whose sums are added before they are divided; back-pointers, which are no values.
import type { Statement } from '../../lib/equations/types.ts';
import { numbered } from './numbered.ts';

const network = 'hmm';

const forward = numbered({ network, group: 'forward', kind: 'definition' }, 1, [
  ['forwardVariable', "α_j^t = ([t = 1] π_j + Σ_j' α_j'^(t-1) a_j'j) b_j(o^t)"],
  ['backwardVariable', "β_j^t = [t = T] + Σ_j' a_jj' b_j'(o^(t+1)) β_j'^(t+1)"],
  ['sequenceProbability', 'p = Σ_j α_j^T'],
  ['statePosterior', 'γ_j^t = α_j^t β_j^t / p'],
  ['pairPosterior', "ξ_jj'^t = α_j^t a_jj' b_j'(o^(t+1)) β_j'^(t+1) / p"],
  ['newInitial', 'π̄_j = γ_j^1'],
  ['newTransition', "ā_jj' = (Σ_t ξ_jj'^t) / (Σ_t [t < T] γ_j^t)"],
  ['newEmission', 'b̄_jk = (Σ_t [o^t = k] γ_j^t) / (Σ_t γ_j^t)'],
  ['sequenceLoss', 'O = -ln(p)'],
  ['bestPathSoFar', "v_j^t = ([t = 1] π_j + max_j' v_j'^(t-1) a_j'j) b_j(o^t)"],
  ['bestPath', 'v = max_j v_j^T'],
]);

const backward = numbered({ network, group: 'backward', kind: 'derived' }, 12, [
  ['forwardVariableSlope', '∂p/∂α_j^t = β_j^t'],
  ['probabilityAtAnyStep', 'p = Σ_j α_j^t β_j^t'],
  ['pairsOfAState', "[t < T] γ_j^t = Σ_j' ξ_jj'^t"],
]);

const gradient = numbered({ network, group: 'gradient', kind: 'derived' }, 15, [
  ['initialSlope', '∂O/∂π_j = -γ_j^1 / π_j'],
  ['transitionSlope', "∂O/∂a_jj' = -1 / a_jj' Σ_t ξ_jj'^t"],
  ['emissionSlope', '∂O/∂b_jk = -1 / b_jk Σ_t [o^t = k] γ_j^t'],
  ['newInitial', 'π̄_j = -π_j ∂O/∂π_j'],
  ['newTransition', "ā_jj' = -a_jj' ∂O/∂a_jj' / (Σ_t [t < T] γ_j^t)"],
  ['newEmission', 'b̄_jk = -b_jk ∂O/∂b_jk / (Σ_t γ_j^t)'],
]);

export const hmmStatements: readonly Statement[] = [...forward, ...backward, ...gradient];
