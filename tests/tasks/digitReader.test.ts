/*
 * The digit reader in content/data reaches what its file says, and what the chapter says of its two ways of decoding.
 * Source: content/data/digitReader.ts; digits.csv.
 * Leaves out: training it again, which takes half a minute (npm run data:digit-reader).
 */
import { expect, it } from 'vitest';
import { digitImages, digitReader } from '../../content/data/digits.ts';
import { experiments } from '../../content/lab/experiments.ts';
import {
  classOf,
  editDistance,
  readerErrors,
  readerNet,
  settings,
  trainReader,
} from '../../content/data/digitReader.ts';
import { bidirectional, ctc, digits, namedArrays, random } from '../../lib/index.ts'; // prettier-ignore

const { train, test } = digits.split(digitImages, random(settings.split));

it('its label errors on strips it never saw are those of the file, below 5 %', () => {
  expect(digitReader.settings).toEqual(settings);
  expect(readerErrors(digitReader.weights, test)).toEqual(digitReader.errors);
  expect(experiments.reader).toEqual(digitReader.errors);
  expect(digitReader.errors.bestPath).toBeLessThan(0.05);
});

it('a fresh one reads nothing: the numbers come out of training', () => {
  const fresh = bidirectional.initialize(readerNet, { seed: settings.seed, initializer: 'glorot' });
  const draw = random(3);
  const right = Array.from({ length: 40 }, () => digits.string(test, draw, { length: 3 })).filter(
    ({ x, label }) => {
      const { a, T } = bidirectional.forward(readerNet, fresh, x);
      return ctc.bestPath(a.k.slice(1, T + 1)).labels.join() === label.map(classOf).join();
    },
  );
  expect(right).toEqual([]);
});

it('its training starts as the script says: the loss falls within 500 updates', () => {
  const losses: number[] = [];
  const verbs = { forward: bidirectional.forward, backward: bidirectional.backward, gradient: bidirectional.gradient };
  const few = { ...settings, updates: 500 };
  trainReader(train, verbs as never, (_, loss) => losses.push(loss), few);
  expect(losses).toHaveLength(1);
  expect(losses[0]).toBeLessThan(12);
}); // prettier-ignore

it('both ways of decoding mostly read the same, on pale ink too, and all paths weigh more than one', () => {
  const draw = random(12);
  let parted = 0;
  for (let n = 0; n < 60; n++) {
    const { x } = digits.string(test, draw, { length: 3 });
    const pale = x.map((column) => column.map((shade) => 0.3 * shade));
    const { a, T } = bidirectional.forward(readerNet, digitReader.weights, pale);
    const u = a.k.slice(1, T + 1);
    const [best, search] = [ctc.bestPath(u), ctc.prefixSearch(u)];
    expect(search.logProbability).toBeGreaterThan(best.logProbability);
    parted += Number(best.labels.join() !== search.labels.join());
  }
  expect(parted).toBeLessThan(6);
});

it('weights have the digits that the file promises, and edits are counted', () => {
  for (const { rows } of namedArrays(digitReader.weights))
    for (const row of rows) for (const one of row) expect(Number(one.toFixed(settings.digits))).toBe(one);
  expect(editDistance([1, 2, 3], [1, 3])).toBe(1);
  expect(editDistance([], [1, 2])).toBe(2);
  expect(editDistance([1, 2], [])).toBe(2);
  expect(editDistance([1, 2, 3], [4, 2, 3, 3])).toBe(2);
}); // prettier-ignore
