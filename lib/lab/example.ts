/*
 * What a network does on one sequence: its gates step by step, and the size of its errors by their distance from the last target.
 * Source: traces and errors of the run's own verbs; norms are Euclidean over the net inputs of the hidden layer.
 * Leaves out: drawing.
 */
import type { LSTM } from '../networks/lstm.ts';
import { gateLetters } from '../networks/lstmTrace.ts';
import type { Matrix } from '../numbers/matrix.ts';
import type { Run } from './run.ts';

/** Rows of numbers over the steps 1..T. */
export type Strip = { readonly name: string; readonly rows: readonly (readonly number[])[] };
/** A network on one sequence. */
export type Example = {
  readonly steps: readonly string[];
  /** Gates and states of an LSTM, gates of a GRU, hidden units else: one row for each unit, one number for each step. */
  readonly strips: readonly Strip[];
  /** Norm of ∂O/∂(net inputs of the hidden layer), lag 0 first: at the last step that has a target, one step before, … */
  readonly norms: readonly number[];
};

type Values = Readonly<Record<string, Matrix>>;
type Layers = { readonly b?: Values; readonly s?: Matrix; readonly forward?: Layers };
type Layered = { readonly [key: string]: Values } & { readonly forward?: Layered };
const shown = ['ι', 'φ', 'ω', 'r', 'u', 'h'];

const absentGates = ({ inputGate, forgetGate, outputGate }: LSTM): string[] => {
  const has = [inputGate, forgetGate !== false, outputGate];
  return gateLetters.filter((_, n) => !has[n]);
};

/** The example of a run's task with its weights as they are; of a bidirectional network, its first layer. */
export function exampleOf({ task, net, weights, verbs }: Run): Example {
  const { x, z, steps } = task.example;
  const trace = verbs.forward(net, weights, x);
  const last = z.reduce((latest, row, n) => (row ? n + 1 : latest), 0);
  // One error at the last target: what it tells the steps before it.
  const only = z.map((row, n) => (n + 1 === last ? row : null));
  const errors = verbs.backward(net, weights, trace, only);
  const layer = (trace as Layers).forward ?? (trace as Layers);
  const own = (errors as unknown as Layered).forward ?? (errors as unknown as Layered);
  const across = (rows: Matrix): number[][] =>
    Array.from(rows[0], (_, unit) => Array.from({ length: trace.T }, (_, t) => rows[t + 1][unit]));
  const { b = {}, s } = layer;
  // A gate that a network does not have reads 1 in its trace.
  const absent = net.kind === 'lstm' ? absentGates(net) : [];
  const strips = shown.flatMap((name) =>
    b[name] && !absent.includes(name) ? [{ name: `b.${name}`, rows: across(b[name]) }] : [],
  );
  if (s) strips.push({ name: 's', rows: across(s) });
  const slopes = Object.entries(own['δ']).flatMap(([name, rows]) => (name === 'k' ? [] : [rows]));
  const norms = Array.from({ length: last }, (_, lag) =>
    Math.sqrt(slopes.reduce((sum, rows) => sum + Array.from(rows[last - lag]).reduce((more, one) => more + one * one, 0), 0)),
  );
  return { steps: steps ?? x.map((_, n) => String(n + 1)), strips, norms };
} // prettier-ignore
