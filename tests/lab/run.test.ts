// Runs of the lab: the same to the last bit when resumed from any checkpoint, refused in sentences, ended by a NaN that is named.
// Source: lib/lab; every task and every kind of network once, small.
// Leaves out: whether tasks are learned (learn.slow.test.ts) and the page.
import { describe, expect, test } from 'vitest';
import { digitImages } from '../../content/data/digits.ts';
import { seattleWeather } from '../../content/data/index.ts';
import { lab, weather } from '../../lib/index.ts';
import type { Plan } from '../../lib/lab/index.ts';

const data = { digits: digitImages, days: weather.parse(seattleWeather) };
const base = {
  version: 1,
  task: { name: 'embedded Reber' },
  network: { kind: 'lstm', units: 3 },
  optimizer: 'adam',
  rate: 0.01,
  batch: 1,
  sequences: 600,
  seed: 3,
} as const satisfies Plan;

const plans: Readonly<Record<string, Plan>> = {
  'the grammar, Adam': base,
  'a stream, GRU, RMSProp': { ...base, task: { name: 'continual Reber' }, network: { kind: 'gru', units: 3 }, optimizer: 'rmsprop' },
  'a stream, LSTM': { ...base, task: { name: 'continual Reber' } },
  'temporal order as in 1997': {
    ...base,
    task: { name: 'temporal order', length: 20 },
    network: { kind: 'lstm', units: 2, cells: 2, variant: '1997', inputBias: -2, scale: 0.1 },
    error: 'squared', optimizer: 'sgd', momentum: 0.5, rate: 0.1,
  },
  'adding, RNN, batches, clipped': { ...base, task: { name: 'adding', length: 24 }, network: { kind: 'rnn', units: 4 }, batch: 7, clip: 0.5 },
  'weather, both directions': { ...base, task: { name: 'weather' }, network: { kind: 'bidirectional', units: 2 }, sequences: 150 },
  'digits, batches': { ...base, task: { name: 'digits' }, batch: 16, sequences: 300 },
}; // prettier-ignore

const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe.each(Object.entries(plans))('%s', (_, plan) => {
  test('a run stopped anywhere and resumed from its JSON is the run that was not stopped', async () => {
    const whole = await lab.startRun(lab.checkPlan(throughText(plan)), data);
    let broken = await lab.startRun(plan, data);
    for (const part of [1, 16, 83, 1000]) {
      lab.advance(broken, part);
      broken = await lab.resumeRun(throughText(lab.checkpoint(broken)), data);
    }
    lab.advance(whole, plan.sequences);
    expect(lab.isOver(broken)).toBe(true);
    expect(throughText(lab.checkpoint(broken))).toEqual(throughText(lab.checkpoint(whole)));
    expect(whole.sequences).toBe(plan.sequences);
  });

  test('what is shown of the example fits its steps, and changes no weight', async () => {
    const run = await lab.startRun(plan, data);
    lab.advance(run, 32);
    const before = throughText(lab.checkpoint(run));
    const { steps, strips, norms } = lab.exampleOf(run);
    expect(strips.length).toBeGreaterThan(0);
    for (const { rows } of strips) for (const row of rows) expect(row.length).toBe(steps.length);
    expect(norms.length).toBeLessThanOrEqual(steps.length);
    expect(norms[0]).toBeGreaterThan(0);
    expect(throughText(lab.checkpoint(run))).toEqual(before);
  });
});

test('the readable code and the kernels train alike', async () => {
  const [fast, readable] = await Promise.all([
    lab.startRun(base),
    lab.startRun(base, {}, 'readable'),
  ]);
  lab.advance(fast, 200);
  lab.advance(readable, 200);
  expect(fast.points.length).toBe(2);
  fast.points.forEach((point, n) => {
    expect(Math.abs(point.loss - readable.points[n]!.loss)).toBeLessThan(1e-9);
  });
});

test('a curve has a bounded number of points, however long the run, and loses no sequence', async () => {
  const run = await lab.startRun({ ...base, task: { name: 'continual Reber' }, network: { kind: 'rnn', units: 1 }, sequences: 13_000 });
  lab.advance(run, 13_000);
  expect(run.points.length).toBeLessThan(241);
  expect(run.points.at(-1)!.sequences).toBe(13_000);
  const gaps = run.points.slice(1).map(({ sequences }, n) => sequences - run.points[n]!.sequences);
  for (const gap of gaps.slice(0, -1)) expect(gap).toBeLessThanOrEqual(2 * run.every);
}); // prettier-ignore

