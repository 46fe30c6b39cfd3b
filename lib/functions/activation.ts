/*
 * Squashing functions and their slopes.
 * Source: Graves (σ, tanh); Hochreiter & Schmidhuber 1997 (the scaled logistics g = 4σ − 2, h = 2σ − 1).
 * Leaves out: piecewise-linear functions, whose slope is not defined everywhere.
 */
import type { Vector } from '../numbers/matrix.ts';
import { ValueError } from '../numbers/shape.ts';

/** What a unit squashes with, by name. */
export type ActivationName = 'logistic' | 'tanh' | 'identity' | 'logistic1' | 'logistic2';

/**
 * `applyAll(a, b)` fills b with apply of each number of a, both of one length: a call for a row instead of one for each
 * number. `slope(a, b)` is the derivative at net input a, where b = apply(a) is already known.
 */
export type Activation = {
  readonly name: ActivationName;
  readonly apply: (a: number) => number;
  readonly applyAll: (a: Vector, b: Vector) => void;
  readonly slope: (a: number, b: number) => number;
};

const sigma = (a: number): number => 1 / (1 + Math.exp(-a));

/** σ(a), in (0, 1). */
export const logistic: Activation = {
  name: 'logistic',
  apply: sigma,
  applyAll(a, b) {
    for (let n = 0; n < a.length; n++) b[n] = sigma(a[n]);
  },
  slope: (_, b) => b * (1 - b),
};

/** In (−1, 1). */
export const tanh: Activation = {
  name: 'tanh',
  apply: (a) => Math.tanh(a),
  applyAll(a, b) {
    for (let n = 0; n < a.length; n++) b[n] = Math.tanh(a[n]);
  },
  slope: (_, b) => 1 - b * b,
};

/** x itself, with slope 1. */
export const identity: Activation = {
  name: 'identity',
  apply: (a) => a,
  applyAll(a, b) {
    b.set(a);
  },
  slope: () => 1,
};

/** 2σ(a) − 1, in (−1, 1): the h of 1997. */
export const logistic1: Activation = {
  name: 'logistic1',
  apply: (a) => 2 * sigma(a) - 1,
  applyAll(a, b) {
    for (let n = 0; n < a.length; n++) b[n] = 2 * sigma(a[n]) - 1;
  },
  slope: (_, b) => (1 - b * b) / 2,
};

/** 4σ(a) − 2, in (−2, 2): the g of 1997. */
export const logistic2: Activation = {
  name: 'logistic2',
  apply: (a) => 4 * sigma(a) - 2,
  applyAll(a, b) {
    for (let n = 0; n < a.length; n++) b[n] = 4 * sigma(a[n]) - 2;
  },
  slope: (_, b) => (4 - b * b) / 4,
};

const all: Readonly<Record<ActivationName, Activation>> = {
  logistic,
  tanh,
  identity,
  logistic1,
  logistic2,
};

/** The squashing function of a name. @throws ValueError for a name that is not one of the five. */
export function activation(name: ActivationName): Activation {
  if (!Object.hasOwn(all, name)) {
    throw new ValueError('activation', 'name', `is '${String(name)}'`, Object.keys(all).join(', '));
  }
  return all[name];
}
