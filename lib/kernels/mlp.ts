/*
 * The MLP on the kernels: the verbs of lib/networks/mlp.ts, all rows of a sequence at once.
 * Source: equations mlp.1–mlp.9, named at each line.
 * Leaves out: checks of its own; the readable verbs' are made.
 */
import * as readable from '../networks/mlp.ts';
import { mlpParts } from '../networks/mlpParts.ts';
import { checkParts, clearParts, zeroParts } from '../networks/parts.ts';
import { matrix } from '../numbers/matrix.ts';
import { ShapeError } from '../numbers/shape.ts';
import { setInputs } from './hidden.ts';
import { onKernels } from './network.ts';
import { addBias, apply, applyOutput, clearRows, multiplySlopes, sumRows } from './rows.ts';

type MLP = readable.MLP;
type Weights = readable.Weights;
type Trace = readable.Trace;

function checkSizes(place: string, what: string, net: MLP, T: number, { a }: Trace): void {
  const expected = [T + 2, ...net.hidden, net.outputs].join(', ');
  const got = [a.k.length, ...a.h.map((rows) => rows[0].length), a.k[0].length].join(', ');
  if (got !== expected) {
    throw new ShapeError(place, what, `has rows, hidden units, outputs ${got}`, expected);
  }
}

/** As mlp.forward, mlp.backward and mlp.gradient. @throws as they do, and ValueError for too large a memory. */
export const { forward, backward, gradient } = onKernels<
  MLP,
  Weights,
  Trace,
  readable.Errors,
  undefined,
  undefined
>({
  name: 'mlp',
  readable,
  check: (place, net, w) => {
    checkParts(place, mlpParts(net), w);
  },
  checkTrace: (place, net, trace) => {
    checkSizes(place, 'trace', net, trace.T, trace);
  },
  emptyWeights: (net, make) => zeroParts(mlpParts(net), make) as Weights,
  emptyTrace({ inputs, hidden, outputs }, T, make) {
    const layers = () => hidden.map((units) => make(T + 2, units));
    const a = { h: layers(), k: make(T + 2, outputs) };
    return { T, x: make(T + 2, inputs), a, b: { h: layers() }, y: make(T + 2, outputs) };
  },
  emptyErrors({ hidden, outputs }, T, make = matrix) {
    const layers = () => hidden.map((units) => make(T + 2, units));
    return { δ: { h: layers(), k: make(T + 2, outputs) }, ε: { h: layers() } };
  },
  scratch: () => undefined,
  start: (net, x, trace) => {
    checkSizes('mlp.forward', 'into', net, x.length, trace);
    setInputs(x, trace.x);
  },
  clear: (net, w) =>
    w
      ? (clearParts('mlp.gradient', 'into', mlpParts(net), w) as Weights)
      : (zeroParts(mlpParts(net)) as Weights),

  fill(net, { layers }, { T, x, a, b, y }, kernels) {
    layers.forEach(({ w, bias }, n) => {
      const source = n === 0 ? x : b.h[n - 1];
      const isLast = n === net.hidden.length;
      const target = isLast ? a.k : a.h[n];
      addBias(target, bias, T);
      kernels.product(target[1], source[1], w, T); // (mlp.1), of the outputs (mlp.3)
      if (isLast) applyOutput(kernels, net.output, target, y, T);
      else apply(kernels, net.squash, target[1], b.h[n][1], T); // (mlp.2)
    });
  },

  fillErrors(net, { layers }, { T, a, b }, { δ, ε }, { productTransposed }) {
    for (let n = net.hidden.length - 1; n >= 0; n--) {
      const above = n + 1 === net.hidden.length ? δ.k : δ.h[n + 1];
      clearRows(ε.h[n], T);
      productTransposed(ε.h[n][1], above[1], layers[n + 1].w, T); // (mlp.4)
      for (let t = 1; t <= T; t++) {
        multiplySlopes(net.squash, a.h[n][t], b.h[n][t], ε.h[n][t], δ.h[n][t]); // (mlp.5)
      }
    }
  },

  fillGradient(net, { T, x, b }, δ, { layers }, { outer }) {
    layers.forEach(({ w, bias }, n) => {
      const source = n === 0 ? x : b.h[n - 1];
      const error = n === net.hidden.length ? δ.k : δ.h[n];
      outer(w, source[1], error[1], T); // (mlp.6), of the outputs (mlp.8)
      sumRows(bias, error, T); // (mlp.7), of the outputs (mlp.9)
    });
  },
});
