/*
 * A network inside a hidden Markov model: its posteriors over its priors stand for the emission scores.
 * Source: Bourlard & Morgan 1994: p(x|state) = p(state|x) p(x) / p(state), and p(x) is the same for every state.
 * Leaves out: training the network on the alignment that the model finds.
 */
import { matrix, type Matrix } from '../numbers/matrix.ts';
import { ShapeError, ValueError, type NumberRows, type Numbers } from '../numbers/shape.ts';
import { viterbi, type Chain } from './hmmInference.ts';
import { checkShares } from './hmmChecks.ts';

/**
 * ln p(state|x_t) − ln p(state): scores for hmm.viterbi and hmm.forwardBackward, T rows of N. posteriors: T rows
 * of N probabilities (of a trace: `trace.y.slice(1, trace.T + 1)`); priors: N shares of the states in training.
 * @throws ShapeError, ValueError by name and index, also for a prior of 0.
 */
export function scores(posteriors: NumberRows, priors: Numbers): Matrix {
  const place = 'hybrid.scores';
  const T = posteriors?.length;
  if (!T) throw new ShapeError(place, 'posteriors', 'have no rows', 'one row per step');
  const N = priors?.length ?? 0;
  const shares = checkShares(place, 'priors', priors, N);
  shares.forEach((share, i) => {
    if (share === 0) {
      const expected = 'a share above 0: a state without examples has no score';
      throw new ValueError(place, `priors[${i}]`, 'is 0', expected);
    }
  });
  const rows = matrix(T, N);
  for (let t = 0; t < T; t++) {
    const row = checkShares(place, `posteriors[${t}]`, posteriors[t], N);
    for (let i = 0; i < N; i++) rows[t][i] = Math.log(row[i]) - Math.log(shares[i]);
  }
  return rows;
}

/** The likeliest path of states under the chain and the network. @throws as `scores` and hmm.viterbi do. */
export function decode(
  model: Chain,
  posteriors: NumberRows,
  priors: Numbers,
): { readonly states: readonly number[]; readonly logProbability: number } {
  return viterbi(model, scores(posteriors, priors));
}
