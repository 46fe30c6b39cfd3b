/**
 * What the chapter on sequences says in words holds on its data.
 * Source: content/chapters/01-labeling-sequences.mdx; what the baselines reach stands in baselines/weather.test.ts.
 * Leaves out its cells (cells.slow.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { seattleWeather } from '../../content/data/index.ts';
import { ctc, majority, persistence, random, weather } from '../../lib/index.ts';

const all = weather.parse(seattleWeather);
const labelsOf = (from: number, to = from) =>
  weather.inYears(all, from, to).map(({ label }) => label);

describe('its claims', () => {
  it('on 2015 the day before is a better guess than the commonest label', () => {
    const commonest = majority(labelsOf(2012, 2014), labelsOf(2015)).share;
    expect(persistence(labelsOf(2015))).toBeGreaterThan(commonest + 0.05);
  });

  it('shuffled days lose what the order of the days adds', () => {
    const shuffled = random(1).shuffle(labelsOf(2015));
    expect(persistence(labelsOf(2015)) - persistence(shuffled)).toBeGreaterThan(0.1);
  });

  it('the commonest label alone reaches more than half in some years', () => {
    const shares = [2012, 2013, 2014, 2015].map(
      (year) => majority(labelsOf(year), labelsOf(year)).share,
    );
    expect(Math.max(...shares)).toBeGreaterThan(0.5);
  });

  const days = weather.days(all, '2012-12-03', 21).map(({ label }) => label);
  const spells = days.filter((label, n) => label !== days[n - 1]);

  it('the strip has one label, one a day, and a list of spells', () => {
    expect(days).toHaveLength(21);
    expect(days.filter((label) => label === 'rain').length).toBeGreaterThan(days.length / 2);
    expect(spells.length).toBeLessThan(days.length / 2);
    expect(new Set(spells).size).toBeGreaterThanOrEqual(3);
  });

  it('labels a day collapse to the list as paths of CTC do', () => {
    const blank = weather.labels.length;
    const path = days.map((label) => weather.labels.indexOf(label));
    expect(ctc.collapse(path, blank).map((k) => weather.labels[k])).toEqual(spells);
  });
});
