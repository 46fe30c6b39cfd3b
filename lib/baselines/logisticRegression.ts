/*
 * Logistic regression of K classes: a softmax of weighted sums, and no hidden unit.
 * Source: Newton's method on the mean cross-entropy plus penalty/2 Σ w²; each step solved by conjugate gradients.
 * Leaves out: penalties that set weights to 0, features of features.
 */
import { logSumExp, softmax } from '../functions/softmax.ts';
import { addOuter, add, dot, matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import {
  checkCount,
  checkFinite,
  checkMatrix,
  ShapeError,
  ValueError,
  type NumberRows,
} from '../numbers/shape.ts';
import { checkExamples, type Examples } from './examples.ts';

/** w: D×K, source first; bias: K. */
export type LogisticRegression = { readonly w: Matrix; readonly bias: Vector };

/** The regression and how well its fit ended. */
export type Fitted = LogisticRegression & {
  /** What was made smallest: nats per example, the penalty included. */
  readonly loss: number;
  /** Largest absolute slope that is left. */
  readonly slope: number;
  readonly iterations: number;
};

type Settings = {
  /**
   * On squared weights, not biases; above 0, so that classes that can be parted have an optimum too.
   * 1e-3 unless said otherwise, for features of about size 1.
   */
  readonly penalty?: number;
  /** Done when no slope is larger: 1e-9 unless said otherwise. */
  readonly tolerance?: number;
  /** At most so many Newton steps: 100 unless said otherwise. */
  readonly iterations?: number;
};

/** Parameters as one (D+1)×K matrix, the biases in its last row, which the inputs meet with a 1. */
type Problem = {
  readonly x: Matrix;
  readonly classes: readonly number[];
  readonly penalty: number;
};

const sumOfProducts = (u: Matrix, v: Matrix): number =>
  u.reduce((sum, row, n) => sum + dot(row, v[n]), 0);

/** u + factor · v. */
function moved(u: Matrix, factor: number, v: Matrix): Matrix {
  const result = matrix(u.length, u[0].length);
  result.forEach((row, n) => row.forEach((_, k) => (row[k] = u[n][k] + factor * v[n][k])));
  return result;
}

const largestOf = (m: Matrix): number =>
  m.reduce((most, row) => row.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0);

function netInputs(x: Vector, w: Matrix, a: Vector): void {
  a.fill(0);
  for (let i = 0; i < x.length; i++) {
    const row = w[i];
    for (let k = 0; k < a.length; k++) a[k] += x[i] * row[k];
  }
}

/** The penalty's share of the slopes of `w`, or of the curvature along it: the biases have none. */
const penalized = (w: Matrix, penalty: number): Matrix => {
  const result = moved(w, penalty - 1, w);
  result[w.length - 1].fill(0);
  return result;
};

/** The loss at w, its slopes, and the outputs they come from. */
function measure({ x, classes, penalty }: Problem, w: Matrix) {
  const N = x.length;
  const slopes = penalized(w, penalty);
  let loss = sumOfProducts(w, slopes) / 2;
  const y = matrix(N, w[0].length);
  const a = new Float64Array(w[0].length);
  for (let n = 0; n < N; n++) {
    netInputs(x[n], w, a);
    softmax(a, y[n]);
    loss += (logSumExp(a) - a[classes[n]]) / N;
    const error = y[n].map((value, k) => (value - (k === classes[n] ? 1 : 0)) / N);
    addOuter(slopes, x[n], error);
  }
  return { loss, slopes, y };
}

/** The curvature of the loss along v: Σ_n x_n (y ⊙ (a − y·a)) / N with a = v's net inputs, and the penalty's. */
function curvature({ x, penalty }: Problem, y: Matrix, v: Matrix): Matrix {
  const result = penalized(v, penalty);
  const a = new Float64Array(v[0].length);
  for (let n = 0; n < x.length; n++) {
    netInputs(x[n], v, a);
    const mean = dot(y[n], a);
    for (let k = 0; k < a.length; k++) a[k] = (y[n][k] * (a[k] - mean)) / x.length;
    addOuter(result, x[n], a);
  }
  return result;
}

/** The step d with curvature · d = −slopes, by conjugate gradients to a share of the slopes. */
function newtonStep(problem: Problem, y: Matrix, slopes: Matrix): Matrix {
  let d = matrix(slopes.length, slopes[0].length);
  let rest = moved(d, -1, slopes);
  let direction = rest;
  let size = sumOfProducts(rest, rest);
  // The closer the optimum, the more exact the step: Dembo, Eisenstat & Steihaug 1982.
  const enough = size * Math.min(0.25, Math.sqrt(size));
  for (let n = 0; n < 10 * slopes.length * slopes[0].length && size > enough; n++) {
    const bent = curvature(problem, y, direction);
    const along = sumOfProducts(direction, bent);
    if (along <= 0) break; // flat to rounding
    d = moved(d, size / along, direction);
    rest = moved(rest, -size / along, bent);
    const next = sumOfProducts(rest, rest);
    direction = moved(rest, next / size, direction);
    size = next;
  }
  return d;
}

/**
 * Fits K classes to N rows of D features; the same examples give the same weights.
 * @throws ShapeError, ValueError for the examples or a setting, and ValueError if the optimum is not reached.
 */
export function fit(examples: Examples, K: number, settings: Settings = {}): Fitted {
  const place = 'logisticRegression.fit';
  const { penalty = 1e-3, tolerance = 1e-9, iterations = 100 } = settings;
  const D = checkExamples(place, examples, K);
  for (const [name, value] of Object.entries({ penalty, tolerance })) {
    checkFinite(place, name, value);
    if (value <= 0) throw new ValueError(place, name, `is ${value}`, 'a number above 0');
  }
  checkCount(place, 'iterations', iterations);
  const x = matrix(examples.classes.length, D + 1);
  x.forEach((row, n) => {
    row.set(examples.x[n]);
    row[D] = 1;
  });
  const problem = { x, classes: examples.classes, penalty };
  let w = matrix(D + 1, K);
  let now = measure(problem, w);
  for (let n = 0; n <= iterations; n++) {
    const slope = largestOf(now.slopes);
    if (slope <= tolerance) {
      return { w: w.slice(0, D), bias: w[D], loss: now.loss, slope, iterations: n };
    }
    const step = newtonStep(problem, now.y, now.slopes);
    const promised = sumOfProducts(step, now.slopes);
    let share = 1;
    let next = measure(problem, moved(w, share, step));
    // Rounding makes the last steps look flat; they are taken whole.
    while (next.loss > now.loss + 1e-4 * share * promised + 1e-14 && share > 1e-6) {
      share /= 2;
      next = measure(problem, moved(w, share, step));
    }
    w = moved(w, share, step);
    now = next;
  }
  const got = `leaves a slope of ${largestOf(now.slopes)}`;
  throw new ValueError(place, `step ${iterations}`, got, `at most ${tolerance}; raise the penalty`);
}

/** p(class | row) for T rows of D features: T rows of K. @throws ShapeError, ValueError for the rows. */
export function posteriors({ w, bias }: LogisticRegression, x: NumberRows): Matrix {
  const place = 'logisticRegression.posteriors';
  if (!x?.length) throw new ShapeError(place, 'x', 'has no rows', 'at least one');
  checkMatrix(place, 'x', x, x.length, w.length, 'rows×features');
  const y = matrix(x.length, bias.length);
  const a = new Float64Array(bias.length);
  y.forEach((row, n) => {
    netInputs(Float64Array.from(x[n]), w, a);
    add(a, bias);
    softmax(a, row);
  });
  return y;
}
