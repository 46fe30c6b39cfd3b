/*
 * The probabilities of a hidden Markov model: counted where the states are known, by Baum and Welch where not.
 * Source: Rabiner 1989: π = γ_1, a_ij = Σ_{t<T} ξ / Σ_{t<T} γ, b_j(v) = Σ_{o_t=v} γ / Σ γ.
 * Leaves out: densities; a Gaussian's own parameters are fitted in baselines.
 */
import { matrix, type Matrix } from '../numbers/matrix.ts';
import { checkCount, checkFinite, ShapeError, ValueError } from '../numbers/shape.ts';
import { forwardBackward, logEmissions, type Chain, type DiscreteHmm } from './hmmInference.ts';

type Smoothing = {
  /** Added to every count, at least 0: 1 is Laplace's rule. 0 unless said otherwise. */
  readonly smoothing?: number;
};

function checkSmoothing(place: string, smoothing: number): void {
  checkFinite(place, 'smoothing', smoothing);
  if (smoothing < 0) throw new ValueError(place, 'smoothing', `is ${smoothing}`, 'at least 0');
}

function countAt(place: string, what: string, value: number, n: number): number {
  if (Number.isInteger(value) && value >= 0 && value < n) return value;
  throw new ValueError(place, what, `is ${String(value)}`, `an integer of 0..${n - 1}`);
}

/** Rows of counts as rows of shares. @throws ValueError naming a row without counts. */
function shares(place: string, counts: Matrix, what: string): Matrix {
  const result = matrix(counts.length, counts[0].length);
  counts.forEach((row, i) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    if (total === 0) {
      throw new ValueError(place, `${what} ${i}`, 'has no counts', 'at least one, or smoothing');
    }
    result[i].set(row.map((count) => count / total));
  });
  return result;
}

/**
 * The chain of sequences whose states, 0..N−1, are known.
 * @throws ValueError for a state out of range, and for one never left without smoothing.
 */
export function chainFromCounts(
  sequences: readonly (readonly number[])[],
  N: number,
  { smoothing = 0 }: Smoothing = {},
): Chain {
  const place = 'hmm.chainFromCounts';
  checkCount(place, 'states', N);
  checkSmoothing(place, smoothing);
  const starts = matrix(1, N);
  const moves = matrix(N, N);
  for (const row of [...starts, ...moves]) row.fill(smoothing);
  sequences.forEach((states, n) => {
    states.forEach((value, t) => {
      const state = countAt(place, `sequences[${n}][${t}]`, value, N);
      if (t === 0) starts[0][state]++;
      else moves[states[t - 1]][state]++;
    });
  });
  const [initial] = shares(place, starts, 'start');
  return { initial, transition: shares(place, moves, 'state') };
}

/**
 * N×V emission probabilities from sequences of states and the symbols, 0..V−1, that they emitted.
 * @throws ShapeError for sequences of different length; ValueError as chainFromCounts does.
 */
export function emissionFromCounts(
  sequences: readonly { readonly states: readonly number[]; readonly symbols: readonly number[] }[],
  N: number,
  V: number,
  { smoothing = 0 }: Smoothing = {},
): Matrix {
  const place = 'hmm.emissionFromCounts';
  checkCount(place, 'states', N);
  checkCount(place, 'symbols', V);
  checkSmoothing(place, smoothing);
  const counts = matrix(N, V);
  for (const row of counts) row.fill(smoothing);
  sequences.forEach(({ states, symbols }, n) => {
    if (states.length !== symbols.length) {
      const got = `has ${symbols.length} symbols`;
      throw new ShapeError(place, `sequences[${n}]`, got, `as many as states = ${states.length}`);
    }
    states.forEach((value, t) => {
      const state = countAt(place, `sequences[${n}].states[${t}]`, value, N);
      counts[state][countAt(place, `sequences[${n}].symbols[${t}]`, symbols[t], V)]++;
    });
  });
  return shares(place, counts, 'state');
}

/**
 * Fits a discrete model to sequences of symbols whose states are unknown, starting from `model`. The likelihood
 * never falls; it may stop at a local maximum, and a symmetric start stays symmetric.
 * Stops after `iterations`, or when the log-likelihood gains less than `tolerance`.
 * A state that is never expected keeps its row.
 * @returns the model and the log-likelihoods before each iteration and after the last.
 * @throws ShapeError for no sequences; ValueError for an option, a symbol, or an impossible sequence.
 */
export function baumWelch(
  model: DiscreteHmm,
  sequences: readonly (readonly number[])[],
  {
    iterations = 100,
    tolerance = 1e-9,
  }: {
    readonly iterations?: number;
    readonly tolerance?: number;
  } = {},
): { readonly model: DiscreteHmm; readonly logLikelihoods: readonly number[] } {
  const place = 'hmm.baumWelch';
  checkCount(place, 'iterations', iterations);
  checkFinite(place, 'tolerance', tolerance);
  if (sequences.length === 0) throw new ShapeError(place, 'sequences', 'are none', 'at least one');
  const logLikelihoods: number[] = [];
  let now = model;
  for (let n = 0; n <= iterations; n++) {
    const { next, logLikelihood } = reestimate(now, sequences);
    const gain = logLikelihood - (logLikelihoods.at(-1) ?? -Infinity);
    logLikelihoods.push(logLikelihood);
    if (n === iterations || gain < tolerance) break;
    now = next;
  }
  return { model: now, logLikelihoods };
}

function reestimate(
  model: DiscreteHmm,
  sequences: readonly (readonly number[])[],
): { readonly next: DiscreteHmm; readonly logLikelihood: number } {
  const N = model.initial.length;
  const starts = matrix(1, N);
  const moves = matrix(N, N);
  const emitted = matrix(N, model.emission[0].length);
  let logLikelihood = 0;
  for (const symbols of sequences) {
    const posterior = forwardBackward(model, logEmissions(model, symbols));
    logLikelihood += posterior.logLikelihood;
    for (let i = 0; i < N; i++) {
      starts[0][i] += posterior.gamma[1][i];
      for (let j = 0; j < N; j++) moves[i][j] += posterior.transitions[i][j];
      symbols.forEach((symbol, t) => (emitted[i][symbol] += posterior.gamma[t + 1][i]));
    }
  }
  const next = {
    initial: keepEmpty(starts, [model.initial])[0],
    transition: keepEmpty(moves, model.transition), // Σ_j ξ_t(i, j) = γ_t(i): each row is over Σ_{t<T} γ
    emission: keepEmpty(emitted, model.emission),
  };
  return { next, logLikelihood };
}

/** Rows as shares; a row without expected counts stays as it was. */
function keepEmpty(counts: Matrix, old: Matrix): Matrix {
  const result = matrix(counts.length, counts[0].length);
  counts.forEach((row, i) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    result[i].set(total > 0 ? row.map((count) => count / total) : old[i]);
  });
  return result;
}
