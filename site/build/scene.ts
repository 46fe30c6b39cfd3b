/// <reference types="astro/client" />
/**
 * The scenes of the book, computed when the site is built, by the name that a page's head asks for.
 * Source: content/data/rain-network.json on a week of seattle-weather.csv; lib/tasks/runningExample.ts for all others.
 * Leaves out training, which content/data does once.
 */
import csv from '../../content/data/seattle-weather.csv?raw';
import { lstm, mlp, rnn, weather } from '../../lib/index.ts';
import * as fading from '../../lib/tasks/fading.ts';
import * as gateRow from '../../lib/tasks/gateRow.ts';
import { block, recurrent, x, z, type Stage } from '../../lib/tasks/runningExample.ts';
import { compute, type LstmScene, type Scene } from '../live/scene.ts';
import { firstSelection, type Selection } from '../live/selection.ts';

interface Saved {
  readonly net: Parameters<typeof lstm.network>[0];
  readonly weights: lstm.PlainWeights;
  readonly scales: readonly weather.Scale[];
}

const saved = import.meta.glob<Saved>('../../content/data/*.json', {
  import: 'default',
  eager: true,
});
const weeks = new Map<string, LstmScene>();

const date = (iso: string): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });

/** A week (seven days) of a network; the same object for all components of a build. */
export function weekScene(network = 'rain-network', week = '2015-04-20'): LstmScene {
  const key = `${network} ${week}`;
  let scene = weeks.get(key);
  if (!scene) weeks.set(key, (scene = build(network, week)));
  return scene;
}

function build(network: string, week: string): LstmScene {
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
  return compute<'lstm'>({
    net,
    weights: lstm.weights(net, file.weights),
    x: weather.inputs(seven, file.scales),
    z: eight.slice(1).map((day) => weather.target(day, 'rain')),
    steps: seven.map((day) => ({
      date: day.date,
      label: date(day.date).replace(',', ''),
      short: date(day.date).slice(0, 1),
      weather: day.label,
      rain: day.precipitation,
    })),
    ...(rain && { rain: { column, center: rain.mean, scale: rain.deviation, logarithm: true } }),
  });
}

const days = (T: number) => Array.from({ length: T }, () => ({}));
const logistic = { inputs: 2, outputs: 1, output: 'logistic', biases: false } as const;

/** The 2-2-1 network of the running example, recurrent over its first T days. */
function recurrentScene(T: number, first: Partial<Selection> = { t: 1, quantity: 'δ_h' }): Scene {
  const net = rnn.network({ ...logistic, hidden: 2 });
  const weights = rnn.weights(net, recurrent);
  return compute({ net, weights, x: x.slice(0, T), z: z.slice(0, T), steps: days(T), first });
}

/** The same without its recurrent edges, on the first day. */
function layeredScene(quantity: string): Scene {
  const net = mlp.network({ ...logistic, hidden: [2] });
  const weights = mlp.weights(net, { layers: [{ w: recurrent.ih }, { w: recurrent.hk }] });
  const first = { t: 1, quantity };
  return compute({ net, weights, x: x.slice(0, 1), z: z.slice(0, 1), steps: days(1), first });
}

const blockScene = (stage: Stage): Scene =>
  compute({ ...block(stage), x, z, steps: days(x.length), first: { t: 1, quantity: 's_c' } });

/** A block whose gates are opened and shut from outside. */
const gatedScene = (): Scene => {
  const inputs = gateRow.inputs(gateRow.written);
  const first = { t: 1, quantity: 's_c' };
  const z = inputs.map((_, n) => (n + 1 === gateRow.asked ? [1] : null));
  return compute({ ...gateRow.network(), x: inputs, z, steps: days(z.length), first });
};

/** The running example's recurrent network on its three days and the silence after them. */
const fadingScene = (): Scene => {
  const first = { t: 1, quantity: 'b_c' };
  const z = fading.x.map(() => null);
  return compute({ ...fading.rnnOf(1), x: fading.x, z, steps: days(z.length), first });
};

/** Every scene of the book by name; `rain` is the trained network that a page has unless its head names another. */
const makers = {
  rain: (): Scene => weekScene(),
  // The first two are opened on the way forward, the next ones on the way back.
  'mlp-forward': () => layeredScene('b_c'),
  'rnn-forward': () => recurrentScene(2, { t: 2, quantity: 'b_c' }),
  mlp: () => layeredScene('δ_h'),
  rnn: () => recurrentScene(2),
  'rnn-3': () => recurrentScene(3),
  'block-a': () => blockScene('A'),
  block: () => blockScene('peepholes'),
  'block-2': () => blockScene('second cell'),
  blocks: () => blockScene('two blocks'),
  gates: gatedScene,
  fading: fadingScene,
} as const satisfies Readonly<Record<string, () => Scene>>;
export type SceneName = keyof typeof makers;
const sceneNames = Object.keys(makers) as readonly SceneName[];

const made = new Map<string, Scene>();

/** A scene by name; `scope` is the part of a page that carries it. Throws Error for a name that is none. */
export function namedScene(name: SceneName, scope = ''): Scene {
  if (!Object.hasOwn(makers, name))
    throw new Error(`scene: name is "${name}", expected one of ${sceneNames.join(', ')}`);
  const key = `${name} ${scope}`;
  let scene = made.get(key);
  if (!scene) {
    const own = makers[name]();
    made.set(key, (scene = scope ? { ...own, scope } : own));
  }
  return scene;
}

/** What Astro hands to every component of a page; pages that are no chapters have no head that names a scene. */
interface Locals {
  readonly starlightRoute?: { readonly entry?: { readonly data?: object } };
}

/** The scene of the page that a component stands on. */
export function pageScene(locals?: object): Scene {
  const data = (locals as Locals | undefined)?.starlightRoute?.entry?.data as
    { readonly scene?: SceneName } | undefined;
  return namedScene(data?.scene ?? 'rain');
}

/** What is selected when a page or a part of it opens. */
export const firstOf = ({ first }: Scene): Selection => ({ ...firstSelection, ...first });
