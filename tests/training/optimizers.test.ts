/*
 * Steps, bounds, batches, stopping, resuming and saving, each against numbers worked out here.
 * Source: lib/training; Adam's step against algorithm 1 of Kingma & Ba, written out.
 * Leaves out: the plain loop (train.test.ts).
 */
import { describe, expect, it } from 'vitest';
import {
  clip,
  descend,
  gru,
  loadParameters,
  lstm,
  mlp,
  normOf,
  random,
  rnn,
  saveParameters,
  startOptimizer,
  train,
} from '../../lib/index.ts';
import type { Checkpoint, Network, Optimizer, Settings, WeightsOf } from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

const two = (a: number, b: number) => ({
  a: Float64Array.of(a),
  bias: { b: [Float64Array.of(b)] },
});
const steps = (optimizer: Optimizer, slopes: readonly number[], rate: number): number[] => {
  const w = two(1, 2);
  const state = startOptimizer(optimizer, w);
  return slopes.map((slope) => {
    descend(optimizer, state, w, two(slope, -slope), rate);
    expect(w.bias.b[0][0]).toBeCloseTo(3 - w.a[0], 12);
    return w.a[0];
  });
};

describe('descend', () => {
  it('with momentum: Δw = m Δw − α ∂O/∂w, twice', () => {
    expect(steps({ name: 'sgd', momentum: 0.5 }, [10, 10], 0.5)).toEqual([-4, -11.5]);
  });

  it('RMSProp divides by the root of the mean square', () => {
    const first = 0.1 * 9;
    const second = 0.9 * first + 0.1 * 16;
    const w1 = 1 - (0.01 * 3) / (Math.sqrt(first) + 1e-8);
    const w2 = w1 - (0.01 * 4) / (Math.sqrt(second) + 1e-8);
    expectClose(steps({ name: 'rmsprop' }, [3, 4], 0.01), [w1, w2], 1e-14);
  });

  it('Adam corrects both means for their start at 0: its first step is the rate itself', () => {
    const [b1, b2] = [0.8, 0.95];
    const [m1, v1] = [(1 - b1) * 3, (1 - b2) * 9];
    const [m2, v2] = [b1 * m1 + (1 - b1) * 4, b2 * v1 + (1 - b2) * 16];
    const mean = m2 / (1 - b1 ** 2);
    const square = v2 / (1 - b2 ** 2);
    const [w1, w2] = steps({ name: 'adam', decays: [b1, b2] }, [3, 4], 0.01);
    expect(w1).toBeCloseTo(1 - 0.01, 9);
    expect(w2).toBeCloseTo(w1 - (0.01 * mean) / (Math.sqrt(square) + 1e-8), 12);
  });
});

describe('clip', () => {
  it('brings values into their bounds and says whether it did', () => {
    const slope = two(5, -7);
    expect(clip(slope, { value: 6 })).toBe(true);
    expect([slope.a[0], slope.bias.b[0][0]]).toEqual([5, -6]);
    expect(clip(slope, { value: 6 })).toBe(false);
  });

  it('scales the whole to its norm and keeps its direction', () => {
    const slope = two(3, 4);
    expect(normOf(slope)).toBe(5);
    expect(clip(slope, { norm: 1 })).toBe(true);
    expectClose([slope.a[0], slope.bias.b[0][0]], [0.6, 0.8], 1e-15);
    expect(clip(two(0.3, 0.4), { norm: 1 })).toBe(false);
  });
});

const net = rnn.network({ inputs: 2, hidden: 3, outputs: 1, output: 'logistic' });
const weights = rnn.initialize(net, { seed: 7, scale: 0.5 });
const draw = random(11);
const sequences = Array.from({ length: 7 }, (_, n) => ({
  x: Array.from({ length: 3 + (n % 2) }, () => [draw.uniform(-1, 1), draw.uniform(-1, 1)]),
  z: Array.from({ length: 3 + (n % 2) }, (_one, t) => (t === 0 ? null : [(n + t) % 2])),
}));
const settings: Settings = { epochs: 6, rate: 0.05, optimizer: { name: 'adam' }, seed: 3 };

