/*
 * LSTM on the kernels: the verbs of lib/networks/lstm.ts, with the products of all steps at once where nothing recurs.
 * Source: equations lstm.1–lstm.33 and output.7, named at each line; what variants change is in lstmVariants.ts.
 * Leaves out: checks of its own; the readable verbs' are made.
 */
import * as readable from '../networks/lstm.ts';
import { layerCells, type LSTM } from '../networks/lstmNetwork.ts';
import {
  checkTrace,
  emptyErrors,
  emptyTrace,
  gateLetters,
  startTrace,
} from '../networks/lstmTrace.ts';
import { checkWeights, emptyWeights, zeroWeights } from '../networks/lstmWeights.ts';
import { dot } from '../numbers/matrix.ts';
import type { Kernels } from './instance.ts';
import { onKernels, type Rows } from './network.ts';
import { addBias, apply, applyOutput, clearRows, slopes, sumRows } from './rows.ts';

type Errors = readable.Errors;
type Trace = readable.Trace;
type Weights = readable.Weights;

const units = [...gateLetters, 'c'] as const;

/** The recurrent parts that there are, named once: a name made in every step costs more than a small product. */
const recurrentEdges = (w: Weights) =>
  units.flatMap((to) =>
    units.flatMap((from) => {
      const weights = from === 'c' ? w[`h${to}`] : w[`${from}${to}`];
      return weights ? [{ from, to, weights }] : [];
    }),
  );

function fill(net: LSTM, w: Weights, trace: Trace, kernels: Kernels): void {
  const { T, x, a, b, s, g, h, y } = trace;
  const { cells, squash } = net;
  const H = layerCells(net);
  const { product } = kernels;
  const { f, g: inner, h: outer } = squash;
  const { cι, cφ, cω } = w;
  for (const unit of units) {
    addBias(a[unit], w.bias?.[unit], T);
    product(a[unit][1], x[1], w[`i${unit}`], T);
  }
  const edges = recurrentEdges(w);
  for (let t = 1; t <= T; t++) {
    const old = s[t - 1];
    const now = s[t];
    for (const { from, to, weights } of edges) product(a[to][t], b[from][t - 1], weights);
    if (cι) addPeepholes(a.ι[t], old, cι, cells); // (lstm.1)
    if (cφ) addPeepholes(a.φ[t], old, cφ, cells); // (lstm.3)
    if (net.inputGate) apply(kernels, f, a.ι[t], b.ι[t]); // (lstm.2)
    if (net.forgetGate === true) apply(kernels, f, a.φ[t], b.φ[t]); // (lstm.4)
    if (net.forgetGate === 'coupled')
      for (let j = 0; j < net.blocks; j++) b.φ[t][j] = 1 - b.ι[t][j];
    apply(kernels, inner, a.c[t], g[t]); // (lstm.5)
    const [keep, input, squashed] = [b.φ[t], b.ι[t], g[t]];
    for (let c = 0, j = 0; c < H; j++) {
      for (const end = c + cells; c < end; c++) now[c] = keep[j] * old[c] + input[j] * squashed[c]; // (lstm.6)
    }
    if (cω) addPeepholes(a.ω[t], now, cω, cells); // (lstm.7)
    if (net.outputGate) apply(kernels, f, a.ω[t], b.ω[t]); // (lstm.8)
    apply(kernels, outer, now, h[t]);
    const [gate, state, out] = [b.ω[t], h[t], b.c[t]];
    for (let c = 0, j = 0; c < H; j++) {
      for (const end = c + cells; c < end; c++) out[c] = gate[j] * state[c]; // (lstm.9)
    }
  }
  addBias(a.k, w.bias?.k, T);
  product(a.k[1], b.c[1], w.ck, T); // (lstm.10)
  product(a.k[1], x[1], w.ik, T);
  applyOutput(kernels, net.output, a.k, y, T);
}

function addPeepholes(a: Float64Array, s: Float64Array, w: Float64Array, cells: number): void {
  for (let c = 0, j = 0; j < a.length; j++) {
    let sum = 0;
    for (const end = c + cells; c < end; c++) sum += w[c] * s[c];
    a[j] += sum;
  }
}

