// The library's trace, errors and gradient under the names that the equations print.
// Source: lib/networks/lstm.ts (its types); rows 0..T+1 as there.
// Leaves out: every computation; absent parts (peepholes, forget weights, biases) are absent names.
import { squashOf } from './algebra.ts';
import type { Environment, Rows } from './compile.ts';
import type { Errors, LSTM, Trace, Weights } from '../networks/lstm.ts';

type Arrays = Record<string, Rows<number>>;

/** Weight arrays by printed name: w_iι, w_cι (a single row), w_ck, bias_ι, … */
export function weightArrays(w: Weights, prefix = ''): Arrays {
  const out: Arrays = {};
  for (const [name, value] of Object.entries(w)) {
    if (value === undefined) continue;
    if (name === 'bias') {
      for (const [unit, bias] of Object.entries(value as Record<string, Float64Array>)) {
        if (bias !== undefined) out[`${prefix}bias_${unit}`] = [bias];
      }
    } else {
      out[`${prefix}w_${name}`] = ArrayBuffer.isView(value)
        ? [value as Float64Array]
        : (value as Rows<number>);
    }
  }
  return out;
}

/**
 * Values of every printed symbol for one sequence. `z`: T rows or null where a step has no target.
 * Without forget gate b_φ reads as 1 in 1..T (and 0 outside), as in the network of 1997.
 */
export function lstmEnvironment(
  net: LSTM,
  w: Weights,
  trace: Trace,
  errors?: Errors,
  z?: readonly (ArrayLike<number> | null)[],
): Environment {
  const { T } = trace;
  const values: Arrays = { ...weightArrays(w), x_i: trace.x, s_c: trace.s, y_k: trace.y };
  const place = (letter: string, parts: object): void => {
    for (const [unit, rows] of Object.entries(parts))
      if (rows) values[`${letter}_${unit}`] = rows as Rows<number>;
  };
  place('a', trace.a);
  place('b', trace.b);
  if (!net.forgetGate) {
    values['b_φ'] = Array.from({ length: T + 2 }, (_, t) =>
      new Float64Array(net.blocks).fill(t >= 1 && t <= T ? 1 : 0),
    );
  }
  if (errors) {
    place('δ', errors.δ);
    place('ε', errors.ε);
    values['O'] = [[errors.loss]];
    for (const [name, rows] of Object.entries(values)) {
      const [letter, unit] = name.split('_') as [string, string];
      if (letter === 'δ') values[`∂a_${unit}`] = rows;
      if (letter === 'ε') values[unit === 's' ? '∂s_c' : '∂b_c'] = rows;
    }
  }
  const zeros = new Float64Array(net.outputs);
  if (z) values['z_k'] = [zeros, ...z.map((row) => row ?? zeros), zeros];
  return {
    shape: { T, inputs: net.inputs, blocks: net.blocks, cells: net.cells, outputs: net.outputs },
    squash: squashOf(net.squash),
    values,
    ...(z && { targets: [false, ...z.map((row) => row !== null), false] }),
  };
}
