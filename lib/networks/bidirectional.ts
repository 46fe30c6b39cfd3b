/*
 * Two recurrent layers over the same inputs, one in each direction of time, under one output layer.
 * Source: Graves, Supervised Sequence Labelling: the output at t reads both layers; all output errors come first.
 * Leaves out: the layers themselves, which are networks whose net inputs to the output are added here.
 */
import { outputLayers, type OutputName } from '../functions/loss.ts';
import { add, matrix, type Matrix, type Vector } from '../numbers/matrix.ts';
import { ShapeError, ValueError, type NumberRows, type Numbers } from '../numbers/shape.ts';
import * as gru from './gru.ts';
import * as lstm from './lstm.ts';
import {
  checkOutputErrors,
  outputErrorAt,
  type OutputErrors,
  type Targets,
} from './outputErrors.ts';
import { checkParts, copyParts, type Drawing, type Part } from './parts.ts';
import * as rnn from './rnn.ts';
import { checkOutputName, readInputs } from './sequence.ts';

/** A network that recurs, of which a direction is made. */
export type Layer = rnn.RNN | gru.GRU | lstm.LSTM;
type LayerTrace = rnn.Trace | gru.Trace | lstm.Trace;
type LayerErrors = rnn.Errors | gru.Errors | lstm.Errors;

/** Plain, frozen data; `forward` reads days 1..T in order, `backward` reads them from T to 1. */
export type Bidirectional = {
  readonly kind: 'bidirectional';
  readonly forward: Layer;
  readonly backward: Layer;
  readonly inputs: number;
  readonly outputs: number;
  readonly biases: boolean;
  readonly output: OutputName;
};

/** Each layer's own weights, those to the outputs included; the output's bias stands once. */
export type Weights = {
  readonly forward: object;
  readonly backward: object;
  readonly bias?: { readonly k: Vector };
};
/** The same as nested arrays of numbers, for `weights`. */
export type PlainWeights = {
  readonly forward: object;
  readonly backward: object;
  readonly bias?: { readonly k: Numbers };
};

/** The traces of both layers, `backward` in its own order: its step 1 is day T. a.k, y and x are in the days' order. */
export type Trace = {
  readonly T: number;
  readonly x: Matrix;
  readonly forward: LayerTrace;
  readonly backward: LayerTrace;
  readonly a: { readonly k: Matrix };
  readonly y: Matrix;
};

/** Errors of both layers, each in its trace's order; δ.k in the days' order. `loss` is O. */
export type Errors = {
  readonly loss: number;
  readonly forward: LayerErrors;
  readonly backward: LayerErrors;
  readonly δ: { readonly k: Matrix };
};

/** What is asked of a layer; each namespace takes only its own network, weights and trace. */
type LayerVerbs = {
  readonly weights: (net: Layer, plain: object) => object;
  readonly initialize: (net: Layer, drawing: Drawing) => object;
  readonly countWeights: (net: Layer) => number;
  readonly forward: (
    net: Layer,
    weights: object,
    x: NumberRows,
    options?: { readonly into?: LayerTrace | undefined },
  ) => LayerTrace;
  readonly backward: (
    net: Layer,
    weights: object,
    trace: LayerTrace,
    z: OutputErrors,
    options?: { readonly into?: LayerErrors | undefined },
  ) => LayerErrors;
  readonly gradient: (net: Layer, trace: LayerTrace, errors: LayerErrors) => object;
};
/** Implementations of the layers, by kind: these, or those that are given. */
export type Layers = Readonly<Record<Layer['kind'], LayerVerbs>>;
const verbs = { rnn, gru, lstm } as unknown as Layers;
const directions = ['forward', 'backward'] as const;

/**
 * A network over two layers with the same inputs and outputs: softmax output and its bias unless said otherwise.
 * @throws ValueError for a layer that is no RNN, GRU or LSTM, or that squashes or biases its own output;
 * ShapeError for layers that do not fit each other.
 */
export function network(
  shape: Pick<Bidirectional, 'forward' | 'backward'> &
    Partial<Pick<Bidirectional, 'biases' | 'output'>>,
): Bidirectional {
  const place = 'bidirectional.network';
  const { inputs, outputs } = shape.forward;
  for (const name of directions) {
    const layer = shape[name];
    if (!Object.hasOwn(verbs, layer.kind)) {
      throw new ValueError(place, `${name}.kind`, `is '${layer.kind}'`, 'rnn, gru, lstm');
    }
    if (layer.output !== 'identity') {
      throw new ValueError(place, `${name}.output`, `is '${layer.output}'`, 'identity');
    }
    if (layer.biases === true || layer.biases === 'gates and outputs') {
      throw new ValueError(place, `${name}.biases`, `is ${layer.biases}`, "'hidden' or false");
    }
    if (layer.inputs !== inputs || layer.outputs !== outputs) {
      const got = `has ${layer.inputs} inputs and ${layer.outputs} outputs`;
      throw new ShapeError(place, name, got, `${inputs} and ${outputs}`);
    }
  }
  const net: Bidirectional = {
    kind: 'bidirectional',
    biases: true,
    output: 'softmax',
    ...shape,
    inputs,
    outputs,
  };
  checkOutputName(place, net.output);
  return Object.freeze(net);
}