function fillErrors(
  net: LSTM,
  w: Weights,
  trace: Trace,
  { δ, ε }: Rows<Errors>,
  { productTransposed }: Kernels,
): void {
  const { T, a, b, s, g, h } = trace;
  const { cells, blocks, squash } = net;
  const H = layerCells(net);
  const flows = net.gradient === 'full';
  const { cι, cφ, cω }: Partial<Weights> = flows ? w : {};
  const flowing = flows ? recurrentEdges(w) : [];
  clearRows(ε.c, T);
  productTransposed(ε.c[1], δ.k[1], w.ck, T); // (lstm.11)
  const slope = { f: new Float64Array(blocks), g: new Float64Array(H), h: new Float64Array(H) };
  const gateError = (
    letter: 'ι' | 'φ' | 'ω',
    t: number,
    left: Float64Array,
    right: Float64Array,
    sign = 1,
  ): void => {
    const error = δ[letter][t];
    slopes(squash.f, a[letter][t], b[letter][t], slope.f);
    for (let c = 0, j = 0; j < blocks; j++) {
      let sum = 0;
      for (const end = c + cells; c < end; c++) sum += left[c] * right[c];
      error[j] = (sign < 0 ? error[j] : 0) + sign * slope.f[j] * sum;
    }
    if (sign < 0) return;
    for (const { from, to, weights } of flowing) {
      if (from !== letter) continue;
      const next = δ[to][t + 1];
      for (let j = 0; j < blocks; j++) error[j] += slope.f[j] * dot(weights[j], next);
    }
  };
  for (let t = T; t >= 1; t--) {
    for (const { from, to, weights } of flowing) {
      if (from === 'c') productTransposed(ε.c[t], δ[to][t + 1], weights);
    } // (lstm.11)
    if (net.outputGate) gateError('ω', t, h[t], ε.c[t]); // (lstm.12)
    slopes(squash.h, s[t], h[t], slope.h);
    slopes(squash.g, a.c[t], g[t], slope.g);
    const [es, esNext, ec, dc] = [ε.s[t], ε.s[t + 1], ε.c[t], δ.c[t]];
    const [gate, keep, input] = [b.ω[t], b.φ[t + 1], b.ι[t]];
    const { h: slopeH, g: slopeG } = slope;
    for (let c = 0, j = 0; c < H; j++) {
      for (const end = c + cells; c < end; c++)
        es[c] = gate[j] * slopeH[c] * ec[c] + keep[j] * esNext[c]; // (lstm.13)
    }
    if (cι) addByBlock(es, cι, δ.ι[t + 1], cells);
    if (cφ) addByBlock(es, cφ, δ.φ[t + 1], cells);
    if (cω) addByBlock(es, cω, δ.ω[t], cells);
    for (let c = 0, j = 0; c < H; j++) {
      for (const end = c + cells; c < end; c++) dc[c] = input[j] * slopeG[c] * es[c]; // (lstm.14)
    }
    if (net.forgetGate === true) gateError('φ', t, s[t - 1], es); // (lstm.15)
    if (net.inputGate) gateError('ι', t, g[t], es); // (lstm.16)
    if (net.forgetGate === 'coupled') gateError('ι', t, s[t - 1], es, -1);
  }
}

function addByBlock(sum: Float64Array, w: Float64Array, d: Float64Array, cells: number): void {
  for (let c = 0, j = 0; j < d.length; j++) {
    for (const end = c + cells; c < end; c++) sum[c] += w[c] * d[j];
  }
}

/** Each part is one update of rank T, lstm.17–lstm.33. */
function fillGradient(
  net: LSTM,
  { T, x, b, s }: Trace,
  δ: Errors['δ'],
  d: Weights,
  { outer }: Kernels,
): void {
  const { cells } = net;
  for (const unit of units) {
    outer(d[`i${unit}`], x[1], δ[unit][1], T);
    outer(d[`h${unit}`], b.c[0], δ[unit][1], T);
    sumRows(d.bias?.[unit], δ[unit], T);
    for (const from of gateLetters) outer(d[`${from}${unit}`], b[from][0], δ[unit][1], T);
  }
  for (let t = 1; t <= T; t++) {
    if (d.cι) addByBlock(d.cι, s[t - 1], δ.ι[t], cells);
    if (d.cφ) addByBlock(d.cφ, s[t - 1], δ.φ[t], cells);
    if (d.cω) addByBlock(d.cω, s[t], δ.ω[t], cells);
  }
  outer(d.ck, b.c[1], δ.k[1], T);
  outer(d.ik, x[1], δ.k[1], T);
  sumRows(d.bias?.k, δ.k, T);
}

/** As lstm.forward, lstm.backward and lstm.gradient. @throws as they do, and ValueError for too large a memory. */
export const { forward, backward, gradient } = onKernels<
  LSTM,
  Weights,
  Trace,
  Errors,
  readable.State,
  undefined
>({
  name: 'lstm',
  readable,
  check: checkWeights,
  checkTrace,
  emptyWeights,
  emptyTrace,
  emptyErrors,
  scratch: () => undefined,
  start: (net, x, trace, state) => {
    startTrace(net, x, { state, into: trace });
  },
  clear: (net, w) => zeroWeights('lstm.gradient', net, w),
  fill,
  fillErrors,
  fillGradient,
});