test('a loss that is no number ends in a sentence with the sequence and the weight', async () => {
  const run = await lab.startRun({ ...base, task: { name: 'adding', length: 24 }, network: { kind: 'rnn', units: 4 }, optimizer: 'sgd', rate: 1e160 });
  expect(() => {
    lab.advance(run, 100);
  }).toThrow(/^lab: loss of sequence \d+ is (?:NaN|Infinity)(?:; the first weight that is no number is [a-z.]+\[\d+\]|, with finite weights), expected a finite number/);
}); // prettier-ignore

const wrongPlans: readonly (readonly [string, object])[] = [
  ["lab: version is 2, expected 1", { version: 2 }],
  ["lab: tempo is unknown, expected version, task, network, error, optimizer, momentum, rate, batch, clip, sequences, seed", { tempo: 1 }],
  ['lab: task.name is "chess", expected adding, temporal order, embedded Reber, continual Reber, weather, digits', { task: { name: 'chess' } }],
  ['lab: task.length is 5, expected an integer of at least 24', { task: { name: 'adding', length: 5 } }],
  ['lab: task.length is 50, expected ', { task: { name: 'digits', length: 50 } }],
  ['lab: network.units is 0, expected an integer of at least 1', { network: { kind: 'rnn', units: 0 } }],
  ['lab: network.units is 500, expected at most 128', { network: { kind: 'rnn', units: 500 } }],
  ['lab: network.cells is given for rnn, expected only for lstm', { network: { kind: 'rnn', units: 2, cells: 2 } }],
  ['lab: network.variant is "NONE", expected ', { network: { kind: 'lstm', units: 2, variant: 'NONE' } }],
  ['lab: rate is 0, expected above 0', { rate: 0 }],
  ['lab: rate is NaN, expected a finite number', { rate: Number.NaN }],
  ['lab: momentum is 1, expected 0 to below 1', { optimizer: 'sgd', momentum: 1 }],
  ['lab: optimizer is "adam", expected sgd', { momentum: 0.5 }],
  ['lab: batch is 2 on a stream, whose strings follow one another, expected 1', { task: { name: 'continual Reber' }, batch: 2 }],
  ['lab: network.kind reads the future, where the next symbol is asked for, expected rnn, gru, lstm', { network: { kind: 'bidirectional', units: 2 } }],
]; // prettier-ignore
test.each(wrongPlans)('%s', (message, change) => {
  expect(() => lab.checkPlan({ ...base, ...change })).toThrow(message);
});

test('the weights of a run start another, and nothing else of it does', async () => {
  const run = await lab.startRun(base);
  lab.advance(run, 150);
  const file = throughText(lab.weightsOf(lab.checkpoint(run)));
  const fresh = (await lab.runOfWeights(file))!;
  expect(throughText(fresh.weights)).toEqual(throughText(run.weights));
  expect([fresh.sequences, fresh.points, fresh.state.steps]).toEqual([0, [], 0]);
  expect(lab.exampleOf(fresh)).toEqual(lab.exampleOf(run));
  expect(await lab.runOfWeights(lab.checkpoint(run))).toBeNull();
  await expect(lab.runOfWeights({ ...(file as object), version: 2 })).rejects.toThrow('lab: version is 2, expected 1: this page reads no other');
  await expect(lab.runOfWeights({ ...(file as object), weights: {} })).rejects.toThrow('weights');
}); // prettier-ignore

test('what is no run, of another version, or damaged ends in a sentence', async () => {
  const run = await lab.startRun(base);
  lab.advance(run, 150);
  const good = lab.checkpoint(run);
  const refused: readonly (readonly [string, unknown])[] = [
    ['lab: run is null, expected an object', null],
    ['lab: run is string, expected an object', 'run'],
    ["lab: format is missing, expected 'unrolled run'", {}],
    ['lab: version is 7, expected 1: this page reads no other', { ...good, version: 7 }],
    ['lab: points[0].loss is null, expected a finite number', { ...good, points: [{ ...good.points[0], loss: null }] }],
    ['lab: memories are 1, expected 2 for adam', { ...good, memories: good.memories.slice(1) }],
    ['random: state is [1,2], expected four integers', { ...good, draws: [1, 2] }],
    ['lab: sequences is -1, expected an integer of at least 0', { ...good, sequences: -1 }],
    ['weights', { ...good, weights: {} }],
    ['weights', { ...good, plan: { ...base, network: { kind: 'lstm', units: 4 } } }],
  ]; // prettier-ignore
  for (const [message, value] of refused) await expect(lab.resumeRun(value)).rejects.toThrow(message);
  await expect(lab.startRun({ ...base, task: { name: 'digits' } })).rejects.toThrow("lab: data.digits is missing, expected data for 'digits'");
}); // prettier-ignore
