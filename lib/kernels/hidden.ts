/*
 * What networks with one hidden layer of plain units share on the kernels: sizes held, inputs and state set.
 * Source: rows run from 0 to T+1, the steps are rows 1..T, row 0 is the initial state.
 * Leaves out: the LSTM, whose state has two parts.
 */
import type { Matrix } from '../numbers/matrix.ts';
import { checkVector, ShapeError, type NumberRows, type Numbers } from '../numbers/shape.ts';

type Net = { readonly hidden: number; readonly outputs: number };
type Trace = {
  readonly x: Matrix;
  readonly a: { readonly k: Matrix };
  readonly b: { readonly h: Matrix };
};

/** @throws ShapeError for a trace of another number of steps, hidden units or outputs. */
export function checkSizes(
  place: string,
  what: string,
  { hidden, outputs }: Net,
  T: number,
  { a, b }: Trace,
): void {
  const expected = [T + 2, hidden, outputs].join(', ');
  const got = [b.h.length, b.h[0].length, a.k[0].length].join(', ');
  if (got !== expected) {
    throw new ShapeError(place, what, `has rows, hidden units, outputs ${got}`, expected);
  }
}

/** @throws ShapeError, ValueError for a state of another size; ShapeError for a trace of another. */
export function startHidden(
  place: string,
  net: Net,
  x: NumberRows,
  trace: Trace,
  state: { readonly b: Numbers } | undefined,
): void {
  if (state) checkVector(place, 'state.b', state.b, net.hidden, 'hidden');
  checkSizes(place, 'into', net, x.length, trace);
  // The state may be the last row of the very trace that is refilled: it is read before anything is written.
  if (state) trace.b.h[0].set(state.b);
  else trace.b.h[0].fill(0);
  setInputs(x, trace.x);
}

/** Rows 1..T become x. */
export function setInputs(x: NumberRows, rows: Matrix): void {
  for (let t = 1; t <= x.length; t++) rows[t].set(x[t - 1]);
}
