/*
 * Connectionist temporal classification: the probability of a labeling at unknown positions, and its error signal.
 * Source: Graves, Fernández, Gomez & Schmidhuber 2006; in log space; β as in RNNLIB, or as printed in 2006.
 * Leaves out: decoding (ctcDecode.ts, exported here too), language models, batches.
 */
import { matrix, type Matrix } from '../numbers/matrix.ts';
import { checkCount, ShapeError, ValueError, type NumberRows } from '../numbers/shape.ts';
import { impossible, logAdd, logSoftmaxRows } from './logSpace.ts';

export { bestPath, collapse, prefixSearch, type Decoded } from './ctcDecode.ts';

/**
 * Whether β_t(s) counts the output of step t itself. 'excluded' is RNNLIB's: β_T = 1 and p = Σ_s α_t β_t.
 * 'included' is the paper's of 2006: β_T = y^T and p = Σ_s α_t β_t / y^t. To mix the two is a common bug.
 */
export type BetaConvention = 'excluded' | 'included';

/** What papers and programs do differently. */
export type CtcOptions = {
  /** The class that means "no label here": 0 unless said otherwise. */
  readonly blank?: number;
  /** 'excluded' unless said otherwise. */
  readonly beta?: BetaConvention;
};

/** Matrices have rows 0..T+1, the steps are rows 1..T; logarithms of what cannot be are −Infinity. */
export type Alignment = {
  readonly T: number;
  /** The labels with blanks before, between and after them: 2·labels + 1 classes. */
  readonly extended: readonly number[];
  /** ln y_k^t, T+2 rows of K. */
  readonly logY: Matrix;
  /** ln α_t(s) and ln β_t(s), T+2 rows of 2·labels + 1. */
  readonly logAlpha: Matrix;
  readonly logBeta: Matrix;
  readonly beta: BetaConvention;
  /** −ln p(labels), in nats; never negative but for rounding. */
  readonly loss: number;
  /** ∂loss/∂u_k^t at the net inputs of the softmax: T rows of K, each summing to 0. */
  readonly δk: Matrix;
};

/** The labels with a blank before, between and after them. */
export const extend = (labels: readonly number[], blank: number): number[] => [
  blank,
  ...labels.flatMap((label) => [label, blank]),
];

/** The fewest steps that a labeling fits in: one per label and one blank between equal neighbors. */
export const stepsNeeded = (labels: readonly number[]): number =>
  labels.length + labels.filter((label, n) => n > 0 && label === labels[n - 1]).length;

function checkLabels(
  labels: readonly number[],
  T: number,
  K: number,
  { blank, beta }: Required<CtcOptions>,
): void {
  const place = 'ctc.align';
  checkCount(place, 'blank', blank, 0);
  if (blank >= K) throw new ValueError(place, 'blank', `is ${blank}`, `a class of 0..${K - 1}`);
  if (beta !== 'excluded' && beta !== 'included') {
    throw new ValueError(place, 'beta', `is '${String(beta)}'`, "'excluded' or 'included'");
  }
  labels.forEach((label, n) => {
    if (!Number.isInteger(label) || label < 0 || label >= K || label === blank) {
      const expected = `a class of 0..${K - 1} other than the blank ${blank}`;
      throw new ValueError(place, `labels[${n}]`, `is ${String(label)}`, expected);
    }
  });
  const needed = stepsNeeded(labels);
  if (T < needed) {
    const repeats = needed - labels.length;
    const expected = `at least ${needed}: ${labels.length} labels and ${repeats} blanks between equal neighbors`;
    throw new ShapeError(place, 'u', `has ${T} rows`, expected);
  }
}

/**
 * All alignments of `labels` to T steps at once. u: T rows of K net inputs of a softmax
 * (of a trace: `trace.a.k.slice(1, trace.T + 1)`). The result serves as the `z` of a network's backward.
 * @throws ShapeError if the labels do not fit into T steps, or for ragged rows; ValueError for a label out of range.
 */
