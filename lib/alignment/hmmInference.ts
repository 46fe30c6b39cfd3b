/*
 * Hidden Markov models over given emission scores: forward-backward and the likeliest path, in log space.
 * Source: Rabiner 1989, whose α, β, γ, ξ these are: α_1 = π b(o_1), α_{t+1}(j) = [Σ_i α_t(i) a_ij] b_j(o_{t+1}).
 * Leaves out: learning (hmmLearning.ts), durations, states that emit nothing.
 */
import { matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import { ValueError, type NumberRows, type Numbers } from '../numbers/shape.ts';
import { checkShares, checkShareRows, readLogScores } from './hmmChecks.ts';
import { impossible, logSum } from './logSpace.ts';

/** N states: where a sequence starts, and from which state (row) to which (column) it goes. */
export type Chain = { readonly initial: Vector; readonly transition: Matrix };

/** A chain whose states emit one of V symbols: row i holds the probabilities of state i. */
export type DiscreteHmm = Chain & { readonly emission: Matrix };

type PlainChain = { readonly initial: Numbers; readonly transition: NumberRows };

/** Matrices have rows 0..T+1, the steps are rows 1..T; logarithms of what cannot be are −Infinity. */
export type Posterior = {
  readonly T: number;
  /** ln α_t(i), ln β_t(i) and γ_t(i) = p(state i at t | all steps), T+2 rows of N. */
  readonly logAlpha: Matrix;
  readonly logBeta: Matrix;
  readonly gamma: Matrix;
  /** Σ_{t<T} ξ_t(i, j): how many times the sequence is expected to go from i to j, N×N. */
  readonly transitions: Matrix;
  /** ln of the likelihood of all steps; of densities it may be above 0. */
  readonly logLikelihood: number;
};

/**
 * A chain from plain numbers: N probabilities and N×N, every row summing to 1.
 * @throws ShapeError for another shape; ValueError for a row that is no distribution.
 */
export function chain({ initial, transition }: PlainChain): Chain {
  const N = initial?.length ?? 0;
  const pi = checkShares('hmm.chain', 'initial', initial, N);
  return { initial: pi, transition: checkShareRows('hmm.chain', 'transition', transition, N, N) };
}

/** A chain with discrete emissions, N×V. @throws ShapeError, ValueError as `chain` does. */
export function discrete(plain: PlainChain & { readonly emission: NumberRows }): DiscreteHmm {
  const { initial, transition } = chain(plain);
  const V = plain.emission?.[0]?.length ?? 0;
  const emission = checkShareRows('hmm.discrete', 'emission', plain.emission, initial.length, V);
  return { initial, transition, emission };
}

/**
 * ln b_i(o_t) of a sequence of symbols 0..V−1: T rows of N, the scores that the other verbs take.
 * @throws ValueError for a symbol out of range.
 */
export function logEmissions(model: DiscreteHmm, symbols: readonly number[]): Matrix {
  const V = model.emission[0].length;
  const rows = matrix(symbols.length, model.initial.length);
  symbols.forEach((symbol, t) => {
    if (!Number.isInteger(symbol) || symbol < 0 || symbol >= V) {
      const got = `is ${String(symbol)}`;
      throw new ValueError('hmm.logEmissions', `symbols[${t}]`, got, `a symbol of 0..${V - 1}`);
    }
    model.emission.forEach((row, i) => (rows[t][i] = Math.log(row[symbol])));
  });
  return rows;
}

const logarithms = ({ initial, transition }: Chain): { logPi: Vector; logA: Matrix } => ({
  logPi: initial.map(Math.log),
  logA: transition.map((row) => row.map(Math.log)),
});

/**
 * What is known of the states from all steps. scores: T rows of N, ln b_i(o_t) or anything that differs from
 * it by a constant per step; −Infinity where a state cannot emit the step.
 * @throws ShapeError, ValueError for the scores, and ValueError naming the step where no state is possible.
 */
export function forwardBackward(model: Chain, scores: NumberRows): Posterior {
  const place = 'hmm.forwardBackward';
  const N = model.initial.length;
  const logB = readLogScores(place, scores, N);
  const T = logB.length - 2;
  const { logPi, logA } = logarithms(model);
  const logAlpha = impossible(T + 2, N);
  const logBeta = impossible(T + 2, N);
  const gamma = matrix(T + 2, N);
  const transitions = matrix(N, N);
  const terms = new Float64Array(N);
  for (let t = 1; t <= T; t++) {
    for (let j = 0; j < N; j++) {
      for (let i = 0; i < N; i++) terms[i] = logAlpha[t - 1][i] + logA[i][j];
      logAlpha[t][j] = (t === 1 ? logPi[j] : logSum(terms)) + logB[t][j];
    }
    checkPossible(place, t, logAlpha[t]);
  }
  const logLikelihood = logSum(logAlpha[T]);
  logBeta[T].fill(0);
  for (let t = T - 1; t >= 1; t--) {
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < N; j++) terms[j] = logA[i][j] + logB[t + 1][j] + logBeta[t + 1][j];
      logBeta[t][i] = logSum(terms);
      for (let j = 0; j < N; j++) {
        transitions[i][j] += Math.exp(logAlpha[t][i] + terms[j] - logLikelihood);
      }
    }
  }
  for (let t = 1; t <= T; t++) {
    for (let i = 0; i < N; i++) {
      gamma[t][i] = Math.exp(logAlpha[t][i] + logBeta[t][i] - logLikelihood);
    }
  }
  return { T, logAlpha, logBeta, gamma, transitions, logLikelihood };
}

/**
 * The likeliest path of states, max for Σ, and ln of its probability; of equal states the first wins.
 * @throws ShapeError, ValueError as forwardBackward does.
 */
export function viterbi(
  model: Chain,
  scores: NumberRows,
): { readonly states: readonly number[]; readonly logProbability: number } {
  const N = model.initial.length;
  const logB = readLogScores('hmm.viterbi', scores, N);
  const T = logB.length - 2;
  const { logPi, logA } = logarithms(model);
  const best = impossible(T + 2, N);
  const from = matrix(T + 2, N);
  for (let t = 1; t <= T; t++) {
    for (let j = 0; j < N; j++) {
      let most = t === 1 ? logPi[j] : -Infinity;
      for (let i = 0; t > 1 && i < N; i++) {
        const through = best[t - 1][i] + logA[i][j];
        if (through <= most) continue;
        most = through;
        from[t][j] = i;
      }
      best[t][j] = most + logB[t][j];
    }
    checkPossible('hmm.viterbi', t, best[t]);
  }
  const logProbability = Math.max(...best[T]);
  const states = new Array<number>(T);
  states[T - 1] = best[T].indexOf(logProbability);
  for (let t = T; t > 1; t--) states[t - 2] = from[t][states[t - 1]];
  return { states, logProbability };
}

function checkPossible(place: string, t: number, row: Vector): void {
  if (row.every((value) => value === -Infinity)) {
    const got = 'cannot follow in any state';
    throw new ValueError(place, `step ${t}`, got, 'a probability above 0 in at least one');
  }
}
