/*
 * One normal distribution of the features per class: a classifier without sequence, or a hidden Markov model's emissions.
 * Source: maximum likelihood means and covariances; Bayes' rule; Rabiner 1989 for the chain.
 * Leaves out: mixtures, covariances shared between classes.
 */
import { chainFromCounts, viterbi, type Chain } from '../alignment/hmm.ts';
import { dot, matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import { checkMatrix, ShapeError, ValueError, type NumberRows } from '../numbers/shape.ts';
import { largest } from '../training/evaluate.ts';
import { checkExamples, type Examples } from './examples.ts';

/** Of each class: its share, its mean, the lower triangle L of its covariance L·Lᵀ, and ln det L. */
export type Gaussians = {
  readonly priors: Vector;
  readonly means: Matrix;
  readonly triangles: readonly Matrix[];
  readonly logDeterminants: Vector;
};

/** 'full', or 'diagonal' where the features of a class count as independent. */
export type Covariance = 'full' | 'diagonal';

/**
 * Fits K classes to N rows of D features.
 * @throws ShapeError, ValueError for the examples, for a class without examples, and for one whose features
 * vary in fewer than D directions.
 */
export function fit(examples: Examples, K: number, covariance: Covariance = 'full'): Gaussians {
  const place = 'gaussian.fit';
  const D = checkExamples(place, examples, K);
  const { x, classes } = examples;
  const priors = new Float64Array(K);
  const means = matrix(K, D);
  const logDeterminants = new Float64Array(K);
  const triangles = Array.from({ length: K }, (_, k) => {
    const own = Array.from(x).filter((_, n) => classes[n] === k);
    if (own.length === 0) {
      throw new ValueError(place, `class ${k}`, 'has no examples', 'at least one');
    }
    priors[k] = own.length / classes.length;
    for (const row of own) for (let i = 0; i < D; i++) means[k][i] += row[i] / own.length;
    const spread = matrix(D, D);
    for (const row of own) {
      for (let i = 0; i < D; i++) {
        for (let j = 0; j < D; j++) {
          if (covariance === 'diagonal' && i !== j) continue;
          spread[i][j] += ((row[i] - means[k][i]) * (row[j] - means[k][j])) / own.length;
        }
      }
    }
    const triangle = cholesky(spread, `class ${k}`);
    logDeterminants[k] = triangle.reduce((sum, row, i) => sum + Math.log(row[i]), 0);
    return triangle;
  });
  return { priors, means, triangles, logDeterminants };
}

/** The lower triangle L with m = L·Lᵀ. @throws ValueError unless m is positive definite beyond rounding. */
function cholesky(m: Matrix, who: string): Matrix {
  const D = m.length;
  const L = matrix(D, D);
  for (let i = 0; i < D; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = m[i][j] - dot(L[i].subarray(0, j), L[j].subarray(0, j));
      if (i !== j) {
        L[i][j] = rest / L[j][j];
        continue;
      }
      if (!(rest > 1e-12 * m[i][i])) {
        const expected = 'features that vary each in its own way';
        throw new ValueError('gaussian.fit', who, `has no spread in feature ${i}`, expected);
      }
      L[i][i] = Math.sqrt(rest);
    }
  }
  return L;
}

/** ln p(row | class) for T rows of D features: T rows of K. @throws ShapeError, ValueError for the rows. */
export function logDensities(model: Gaussians, x: NumberRows): Matrix {
  const place = 'gaussian.logDensities';
  const D = model.means[0].length;
  if (!x?.length) throw new ShapeError(place, 'x', 'has no rows', 'at least one');
  checkMatrix(place, 'x', x, x.length, D, 'rows×features');
  const rows = matrix(x.length, model.means.length);
  const away = new Float64Array(D);
  rows.forEach((row, n) => {
    model.triangles.forEach((L, k) => {
      // away = L⁻¹ (x − mean), whose squares sum to the squared distance in the class's own measure
      for (let i = 0; i < D; i++) {
        const rest = x[n][i] - model.means[k][i];
        away[i] = (rest - dot(L[i].subarray(0, i), away.subarray(0, i))) / L[i][i];
      }
      row[k] = -(dot(away, away) + D * Math.log(2 * Math.PI)) / 2 - model.logDeterminants[k];
    });
  });
  return rows;
}

/** The likeliest class of each row by itself, shares of the classes included. @throws as logDensities. */
export const classify = (model: Gaussians, x: NumberRows): number[] =>
  logDensities(model, x).map((row) =>
    largest(row.map((density, k) => density + Math.log(model.priors[k]))),
  );

/** A hidden Markov model whose states are the classes, with Gaussian emissions. */
export type GaussianHmm = { readonly chain: Chain; readonly emission: Gaussians };

/**
 * Counts the moves between the classes of sequences and fits their emissions.
 * @throws ShapeError, ValueError as `fit` and hmm.chainFromCounts do.
 */
export function fitHmm(
  sequences: readonly Examples[],
  K: number,
  options: { readonly covariance?: Covariance; readonly smoothing?: number } = {},
): GaussianHmm {
  const all = {
    x: sequences.flatMap(({ x }) => Array.from(x)),
    classes: sequences.flatMap(({ classes }) => classes),
  };
  const { smoothing = 0 } = options;
  return {
    emission: fit(all, K, options.covariance),
    chain: chainFromCounts(
      sequences.map(({ classes }) => classes),
      K,
      { smoothing },
    ),
  };
}

/** The likeliest sequence of classes of T rows. @throws as logDensities and hmm.viterbi do. */
export const decodeHmm = ({ chain, emission }: GaussianHmm, x: NumberRows): readonly number[] =>
  viterbi(chain, logDensities(emission, x)).states;
