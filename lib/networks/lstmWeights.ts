/*
 * The weights of an LSTM: their shapes, from numbers, from a seed, counted.
 * Source: equations lstm.1–lstm.10; the first index is always the source of the connection.
 * Leaves out: other frameworks' layouts.
 */
import { matrix, transpose, type Matrix, type Vector } from '../numbers/matrix.ts';
import { random } from '../numbers/random.ts';
import {
  checkFinite,
  checkMatrix,
  checkVector,
  ShapeError,
  type NumberRows,
  type Numbers,
} from '../numbers/shape.ts';
import { layerCells, type LSTM } from './lstmNetwork.ts';

/** Keys of parts that the network does not have are absent. */
type Parts<M, V> = {
  readonly iι: M;
  readonly hι: M;
  readonly cι?: V;
  readonly iφ?: M;
  readonly hφ?: M;
  readonly cφ?: V;
  readonly iω: M;
  readonly hω: M;
  readonly cω?: V;
  readonly ic: M;
  readonly hc: M;
  readonly ck: M;
  readonly bias?: {
    readonly ι: V;
    readonly φ?: V;
    readonly ω: V;
    readonly c: V;
    readonly k: V;
  };
};
export type Weights = Parts<Matrix, Vector>;
export type PlainWeights = Parts<NumberRows, Numbers>;

type Count = 'inputs' | 'cells' | 'blocks' | 'outputs';
type Part = { readonly name: string; readonly over: readonly Count[]; readonly has: boolean };

/** All parts in the order of the gradients lstm.17–lstm.33, with what they run over. */
function parts(net: LSTM): Part[] {
  const part = (name: string, has: boolean, ...over: Count[]): Part => ({ name, over, has });
  const gate = (letter: string, has: boolean): Part[] => [
    part(`i${letter}`, has, 'inputs', 'blocks'),
    part(`h${letter}`, has, 'cells', 'blocks'),
    part(`c${letter}`, has && net.peepholes, 'cells'),
    part(`bias.${letter}`, has && net.biases, 'blocks'),
  ];
  return [
    ...gate('ι', true),
    ...gate('φ', net.forgetGate),
    part('ic', true, 'inputs', 'cells'),
    part('hc', true, 'cells', 'cells'),
    part('bias.c', net.biases, 'cells'),
    ...gate('ω', true),
    part('ck', true, 'cells', 'outputs'),
    part('bias.k', net.biases, 'outputs'),
  ];
}

const size = (net: LSTM, count: Count): number =>
  count === 'cells' ? layerCells(net) : net[count];

/** Builds a Weights from one function of each part that the network has. */
function build(net: LSTM, make: (part: Part) => Matrix | Vector): Weights {
  const top: Record<string, unknown> = {};
  const bias: Record<string, unknown> = {};
  for (const part of parts(net)) {
    if (!part.has) continue;
    if (part.name.startsWith('bias.')) bias[part.name.slice(5)] = make(part);
    else top[part.name] = make(part);
  }
  return (net.biases ? { ...top, bias } : top) as Weights;
}

const lookUp = (w: object, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], w);

const whyAbsent = (net: LSTM, name: string): string =>
  name.endsWith('φ') && !net.forgetGate
    ? 'forgetGate: false'
    : name.startsWith('bias')
      ? 'biases: false'
      : 'peepholes: false';

/**
 * Holds every part of w against the network's shape.
 * @throws ShapeError for a missing, misshapen, unknown or unwanted part; ValueError for a value that is not finite.
 */
export function checkWeights(place: string, net: LSTM, w: Weights | PlainWeights): void {
  if (typeof w !== 'object' || w === null) {
    throw new ShapeError(place, 'w', `is ${String(w)}`, 'an object of weights');
  }
  const all = parts(net);
  const unwanted = all.find(({ name, has }) => !has && lookUp(w, name) !== undefined);
  if (unwanted) {
    const expected = `no such weights with ${whyAbsent(net, unwanted.name)}`;
    throw new ShapeError(place, `w.${unwanted.name}`, 'is given', expected);
  }
  for (const { name, over, has } of all) {
    if (!has) continue;
    const value = lookUp(w, name);
    const sizes = over.map((count) => size(net, count));
    const meaning = over.join('×');
    if (sizes.length === 1) checkVector(place, `w.${name}`, value as Numbers, sizes[0], meaning);
    else checkMatrix(place, `w.${name}`, value as NumberRows, sizes[0], sizes[1], meaning);
  }
  const known = new Set(all.map(({ name }) => name).concat('bias'));
  const given = Object.keys(w).concat(Object.keys(w.bias ?? {}).map((key) => `bias.${key}`));
  const unknown = given.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new ShapeError(place, `w.${unknown}`, 'is unknown', [...known].join(', '));
  }
}

