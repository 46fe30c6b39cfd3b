/*
 * Logistic regression against cases solved by hand and slopes computed anew.
 * Source: at the optimum mean_n x (y − z) + penalty · w = 0.
 * Leaves out: real data (weather.test.ts).
 */
import { describe, expect, it } from 'vitest';
import * as logisticRegression from '../../lib/baselines/logisticRegression.ts';
import { random } from '../../lib/numbers/random.ts';
import { expectClose } from '../expectClose.ts';
import { plainSoftmax } from '../alignment/paths.ts';

const { fit, posteriors } = logisticRegression;

describe('by hand', () => {
  const x = [[1], [1], [1], [1], [-1], [-1], [-1], [-1]];
  const classes = [1, 1, 1, 0, 0, 0, 0, 1];

  it('three of four: σ(2w) = 2/3 where the penalty is 1/(6 ln 2)', () => {
    // The slope at w₁ = −w₀ = w is σ(2w) − 3/4 + penalty · w, which is 0 at w = ln 2 / 2.
    const { w, bias } = fit({ x, classes }, 2, { penalty: 1 / (6 * Math.log(2)) });
    expectClose(w, [[-Math.log(2) / 2, Math.log(2) / 2]], 1e-8);
    expectClose(bias, [0, 0], 1e-8);
  });
  it('nearly without penalty the outputs are the shares', () => {
    const model = fit({ x, classes }, 2, { penalty: 1e-9 });
    expectClose(
      posteriors(model, [[1], [-1]]),
      [
        [0.25, 0.75],
        [0.75, 0.25],
      ],
      1e-7,
    );
  });
  it('features that never change leave the biases to say the shares of the classes', () => {
    const model = fit({ x: x.map(() => [0]), classes: [0, 0, 0, 0, 0, 1, 2, 2] }, 3);
    expectClose(posteriors(model, [[0]]), [[5 / 8, 1 / 8, 2 / 8]], 1e-8);
    expectClose(model.w, [[0, 0, 0]], 0);
  });
});

describe('on random examples of three classes', () => {
  const { normal, integer } = random(7);
  const classes = Array.from({ length: 200 }, () => integer(3));
  const x = classes.map((k) => [normal() + k, normal() - 0.5 * k, 3 * normal()]);
  const penalty = 0.01;
  const model = fit({ x, classes }, 3, { penalty });
  const lossAt = (w: readonly ArrayLike<number>[], bias: ArrayLike<number>): number => {
    const a = x.map((row) =>
      [0, 1, 2].map((k) => row.reduce((sum, value, i) => sum + value * w[i][k], bias[k])),
    );
    const squares = w.flatMap((row) => Array.from(row)).reduce((sum, one) => sum + one * one, 0);
    return (
      plainSoftmax(a).reduce((sum, y, n) => sum - Math.log(y[classes[n]]) / 200, 0) +
      (penalty / 2) * squares
    );
  };
  const { w, bias } = model;

  it('all slopes are 0, computed from the outputs', () => {
    const y = posteriors(model, x);
    for (let k = 0; k < 3; k++) {
      const error = (n: number) => (y[n][k] - Number(classes[n] === k)) / 200;
      expectClose(
        x.reduce((sum, _, n) => sum + error(n), 0),
        0,
        1e-9,
      );
      for (let i = 0; i < 3; i++) {
        expectClose(
          x.reduce((sum, row, n) => sum + error(n) * row[i], penalty * w[i][k]),
          0,
          1e-9,
        );
      }
    }
    expect(model.slope).toBeLessThan(1e-9);
  });
  it('the loss is the one minimized: any step away raises it', () => {
    expectClose(model.loss, lossAt(w, bias), 1e-12);
    for (let n = 0; n < 20; n++) {
      const away = w.map((row) => row.map((value) => value + 0.05 * normal()));
      expect(
        lossAt(
          away,
          bias.map((value) => value + 0.05 * normal()),
        ),
      ).toBeGreaterThan(model.loss);
    }
    const { w: again } = fit({ x, classes }, 3, { penalty });
    expect(again).toEqual(w);
  });
  it('net inputs of ±1000 stay finite', () => {
    const far = { w: [Float64Array.of(1000, -1000)], bias: new Float64Array(2) };
    expectClose(
      posteriors(far, [[1], [-1]]),
      [
        [1, 0],
        [0, 1],
      ],
      0,
    );
  });
});

it('refuses by name what it cannot fit', () => {
  const place = 'logisticRegression.fit';
  expect(() => fit({ x: [], classes: [] }, 2)).toThrow(`${place}: x has no rows`);
  expect(() => fit({ x: [[1]], classes: [2] }, 2)).toThrow('classes[0] is 2, expected');
  expect(() => fit({ x: [[1]], classes: [0, 1] }, 2)).toThrow('x is 1×1, expected');
  expect(() => fit({ x: [[NaN]], classes: [0] }, 2)).toThrow('x[0][0] is NaN');
  expect(() => fit({ x: [[1]], classes: [0] }, 2, { penalty: 0 })).toThrow('penalty is 0');
  expect(() => fit({ x: [[1], [2], [2]], classes: [0, 1, 0] }, 2, { iterations: 1 })).toThrow(
    `${place}: step 1 leaves a slope of`,
  );
  const model = { w: [Float64Array.of(1, 2)], bias: new Float64Array(2) };
  expect(() => posteriors(model, [])).toThrow('x has no rows');
  expect(() => posteriors(model, [[1, 2]])).toThrow('x is 1×2');
});
