/*
 * The rain network in content/data follows from its seed, and its reported numbers from its weights.
 * Source: content/data/rainNetwork.ts; 1e-9 leaves room for another machine's exp and tanh.
 * Leaves out: whether it is a good forecaster; it reports beside its baselines.
 */
import { expect, it } from 'vitest';
import { evaluate, lstm, namedArrays, weather } from '../../lib/index.ts';
import { rainNetwork, seattleWeather } from '../../content/data/index.ts';
import { trainRainNetwork } from '../../content/data/rainNetwork.ts';
import { expectClose } from '../expectClose.ts';

const days = weather.parse(seattleWeather);

it('training again gives the weights of the file, its scales and its baselines', async () => {
  const made = await trainRainNetwork(days);
  const stored = namedArrays(rainNetwork.weights);
  expect(stored.map(({ name }) => name)).toHaveLength(17);
  for (const { name, rows } of namedArrays(made.weights)) {
    expectClose(rows, stored.find((one) => one.name === name)!.rows, 1e-9);
  }
  expect(made.settings).toEqual(rainNetwork.settings);
  expect(made.scales).toEqual(rainNetwork.scales);
  expect(made.baselines).toEqual(rainNetwork.baselines);
});

it('loss and accuracy of the file are what its weights reach', () => {
  const { net, weights, settings } = rainNetwork;
  expect(lstm.countWeights(net)).toBe(57);
  const features = settings.features as weather.Feature[];
  const task = weather.nextDay(days, { features, length: settings.length, target: 'rain' });
  for (const split of ['train', 'test'] as const) {
    const { loss, accuracy, targets } = evaluate(net, weights, task[split]);
    expect([accuracy, targets]).toEqual([rainNetwork[split].accuracy, rainNetwork[split].targets]);
    expectClose(loss, rainNetwork[split].loss, 1e-12);
  }
  expect(rainNetwork.test.targets).toBe(364);
  expect(rainNetwork.test.accuracy).toBeGreaterThan(rainNetwork.baselines.persistence);
});

it('in the week of 20 April 2015 both states change sign and no gate is saturated', () => {
  const week = weather.inputs(
    weather.days(days, '2015-04-20', 7),
    rainNetwork.scales as weather.Scale[],
  );
  const { b, s, T } = lstm.forward(rainNetwork.net, rainNetwork.weights, week);
  for (const gate of [b.ι, b.φ, b.ω]) {
    for (const row of gate.slice(1, T + 1)) {
      expect(Math.min(...row)).toBeGreaterThan(0.2);
      expect(Math.max(...row)).toBeLessThan(0.95);
    }
  }
  for (const c of [0, 1]) {
    const signs = s.slice(1, T + 1).map((row) => Math.sign(row[c]));
    expect(new Set(signs).size).toBe(2);
  }
});
