/*
 * The gated recurrent unit: forward pass, error terms and weight gradients, reset before or after the product.
 * Source: r, u = σ(·); n = tanh(W x + b + U(r⊙h)) "before", or tanh(W x + b + r⊙(U h + c)) "after"; h = (1−u)n + u h.
 * Leaves out: several layers. PyTorch and cuDNN reset after; TensorFlow.js only before; Keras offers both.
 */
import { logistic, tanh } from '../functions/activation.ts';
import { outputLayers, type OutputName } from '../functions/loss.ts';
import {
  add,
  addOuter,
  dot,
  matrix,
  transpose,
  type Matrix,
  type Vector,
} from '../numbers/matrix.ts';
import {
  checkCount,
  checkVector,
  ValueError,
  type NumberRows,
  type Numbers,
} from '../numbers/shape.ts';
import {
  checkOutputErrors,
  outputErrorAt,
  type OutputErrors,
  type Targets,
} from './outputErrors.ts';
import { checkParts, weightVerbs, zeroParts } from './parts.ts';
import { gruParts } from './gruParts.ts';
import { checkBiases, checkOutputName, readInputs, type Biases } from './sequence.ts';

/** Plain, frozen data. */
export type GRU = {
  readonly kind: 'gru';
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly reset: 'before' | 'after';
  readonly biases: Biases;
  readonly output: OutputName;
};

/** The first index is the source. `bias.m` belongs to the product U h that is reset after. */
type Parts<M, V> = {
  readonly ir: M;
  readonly hr: M;
  readonly iu: M;
  readonly hu: M;
  readonly in: M;
  readonly hn: M;
  readonly hk: M;
  readonly bias?: { readonly r: V; readonly u: V; readonly n: V; readonly m?: V; readonly k?: V };
};
/** i· inputs×hidden, h· hidden×hidden, hk hidden×outputs; biases one for each unit. */
export type Weights = Parts<Matrix, Vector>;
/** The same as nested arrays of numbers, for `weights`. */
export type PlainWeights = Parts<NumberRows, Numbers>;

/** Outputs of the hidden units, H numbers. */
export type State = { readonly b: Numbers };

/**
 * Matrices have rows 0..T+1, the steps are rows 1..T; row 0 of b.h is the initial state. `m` is what the reset gate
 * acts on: the outputs of the step before, or their product with the weights into n.
 */
export type Trace = {
  readonly T: number;
  readonly x: Matrix;
  readonly a: Readonly<Record<'r' | 'u' | 'n' | 'k', Matrix>>;
  readonly b: Readonly<Record<'r' | 'u' | 'n' | 'h', Matrix>>;
  readonly m: Matrix;
  readonly y: Matrix;
  readonly state: { readonly b: Vector };
};

/** δ = ∂O/∂a, ε = ∂O/∂b; δ.m of what the weights into n give (reset after) or read (before); `loss` is O summed over the steps. */
export type Errors = {
  readonly loss: number;
  readonly δ: Readonly<Record<'r' | 'u' | 'n' | 'm' | 'k', Matrix>>;
  readonly ε: { readonly h: Matrix };
};

/**
 * A network of the given shape: reset after, biases and a softmax output unless said otherwise.
 * @throws ValueError for a count below 1 or an unknown name.
 */
export function network(
  shape: Pick<GRU, 'inputs' | 'hidden' | 'outputs'> &
    Partial<Pick<GRU, 'reset' | 'biases' | 'output'>>,
): GRU {
  const place = 'gru.network';
  const net: GRU = { kind: 'gru', reset: 'after', biases: true, output: 'softmax', ...shape };
  for (const name of ['inputs', 'hidden', 'outputs'] as const) checkCount(place, name, net[name]);
  if (net.reset !== 'before' && net.reset !== 'after') {
    throw new ValueError(place, 'reset', `is '${String(net.reset)}'`, 'before, after');
  }
  checkOutputName(place, net.output);
  checkBiases(place, net.biases);
  return Object.freeze(net);
}

const verbs = weightVerbs<GRU, Weights, PlainWeights>('gru', gruParts);
/** Weights from nested arrays of numbers, copied. @throws ShapeError, ValueError naming the part. */
export const weights = verbs.weights;
/** First weights from a seed (see Drawing). @throws ValueError for a seed, scale or name that is none. */
export const initialize = verbs.initialize;
/** The number of weights, biases included. */
export const countWeights = verbs.countWeights;

/**
 * Runs T rows of I inputs in order; `state` starts the sequence (zeros if absent).
 * @throws ShapeError, ValueError by name and index.
 */