const parts = ({ outputs, biases }: Bidirectional): Part[] => [
  { name: 'bias.k', sizes: [outputs], meaning: 'outputs', has: biases, absent: 'biases: false' },
];

const each = (net: Bidirectional, make: (name: 'forward' | 'backward') => object) => ({
  forward: make('forward'),
  backward: make('backward'),
  ...(net.biases ? { bias: { k: new Float64Array(net.outputs) } } : {}),
});

/** Weights from nested arrays of numbers. @throws ShapeError, ValueError, naming the part. */
export function weights(net: Bidirectional, plain: PlainWeights): Weights {
  const own = plain.bias ? { bias: plain.bias } : {};
  const made = copyParts('bidirectional.weights', parts(net), own);
  const layers = each(net, (name) => verbs[net[name].kind].weights(net[name], plain[name]));
  return { ...layers, ...made };
}

/** Both layers drawn alike (see Drawing), from seed and seed + 1, the output's bias 0. @throws ValueError as they do. */
export const initialize = (net: Bidirectional, drawing: Drawing): Weights =>
  each(net, (name) =>
    verbs[net[name].kind].initialize(net[name], {
      ...drawing,
      seed: name === 'forward' ? drawing.seed : drawing.seed + 1,
    }),
  );

/** The number of weights of both layers and of the output's bias. */
export const countWeights = (net: Bidirectional): number =>
  directions.reduce((sum, name) => sum + verbs[net[name].kind].countWeights(net[name]), 0) +
  (net.biases ? net.outputs : 0);

/**
 * Runs T rows of I inputs in both directions; `layers` may be another implementation, which fills the layers of `into`.
 * @throws ShapeError, ValueError by name and index.
 */
export function forward(
  net: Bidirectional,
  weights: Weights,
  x: NumberRows,
  { into, layers = verbs }: { readonly into?: Trace | undefined; readonly layers?: Layers } = {},
): Trace {
  const place = 'bidirectional.forward';
  checkParts(place, parts(net), weights.bias ? { bias: weights.bias } : {});
  const { T, x: inputs } = readInputs(place, x, net.inputs);
  const run = (name: 'forward' | 'backward', rows: NumberRows): LayerTrace =>
    layers[net[name].kind].forward(net[name], weights[name], rows, { into: into?.[name] });
  const days = inputs.slice(1, T + 1);
  const [early, late] = [run('forward', days), run('backward', days.toReversed())];
  const a = { k: matrix(T + 2, net.outputs) };
  const y = matrix(T + 2, net.outputs);
  for (let t = 1; t <= T; t++) {
    a.k[t].set(early.a.k[t]);
    add(a.k[t], late.a.k[T + 1 - t]);
    if (weights.bias) add(a.k[t], weights.bias.k);
    outputLayers[net.output].apply(a.k[t], y[t]);
  }
  return { T, x: inputs, forward: early, backward: late, a, y };
}

/**
 * All output errors first, then each layer from the end of its own order to the start.
 * z: T rows of K targets, null where a step has none, or errors given. @throws ShapeError, ValueError by name and index.
 */
export function backward(
  net: Bidirectional,
  weights: Weights,
  trace: Trace,
  z: Targets | OutputErrors,
  { into, layers = verbs }: { readonly into?: Errors | undefined; readonly layers?: Layers } = {},
): Errors {
  const { T } = trace;
  checkOutputErrors('bidirectional.backward', net, T, z);
  const δ = { k: matrix(T + 2, net.outputs) };
  let loss = 0;
  for (let t = 1; t <= T; t++) loss += outputErrorAt(t, net.output, trace, z, δ.k);
  const days = δ.k.slice(1, T + 1);
  const back = (name: 'forward' | 'backward', δk: NumberRows): LayerErrors =>
    layers[net[name].kind].backward(
      net[name],
      weights[name],
      trace[name],
      { loss: 0, δk },
      { into: into?.[name] },
    );
  const [early, late] = [back('forward', days), back('backward', days.toReversed())];
  return { loss, forward: early, backward: late, δ };
}

/** ∂O/∂w for every weight, in the shape of the weights. */
export function gradient(
  net: Bidirectional,
  trace: Trace,
  errors: Errors,
  { layers = verbs }: { readonly layers?: Layers } = {},
): Weights {
  const d = each(net, (name) =>
    layers[net[name].kind].gradient(net[name], trace[name], errors[name]),
  );
  if (d.bias) for (let t = 1; t <= trace.T; t++) add(d.bias.k, errors.δ.k[t]);
  return d;
}
