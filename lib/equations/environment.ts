// A library's trace, errors and gradient under the names that the equations print.
// Source: the traces' types in lib/networks; rows 0..T+1 as there.
// Leaves out: every computation; absent parts (peepholes, forget weights, biases) are absent names.
import type * as bidirectional from '../networks/bidirectional.ts';
import type * as gru from '../networks/gru.ts';
import type { Errors, LSTM, Trace, Weights } from '../networks/lstm.ts';
import type * as mlp from '../networks/mlp.ts';
import type * as rnn from '../networks/rnn.ts';
import { squashOf, type Squash } from './algebra.ts';
import type { Environment, Rows, Shape } from './compile.ts';

type Arrays = Record<string, Rows<number>>;
type Sequence = { readonly z?: readonly (ArrayLike<number> | null)[] | undefined };
/** A network with what was computed on one sequence. `z`: T rows or null where a step has no target. */
export type Known = Sequence &
  (
    | { readonly net: LSTM; readonly w: Weights; readonly trace: Trace; readonly errors?: Errors | undefined }
    | { readonly net: rnn.RNN; readonly w: rnn.Weights; readonly trace: rnn.Trace; readonly errors?: rnn.Errors | undefined }
    | { readonly net: gru.GRU; readonly w: gru.Weights; readonly trace: gru.Trace; readonly errors?: gru.Errors | undefined }
    | { readonly net: bidirectional.Bidirectional; readonly w: bidirectional.Weights; readonly trace: bidirectional.Trace; readonly errors?: bidirectional.Errors | undefined }
    | { readonly net: mlp.MLP; readonly w: mlp.Weights; readonly trace: mlp.Trace; readonly errors?: mlp.Errors | undefined }
  ); // prettier-ignore

/** Weights whose printed name is another: what a GRU's candidate has of the past is a net input of its own, m. */
const printedWeight: Readonly<Record<string, string>> = { hk: 'w_ck', hn: 'w_hm' };

/** The name of what a layer has, in the layer that reads from T to 1: ℓ for its own units. */
const reversed = (name: string): string =>
  name === 'w_ck' ? 'w_ℓk' : name.replace(/(?<=_.*)h/gu, 'ℓ').replace(/_c$/, '_ℓ');

/** Weight arrays by printed name: w_iι, w_cι (a single row), w_ck, bias_ι, …; the layers of an MLP are w_ih and w_ck. */
export function weightArrays(w: object, prefix = '', isResetBefore = false): Arrays {
  const out: Arrays = {};
  const put = (name: string, value: unknown): void => {
    if (value === undefined) return;
    out[prefix + name] = ArrayBuffer.isView(value)
      ? [value as Float64Array]
      : (value as Rows<number>);
  };
  if ('layers' in w) {
    const [hidden, last] = (w as mlp.Weights).layers;
    put('w_ih', hidden!.w);
    put('w_ck', last!.w);
    put('bias_h', hidden!.bias);
    put('bias_k', last!.bias);
    return out;
  }
  if ('forward' in w) {
    const { forward, backward, bias } = w as bidirectional.Weights;
    const reverse = Object.entries(weightArrays(backward)).map(([name, rows]) => [
      prefix + reversed(name),
      rows,
    ]);
    return {
      ...weightArrays(forward, prefix),
      ...(Object.fromEntries(reverse) as Arrays),
      ...weightArrays({ bias: bias ?? {} }, prefix),
    };
  }
  for (const [name, value] of Object.entries(w)) {
    if (name !== 'bias')
      put((isResetBefore && name === 'hn' ? 'w_mn' : printedWeight[name]) ?? `w_${name}`, value);
    else for (const [unit, bias] of Object.entries(value as object)) put(`bias_${unit}`, bias);
  }
  return out;
}

const shapeOf = (net: Known['net'], T: number): Shape => {
  const { inputs, outputs } = net;
  if (net.kind === 'lstm') return { T, inputs, blocks: net.blocks, cells: net.cells, outputs };
  if (net.kind === 'bidirectional') {
    const { forward, backward } = net;
    return { ...shapeOf(forward, T), reverse: shapeOf(backward, T).blocks };
  }
  if (net.kind === 'gru') {
    const reading = net.reset === 'after' ? ['r', 'u', 'm'] : ['r', 'u'];
    return { T, inputs, blocks: net.hidden, cells: 1, outputs, reading };
  }
  return { T, inputs, blocks: net.kind === 'mlp' ? net.hidden[0]! : net.hidden, cells: 1, outputs };
};

