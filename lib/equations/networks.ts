// Random networks on which a wrong line cannot look right, and what both sides compute on them.
// Source: g ≠ h, every index range of a size of its own above 1, initial state, unsaturated, all weights at work.
// Leaves out: comparing (check.ts).
import { random } from '../numbers/random.ts';
import * as lstm from '../networks/lstm.ts';
import { squashOf } from './algebra.ts';
import type { Environment, Rows } from './compile.ts';
import { lstmEnvironment, weightArrays } from './environment.ts';
import { differences, dualGradient, totals, type Start } from './printed.ts';
import type { OutputKind, ParsedStatement } from './types.ts';

/** The part of lib/networks/lstm.ts that is checked; a test hands in a broken one. */
export type Library = Pick<
  typeof lstm,
  'network' | 'weights' | 'forward' | 'backward' | 'gradient'
>;
export const library: Library = lstm;

/** Blocks 3, cells 2, layer 6, steps 4, inputs 5, outputs 7: no two ranges can be taken for each other. */
export const shape = { T: 4, inputs: 5, blocks: 3, cells: 2, outputs: 7 } as const;
const outputs: readonly OutputKind[] = ['softmax', 'logistic', 'identity'];

export interface Case {
  readonly number: number;
  readonly output: OutputKind;
  readonly net: lstm.LSTM;
  readonly w: lstm.Weights;
  readonly x: readonly number[][];
  readonly z: readonly number[][];
  readonly state: { readonly s: number[]; readonly b: number[] };
  /** Printed equations in plain numbers, with every total derivative by tape. */
  readonly printed: Environment;
  /** ∂O/∂name by central differences of the printed equations; computed once. */
  readonly differences: (name: string) => Rows<number>;
  /** ∂O/∂name of a weight by the printed equations in dual numbers. */
  readonly duals: (name: string) => Rows<number>;
}

/** Network `number` of a seed; the output layers take turns. */
export function makeCase(
  definitions: readonly ParsedStatement[],
  seed: number,
  number: number,
  use: Library = library,
): Case {
  const dice = random(seed * 1009 + number);
  const row = (n: number, span: number): number[] =>
    Array.from({ length: n }, () => dice.uniform(-span, span));
  const rows = (m: number, n: number, span: number): number[][] =>
    Array.from({ length: m }, () => row(n, span));
  const { T, ...layers } = shape;
  const { inputs, blocks, cells } = layers;
  const layer = blocks * cells;
  const output = outputs[number % outputs.length]!;
  const net = use.network({
    ...layers,
    squash: { f: 'logistic', g: 'logistic2', h: 'tanh' },
    output,
  });
  const w = use.weights(net, {
    iι: rows(inputs, blocks, 0.8), hι: rows(layer, blocks, 0.8), cι: row(layer, 0.9),
    iφ: rows(inputs, blocks, 0.8), hφ: rows(layer, blocks, 0.8), cφ: row(layer, 0.9),
    iω: rows(inputs, blocks, 0.8), hω: rows(layer, blocks, 0.8), cω: row(layer, 0.9),
    ic: rows(inputs, layer, 0.8), hc: rows(layer, layer, 0.8), ck: rows(layer, shape.outputs, 0.9),
    bias: { ι: row(blocks, 0.5), φ: row(blocks, 0.5), ω: row(blocks, 0.5), c: row(layer, 0.5), k: row(shape.outputs, 0.5) },
  }); // prettier-ignore
  const x = rows(T, inputs, 1);
  const state = { s: row(layer, 0.8), b: row(layer, 0.6) };
  const z = rows(T, shape.outputs, 1).map((one) => {
    if (output === 'identity') return one;
    const positive = one.map((v) => 0.5 + v / 2.5);
    const sum = positive.reduce((a, b) => a + b);
    return output === 'softmax' ? positive.map((v) => v / sum) : positive;
  });
  const zeros = (n: number): number[] => new Array<number>(n).fill(0);
  const given: Record<string, Rows<number>> = {
    ...weightArrays(w),
    x_i: [zeros(inputs), ...x, zeros(inputs)],
    z_k: [zeros(shape.outputs), ...z, zeros(shape.outputs)],
  };
  const start: Start = {
    given: Object.keys(given),
    env: {
      shape,
      squash: squashOf(net.squash),
      values: { ...given, 's_c^0': [state.s], 'b_c^0': [state.b] },
    },
  };
  const known = new Map<string, Rows<number>>();
  return {
    number, output, net, w, x, z, state,
    printed: totals(definitions, output, start),
    differences: (name) => {
      let found = known.get(name);
      if (!found) known.set(name, (found = differences(definitions, output, start, name)));
      return found;
    },
    duals: (name) => dualGradient(definitions, output, start, name),
  }; // prettier-ignore
}

/** What the library computes on the same network: trace, errors and gradient by printed name. */
export function libraryEnvironment(one: Case, use: Library = library): Environment {
  const { net, w, x, z, state } = one;
  const float = (row: readonly number[]): Float64Array => Float64Array.from(row);
  const trace = use.forward(net, w, x, { state: { s: float(state.s), b: float(state.b) } });
  const errors = use.backward(net, w, trace, z);
  const env = lstmEnvironment(net, w, trace, errors, z);
  const values = { ...env.values, ...weightArrays(use.gradient(net, trace, errors), '∂') };
  return { ...env, values, ...(one.printed.explicit && { explicit: one.printed.explicit }) };
}
