/**
 * A network of any kind, its steps and everything computed from them; a change gives a new scene.
 * Source: forward and backward of the library by the network's kind.
 * Leaves out drawing, and what the page holds at the moment (scope.ts). `former` is the scene as it was built.
 */
import { verbsOf, type bidirectional, type gru, type lstm, type mlp, type Network, type rnn } from '../../lib/index.ts'; // prettier-ignore
import { type hashOf, type Selection } from './selection.ts';

/** One step of the sequence as it is named to readers; dates and rain where it has them. */
export interface Step {
  readonly label?: string;
  readonly short?: string;
  readonly date?: string;
  readonly weather?: string;
  /** Rain in millimeters, as measured or as the reader set it. */
  readonly rain?: number;
}

/** How millimeters of rain become a feature: (f(mm) − center) / scale, f the logarithm of 1 + mm or itself. */
export interface RainFeature {
  readonly column: number;
  readonly center: number;
  readonly scale: number;
  readonly logarithm: boolean;
}

interface Part<Net, Weights, Trace, Errors> {
  readonly net: Net;
  readonly weights: Weights;
  readonly trace: Trace;
  readonly errors: Errors;
}
interface Kinds {
  readonly lstm: Part<lstm.LSTM, lstm.Weights, lstm.Trace, lstm.Errors>;
  readonly rnn: Part<rnn.RNN, rnn.Weights, rnn.Trace, rnn.Errors>;
  readonly mlp: Part<mlp.MLP, mlp.Weights, mlp.Trace, mlp.Errors>;
  readonly gru: Part<gru.GRU, gru.Weights, gru.Trace, gru.Errors>;
  readonly bidirectional: Part<
    bidirectional.Bidirectional,
    bidirectional.Weights,
    bidirectional.Trace,
    bidirectional.Errors
  >;
}
export type Kind = keyof Kinds;

interface Given {
  /** T rows of inputs. */
  readonly x: readonly (readonly number[])[];
  /** T rows of targets, null where a step has none. */
  readonly z: readonly (readonly number[] | null)[];
  readonly steps: readonly Step[];
  readonly rain?: RainFeature;
  /** Name of the part of the page that carries it; none for the page's own. */
  readonly scope?: string;
  /** What is selected first. */
  readonly first?: Partial<Selection>;
}

/** What a page carries; the trace is recomputed from it. */
export type SceneData = { [K in Kind]: Pick<Kinds[K], 'net' | 'weights'> & Given }[Kind];

/** A scene of one kind of network, such as SceneOf<'lstm'>. */
export type SceneOf<K extends Kind> = K extends Kind
  ? Kinds[K] & Given & { readonly former?: SceneOf<K> }
  : never;
export type Scene = SceneOf<Kind>;
export type LstmScene = SceneOf<'lstm'>;

/** Whether the scene's network is of this kind. */
export const isOf = <K extends Kind>(scene: Scene, kind: K): scene is SceneOf<K> =>
  scene.net.kind === kind;

/** How a link names the scene's units and its part of the page. */
export const linkOf = ({ scope = '', net }: Scene): NonNullable<Parameters<typeof hashOf>[1]> => ({
  scope,
  unit: net.kind === 'lstm' ? 'block' : 'unit',
});

/** The scene as one of an LSTM. Throws RangeError for any other network: the view was given the wrong scene. */
export function lstmOf(scene: Scene): LstmScene {
  if (isOf(scene, 'lstm')) return scene;
  throw new RangeError(`lstmOf: network is of kind ${scene.net.kind}, expected lstm`);
}

/** Runs the network forward and backward over its sequence. */
export function compute<K extends Kind>(
  data: Pick<Kinds[K], 'net' | 'weights'> & Given,
): SceneOf<K> {
  const verbs = verbsOf(data.net as Network);
  const trace = verbs.forward(data.net as Network, data.weights as object, data.x);
  const errors = verbs.backward(data.net as Network, data.weights as object, trace, data.z);
  return { ...data, trace, errors } as unknown as SceneOf<K>;
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
export function islandOf({ net, weights, x, z, steps, rain, scope, first }: Scene): string {
  const data = {
    ...{ net, weights, x, z, steps },
    ...(rain && { rain }),
    ...(scope && { scope }),
    ...(first && { first }),
  };
  return JSON.stringify(toPlain(data)).replaceAll('<', '\\u003c');
}

export function fromIsland(text: string): Scene {
  const data = JSON.parse(text) as SceneData;
  const weights = verbsOf(data.net).weights(data.net, data.weights);
  return compute({ ...data, weights } as never);
}

const fail = (what: string, got: unknown, expected: string): never => {
  throw new RangeError(`scene: ${what} is ${String(got)}, expected ${expected}`);
};

/** The same scene with some of its data changed, computed anew; it knows what it was built as. */
export const changed = (scene: Scene, change: object): Scene =>
  compute({ ...scene, former: scene.former ?? scene, ...change } as never);

/** Input i of step t (1..T) at another value. */
function withInput(scene: Scene, t: number, i: number, value: number): Scene {
  if (scene.x[t - 1]?.[i] === undefined)
    fail(
      'input',
      `${t}, ${i}`,
      `a step 1..${scene.x.length} and an input below ${scene.net.inputs}`,
    );
  if (!Number.isFinite(value)) fail(`x[${t}][${i}]`, value, 'a finite number');
  const row = scene.x[t - 1]!.map((v, j) => (j === i ? value : v));
  return changed(scene, { x: scene.x.map((other, k) => (k === t - 1 ? row : other)) });
}

/** Rain of step t in millimeters; the feature follows by the data's own scaling. */
function withRain(scene: Scene, t: number, millimeters: number): Scene {
  if (!scene.rain) return scene;
  if (!Number.isFinite(millimeters) || millimeters < 0)
    fail(`rain[${t}]`, millimeters, 'millimeters, 0 or more');
  const { column, center, scale, logarithm } = scene.rain;
  const feature = ((logarithm ? Math.log1p(millimeters) : millimeters) - center) / scale;
  const steps = scene.steps.map((one, k) => (k === t - 1 ? { ...one, rain: millimeters } : one));
  return { ...withInput(scene, t, column, feature), steps } as Scene;
}

/** A weight by its array's name, such as `iι`, `bias.φ` or `layers.0.w`, and its indices. */
function withWeight(scene: Scene, name: string, index: readonly number[], value: number): Scene {
  if (!Number.isFinite(value)) fail(`w.${name}`, value, 'a finite number');
  const plain = toPlain(scene.weights) as Record<string, unknown>;
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
  return changed(scene, { weights: verbsOf(scene.net).weights(scene.net, plain) });
}

/** What a slider or a drag asks for, indices from 0 as in the arrays: `x[3][0]` (step 4), `rain[3]`, `w.iι[0][0]`. */
export function withPath(scene: Scene, path: string, value: number): Scene {
  const match = /^(x|rain|w\.[^[\]]+)((?:\[\d+\])+)$/u.exec(path);
  if (!match) return fail('path', path, 'x[t][i], rain[t] or w.name[i][j]');
  const index = [...match[2]!.matchAll(/\d+/g)].map(Number);
  const what = match[1]!;
  if (what === 'x') return withInput(scene, index[0]! + 1, index[1] ?? 0, value);
  if (what === 'rain') return withRain(scene, index[0]! + 1, value);
  return withWeight(scene, what.slice(2), index, value);
}