/** The functions of a network by their printed letters. */
export function squashesOf(net: Known['net']): Squash {
  if (net.kind === 'bidirectional') return squashesOf(net.forward);
  if (net.kind === 'gru') return squashOf({ f: 'logistic', g: 'tanh' });
  return squashOf(net.kind === 'lstm' ? net.squash : { θ: net.squash });
}

/** Outputs and their errors have one name in every network. */
const shared: Readonly<Record<string, string>> = { b_h: 'b_c', ε_h: 'ε_c' };

/** Values of the hidden units of both directions, those of the second turned into the order of the days. */
function ofLayers({ forward, backward }: { readonly forward: object; readonly backward: object }): Arrays {
  const values: Arrays = {};
  for (const [layer, isReversed] of [[forward, false], [backward, true]] as const) {
    for (const letter of ['a', 'b', 'δ', 'ε'] as const) {
      const rows = (layer as Record<string, { readonly h: Rows<number> } | undefined>)[letter]?.h;
      const name = shared[`${letter}_h`] ?? `${letter}_h`;
      if (rows) values[isReversed ? reversed(name) : name] = isReversed ? rows.toReversed() : rows;
    }
  }
  return values;
} // prettier-ignore

/**
 * Values of every printed symbol for one sequence; of an MLP, those of its first hidden layer.
 * Without forget gate b_φ reads as 1 in 1..T (and 0 outside), as in the network of 1997.
 */
export function networkEnvironment({ net, w, trace, errors, z }: Known): Environment {
  const { T } = trace;
  const isBefore = net.kind === 'gru' && net.reset === 'before';
  const values: Arrays = { ...weightArrays(w, '', isBefore), x_i: trace.x, y_k: trace.y };
  const place = (letter: string, parts: object): void => {
    for (const [unit, part] of Object.entries(parts) as [string, Rows<number> | Rows<number>[]][]) {
      const isStacked = net.kind === 'mlp' && unit === 'h';
      const name = `${letter}_${unit}`;
      if (part) values[shared[name] ?? name] = (isStacked ? part[0] : part) as Rows<number>;
    }
  };
  place('a', trace.a);
  if ('b' in trace) place('b', trace.b);
  else Object.assign(values, ofLayers(trace));
  if ('s' in trace) values['s_c'] = trace.s;
  if (net.kind === 'gru' && 'm' in trace) {
    // Reset before: what the candidate's weights read is no part of the trace, its two factors are.
    const { m, b } = trace as gru.Trace;
    if (isBefore) values['b_m'] = m.map((row, t) => row.map((v, n) => v * b.r[t]![n]!));
    else values['a_m'] = m;
  }
  if (net.kind === 'lstm' && !net.forgetGate) {
    values['b_φ'] = Array.from({ length: T + 2 }, (_, t) =>
      new Float64Array(net.blocks).fill(t >= 1 && t <= T ? 1 : 0),
    );
  }
  if (errors) {
    place('δ', errors.δ);
    if ('ε' in errors) place('ε', errors.ε);
    else Object.assign(values, ofLayers(errors));
    values['O'] = [[errors.loss]];
    if (isBefore) {
      values['ε_m'] = values['δ_m']!;
      delete values['δ_m'];
    }
    for (const [name, rows] of Object.entries(values)) {
      const [letter, unit] = name.split('_') as [string, string];
      if (letter === 'δ') values[`∂a_${unit}`] = rows;
      if (letter === 'ε') values[unit === 's' ? '∂s_c' : `∂b_${unit}`] = rows;
    }
  }
  const zeros = new Float64Array(net.outputs);
  if (z) values['z_k'] = [zeros, ...z.map((row) => row ?? zeros), zeros];
  return {
    shape: shapeOf(net, T),
    squash: squashesOf(net),
    values,
    ...(z && { targets: [false, ...z.map((row) => row !== null), false] }),
  };
}
