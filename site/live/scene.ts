/**
 * The page's network, its days and everything computed from them.
 * Source: lstm.forward and lstm.backward of the library; a change recomputes both.
 * Leaves out drawing. `original` keeps what the page was built with, for dotted former lines.
 */
import { signal } from '@preact/signals-core';
import { lstm } from '../../lib/index.ts';

export interface Day {
  readonly date: string;
  readonly label: string;
  readonly short: string;
  readonly weather: string;
  /** Rain in millimeters, as measured or as the reader set it. */
  readonly rain: number;
}

/** How millimeters of rain become a feature: (f(mm) − center) / scale, f the logarithm of 1 + mm or itself. */
export interface RainFeature {
  readonly column: number;
  readonly center: number;
  readonly scale: number;
  readonly logarithm: boolean;
}

/** What a page carries; the trace is recomputed from it. */
export interface SceneData {
  readonly net: lstm.LSTM;
  readonly weights: lstm.Weights;
  readonly x: readonly (readonly number[])[];
  readonly z: readonly (readonly number[] | null)[];
  readonly days: readonly Day[];
  readonly rain?: RainFeature;
}

export interface Scene extends SceneData {
  readonly trace: lstm.Trace;
  readonly errors: lstm.Errors;
}

export function compute(data: SceneData): Scene {
  const trace = lstm.forward(data.net, data.weights, data.x);
  return { ...data, trace, errors: lstm.backward(data.net, data.weights, trace, data.z) };
}

/** Plain lists for JSON: typed arrays would be written as objects. */
export function toPlain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  if (Array.isArray(value)) return value.map(toPlain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPlain(part)]));
  }
  return value;
}

/** The island's text; `<` is escaped so that no value can end the script element. */
export const islandOf = ({ net, weights, x, z, days, rain }: SceneData): string =>
  JSON.stringify(toPlain({ net, weights, x, z, days, ...(rain ? { rain } : {}) })).replaceAll(
    '<',
    '\\u003c',
  );

export function fromIsland(text: string): Scene {
  const data = JSON.parse(text) as SceneData;
  const { net } = data;
  return compute({ ...data, weights: lstm.weights(net, data.weights as never) });
}

export const scene = signal<Scene | null>(null);
export const original = signal<Scene | null>(null);

export function openScene(first: Scene): void {
  scene.value = first;
  original.value = first;
}

export const resetScene = (): void => {
  scene.value = original.value;
};

const fail = (what: string, got: unknown, expected: string): never => {
  throw new RangeError(`scene: ${what} is ${String(got)}, expected ${expected}`);
};

/** Input i of step t (1..T). */
export function setInput(t: number, i: number, value: number): void {
  const now = scene.value;
  if (!now) return;
  if (now.x[t - 1]?.[i] === undefined)
    fail('input', `${t}, ${i}`, `a step 1..${now.x.length} and an input below ${now.net.inputs}`);
  if (!Number.isFinite(value)) fail(`x[${t}][${i}]`, value, 'a finite number');
  const x = now.x.map((row, k) => (k === t - 1 ? row.map((v, j) => (j === i ? value : v)) : row));
  scene.value = compute({ ...now, x });
}

/** Rain of step t in millimeters; the feature follows by the data's own scaling. */
export function setRain(t: number, millimeters: number): void {
  const now = scene.value;
  if (!now?.rain) return;
  if (!Number.isFinite(millimeters) || millimeters < 0)
    fail(`rain[${t}]`, millimeters, 'millimeters, 0 or more');
  const { column, center, scale, logarithm } = now.rain;
  setInput(t, column, ((logarithm ? Math.log1p(millimeters) : millimeters) - center) / scale);
  const after = scene.value!;
  const days = after.days.map((day, k) => (k === t - 1 ? { ...day, rain: millimeters } : day));
  scene.value = { ...after, days };
}

/** A weight by its array's name, such as `iι` or `bias.φ`, and its indices. */
export function setWeight(name: string, index: readonly number[], value: number): void {
  const now = scene.value;
  if (!now) return;
  if (!Number.isFinite(value)) fail(`w.${name}`, value, 'a finite number');
  const plain = toPlain(now.weights) as Record<string, unknown>;
  const path = [...name.split('.'), ...index.map(String)];
  let at: Record<string, unknown> = plain;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    if (next === null || typeof next !== 'object') fail('weight', name, 'an array of the network');
    at = next as Record<string, unknown>;
  }
  const last = path.at(-1)!;
  if (typeof at[last] !== 'number') fail('weight', `${name}[${index.join('][')}]`, 'one number');
  at[last] = value;
  scene.value = compute({ ...now, weights: lstm.weights(now.net, plain as never) });
}

/** What a slider or a drag asks for, indices from 0 as in the arrays: `x[3][0]` (day 4), `rain[3]`, `w.iι[0][0]`. */
export function setPath(path: string, value: number): void {
  const match = /^(x|rain|w\.[^[\]]+)((?:\[\d+\])+)$/u.exec(path);
  if (!match) return void fail('path', path, 'x[t][i], rain[t] or w.name[i][j]');
  const index = [...match[2]!.matchAll(/\d+/g)].map(Number);
  const what = match[1]!;
  if (what === 'x') setInput(index[0]! + 1, index[1] ?? 0, value);
  else if (what === 'rain') setRain(index[0]! + 1, value);
  else setWeight(what.slice(2), index, value);
}
