/*
 * Gaussian classes against densities written out for two features, and the chain of classes above them.
 * Source: lib/baselines/gaussian.ts.
 * Leaves out: real data (weather.test.ts).
 */
import { describe, expect, it } from 'vitest';
import * as gaussian from '../../lib/baselines/gaussian.ts';
import { expectClose } from '../expectClose.ts';

const x = [
  [0, 0],
  [2, 1],
  [0, 1],
  [2, 2],
  [10, 0],
  [12, 4],
];
const classes = [0, 0, 0, 0, 1, 1];

describe('gaussian.fit', () => {
  it('has the means, the shares and the covariance over N', () => {
    const { means, priors, triangles, logDeterminants } = gaussian.fit(
      { x: x.slice(0, 4), classes: classes.slice(0, 4) },
      1,
    );
    expectClose(means, [[1, 1]], 0);
    expectClose(priors, [1], 0);
    // Variances 1 and 1/2, covariance 1/2: L = [[1, 0], [1/2, 1/2]].
    expectClose(
      triangles,
      [
        [
          [1, 0],
          [0.5, 0.5],
        ],
      ],
      1e-15,
    );
    expectClose(logDeterminants, [Math.log(0.5)], 1e-15);
  });
  it('densities are those of the formula with the inverse written out', () => {
    const model = gaussian.fit({ x: x.slice(0, 4), classes: [0, 0, 0, 0] }, 1);
    const [[density]] = gaussian.logDensities(model, [[3, 0]]);
    // Inverse of [[1, .5], [.5, .5]] is [[2, −2], [−2, 4]]; away (2, −1): 8 + 8 + 4 = 20; determinant 1/4.
    expectClose(density, -10 - Math.log(2 * Math.PI) - Math.log(0.25) / 2, 1e-13);
  });
  it('a diagonal covariance multiplies the features', () => {
    const model = gaussian.fit({ x, classes }, 2, 'diagonal');
    const one = (v: number, mean: number, variance: number) =>
      -((v - mean) ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
    const expected = [one(9, 1, 1) + one(1, 1, 0.5), one(9, 11, 1) + one(1, 2, 4)];
    expectClose(gaussian.logDensities(model, [[9, 1]]), [expected], 1e-13);
  });
  it('classify weighs densities by the shares of the classes', () => {
    const even = { x: [[-1], [1], [3], [5]], classes: [0, 0, 1, 1] };
    const odd = { x: [[-1], [1], [-1], [1], [3], [5]], classes: [0, 0, 0, 0, 1, 1] };
    // Means 0 and 4, variance 1: the border lies at 2, and at 2 + ln 2 / 4 with shares of 2 to 1.
    expect(gaussian.classify(gaussian.fit(even, 2), [[1.99], [2.01], [2.16]])).toEqual([0, 1, 1]);
    expect(gaussian.classify(gaussian.fit(odd, 2), [[1.99], [2.17], [2.18]])).toEqual([0, 0, 1]);
  });
  it('refuses a class without examples or without spread, and rows of another width', () => {
    expect(() => gaussian.fit({ x, classes }, 3, 'diagonal')).toThrow(
      'gaussian.fit: class 2 has no examples',
    );
    expect(() => gaussian.fit({ x, classes }, 2)).toThrow('class 1 has no spread in feature 1');
    const model = gaussian.fit({ x, classes }, 2, 'diagonal');
    expect(() => gaussian.logDensities(model, [[1]])).toThrow('x is 1×1');
    expect(() => gaussian.logDensities(model, [])).toThrow('x has no rows');
  });
});

it('a chain that tends to stay outvotes one doubtful day', () => {
  const days = [-1, 1, -1, 1, -1, 1, 3, 5, 3, 5, 3, 5].map((value) => [value]);
  const states = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
  const model = gaussian.fitHmm([{ x: days, classes: states }], 2, { smoothing: 0.5 });
  const doubtful = [[0], [0], [2.2], [0], [4], [4]];
  expect(gaussian.classify(model.emission, doubtful)).toEqual([0, 0, 1, 0, 1, 1]);
  expect(gaussian.decodeHmm(model, doubtful)).toEqual([0, 0, 0, 0, 1, 1]);
  // From class 0: five stays and one move; a half more each.
  expectClose(model.chain.transition[0], [5.5 / 7, 1.5 / 7], 1e-15);
});