async function run(use: Settings, on = sequences) {
  const reports = [];
  for await (const { weights: now, state, ...rest } of train(net, weights, on, use)) {
    reports.push({ ...rest, weights: structuredClone(now), state: structuredClone(state) });
  }
  return reports;
}

describe('train', () => {
  it('averages a batch: two equal sequences in one batch move as one of them alone', async () => {
    const [one] = sequences;
    const alone = await run({ ...settings, epochs: 1 }, [one]);
    const both = await run({ ...settings, epochs: 1, batchSize: 2 }, [one, one]);
    const [a, b] = [alone[0].weights, both[0].weights];
    expectClose(b.hh, a.hh, 1e-14);
    expectClose(b.bias!.h, a.bias!.h, 1e-14);
  });

  it('updates once per batch, the last one smaller', async () => {
    const reports = await run({ ...settings, epochs: 2, batchSize: 3 });
    expect(reports.map(({ state }) => state.steps)).toEqual([3, 6]);
  });

  it('says how many updates were clipped, and nothing where none can be', async () => {
    const [loose] = await run({ ...settings, epochs: 1, clip: { norm: 1e9 } });
    const [tight] = await run({ ...settings, epochs: 1, clip: { norm: 1e-9 } });
    const [none] = await run({ ...settings, epochs: 1 });
    expect(loose.clipped).toEqual({ updates: 0, of: 7 });
    expect(tight.clipped).toEqual({ updates: 7, of: 7 });
    expect(none).not.toHaveProperty('clipped');
  });

  it('resumed behind epoch 2 it ends where the whole run ends', async () => {
    const whole = await run({ ...settings, batchSize: 2 });
    const resume: Checkpoint = { epoch: 2, weights: whole[1].weights, state: whole[1].state };
    const rest = await run({ ...settings, batchSize: 2, resume });
    expect(rest.map(({ epoch }) => epoch)).toEqual([3, 4, 5, 6]);
    expect(rest.at(-1)).toEqual(whole.at(-1));
  });

  it('stops early, keeps the best weights, and only where the loss has not fallen', async () => {
    const held = [{ x: sequences[0].x, z: sequences[0].z.map((row) => row && [1 - row[0]]) }];
    const earlyStopping = { sequences: held, patience: 3 };
    const reports = await run({ ...settings, epochs: 60, rate: 0.2, earlyStopping });
    const losses = reports.map((one) => one.held!.loss);
    const best = reports.at(-1)!.held!.best;
    expect(reports.length).toBeLessThan(60);
    expect(best.loss).toBe(Math.min(...losses));
    expect(losses[best.epoch - 1]).toBe(best.loss);
    expect(reports.length).toBe(best.epoch + 3);
    expect(best.weights).toEqual(reports[best.epoch - 1].weights);
  });
});

describe('saved parameters', () => {
  const made: readonly [string, Network, object][] = [
    ['mlp', mlp.network({ inputs: 2, hidden: [3, 2], outputs: 2 }), {}],
    ['rnn', net, {}],
    ['gru', gru.network({ inputs: 1, hidden: 2, outputs: 1 }), {}],
    ['lstm', lstm.network({ inputs: 2, blocks: 2, cells: 2, outputs: 2 }), {}],
  ];
  const draws = { mlp, rnn, gru, lstm } as unknown as Record<
    string,
    { initialize(net: Network, options: { seed: number }): WeightsOf<Network> }
  >;
  it.each(made)('%s: network and weights come back to the last digit', (kind, one) => {
    const own = draws[kind].initialize(one, { seed: 5 });
    const read = loadParameters(saveParameters(one, own));
    expect(read.net).toEqual(one);
    expect(read.weights).toEqual(own);
  });

  it.each([
    ['{', 'loadParameters: text is no JSON'],
    ['{}', 'loadParameters: format is undefined, expected unrolled'],
    ['{"format":"unrolled","version":2}', 'loadParameters: version is 2, expected 1'],
    ['{"format":"unrolled","version":1,"net":{"kind":"svm"}}', "network: kind is 'svm'"],
    [
      saveParameters(net, weights).replace('"hidden":3', '"hidden":4'),
      'rnn.weights: w.ih is 2×3, expected inputs×hidden = 2×4',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => loadParameters(text)).toThrow(message);
  });
});
