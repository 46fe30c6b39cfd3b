/*
 * The weather task: parsing with named errors, days by date, scaling without looking ahead, targets, baselines.
 * Source: content/data/seattle-weather.csv and the facts known of it.
 * Leaves out: training (rainNetwork.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { majority, persistence, weather } from '../../lib/index.ts';
import { seattleWeather } from '../../content/data/index.ts';
import { expectClose } from '../expectClose.ts';

const all = weather.parse(seattleWeather);
const header = 'date,precipitation,temp_max,temp_min,wind,weather';
const csv = (...lines: string[]) => [header, ...lines].join('\n');
const first = '2012-01-01,0.0,12.8,5.0,4.7,drizzle';

describe('weather.parse', () => {
  it('reads 1,461 days with the counts of each label', () => {
    expect(all).toHaveLength(1461);
    const count = (label: weather.Label) => all.filter((day) => day.label === label).length;
    expect(weather.labels.map(count)).toEqual([53, 101, 641, 26, 640]);
  });

  it.each([
    [
      "ShapeError: weather.parse: header is 'a,b', expected 'date,precipitation,temp_max,temp_min,wind,weather'",
      'a,b\n1,2',
    ],
    ['ShapeError: weather.parse: line 2 has 3 fields, expected 6', csv('2012-01-01,0.0,12.8')],
    [
      "ValueError: weather.parse: line 2: wind is '', expected a finite number",
      csv('2012-01-01,0.0,12.8,5.0,,drizzle'),
    ],
    [
      "ValueError: weather.parse: line 2: weather is 'hail', expected drizzle, fog, rain, snow, sun",
      csv('2012-01-01,0.0,12.8,5.0,4.7,hail'),
    ],
    [
      "ValueError: weather.parse: line 2: date is '1.1.2012', expected a date as 2015-04-20",
      csv('1.1.2012,0.0,12.8,5.0,4.7,sun'),
    ],
    [
      'ShapeError: weather.parse: line 3 is 2012-01-03, expected the day after 2012-01-01',
      csv(first, '2012-01-03,0.8,11.7,7.2,2.3,rain'),
    ],
  ])('%s', (message, text) => {
    let got = 'nothing thrown';
    try {
      weather.parse(text);
    } catch (error) {
      got = String(error);
    }
    expect(got).toBe(message);
  });
});

describe('weather.days', () => {
  it('gives the week of 20 April 2015', () => {
    const week = weather.days(all, '2015-04-20', 7);
    expect(week.map((day) => day.precipitation)).toEqual([0, 5.6, 0, 3, 3.3, 1.3, 0]);
  });
  it('refuses a day that is not there, and running past the end', () => {
    expect(() => weather.days(all, '2016-01-01', 1)).toThrow(
      "from is '2016-01-01', expected a day of 2012-01-01 to 2015-12-31",
    );
    expect(() => weather.days(all, '2015-12-31', 2)).toThrow(
      '2 days from 2015-12-31 run past the end',
    );
  });
});

describe('weather tasks', () => {
  it('scales by the training years alone: mean 0 and deviation 1 there, not in 2015', () => {
    const { train, test, scales } = weather.sameDay(all);
    const column = (of: typeof train, n: number) => of.flatMap(({ x }) => x.map((row) => row[n]));
    const mean = (v: number[]) => v.reduce((sum, one) => sum + one, 0) / v.length;
    scales.forEach((scale, n) => {
      const inside = column(train, n);
      expectClose(mean(inside), 0, 1e-12);
      expectClose(mean(inside.map((v) => v * v)), 1, 1e-12);
      expect(Math.abs(mean(column(test, n)))).toBeGreaterThan(0.01);
      expectClose(weather.unscale(scale, weather.scale(scale, 7)), 7, 1e-12);
    });
  });

  it('next day: each target is the following day, and the last day of a split has none', () => {
    const { train, test } = weather.nextDay(all, { target: 'rain', length: 30 });
    const days = train.flatMap((sequence) => sequence.days);
    const z = train.flatMap((sequence) => sequence.z);
    expect([days.length, test.flatMap((one) => one.days).length]).toEqual([1096, 365]);
    expect(z.at(-1)).toBeNull();
    expect(z.slice(0, -1)).toEqual(days.slice(1).map((day) => [day.precipitation > 0 ? 1 : 0]));
  });

  it('same day: one of five classes, with only the features asked for', () => {
    const task = weather.sameDay(all, { features: ['temp_max', 'wind'] });
    expect([task.inputs, task.outputs]).toEqual([2, 5]);
    expect(task.train[0].z[0]).toEqual([1, 0, 0, 0, 0]);
  });
});

describe('baselines on 2015', () => {
  const labels = (from: number, to = from) =>
    weather.inYears(all, from, to).map((day) => day.label);
  it('persistence of the label from the day before is right on .600 of the days', () => {
    const eve = weather.days(all, '2014-12-31', 1)[0].label;
    expect(persistence([eve, ...labels(2015)])).toBe(219 / 365);
  });
  it('the commonest label of 2012–14 is rain', () => {
    expect(majority(labels(2012, 2014), labels(2015))).toEqual({ label: 'rain', share: 144 / 365 });
  });
});