export function forward(
  net: GRU,
  weights: Weights,
  x: NumberRows,
  { state }: { readonly state?: State | undefined } = {},
): Trace {
  const place = 'gru.forward';
  checkParts(place, gruParts(net), weights);
  const { hidden: H, outputs: K } = net;
  if (state) checkVector(place, 'state.b', state.b, H, 'hidden');
  const { T, x: inputs } = readInputs(place, x, net.inputs);
  const rows = (columns: number): Matrix => matrix(T + 2, columns);
  const a = { r: rows(H), u: rows(H), n: rows(H), k: rows(K) };
  const b = { r: rows(H), u: rows(H), n: rows(H), h: rows(H) };
  const [m, y] = [rows(H), rows(K)];
  const trace: Trace = { T, x: inputs, a, b, m, y, state: { b: b.h[T] } };
  if (state) b.h[0].set(state.b);
  const turned = (part: Matrix): Matrix => transpose(part, part[0].length);
  const w = {
    ir: turned(weights.ir), hr: turned(weights.hr), iu: turned(weights.iu), hu: turned(weights.hu),
    in: turned(weights.in), hn: turned(weights.hn), hk: turned(weights.hk),
  }; // prettier-ignore
  const none = new Float64Array(Math.max(H, K));
  const bias = { r: none, u: none, n: none, k: none, m: none, ...weights.bias };
  const output = outputLayers[net.output];
  const kept = new Float64Array(H);
  for (let t = 1; t <= T; t++) {
    const before = b.h[t - 1];
    for (let h = 0; h < H; h++) {
      a.r[t][h] = dot(w.ir[h], trace.x[t]) + dot(w.hr[h], before) + bias.r[h]; // (gru.1)
      b.r[t][h] = logistic.apply(a.r[t][h]); // (gru.2)
      a.u[t][h] = dot(w.iu[h], trace.x[t]) + dot(w.hu[h], before) + bias.u[h]; // (gru.3)
      b.u[t][h] = logistic.apply(a.u[t][h]); // (gru.4)
      m[t][h] = net.reset === 'after' ? dot(w.hn[h], before) + bias.m[h] : before[h]; // (gru.5)
      kept[h] = b.r[t][h] * m[t][h];
    }
    for (let h = 0; h < H; h++) {
      const recurrent = net.reset === 'after' ? kept[h] : dot(w.hn[h], kept);
      a.n[t][h] = dot(w.in[h], trace.x[t]) + bias.n[h] + recurrent; // (gru.6)
      b.n[t][h] = tanh.apply(a.n[t][h]); // (gru.7)
      b.h[t][h] = (1 - b.u[t][h]) * b.n[t][h] + b.u[t][h] * before[h]; // (gru.8)
    }
    for (let k = 0; k < K; k++) a.k[t][k] = dot(w.hk[k], b.h[t]) + bias.k[k]; // (gru.9)
    output.apply(a.k[t], y[t]);
  }
  return trace;
}

/**
 * Errors from the last step to the first, against T rows of K targets, null where a step has none, or errors given.
 * @throws ShapeError, ValueError by name and index.
 */
export function backward(
  net: GRU,
  weights: Weights,
  trace: Trace,
  z: Targets | OutputErrors,
): Errors {
  const place = 'gru.backward';
  checkParts(place, gruParts(net), weights);
  checkOutputErrors(place, net, trace.T, z);
  const { hidden: H } = net;
  const { T, a, b, m } = trace;
  const rows = (columns: number): Matrix => matrix(T + 2, columns);
  const δ = { r: rows(H), u: rows(H), n: rows(H), m: rows(H), k: rows(net.outputs) };
  const ε = { h: rows(H) };
  const { hr, hu, hn, hk } = weights;
  const isAfter = net.reset === 'after';
  let loss = 0;
  for (let t = T; t >= 1; t--) {
    loss += outputErrorAt(t, net.output, trace, z, δ.k);
    for (let h = 0; h < H; h++) {
      const through = isAfter ? dot(hn[h], δ.m[t + 1]) : b.r[t + 1][h] * δ.m[t + 1][h];
      ε.h[t][h] =
        dot(hk[h], δ.k[t]) +
        dot(hr[h], δ.r[t + 1]) +
        dot(hu[h], δ.u[t + 1]) +
        through +
        b.u[t + 1][h] * ε.h[t + 1][h]; // (gru.10)
      δ.u[t][h] = logistic.slope(a.u[t][h], b.u[t][h]) * (b.h[t - 1][h] - b.n[t][h]) * ε.h[t][h]; // (gru.11)
      δ.n[t][h] = tanh.slope(a.n[t][h], b.n[t][h]) * (1 - b.u[t][h]) * ε.h[t][h]; // (gru.12)
    }
    for (let h = 0; h < H; h++) {
      if (isAfter)
        δ.m[t][h] = b.r[t][h] * δ.n[t][h]; // (gru.13)
      else δ.m[t][h] = dot(hn[h], δ.n[t]);
      const error = isAfter ? δ.n[t][h] : δ.m[t][h];
      δ.r[t][h] = logistic.slope(a.r[t][h], b.r[t][h]) * m[t][h] * error; // (gru.14)
    }
  }
  return { loss, δ, ε };
}

/** ∂O/∂w for every weight, in the shape of the weights. */
export function gradient(net: GRU, trace: Trace, errors: Errors): Weights {
  const d = zeroParts(gruParts(net)) as Weights;
  const { x, b, m } = trace;
  const { δ } = errors;
  const kept = new Float64Array(net.hidden);
  for (let t = 1; t <= trace.T; t++) {
    addOuter(d.ir, x[t], δ.r[t]); // (gru.15)
    addOuter(d.hr, b.h[t - 1], δ.r[t]); // (gru.16)
    addOuter(d.iu, x[t], δ.u[t]); // (gru.18)
    addOuter(d.hu, b.h[t - 1], δ.u[t]); // (gru.19)
    addOuter(d.in, x[t], δ.n[t]); // (gru.21)
    for (let h = 0; h < kept.length; h++) kept[h] = b.r[t][h] * m[t][h];
    if (net.reset === 'before') addOuter(d.hn, kept, δ.n[t]);
    else addOuter(d.hn, b.h[t - 1], δ.m[t]); // (gru.23)
    addOuter(d.hk, b.h[t], δ.k[t]); // (gru.25)
    if (!d.bias) continue;
    add(d.bias.r, δ.r[t]); // (gru.17)
    add(d.bias.u, δ.u[t]); // (gru.20)
    add(d.bias.n, δ.n[t]); // (gru.22)
    if (d.bias.m) add(d.bias.m, δ.m[t]); // (gru.24)
    if (d.bias.k) add(d.bias.k, δ.k[t]); // (gru.26)
  }
  return d;
}
