/*
 * The parts of a network's weights: their names and sizes, and what every network does with them.
 * Source: a part is a Vector or a Matrix whose first index is the source of the connection.
 * Leaves out: which parts a network has; each network lists its own.
 */
import { matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import { random } from '../numbers/random.ts';
import {
  checkFinite,
  checkMatrix,
  checkVector,
  ShapeError,
  ValueError,
  type NumberRows,
  type Numbers,
} from '../numbers/shape.ts';
import { initializers, type InitializerName } from './initializers.ts';

/** One array of weights: where it stands, its sizes, and whether a network has it. */
export type Part = {
  /** Path in the weights, as 'iι', 'bias.c' or 'layers.0.w'. */
  readonly name: string;
  readonly sizes: readonly [number] | readonly [number, number];
  /** What the sizes count, as 'inputs×blocks'. */
  readonly meaning: string;
  readonly has: boolean;
  /** Why the network lacks the part, as 'biases: false'. */
  readonly absent: string;
};

/** Names are split once: every call of every verb looks up all parts. */
const paths = new Map<string, readonly string[]>();

/** The value at a path of an object, or undefined. */
export function lookUp(w: object, name: string): unknown {
  let path = paths.get(name);
  if (!path) paths.set(name, (path = name.split('.')));
  let at: unknown = w;
  for (const key of path) at = (at as Record<string, unknown> | undefined)?.[key];
  return at;
}

/** Weights from one function of each part that the network has; a path through a number makes a list. */
export function buildParts(all: readonly Part[], make: (part: Part) => Matrix | Vector): object {
  const top: Record<string, unknown> = {};
  for (const part of all) {
    if (!part.has) continue;
    const path = part.name.split('.');
    let at = top;
    path.slice(0, -1).forEach((key, n) => {
      at[key] ??= /^\d+$/.test(path[n + 1]) ? [] : {};
      at = at[key] as Record<string, unknown>;
    });
    at[path[path.length - 1]] = make(part);
  }
  return top;
}

const isRow = (one: unknown): boolean => Array.isArray(one) || ArrayBuffer.isView(one);

/** Leaves of weights are numbers in rows or a row of numbers; the first of a list tells. */
const isLeaf = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  ArrayBuffer.isView(value) ||
  (Array.isArray(value) && (typeof value[0] !== 'object' || isRow(value[0])));

/** How many leaves are given. */
function countGiven(w: object): number {
  let count = 0;
  for (const value of Object.values(w)) count += isLeaf(value) ? 1 : countGiven(value as object);
  return count;
}

/** Paths of everything that is given. */
const givenPaths = (w: object, prefix = ''): string[] =>
  Object.entries(w).flatMap(([key, value]: [string, unknown]) =>
    isLeaf(value) ? [prefix + key] : givenPaths(value as object, `${prefix}${key}.`),
  );

/**
 * Holds every part of w against the network's shape.
 * @throws ShapeError for a missing, misshapen, unknown or unwanted part; ValueError for a value that is not finite.
 */
export function checkParts(place: string, all: readonly Part[], w: object): void {
  if (typeof w !== 'object' || w === null) {
    throw new ShapeError(place, 'w', `is ${String(w)}`, 'an object of weights');
  }
  let wanted = 0;
  for (const { name, has, absent } of all) {
    if (has) wanted++;
    else if (lookUp(w, name) !== undefined) {
      throw new ShapeError(place, `w.${name}`, 'is given', `no such weights with ${absent}`);
    }
  }
  for (const { name, sizes, meaning, has } of all) {
    if (!has) continue;
    const value = lookUp(w, name);
    if (sizes.length === 1) checkVector(place, `w.${name}`, value as Numbers, sizes[0], meaning);
    else checkMatrix(place, `w.${name}`, value as NumberRows, sizes[0], sizes[1], meaning);
  }
  if (countGiven(w) === wanted) return;
  const known = new Set(all.map(({ name }) => name));
  const unknown = givenPaths(w).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new ShapeError(place, `w.${unknown}`, 'is unknown', [...known].join(', '));
  }
}