/**
 * Weights from nested arrays of numbers, checked and copied.
 * @throws ShapeError, ValueError as in "lstm.weights: w.iι is 3×4, expected inputs×blocks = 2×4".
 */
export function weights(net: LSTM, plain: PlainWeights): Weights {
  checkWeights('lstm.weights', net, plain);
  return build(net, ({ name, over }) => {
    const value = lookUp(plain, name);
    if (over.length === 1) return Float64Array.from(value as Numbers);
    const rows = Array.from(value as NumberRows);
    const result = matrix(rows.length, size(net, over[1]));
    rows.forEach((row, m) => {
      result[m].set(row);
    });
    return result;
  });
}

/** Weights of zeros: where a gradient is summed up. */
export const zeroWeights = (net: LSTM): Weights =>
  build(net, ({ over }) =>
    over.length === 1
      ? new Float64Array(size(net, over[0]))
      : matrix(size(net, over[0]), size(net, over[1])),
  );

/**
 * Weights and biases drawn uniformly from [−scale, scale); the seed is an integer.
 * @throws ValueError for a seed or scale that is no such number.
 */
export function initialize(net: LSTM, options: { seed: number; scale?: number }): Weights {
  const { seed, scale = 0.1 } = options;
  checkFinite('lstm.initialize', 'scale', scale);
  const { uniform } = random(seed);
  const w = zeroWeights(net);
  for (const { name, has } of parts(net)) {
    if (!has) continue;
    const value = lookUp(w, name) as Matrix | Vector;
    for (const row of ArrayBuffer.isView(value) ? [value as Vector] : value) {
      for (let n = 0; n < row.length; n++) row[n] = uniform(-scale, scale);
    }
  }
  return w;
}

/** The number of weights, biases and peepholes included. */
export const countWeights = (net: LSTM): number =>
  parts(net)
    .filter(({ has }) => has)
    .reduce((sum, { over }) => sum + over.reduce((n, count) => n * size(net, count), 1), 0);

/** Peepholes and biases of the network, zeros where it has none. */
export function orZeros(net: LSTM, w: Weights) {
  const perBlock = new Float64Array(net.blocks);
  const perCell = new Float64Array(layerCells(net));
  const { cι = perCell, cφ = perCell, cω = perCell, bias } = w;
  return {
    cι,
    cφ,
    cω,
    bias: {
      ι: bias?.ι ?? perBlock,
      φ: bias?.φ ?? perBlock,
      ω: bias?.ω ?? perBlock,
      c: bias?.c ?? perCell,
      k: bias?.k ?? new Float64Array(net.outputs),
    },
  };
}

/**
 * The same weights with the target as first index, so that a net input is one dot product
 * over neighbors in memory; a forget gate that is absent has no rows.
 */
export function byTarget(net: LSTM, w: Weights) {
  const turned = (m: Matrix | undefined): Matrix => (m ? transpose(m, m[0].length) : []);
  return {
    ...orZeros(net, w),
    iι: turned(w.iι),
    hι: turned(w.hι),
    iφ: turned(w.iφ),
    hφ: turned(w.hφ),
    ic: turned(w.ic),
    hc: turned(w.hc),
    iω: turned(w.iω),
    hω: turned(w.hω),
    ck: turned(w.ck),
  };
}

/** The same weights as they are, source first; a forget gate that is absent gets zeros. */
export const bySource = (net: LSTM, w: Weights) => ({
  ...w,
  ...orZeros(net, w),
  hφ: w.hφ ?? matrix(layerCells(net), net.blocks),
});
