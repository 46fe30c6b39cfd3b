/*
 * The fixed window: what stands where, what lies past the ends, and what it lets a network without memory learn.
 * Source: lib/baselines/window.ts.
 * Leaves out: real data (weather.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { window, windowed, windowMlp } from '../../lib/baselines/window.ts';
import * as mlp from '../../lib/networks/mlp.ts';
import { random } from '../../lib/numbers/random.ts';
import { evaluate } from '../../lib/training/evaluate.ts';
import { train } from '../../lib/training/train.ts';
import { expectClose } from '../expectClose.ts';

const plain = (m: ArrayLike<ArrayLike<number>>) => Array.from(m, (row) => Array.from(row));
const rows = [
  [1, 10],
  [2, 20],
  [3, 30],
];

describe('window', () => {
  it('puts the oldest day first, and 0 past both ends', () => {
    expect(plain(window(rows, 1, 1))).toEqual([
      [0, 0, 1, 10, 2, 20],
      [1, 10, 2, 20, 3, 30],
      [2, 20, 3, 30, 0, 0],
    ]);
  });
  it('of the past alone holds nothing that comes later', () => {
    expect(plain(window(rows, 2, 0)).map((row) => [row[0], row[2], row[4]])).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [1, 2, 3],
    ]);
  });
  it('may be longer than the sequence, and of one step is the sequence', () => {
    expect(plain(window([[7]], 2, 3))).toEqual([[0, 0, 7, 0, 0, 0]]);
    expect(plain(window(rows, 0, 0))).toEqual(rows);
  });
  it('refuses a width that is no count, and rows that are none or ragged', () => {
    expect(() => window(rows, -1, 0)).toThrow('window: before is -1, expected an integer');
    expect(() => window(rows, 0, 0.5)).toThrow('window: after is 0.5');
    expect(() => window([], 1, 1)).toThrow('window: rows are none');
    expect(() => window([[1, 2], [3]], 1, 1)).toThrow('window: rows has rows of 2, 1');
  });
});

describe('a window before a multilayer perceptron', () => {
  const draw = random(2);
  const sequence = (T: number) => {
    const x = Array.from({ length: T }, () => [draw.integer(2) * 2 - 1]);
    // Whether today's input equals yesterday's: today alone tells nothing.
    const z = x.map(([now], t) => (t === 0 ? null : now === x[t - 1][0] ? [1, 0] : [0, 1]));
    return { x, z };
  };
  const learning = Array.from({ length: 30 }, () => sequence(20));
  const unseen = [sequence(400)];
  const accuracy = async (before: number): Promise<number> => {
    const net = windowMlp({ inputs: 1, hidden: [4], outputs: 2 }, before, 0);
    const wide = (all: typeof learning) => all.map((one) => windowed(one, before, 0));
    const settings = { epochs: 60, rate: 0.5, momentum: 0.9, seed: 1 };
    let weights = mlp.initialize(net, { seed: 4 });
    for await (const progress of train(net, weights, wide(learning), settings)) {
      weights = progress.weights;
    }
    return evaluate(net, weights, wide(unseen)).accuracy;
  };
  it('has the inputs of its steps together', () => {
    expect(windowMlp({ inputs: 3, hidden: [5], outputs: 2 }, 2, 1).inputs).toBe(12);
    expect(() => windowMlp({ inputs: 1, hidden: [1], outputs: 1 }, 1, -1)).toThrow('after is -1');
  });
  it('learns what needs yesterday; without the window half is luck', async () => {
    expect(await accuracy(1)).toBe(1);
    // 399 guesses deviate from a half by .025.
    expectClose(await accuracy(0), 0.5, 0.1);
  });
});