export function align(
  u: NumberRows,
  labels: readonly number[],
  options: CtcOptions = {},
): Alignment {
  const { blank = 0, beta = 'excluded' } = options;
  const logY = logSoftmaxRows('ctc.align', u);
  const T = logY.length - 2;
  const K = logY[0].length;
  checkLabels(labels, T, K, { blank, beta });
  const extended = extend(labels, blank);
  const logAlpha = forwardVariables(logY, extended, blank);
  const logBeta = backwardVariables(logY, extended, blank, beta);
  const last = extended.length - 1;
  const logP = last === 0 ? logAlpha[T][0] : logAdd(logAlpha[T][last], logAlpha[T][last - 1]);
  return {
    T,
    extended,
    logY,
    logAlpha,
    logBeta,
    beta,
    loss: -logP,
    δk: errorSignal(logY, extended, logAlpha, logBeta, beta, logP),
  };
}

/** Whether a path may go from s − 2 to s, both from 0: past a blank, between two different labels. */
export const skips = (extended: readonly number[], s: number, blank: number): boolean =>
  s >= 2 && extended[s] !== blank && extended[s] !== extended[s - 2];

function forwardVariables(logY: Matrix, extended: readonly number[], blank: number): Matrix {
  const T = logY.length - 2;
  const alpha = impossible(T + 2, extended.length);
  alpha[1][0] = logY[1][blank];
  if (extended.length > 1) alpha[1][1] = logY[1][extended[1]];
  for (let t = 2; t <= T; t++) {
    for (let s = 0; s < extended.length; s++) {
      let sum = alpha[t - 1][s];
      if (s >= 1) sum = logAdd(sum, alpha[t - 1][s - 1]);
      if (skips(extended, s, blank)) sum = logAdd(sum, alpha[t - 1][s - 2]);
      alpha[t][s] = sum + logY[t][extended[s]];
    }
  }
  return alpha;
}

function backwardVariables(
  logY: Matrix,
  extended: readonly number[],
  blank: number,
  convention: BetaConvention,
): Matrix {
  const T = logY.length - 2;
  const last = extended.length - 1;
  const beta = impossible(T + 2, extended.length);
  const isIncluded = convention === 'included';
  const output = (t: number, s: number): number => logY[t][extended[s]];
  for (let s = Math.max(0, last - 1); s <= last; s++) beta[T][s] = isIncluded ? output(T, s) : 0;
  for (let t = T - 1; t >= 1; t--) {
    const next = (s: number): number => beta[t + 1][s] + (isIncluded ? 0 : output(t + 1, s));
    for (let s = 0; s <= last; s++) {
      let sum = next(s);
      if (s + 1 <= last) sum = logAdd(sum, next(s + 1));
      if (s + 2 <= last && skips(extended, s + 2, blank)) sum = logAdd(sum, next(s + 2));
      beta[t][s] = sum + (isIncluded ? output(t, s) : 0);
    }
  }
  return beta;
}

/** ∂O/∂u_k^t = y_k^t − (1/p) Σ_{s: l′_s = k} α_t β_t, divided by y_k^t where β includes it. */
function errorSignal(
  logY: Matrix,
  extended: readonly number[],
  logAlpha: Matrix,
  logBeta: Matrix,
  convention: BetaConvention,
  logP: number,
): Matrix {
  const T = logY.length - 2;
  const signal = matrix(T, logY[0].length);
  for (let t = 1; t <= T; t++) {
    const row = signal[t - 1];
    for (let k = 0; k < row.length; k++) row[k] = Math.exp(logY[t][k]);
    for (let s = 0; s < extended.length; s++) {
      const k = extended[s];
      const twice = convention === 'included' ? logY[t][k] : 0;
      row[k] -= Math.exp(logAlpha[t][s] + logBeta[t][s] - twice - logP);
    }
  }
  return signal;
}
