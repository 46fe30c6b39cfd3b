/*
 * The recurrent network with one hidden layer: forward pass, back-propagation through time, weight gradients.
 * Source: Graves, Supervised Sequence Labelling, 3.30–3.35; the edges w_h′h are the red (recurrent) ones.
 * Leaves out: several layers; gated units (lstm.ts, gru.ts).
 */
import { activation, type ActivationName } from '../functions/activation.ts';
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
import { checkCount, checkVector, type NumberRows, type Numbers } from '../numbers/shape.ts';
import {
  checkOutputErrors,
  outputErrorAt,
  type OutputErrors,
  type Targets,
} from './outputErrors.ts';
import { checkParts, weightVerbs, zeroParts } from './parts.ts';
import { rnnParts } from './rnnParts.ts';
import { checkBiases, checkOutputName, readInputs, type Biases } from './sequence.ts';

/** Plain, frozen data. */
export type RNN = {
  readonly kind: 'rnn';
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly squash: ActivationName;
  readonly biases: Biases;
  readonly output: OutputName;
};

/** The first index is the source. */
type Parts<M, V> = {
  readonly ih: M;
  readonly hh: M;
  readonly hk: M;
  readonly bias?: { readonly h: V; readonly k?: V };
};
/** ih inputs×hidden, hh hidden×hidden, hk hidden×outputs; biases one for each unit. */
export type Weights = Parts<Matrix, Vector>;
/** The same as nested arrays of numbers, for `weights`. */
export type PlainWeights = Parts<NumberRows, Numbers>;

/** Outputs of the hidden units, H numbers. */
export type State = { readonly b: Numbers };

/** Matrices have rows 0..T+1, the steps are rows 1..T; row 0 of b.h is the initial state. */
export type Trace = {
  readonly T: number;
  readonly x: Matrix;
  readonly a: { readonly h: Matrix; readonly k: Matrix };
  readonly b: { readonly h: Matrix };
  readonly y: Matrix;
  /** Row T of b.h, as a view: the next stretch of a stream starts with it. */
  readonly state: { readonly b: Vector };
};

/** δ = ∂O/∂a, ε = ∂O/∂b; `loss` is O summed over the steps. */
export type Errors = {
  readonly loss: number;
  readonly δ: { readonly h: Matrix; readonly k: Matrix };
  readonly ε: { readonly h: Matrix };
};

/**
 * A network of the given shape: tanh units, biases and a softmax output unless said otherwise.
 * @throws ValueError for a count below 1 or an unknown name.
 */
export function network(
  shape: Pick<RNN, 'inputs' | 'hidden' | 'outputs'> &
    Partial<Pick<RNN, 'squash' | 'biases' | 'output'>>,
): RNN {
  const place = 'rnn.network';
  const net: RNN = { kind: 'rnn', squash: 'tanh', biases: true, output: 'softmax', ...shape };
  for (const name of ['inputs', 'hidden', 'outputs'] as const) checkCount(place, name, net[name]);
  activation(net.squash);
  checkOutputName(place, net.output);
  checkBiases(place, net.biases);
  return Object.freeze(net);
}

const verbs = weightVerbs<RNN, Weights, PlainWeights>('rnn', rnnParts);
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
  net: RNN,
  weights: Weights,
  x: NumberRows,
  { state }: { readonly state?: State | undefined } = {},
): Trace {
  const place = 'rnn.forward';
  checkParts(place, rnnParts(net), weights);
  if (state) checkVector(place, 'state.b', state.b, net.hidden, 'hidden');
  const { T, x: inputs } = readInputs(place, x, net.inputs);
  const rows = (columns: number): Matrix => matrix(T + 2, columns);
  const b = { h: rows(net.hidden) };
  const a = { h: rows(net.hidden), k: rows(net.outputs) };
  const trace: Trace = { T, x: inputs, a, b, y: rows(net.outputs), state: { b: b.h[T] } };
  if (state) b.h[0].set(state.b);
  const { bias } = weights;
  const ih = transpose(weights.ih, net.hidden);
  const hh = transpose(weights.hh, net.hidden);
  const hk = transpose(weights.hk, net.outputs);
  const θ = activation(net.squash);
  const output = outputLayers[net.output];
  for (let t = 1; t <= T; t++) {
    //#region hidden
    for (let h = 0; h < net.hidden; h++) {
      a.h[t][h] = dot(ih[h], trace.x[t]) + dot(hh[h], b.h[t - 1]) + (bias ? bias.h[h] : 0); // (rnn.1)
      b.h[t][h] = θ.apply(a.h[t][h]); // (rnn.2)
    }
    //#endregion
    for (let k = 0; k < net.outputs; k++) {
      a.k[t][k] = dot(hk[k], b.h[t]) + (bias?.k ? bias.k[k] : 0); // (rnn.3)
    }
    output.apply(a.k[t], trace.y[t]);
  }
  return trace;
}

/**
 * Errors from the last step to the first, against T rows of K targets, null where a step has none, or errors given.
 * @throws ShapeError, ValueError by name and index.
 */
export function backward(
  net: RNN,
  weights: Weights,
  trace: Trace,
  z: Targets | OutputErrors,
): Errors {
  const place = 'rnn.backward';
  checkParts(place, rnnParts(net), weights);
  checkOutputErrors(place, net, trace.T, z);
  const { T, a, b } = trace;
  const rows = (columns: number): Matrix => matrix(T + 2, columns);
  const δ = { h: rows(net.hidden), k: rows(net.outputs) };
  const ε = { h: rows(net.hidden) };
  const { hh, hk } = weights;
  const θ = activation(net.squash);
  let loss = 0;
  for (let t = T; t >= 1; t--) {
    loss += outputErrorAt(t, net.output, trace, z, δ.k);
    //#region hidden-error
    for (let h = 0; h < net.hidden; h++) {
      ε.h[t][h] = dot(hk[h], δ.k[t]) + dot(hh[h], δ.h[t + 1]); // (rnn.4)
      δ.h[t][h] = θ.slope(a.h[t][h], b.h[t][h]) * ε.h[t][h]; // (rnn.5)
    }
    //#endregion
  }
  return { loss, δ, ε };
}

/** ∂O/∂w for every weight, in the shape of the weights; a recurrent weight reads b_h of the step before. */
export function gradient(net: RNN, trace: Trace, errors: Errors): Weights {
  const d = zeroParts(rnnParts(net)) as Weights;
  const { x, b } = trace;
  const { δ } = errors;
  //#region gradient
  for (let t = 1; t <= trace.T; t++) {
    addOuter(d.ih, x[t], δ.h[t]); // (rnn.6)
    addOuter(d.hh, b.h[t - 1], δ.h[t]); // (rnn.7)
    if (d.bias) add(d.bias.h, δ.h[t]); // (rnn.8)
    addOuter(d.hk, b.h[t], δ.k[t]); // (rnn.9)
    if (d.bias?.k) add(d.bias.k, δ.k[t]); // (rnn.10)
  }
  //#endregion
  return d;
}
