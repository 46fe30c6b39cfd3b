// Three kinds of number for the same equations: plain, dual (explicit partials), tape (total ones).
// Source: forward and reverse automatic differentiation; shares nothing with lib/networks.
// Leaves out: any function that the notation does not have.
import { activation, type Activation, type ActivationName } from '../functions/activation.ts';

/** The functions of a printed network, by their letters: f, g and h of an LSTM, θ of the others. */
export type Squash = Readonly<Partial<Record<'f' | 'g' | 'h' | 'θ', Activation>>>;
export const squashOf = (names: Readonly<Partial<Record<keyof Squash, ActivationName>>>): Squash =>
  Object.fromEntries(Object.entries(names).map(([letter, name]) => [letter, activation(name)]));

/** What the nodes of an equation need of a number. */
export interface Algebra<N> {
  constant(value: number): N;
  value(a: N): number;
  add(a: N, b: N): N;
  subtract(a: N, b: N): N;
  multiply(a: N, b: N): N;
  divide(a: N, b: N): N;
  /** A function known by its value and its slope at the argument. */
  apply(a: N, value: number, slope: number): N;
}

export const plainNumbers: Algebra<number> = {
  constant: (value) => value,
  value: (a) => a,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  apply: (_, value) => value,
};

export interface Dual {
  readonly v: number;
  readonly d: number;
}
export const dualNumbers: Algebra<Dual> = {
  constant: (value) => ({ v: value, d: 0 }),
  value: (a) => a.v,
  add: (a, b) => ({ v: a.v + b.v, d: a.d + b.d }),
  subtract: (a, b) => ({ v: a.v - b.v, d: a.d - b.d }),
  multiply: (a, b) => ({ v: a.v * b.v, d: a.d * b.v + a.v * b.d }),
  divide: (a, b) => ({ v: a.v / b.v, d: (a.d - (a.v / b.v) * b.d) / b.v }),
  apply: (a, value, slope) => ({ v: value, d: slope * a.d }),
};

/** A node of the tape: up to two parents with the local partial derivative towards each. */
export interface Taped {
  readonly v: number;
  readonly at: number;
}
export interface Tape extends Algebra<Taped> {
  /** ∂of/∂(every node of the tape), by one pass from the end to the start. */
  gradient(of: Taped): (node: Taped) => number;
}

export function tape(): Tape {
  const parents: number[] = [];
  const slopes: number[] = [];
  const push = (v: number, p: number, dp: number, q: number, dq: number): Taped => {
    parents.push(p, q);
    slopes.push(dp, dq);
    return { v, at: parents.length / 2 - 1 };
  };
  return {
    constant: (value) => push(value, -1, 0, -1, 0),
    value: (a) => a.v,
    add: (a, b) => push(a.v + b.v, a.at, 1, b.at, 1),
    subtract: (a, b) => push(a.v - b.v, a.at, 1, b.at, -1),
    multiply: (a, b) => push(a.v * b.v, a.at, b.v, b.at, a.v),
    divide: (a, b) => push(a.v / b.v, a.at, 1 / b.v, b.at, -a.v / (b.v * b.v)),
    apply: (a, value, slope) => push(value, a.at, slope, -1, 0),
    gradient(of) {
      const sum = new Float64Array(parents.length / 2);
      sum[of.at] = 1;
      for (let n = of.at; n >= 0; n--) {
        if (sum[n] === 0) continue;
        for (const side of [2 * n, 2 * n + 1]) {
          if (parents[side]! >= 0) sum[parents[side]!]! += slopes[side]! * sum[n]!;
        }
      }
      return (node) => sum[node.at]!;
    },
  };
}

/** f″ is in no printed line; f′ of a number that carries derivatives takes it by differences. */
const step = 1e-5;

/** A printed function applied to any kind of number. */
export function applyNamed<N>(
  algebra: Algebra<N>,
  squash: Squash,
  fn: string,
  prime: boolean,
  a: N,
): N {
  const v = algebra.value(a);
  if (fn === 'exp') return algebra.apply(a, Math.exp(v), Math.exp(v));
  if (fn === 'abs') return algebra.multiply(a, algebra.constant(v < 0 ? -1 : 1));
  if (fn === 'ln') return algebra.apply(a, Math.log(v), 1 / v);
  const act = squash[fn as keyof Squash];
  if (!act) return algebra.constant(Number.NaN);
  const slope = (x: number): number => act.slope(x, act.apply(x));
  if (!prime) return algebra.apply(a, act.apply(v), slope(v));
  return algebra.apply(a, slope(v), (slope(v + step) - slope(v - step)) / (2 * step));
}