/** Checked copies of nested arrays of numbers. @throws ShapeError, ValueError as checkParts does. */
export function copyParts(place: string, all: readonly Part[], plain: object): object {
  checkParts(place, all, plain);
  return buildParts(all, ({ name, sizes }) => {
    const value = lookUp(plain, name);
    if (sizes.length === 1) return Float64Array.from(value as Numbers);
    const rows = Array.from(value as NumberRows);
    const result = matrix(rows.length, sizes[1]);
    rows.forEach((row, m) => {
      result[m].set(row);
    });
    return result;
  });
}

/** Weights of zeros; `make` gives their matrices. */
export const zeroParts = (all: readonly Part[], make = matrix): object =>
  buildParts(all, ({ sizes }) =>
    sizes.length === 1 ? make(1, sizes[0])[0] : make(sizes[0], sizes[1]),
  );

/**
 * Sets every part of w to zero and returns w.
 * @throws ShapeError for a part that is missing or of another size.
 */
export function clearParts(place: string, what: string, all: readonly Part[], w: object): object {
  for (const { name, sizes, meaning, has } of all) {
    if (!has) continue;
    const value = lookUp(w, name) as Matrix | Vector | undefined;
    const rows = (ArrayBuffer.isView(value) ? [value] : value) as Matrix | undefined;
    const width = sizes[sizes.length - 1];
    if (rows?.length !== (sizes.length === 1 ? 1 : sizes[0]) || rows[0].length !== width) {
      const got = rows ? `is ${rows.length}×${rows[0]?.length ?? 0}` : 'is missing';
      throw new ShapeError(place, `${what}.${name}`, got, `${meaning} = ${sizes.join('×')}`);
    }
    for (const row of rows) for (let n = 0; n < width; n++) row[n] = 0; // `fill` costs more on short rows
  }
  return w;
}

/**
 * How first weights are drawn: `seed` an integer, `initializer` uniform if absent, `scale` above 0 and .1 if absent;
 * `forgetBias` replaces the drawn bias of a forget gate (1: Jozefowicz, Zaremba & Sutskever 2015, Keras).
 */
export type Drawing = {
  readonly seed: number;
  readonly scale?: number;
  readonly initializer?: InitializerName;
  readonly forgetBias?: number;
};

/**
 * Every part drawn, in the order of the list.
 * @throws ValueError for a seed or scale that is no such number, an unknown initializer, a forget bias without its gate.
 */
export function drawParts(place: string, all: readonly Part[], drawing: Drawing): object {
  const { seed, scale = 0.1, initializer = 'uniform', forgetBias } = drawing;
  checkFinite(place, 'scale', scale);
  if (!Object.hasOwn(initializers, initializer)) {
    const names = Object.keys(initializers).join(', ');
    throw new ValueError(place, 'initializer', `is '${String(initializer)}'`, names);
  }
  const generator = random(seed);
  const w = zeroParts(all);
  for (const { name, has } of all) {
    if (!has) continue;
    const value = lookUp(w, name) as Matrix | Vector;
    const isVector = ArrayBuffer.isView(value);
    const rows = isVector ? [value as Vector] : (value as Matrix);
    initializers[initializer](rows, !isVector, { random: generator, scale });
  }
  if (forgetBias !== undefined) {
    checkFinite(place, 'forgetBias', forgetBias);
    const bias = lookUp(w, 'bias.φ') as Vector | undefined;
    if (!bias) throw new ValueError(place, 'forgetBias', 'is given', 'a biased forget gate');
    bias.fill(forgetBias);
  }
  return w;
}

/** The number of weights, biases included. */
export const countParts = (all: readonly Part[]): number =>
  all
    .filter(({ has }) => has)
    .reduce((sum, { sizes }) => sum + sizes.reduce((n: number, size) => n * size, 1), 0);

/**
 * The verbs of weights for a network whose parts are listed:
 * `weights(net, plain)` copies nested arrays of numbers and throws ShapeError or ValueError naming the part;
 * `initialize(net, drawing)` draws them (see Drawing) and throws ValueError for no such numbers;
 * `countWeights(net)` counts all of them, biases included.
 */
export const weightVerbs = <Net, Weights, Plain extends object>(
  name: string,
  parts: (net: Net) => Part[],
) => ({
  weights: (net: Net, plain: Plain): Weights =>
    copyParts(`${name}.weights`, parts(net), plain) as Weights,
  initialize: (net: Net, drawing: Drawing): Weights =>
    drawParts(`${name}.initialize`, parts(net), drawing) as Weights,
  countWeights: (net: Net): number => countParts(parts(net)),
});
