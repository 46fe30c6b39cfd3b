/*
 * Two layers in opposite directions on the kernels: the verbs of lib/networks/bidirectional.ts over fast layers.
 * Source: the same; each layer lies in a memory of its own, their sums in JavaScript's.
 * Leaves out: what the readable verbs do, which is all but the layers.
 */
import * as readable from '../networks/bidirectional.ts';
import type { OutputErrors, Targets } from '../networks/outputErrors.ts';
import type { NumberRows } from '../numbers/shape.ts';
import * as gru from './gru.ts';
import * as lstm from './lstm.ts';
import * as rnn from './rnn.ts';

type Net = readable.Bidirectional;
type Weights = readable.Weights;
type Trace = readable.Trace;
type Errors = readable.Errors;

// Each namespace takes only its own network, weights and trace: a layer's kind tells which belong together.
const layers = { rnn, gru, lstm } as unknown as readable.Layers;

/** As bidirectional.forward. @throws as it does, and ValueError for too large a memory. */
export const forward = (
  net: Net,
  weights: Weights,
  x: NumberRows,
  { into }: { readonly into?: Trace | undefined } = {},
): Trace => readable.forward(net, weights, x, { into, layers });

/** As bidirectional.backward. */
export const backward = (
  net: Net,
  weights: Weights,
  trace: Trace,
  z: Targets | OutputErrors,
  { into }: { readonly into?: Errors | undefined } = {},
): Errors => readable.backward(net, weights, trace, z, { into, layers });

/** As bidirectional.gradient. */
export const gradient = (net: Net, trace: Trace, errors: Errors): Weights =>
  readable.gradient(net, trace, errors, { layers });
