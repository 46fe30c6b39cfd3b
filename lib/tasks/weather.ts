/*
 * Days of weather as sequences: today's label from today, or tomorrow's label or rain from the days so far.
 * Source: the columns of seattle-weather.csv (vega-datasets): date, precipitation, temp_max, temp_min, wind, weather.
 * Leaves out: reading the file; a task takes its text.
 */
import { csvParseRows } from 'd3-dsv'; // not csvParse, which compiles code at run time and needs eval
import { checkCount, ShapeError, ValueError } from '../numbers/shape.ts';

/** The classes of the file's `weather` column. */
export const labels = ['drizzle', 'fog', 'rain', 'snow', 'sun'] as const;
/** One of the five classes. */
export type Label = (typeof labels)[number];
/** What was measured: mm, °C, °C, m/s. */
export const features = ['precipitation', 'temp_max', 'temp_min', 'wind'] as const;
/** One of the four measurements. */
export type Feature = (typeof features)[number];

/** Millimeters a day, degrees Celsius, meters a second. */
export type Day = Readonly<Record<Feature, number>> & {
  /** As 2015-04-20. */
  readonly date: string;
  readonly label: Label;
};

const columns = ['date', ...features, 'weather'];
const dayLength = 86_400_000;

/**
 * The days of a CSV text, in order.
 * @throws ShapeError for a wrong header, a row of another length or a day left out; ValueError for a bad value; both name the line.
 */
export function parse(csv: string): Day[] {
  const place = 'weather.parse';
  const [header = [], ...rows] = csvParseRows(csv);
  if (header.join() !== columns.join()) {
    throw new ShapeError(place, 'header', `is '${header.join()}'`, `'${columns.join()}'`);
  }
  const all = rows.map((row, n) => parseRow(row, `line ${n + 2}`));
  all.forEach(({ date }, n) => {
    if (n > 0 && Date.parse(date) - Date.parse(all[n - 1].date) !== dayLength) {
      throw new ShapeError(
        place,
        `line ${n + 2}`,
        `is ${date}`,
        `the day after ${all[n - 1].date}`,
      );
    }
  });
  return all;
}

function parseRow(row: readonly string[], line: string): Day {
  const place = 'weather.parse';
  if (row.length !== columns.length) {
    throw new ShapeError(place, line, `has ${row.length} fields`, `${columns.length}`);
  }
  const [date, ...rest] = row;
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new ValueError(place, `${line}: date`, `is '${date}'`, 'a date as 2015-04-20');
  }
  const number = (feature: Feature): number => {
    const text = rest[features.indexOf(feature)];
    if (text.trim() === '' || !Number.isFinite(Number(text))) {
      throw new ValueError(place, `${line}: ${feature}`, `is '${text}'`, 'a finite number');
    }
    return Number(text);
  };
  const label = labels.find((name) => name === rest[features.length]);
  if (label === undefined) {
    const got = `is '${rest[features.length]}'`;
    throw new ValueError(place, `${line}: weather`, got, labels.join(', '));
  }
  return {
    date,
    precipitation: number('precipitation'),
    temp_max: number('temp_max'),
    temp_min: number('temp_min'),
    wind: number('wind'),
    label,
  };
}

/** The `n` days that start at a date. @throws ValueError if the data does not hold them all. */
export function days(all: readonly Day[], from: string, n: number): Day[] {
  checkCount('weather.days', 'n', n);
  const start = all.findIndex(({ date }) => date === from);
  const range = `${all[0]?.date ?? 'none'} to ${all.at(-1)?.date ?? 'none'}`;
  if (start < 0) throw new ValueError('weather.days', 'from', `is '${from}'`, `a day of ${range}`);
  if (start + n > all.length) {
    throw new ValueError('weather.days', `${n} days from ${from}`, 'run past the end', range);
  }
  return all.slice(start, start + n);
}

/** The days of some years, as in `inYears(all, 2012, 2014)`, both included. */
export const inYears = (all: readonly Day[], first: number, last = first): Day[] =>
  all.filter(({ date }) => Number(date.slice(0, 4)) >= first && Number(date.slice(0, 4)) <= last);

/** How one feature becomes an input: (v − mean) / deviation, where v is ln(1 + value) for precipitation. */
export type Scale = {
  readonly feature: Feature;
  readonly mean: number;
  readonly deviation: number;
};

