/// <reference types="astro/client" />
/**
 * The page's scene, computed when the site is built: a trained network on a week of real weather.
 * Source: content/data/<network>.json (net, weights, scales) and seattle-weather.csv; targets are the next day's rain.
 * Leaves out training, which content/data does once.
 */
import csv from '../../content/data/seattle-weather.csv?raw';
import { lstm, weather } from '../../lib/index.ts';
import { compute, type Scene } from '../live/scene.ts';

interface Saved {
  readonly net: Parameters<typeof lstm.network>[0];
  readonly weights: lstm.PlainWeights;
  readonly scales: readonly weather.Scale[];
}

const saved = import.meta.glob<Saved>('../../content/data/*.json', {
  import: 'default',
  eager: true,
});
const made = new Map<string, Scene>();

const date = (iso: string): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });

/** A week (seven days) of a network; the same object for all components of a build. */
export function pageScene(network = 'rain-network', week = '2015-04-20'): Scene {
  const key = `${network} ${week}`;
  let scene = made.get(key);
  if (!scene) made.set(key, (scene = build(network, week)));
  return scene;
}

function build(network: string, week: string): Scene {
  const file = saved[`../../content/data/${network}.json`];
  if (!file) {
    const known = Object.keys(saved).join(', ');
    throw new Error(`scene: network is "${network}", expected one of ${known}`);
  }
  const net = lstm.network(file.net);
  // The eighth day is only asked about: its rain is the last target.
  const eight = weather.days(weather.parse(csv), week, 8);
  const seven = eight.slice(0, 7);
  const column = file.scales.findIndex(({ feature }) => feature === 'precipitation');
  const rain = file.scales[column];
  return compute({
    net,
    weights: lstm.weights(net, file.weights),
    x: weather.inputs(seven, file.scales),
    z: eight.slice(1).map((day) => weather.target(day, 'rain')),
    days: seven.map((day) => ({
      date: day.date,
      label: date(day.date).replace(',', ''),
      short: date(day.date).slice(0, 1),
      weather: day.label,
      rain: day.precipitation,
    })),
    ...(rain && { rain: { column, center: rain.mean, scale: rain.deviation, logarithm: true } }),
  });
}
