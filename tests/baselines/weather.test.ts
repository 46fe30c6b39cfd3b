/*
 * What the baselines make of real weather: trained on 2012–14, measured on the 365 days of 2015.
 * Source: shares measured beforehand by other programs, with settings of their own.
 * Leaves out: networks that are trained step by step.
 */
import { describe, expect, it } from 'vitest';
import { largest } from '../../lib/training/evaluate.ts';
import * as gaussian from '../../lib/baselines/gaussian.ts';
import * as logisticRegression from '../../lib/baselines/logisticRegression.ts';
import { window } from '../../lib/baselines/window.ts';
import * as weather from '../../lib/tasks/weather.ts';
import { seattleWeather } from '../../content/data/index.ts';

const all = weather.parse(seattleWeather);
const dry = ['temp_max', 'temp_min', 'wind'] as const;

type Split = { readonly x: number[][]; readonly classes: number[] };
function splits(task: weather.WeatherTask): { readonly train: Split; readonly test: Split } {
  const split = ([{ x, z }]: readonly weather.WeatherSequence[]): Split => {
    const known = z.flatMap((row) => (row ? [row] : []));
    return { x: x.slice(0, known.length), classes: known.map((row) => row.indexOf(1)) };
  };
  return { train: split(task.train), test: split(task.test) };
}
const share = (guesses: readonly number[], { classes }: Split): number =>
  guesses.filter((guess, n) => guess === classes[n]).length / classes.length;

function byWindow({ train, test }: ReturnType<typeof splits>, before: number, after: number) {
  const examples = { x: window(train.x, before, after), classes: train.classes };
  const model = logisticRegression.fit(examples, 5);
  const y = logisticRegression.posteriors(model, window(test.x, before, after));
  return share(y.map(largest), test);
}

// One standard deviation of a share of 365 days is .025, and another penalty moves the shares by about .01; the order of two baselines that lie closer is not a finding.
const tolerance = 0.02;
const near = (got: number, expected: number): void => {
  expect(Math.abs(got - expected), `${got}, expected ${expected}`).toBeLessThanOrEqual(tolerance);
};

describe('the same day', () => {
  const task = splits(weather.sameDay(all, { features: dry, length: 2000 }));
  it('with precipitation, which nearly gives the label away: .827', () => {
    near(byWindow(splits(weather.sameDay(all, { length: 2000 })), 0, 0), 0.827);
  });
  it('from temperature and wind only: .684', () => {
    near(byWindow(task, 0, 0), 0.684);
  });
  it.each([
    [3, 3, 0.696],
    [7, 7, 0.69],
    [3, 0, 0.673],
  ])('with the window −%i…+%i: %f', (before, after, expected) => {
    near(byWindow(task, before, after), expected);
  });
  it('from one Gaussian per class: .671; its hidden Markov model with Viterbi is worse: .638', () => {
    const alone = share(gaussian.classify(gaussian.fit(task.train, 5), task.test.x), task.test);
    const model = gaussian.fitHmm([task.train], 5);
    const chained = share(gaussian.decodeHmm(model, task.test.x), task.test);
    near(alone, 0.671);
    near(chained, 0.638);
    expect(chained).toBeLessThan(alone);
  });
});

describe('the next day', () => {
  const task = splits(weather.nextDay(all, { length: 2000 }));
  it.each([0, 2, 3])('from all features of today and the %i days before: .62 to .63', (before) => {
    near(byWindow(task, before, 0), 0.625);
  });
});
