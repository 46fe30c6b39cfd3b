/*
 * The sums, the generator and the checks, on values worked out by hand.
 * Source: lib/numbers.
 * Leaves out: the networks' own messages (networks/lstm.test.ts).
 */
import { describe, expect, it } from 'vitest';
import {
  add,
  addByBlock,
  addOuter,
  dot,
  dotBlock,
  matrix,
  transpose,
} from '../../lib/numbers/matrix.ts';
import { random } from '../../lib/numbers/random.ts';
import { checkMatrix } from '../../lib/numbers/shape.ts';
import { expectClose } from '../expectClose.ts';

const v = (...values: number[]) => Float64Array.from(values);

describe('matrix', () => {
  it('has rows that share one flat array', () => {
    const m = matrix(3, 2);
    m[1][0] = 5;
    expect([...new Float64Array(m[0].buffer)]).toEqual([0, 0, 5, 0, 0, 0]);
  });
  it('dot sums every element, at lengths around its stride of four', () => {
    for (const n of [0, 1, 3, 4, 5, 8, 11]) {
      const u = Float64Array.from({ length: n }, (_, k) => k + 1);
      expect(dot(u, u)).toBe((n * (n + 1) * (2 * n + 1)) / 6);
    }
  });
  it('dotBlock takes the cells of its own block only', () => {
    expect([0, 1].map((j) => dotBlock(v(1, 2, 3, 4), v(1, 10, 100, 1000), j, 2))).toEqual([
      21, 4300,
    ]);
  });
  it('addOuter, addByBlock and add add to what is there', () => {
    const m = matrix(2, 2);
    addOuter(m, v(1, 2), v(3, 4));
    addOuter(m, v(1, 0), v(1, 1));
    expect(m.map((row) => [...row])).toEqual([
      [4, 5],
      [6, 8],
    ]);
    const u = v(1, 1, 1, 1);
    addByBlock(u, v(1, 2, 3, 4), v(10, 100), 2);
    expect([...u]).toEqual([11, 21, 301, 401]);
    add(u, v(1, 2, 3, 4));
    expect([...u]).toEqual([12, 23, 304, 405]);
  });
  it('transpose turns rows into columns', () => {
    const m = transpose([v(1, 2, 3), v(4, 5, 6)], 3);
    expect(m.map((row) => [...row])).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });
});

describe('random', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, random(seed).normal);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
  it('uniform and normal have the mean and deviation of their names', () => {
    const { uniform, normal } = random(1);
    const moments = (draw: () => number) => {
      const all = Array.from({ length: 20000 }, draw);
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      return [mean, Math.sqrt(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length)];
    };
    // Four standard errors of 20,000 draws are about .03.
    expectClose(
      moments(() => uniform(1, 3)),
      [2, 1 / Math.sqrt(3)],
      0.03,
    );
    expectClose(moments(normal), [0, 1], 0.03);
  });
  it('shuffle keeps every item, and integer stays below n', () => {
    const { shuffle, integer } = random(3);
    expect(shuffle([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(Array.from({ length: 200 }, () => integer(3)))).toEqual(new Set([0, 1, 2]));
  });
  it('refuses a seed that is not an integer', () => {
    expect(() => random(0.5)).toThrow('random: seed is 0.5, expected an integer');
  });
});

describe('checkMatrix', () => {
  it.each([
    ['here: m has rows of 2, 1, expected 2×2 = 2×2', [[1, 2], [1]]],
    ['here: m is 1×2, expected 2×2 = 2×2', [[1, 2]]],
    ['here: m is missing, expected 2×2 = 2×2', undefined],
    ['here: m[1] is null, expected 2×2 = 2×2', [[1, 2], null as never]],
    [
      'here: m[1][0] is NaN, expected a finite number',
      [
        [1, 2],
        [NaN, 2],
      ],
    ],
  ])('%s', (message, m) => {
    expect(() => checkMatrix('here', 'm', m, 2, 2, '2×2')).toThrow(message);
  });
});
