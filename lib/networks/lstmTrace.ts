/*
 * What a forward and a backward pass leave behind: every named quantity at every step.
 * Source: the quantities of equations lstm.1–lstm.16; rows run from 0 to T+1, the steps are rows 1..T.
 * Leaves out: the arithmetic (lstm.ts).
 */
import { matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import { checkVector, ShapeError, type NumberRows, type Numbers } from '../numbers/shape.ts';
import { countSteps } from './sequence.ts';
import { layerCells, type LSTM } from './lstmNetwork.ts';

/** A gate's letter. */
export type GateLetter = 'ι' | 'φ' | 'ω';
/** The gates of a block: input, forget, output. */
export const gateLetters: readonly GateLetter[] = ['ι', 'φ', 'ω'];

/**
 * State and output of every cell of the layer, each of blocks·cells numbers;
 * with gate recurrence also the activations of its gates, of blocks numbers each.
 */
export type State = { readonly s: Numbers; readonly b: Numbers } & Readonly<
  Partial<Record<GateLetter, Numbers>>
>;

/**
 * Matrices have T+2 rows. Columns: x inputs; ι, φ, ω blocks; c, g, h, s cells of the layer; k, y outputs.
 * Row 0 holds the initial state (s, b.c; the gates where they recur), else zeros; row T+1 is zero.
 * `state` is row T of the same, as views. A gate that the network does not have reads 1 in rows 1..T.
 */
export type Trace = {
  readonly T: number;
  readonly x: Matrix;
  readonly a: Readonly<Record<'ι' | 'φ' | 'c' | 'ω' | 'k', Matrix>>;
  readonly b: Readonly<Record<'ι' | 'φ' | 'c' | 'ω', Matrix>>;
  /** g(a_c), the squashed block input. */
  readonly g: Matrix;
  readonly s: Matrix;
  /** h(s_c), the squashed state. */
  readonly h: Matrix;
  readonly y: Matrix;
  readonly state: { readonly s: Vector; readonly b: Vector } & Readonly<
    Partial<Record<GateLetter, Vector>>
  >;
};

/** δ = ∂O/∂a, ε = ∂O/∂b and ∂O/∂s; rows and columns as in the trace. `loss` is O summed over the steps. */
export type Errors = {
  readonly loss: number;
  readonly δ: Readonly<Record<'ι' | 'φ' | 'c' | 'ω' | 'k', Matrix>>;
  readonly ε: Readonly<Record<'c' | 's', Matrix>>;
};

/** An empty trace of T steps; `make` gives its matrices of zeros. */
export function emptyTrace(net: LSTM, T: number, make = matrix): Trace {
  const rows = (columns: number): Matrix => make(T + 2, columns);
  const { inputs, blocks, outputs } = net;
  const H = layerCells(net);
  const s = rows(H);
  const b = { ι: rows(blocks), φ: rows(blocks), c: rows(H), ω: rows(blocks) };
  return {
    T,
    x: rows(inputs),
    a: { ι: rows(blocks), φ: rows(blocks), c: rows(H), ω: rows(blocks), k: rows(outputs) },
    b,
    g: rows(H),
    s,
    h: rows(H),
    y: rows(outputs),
    state: {
      s: s[T],
      b: b.c[T],
      ...(net.gateRecurrence ? { ι: b.ι[T], φ: b.φ[T], ω: b.ω[T] } : {}),
    },
  };
}

/** Empty errors of T steps; `make` gives their matrices of zeros. */
export function emptyErrors(net: LSTM, T: number, make = matrix): Errors {
  const rows = (columns: number): Matrix => make(T + 2, columns);
  const { blocks, outputs } = net;
  const H = layerCells(net);
  return {
    loss: 0,
    δ: { ι: rows(blocks), φ: rows(blocks), c: rows(H), ω: rows(blocks), k: rows(outputs) },
    ε: { c: rows(H), s: rows(H) },
  };
}

function refuseOther(place: string, what: string, net: LSTM, T: number, given: Trace['a']): void {
  const expected = [T + 2, net.blocks, layerCells(net), net.outputs].join(', ');
  const got = [given.ι.length, given.ι[0].length, given.c[0].length, given.k[0].length].join(', ');
  if (got !== expected) {
    throw new ShapeError(place, what, `has rows, blocks, cells, outputs ${got}`, expected);
  }
}

/**
 * A trace whose row 0 is the initial state and whose rows 1..T hold x; `into` is refilled if given.
 * @throws ShapeError, ValueError for x, state or `into` of another shape or with a value that is not finite.
 */
export function startTrace(
  net: LSTM,
  x: NumberRows,
  options: { readonly state?: State | undefined; readonly into?: Trace | undefined },
): Trace {
  const place = 'lstm.forward';
  const { state, into } = options;
  const H = layerCells(net);
  const T = countSteps(place, x, net.inputs);
  if (state) {
    checkVector(place, 'state.s', state.s, H, 'blocks·cells');
    checkVector(place, 'state.b', state.b, H, 'blocks·cells');
    for (const letter of net.gateRecurrence ? gateLetters : []) {
      checkVector(place, `state.${letter}`, state[letter], net.blocks, 'blocks');
    }
  }
  if (into) refuseOther(place, 'into', net, T, into.a);
  const trace = into ?? emptyTrace(net, T);
  // The state may be the last row of the very trace that is refilled: it is read before anything is written.
  const start = (row: Vector, values: Numbers | undefined): void => {
    if (values) row.set(values);
    else if (into) row.fill(0);
  };
  start(trace.s[0], state?.s);
  start(trace.b.c[0], state?.b);
  const has = { ι: net.inputGate, φ: net.forgetGate !== false, ω: net.outputGate };
  for (const letter of gateLetters) {
    if (net.gateRecurrence) start(trace.b[letter][0], state?.[letter]);
    for (let t = 1; t <= T && !has[letter]; t++) trace.b[letter][t].fill(1);
  }
  for (let t = 1; t <= T; t++) trace.x[t].set(x[t - 1]);
  return trace;
}

/** @throws ShapeError for a trace of another network. */
export const checkTrace = (place: string, net: LSTM, trace: Trace): void =>
  refuseOther(place, 'trace', net, trace.T, trace.a);
