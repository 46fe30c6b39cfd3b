/*
 * The RNN on the kernels: the verbs of lib/networks/rnn.ts, with the products of all steps at once where nothing recurs.
 * Source: equations rnn.1–rnn.10, named at each line.
 * Leaves out: checks of its own; the readable verbs' are made.
 */
import { checkParts, clearParts, zeroParts } from '../networks/parts.ts';
import * as readable from '../networks/rnn.ts';
import { rnnParts } from '../networks/rnnParts.ts';
import { matrix } from '../numbers/matrix.ts';
import { checkSizes, startHidden } from './hidden.ts';
import { onKernels } from './network.ts';
import { addBias, apply, applyOutput, clearRows, multiplySlopes, sumRows } from './rows.ts';

type Weights = readable.Weights;

/** As rnn.forward, rnn.backward and rnn.gradient. @throws as they do, and ValueError for too large a memory. */
export const { forward, backward, gradient } = onKernels<
  readable.RNN,
  Weights,
  readable.Trace,
  readable.Errors,
  readable.State,
  undefined
>({
  name: 'rnn',
  readable,
  check: (place, net, w) => {
    checkParts(place, rnnParts(net), w);
  },
  checkTrace: (place, net, trace) => {
    checkSizes(place, 'trace', net, trace.T, trace);
  },
  emptyWeights: (net, make) => zeroParts(rnnParts(net), make) as Weights,
  emptyTrace({ inputs, hidden, outputs }, T, make) {
    const b = { h: make(T + 2, hidden) };
    const a = { h: make(T + 2, hidden), k: make(T + 2, outputs) };
    return { T, x: make(T + 2, inputs), a, b, y: make(T + 2, outputs), state: { b: b.h[T] } };
  },
  emptyErrors: ({ hidden, outputs }, T, make = matrix) => ({
    δ: { h: make(T + 2, hidden), k: make(T + 2, outputs) },
    ε: { h: make(T + 2, hidden) },
  }),
  scratch: () => undefined,
  start: (net, x, trace, state) => {
    startHidden('rnn.forward', net, x, trace, state);
  },
  clear: (net, w) =>
    w
      ? (clearParts('rnn.gradient', 'into', rnnParts(net), w) as Weights)
      : (zeroParts(rnnParts(net)) as Weights),

  fill(net, w, { T, x, a, b, y }, kernels) {
    addBias(a.h, w.bias?.h, T);
    kernels.product(a.h[1], x[1], w.ih, T);
    for (let t = 1; t <= T; t++) {
      kernels.product(a.h[t], b.h[t - 1], w.hh); // (rnn.1)
      apply(kernels, net.squash, a.h[t], b.h[t]); // (rnn.2)
    }
    addBias(a.k, w.bias?.k, T);
    kernels.product(a.k[1], b.h[1], w.hk, T); // (rnn.3)
    applyOutput(kernels, net.output, a.k, y, T);
  },

  fillErrors(net, w, { T, a, b }, { δ, ε }, { productTransposed }) {
    clearRows(ε.h, T);
    productTransposed(ε.h[1], δ.k[1], w.hk, T);
    for (let t = T; t >= 1; t--) {
      productTransposed(ε.h[t], δ.h[t + 1], w.hh); // (rnn.4)
      multiplySlopes(net.squash, a.h[t], b.h[t], ε.h[t], δ.h[t]); // (rnn.5)
    }
  },

  fillGradient(_, { T, x, b }, δ, d, { outer }) {
    outer(d.ih, x[1], δ.h[1], T); // (rnn.6)
    outer(d.hh, b.h[0], δ.h[1], T); // (rnn.7)
    sumRows(d.bias?.h, δ.h, T); // (rnn.8)
    outer(d.hk, b.h[1], δ.k[1], T); // (rnn.9)
    sumRows(d.bias?.k, δ.k, T); // (rnn.10)
  },
});