/** Millimeters of rain are mostly 0 and sometimes 50: their logarithm is what the network sees. */
const bend = (feature: Feature, value: number): number =>
  feature === 'precipitation' ? Math.log1p(value) : value;

/** Means and deviations of the given features over the given days: pass training days only. */
export function scaling(over: readonly Day[], chosen: readonly Feature[] = features): Scale[] {
  if (over.length < 2)
    throw new ShapeError('weather.scaling', 'days', `are ${over.length}`, '2 or more');
  return chosen.map((feature) => {
    if (!features.includes(feature)) {
      throw new ValueError('weather.scaling', 'feature', `is '${feature}'`, features.join(', '));
    }
    const values = over.map((day) => bend(feature, day[feature]));
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    return { feature, mean, deviation: Math.sqrt(variance) || 1 };
  });
}

/** One value, in the feature's own unit, as the network's input. */
export const scale = ({ feature, mean, deviation }: Scale, value: number): number =>
  (bend(feature, value) - mean) / deviation;

/** The value, in the feature's own unit, of a network's input. */
export function unscale({ feature, mean, deviation }: Scale, input: number): number {
  const bent = input * deviation + mean;
  return feature === 'precipitation' ? Math.expm1(bent) : bent;
}

/** Days as rows of inputs. */
export const inputs = (of: readonly Day[], scales: readonly Scale[]): number[][] =>
  of.map((day) => scales.map((one) => scale(one, day[one.feature])));

/** What is asked: the class of a day, or whether rain fell. */
export type Target = 'label' | 'rain';

/** The targets of one day: one of five classes, or whether any rain fell (precipitation above 0). */
export const target = (day: Day, kind: Target): number[] =>
  kind === 'rain'
    ? [day.precipitation > 0 ? 1 : 0]
    : labels.map((label) => (label === day.label ? 1 : 0));

/** A stretch of days with its inputs x and targets z. */
export type WeatherSequence = {
  readonly days: readonly Day[];
  readonly x: number[][];
  readonly z: (number[] | null)[];
};
/** Sizes of a network for the task, its scales, and its sequences before and after the border. */
export type WeatherTask = {
  readonly inputs: number;
  readonly outputs: number;
  readonly scales: readonly Scale[];
  readonly train: readonly WeatherSequence[];
  readonly test: readonly WeatherSequence[];
};
/** What may be chosen about a task; each has a default. */
export type TaskOptions = {
  readonly features?: readonly Feature[];
  readonly target?: Target;
  /** Days per sequence; the last one of a split may be shorter. */
  readonly length?: number;
  /** First and last year, both included. */
  readonly train?: readonly [number, number];
  readonly test?: readonly [number, number];
};

/**
 * Each day's own label (or rain) from the days up to it. Precipitation nearly gives the label away, and is what 'rain' asks for:
 * leave it out of `features` to ask what temperatures and wind tell.
 */
export const sameDay = (all: readonly Day[], options: TaskOptions = {}): WeatherTask =>
  task(all, options, 0);

/** The next day's label (or rain) from the days up to today; a split's last day has no target. */
export const nextDay = (all: readonly Day[], options: TaskOptions = {}): WeatherTask =>
  task(all, options, 1);

/** @throws ValueError for a length below 1; ShapeError for a split without days. */
function task(all: readonly Day[], options: TaskOptions, ahead: 0 | 1): WeatherTask {
  const { target: kind = 'label', length = 30 } = options;
  checkCount('weather', 'length', length);
  const [train, test] = [options.train ?? [2012, 2014], options.test ?? [2015, 2015]].map(
    ([first, last]) => {
      const split = inYears(all, first, last);
      if (split.length === 0) {
        throw new ShapeError(
          'weather',
          `years ${first} to ${last}`,
          'have no days',
          'years in the data',
        );
      }
      return split;
    },
  );
  const scales = scaling(train, options.features);
  const cut = (split: readonly Day[]): WeatherSequence[] => {
    const x = inputs(split, scales);
    const z = split.map((_, n) => {
      const day = split.at(n + ahead);
      return n + ahead < split.length && day ? target(day, kind) : null;
    });
    return Array.from({ length: Math.ceil(split.length / length) }, (_, n) => {
      const [from, to] = [n * length, (n + 1) * length];
      return { days: split.slice(from, to), x: x.slice(from, to), z: z.slice(from, to) };
    });
  };
  return {
    inputs: scales.length,
    outputs: kind === 'rain' ? 1 : labels.length,
    scales,
    train: cut(train),
    test: cut(test),
  };
}
