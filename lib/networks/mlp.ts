/*
 * The multilayer perceptron, any depth: forward pass, error terms and weight gradients.
 * Source: Graves, Supervised Sequence Labelling, chapter 3: a_h = Σ_i w_ih x_i, b_h = θ(a_h), δ_h = θ′(a_h) Σ_k w_hk δ_k.
 * Leaves out: anything between steps; the T rows of a sequence are computed each on its own.
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
import { checkCount, ValueError, type NumberRows, type Numbers } from '../numbers/shape.ts';
import {
  checkOutputErrors,
  outputErrorAt,
  type OutputErrors,
  type Targets,
} from './outputErrors.ts';
import { checkParts, weightVerbs, zeroParts } from './parts.ts';
import { mlpParts } from './mlpParts.ts';
import { checkOutputName, readInputs } from './sequence.ts';

/** Plain, frozen data. `hidden` has the units of each hidden layer, nearest the input first. */
export type MLP = {
  readonly kind: 'mlp';
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly squash: ActivationName;
  readonly biases: boolean;
  readonly output: OutputName;
};

/** One layer's weights, source first, and its biases; absent in a network without. The last layer is the output. */
type Layer<M, V> = { readonly w: M; readonly bias?: V };
/** Layer by layer from the inputs on, as typed arrays. */
export type Weights = { readonly layers: readonly Layer<Matrix, Vector>[] };
/** The same as nested arrays of numbers, for `weights`. */
export type PlainWeights = { readonly layers: readonly Layer<NumberRows, Numbers>[] };

/** Matrices have rows 0..T+1, the steps are rows 1..T; a.h and b.h hold one matrix per hidden layer. */
export type Trace = {
  readonly T: number;
  readonly x: Matrix;
  readonly a: { readonly h: readonly Matrix[]; readonly k: Matrix };
  readonly b: { readonly h: readonly Matrix[] };
  readonly y: Matrix;
};

/** δ = ∂O/∂a, ε = ∂O/∂b; `loss` is O summed over the steps. */
export type Errors = {
  readonly loss: number;
  readonly δ: { readonly h: readonly Matrix[]; readonly k: Matrix };
  readonly ε: { readonly h: readonly Matrix[] };
};

/**
 * A network of the given shape: tanh units, biases and a softmax output unless said otherwise.
 * @throws ValueError for a count below 1, no hidden layer, or an unknown name.
 */
export function network(
  shape: Pick<MLP, 'inputs' | 'hidden' | 'outputs'> &
    Partial<Pick<MLP, 'squash' | 'biases' | 'output'>>,
): MLP {
  const place = 'mlp.network';
  if (!Array.isArray(shape.hidden)) {
    throw new ValueError(place, 'hidden', `is ${JSON.stringify(shape.hidden)}`, 'a list of units');
  }
  const net: MLP = {
    kind: 'mlp',
    squash: 'tanh',
    biases: true,
    output: 'softmax',
    ...shape,
    hidden: Object.freeze([...shape.hidden]),
  };
  if (net.hidden.length === 0) {
    throw new ValueError(place, 'hidden', 'is empty', 'the units of at least one layer');
  }
  net.hidden.forEach((units, n) => {
    checkCount(place, `hidden[${n}]`, units);
  });
  for (const name of ['inputs', 'outputs'] as const) checkCount(place, name, net[name]);
  activation(net.squash);
  checkOutputName(place, net.output);
  return Object.freeze(net);
}

const verbs = weightVerbs<MLP, Weights, PlainWeights>('mlp', mlpParts);
/** Weights from nested arrays of numbers, copied. @throws ShapeError, ValueError naming the part. */
export const weights = verbs.weights;
/** First weights from a seed (see Drawing). @throws ValueError for a seed, scale or name that is none. */
export const initialize = verbs.initialize;
/** The number of weights, biases included. */
export const countWeights = verbs.countWeights;

/** Runs T rows of I inputs, each on its own. @throws ShapeError, ValueError by name and index. */
export function forward(net: MLP, weights: Weights, x: NumberRows): Trace {
  const place = 'mlp.forward';
  checkParts(place, mlpParts(net), weights);
  const { T, x: inputs } = readInputs(place, x, net.inputs);
  const rows = (columns: number): Matrix => matrix(T + 2, columns);
  const trace: Trace = {
    T,
    x: inputs,
    a: { h: net.hidden.map(rows), k: rows(net.outputs) },
    b: { h: net.hidden.map(rows) },
    y: rows(net.outputs),
  };
  const θ = activation(net.squash);
  const output = outputLayers[net.output];
  weights.layers.forEach(({ w, bias }, n) => {
    const target = transpose(w, w[0].length);
    const source = n === 0 ? trace.x : trace.b.h[n - 1];
    const isLast = n === net.hidden.length;
    const a = isLast ? trace.a.k : trace.a.h[n];
    for (let t = 1; t <= T; t++) {
      //#region layer
      for (let h = 0; h < target.length; h++) {
        a[t][h] = dot(target[h], source[t]) + (bias ? bias[h] : 0); // (mlp.1), of the outputs (mlp.3)
        if (!isLast) trace.b.h[n][t][h] = θ.apply(a[t][h]); // (mlp.2)
      }
      //#endregion
      if (isLast) output.apply(a[t], trace.y[t]);
    }
  });
  return trace;
}

/**
 * The errors of every unit against T rows of K targets, null where a row has none, or against errors given.
 * @throws ShapeError, ValueError by name and index.
 */
export function backward(
  net: MLP,
  weights: Weights,
  trace: Trace,
  z: Targets | OutputErrors,
): Errors {
  const place = 'mlp.backward';
  checkParts(place, mlpParts(net), weights);
  checkOutputErrors(place, net, trace.T, z);
  const { T, a, b } = trace;
  const rows = (columns: number): Matrix => matrix(T + 2, columns);
  const δ = { h: net.hidden.map(rows), k: rows(net.outputs) };
  const ε = { h: net.hidden.map(rows) };
  const θ = activation(net.squash);
  let loss = 0;
  for (let t = 1; t <= T; t++) {
    loss += outputErrorAt(t, net.output, trace, z, δ.k);
    for (let n = net.hidden.length - 1; n >= 0; n--) {
      const { w } = weights.layers[n + 1];
      const above = n + 1 === net.hidden.length ? δ.k : δ.h[n + 1];
      //#region hidden-error
      for (let h = 0; h < net.hidden[n]; h++) {
        ε.h[n][t][h] = dot(w[h], above[t]); // (mlp.4)
        δ.h[n][t][h] = θ.slope(a.h[n][t][h], b.h[n][t][h]) * ε.h[n][t][h]; // (mlp.5)
      }
      //#endregion
    }
  }
  return { loss, δ, ε };
}

/** ∂O/∂w = Σ_t b_source δ_target for every weight, in the shape of the weights. */
export function gradient(net: MLP, trace: Trace, errors: Errors): Weights {
  const d = zeroParts(mlpParts(net)) as Weights;
  d.layers.forEach(({ w, bias }, n) => {
    const source = n === 0 ? trace.x : trace.b.h[n - 1];
    const δ = n === net.hidden.length ? errors.δ.k : errors.δ.h[n];
    //#region gradient
    for (let t = 1; t <= trace.T; t++) {
      addOuter(w, source[t], δ[t]); // (mlp.6), of the outputs (mlp.8)
      if (bias) add(bias, δ[t]); // (mlp.7), of the outputs (mlp.9)
    }
    //#endregion
  });
  return d;
}
