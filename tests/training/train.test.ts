/*
 * The training loop, the descent step and the evaluation, on the running example.
 * Source: lib/training.
 * Leaves out: real weather (tasks/rainNetwork.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { copyWeights, evaluate, lstm, runningExample as example, train } from '../../lib/index.ts';
import type { Progress, Settings } from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

const { net, weights } = example.block('peepholes');
const sequences = [{ x: example.x, z: example.z }];
const settings: Settings = {
  epochs: 80,
  rate: 1,
  optimizer: { name: 'sgd', momentum: 0.8 },
  finalRate: 0.5,
  seed: 1,
};

async function collect(use: Settings) {
  const all: Omit<Progress, 'weights' | 'state'>[] = [];
  let last = weights;
  for await (const { weights: now, state, ...rest } of train(net, weights, sequences, use)) {
    expect(state.steps).toBe(rest.epoch);
    all.push(rest);
    last = now;
  }
  return { all, last };
}

describe('train', () => {
  it('reports every epoch, first the loss before any update, and lowers it', async () => {
    const before = copyWeights(weights);
    const { all, last } = await collect(settings);
    expect(all.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 80 }, (_, n) => n + 1));
    expect(all[0].loss).toBeCloseTo(evaluate(net, weights, sequences).loss, 14);
    expect(all.at(-1)!.loss).toBeLessThan(all[0].loss / 2);
    expect([all[0].rate, all.at(-1)!.rate]).toEqual([1, 0.5]);
    expect(weights).toEqual(before);
    expect(evaluate(net, last, sequences).accuracy).toBe(1);
  });
  it('loss 1.63, .66, .05 after 100, 500, 1000 updates of rate .1 per day, as the book says', async () => {
    // The loop's rate applies to the mean over three targets, the book's to their sum.
    const { all } = await collect({ epochs: 1001, rate: 0.3, seed: 1 });
    expectClose(
      [100, 500, 1000].map((n) => 3 * all[n].loss),
      [1.63, 0.66, 0.05],
      0.0051,
    );
  });
  it('repeats itself exactly', async () => {
    expect(await collect(settings)).toEqual(await collect(settings));
  });
  it.each([
    [{ epochs: 0 }, 'train: epochs is 0, expected an integer of at least 1'],
    [{ rate: -1 }, 'train: rate is -1, expected a number above 0'],
    [
      { optimizer: { name: 'sgd', momentum: 1 } as const },
      'optimizer: momentum is 1, expected a number from 0 to below 1',
    ],
    [
      { optimizer: { name: 'newton' } as never },
      "optimizer: name is 'newton', expected sgd, rmsprop, adam",
    ],
    [{ batchSize: 0 }, 'train: batchSize is 0, expected an integer of at least 1'],
    [{ clip: { norm: 0 } }, 'clip: norm is 0, expected a number above 0'],
    [
      { earlyStopping: { sequences: [{ x: example.x, z: [null, null, null] }], patience: 1 } },
      'train: earlyStopping.sequences have no target, expected at least one',
    ],
    [{ finalRate: 0 }, 'train: finalRate is 0, expected a number above 0, at most 1'],
  ])('refuses %j', async (use, message) => {
    await expect(collect({ ...settings, ...use })).rejects.toThrow(message);
  });
});

describe('evaluate', () => {
  it('counts only steps with a target', () => {
    // On the three days y is .558, .387, .376 against 1, 0, 1: two right of three, one of one.
    expect(evaluate(net, weights, sequences).accuracy).toBe(2 / 3);
    const some = evaluate(net, weights, [{ x: example.x, z: [null, [0], null] }]);
    expect([some.accuracy, some.targets]).toEqual([1, 1]);
  });
  it('refuses an output that has no right and wrong', () => {
    const real = lstm.network({ inputs: 2, blocks: 1, outputs: 1, output: 'identity' });
    expect(() => evaluate(real, lstm.initialize(real, { seed: 1 }), sequences)).toThrow(
      "net.output is 'identity'",
    );
  });
});
