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
import { dot, type Matrix, type Vector } from '../numbers/matrix.ts';
import type { Kernels } from './instance.ts';
import { onKernels, type Rows } from './network.ts';
import { addBias, apply, applyOutput, clearRows, rowsFrom, slopes, sumRows } from './rows.ts';

type Errors = readable.Errors;
type Trace = readable.Trace;
type Weights = readable.Weights;

const units = [...gateLetters, 'c'] as const;

/** What the backward pass takes from the trace alone, for all steps at once. */
type Factors = {
  /** f′ of the gates. */
  readonly slope: Readonly<Record<'ι' | 'φ' | 'ω', Matrix>>;
  /** b_ι g′, and b_ω h′. */
  readonly c: Matrix;
  readonly h: Matrix;
  /** What opening coupled gates changes of the state: g − s of the step before. */
  readonly change: Matrix;
};

/** The recurrent parts that there are. Who steps finds their rows once: in every step that costs more than a small product. */
const recurrentEdges = (w: Weights) =>
  units.flatMap((to) =>
    units.flatMap((from) => {
      const weights = from === 'c' ? w[`h${to}`] : w[`${from}${to}`];
      return weights ? [{ from, to, weights }] : [];
    }),
  );

function fill(net: LSTM, w: Weights, trace: Trace, kernels: Kernels): void {
  const { T, x, a, b, s, g, h, y } = trace;
  const { squash } = net;
  const { product, multiply, multiplyAdd, blockSums } = kernels;
  const { cι, cφ, cω } = w;
  for (const unit of units) {
    addBias(a[unit], w.bias?.[unit], T);
    product(a[unit][1], x[1], w[`i${unit}`], T);
  }
  const edges = recurrentEdges(w).map(({ from, to, weights }) => [a[to], b[from], weights]);
  for (let t = 1; t <= T; t++) {
    const old = s[t - 1];
    const now = s[t];
    for (const [to, from, weights] of edges) product(to[t], from[t - 1], weights);
    if (cι) blockSums(a.ι[t], cι, old); // (lstm.1)
    if (cφ) blockSums(a.φ[t], cφ, old); // (lstm.3)
    if (net.inputGate) apply(kernels, squash.f, a.ι[t], b.ι[t]); // (lstm.2)
    if (net.forgetGate === true) apply(kernels, squash.f, a.φ[t], b.φ[t]); // (lstm.4)
    if (net.forgetGate === 'coupled')
      for (let j = 0; j < net.blocks; j++) b.φ[t][j] = 1 - b.ι[t][j];
    apply(kernels, squash.g, a.c[t], g[t]); // (lstm.5)
    multiply(now, b.φ[t], old);
    multiplyAdd(now, b.ι[t], g[t]); // (lstm.6)
    if (cω) blockSums(a.ω[t], cω, now); // (lstm.7)
    if (net.outputGate) apply(kernels, squash.f, a.ω[t], b.ω[t]); // (lstm.8)
    apply(kernels, squash.h, now, h[t]);
    multiply(b.c[t], b.ω[t], h[t]); // (lstm.9)
  }
  addBias(a.k, w.bias?.k, T);
  product(a.k[1], b.c[1], w.ck, T); // (lstm.10)
  product(a.k[1], x[1], w.ik, T);
  applyOutput(kernels, net.output, a.k, y, T);
}

function fillFactors(
  { squash, forgetGate }: LSTM,
  { T, a, b, s, g, h }: Trace,
  { multiply }: Kernels,
  factors: Factors,
): void {
  slopes(squash.h, s[1], h[1], factors.h[1], T);
  multiply(factors.h[1], b.ω[1], factors.h[1], T);
  slopes(squash.g, a.c[1], g[1], factors.c[1], T);
  multiply(factors.c[1], b.ι[1], factors.c[1], T);
  for (const gate of gateLetters)
    slopes(squash.f, a[gate][1], b[gate][1], factors.slope[gate][1], T);
  if (forgetGate !== 'coupled') return;
  const [change, input, kept] = [factors.change[1], g[1], s[0]].map((row) => rowsFrom(row, T));
  for (let n = 0; n < change.length; n++) change[n] = input[n] - kept[n];
}

function fillErrors(
  net: LSTM,
  w: Weights,
  trace: Trace,
  { δ, ε }: Rows<Errors>,
  kernels: Kernels,
  factors: Factors,
): void {
  const { T, b, s, g, h } = trace;
  const { productTransposed, multiply, multiplyAdd, blockSums } = kernels;
  const flows = net.gradient === 'full';
  const { cι, cφ, cω }: Partial<Weights> = flows ? w : {};
  const edges = flows ? recurrentEdges(w) : [];
  const fromCells = edges
    .filter(({ from }) => from === 'c')
    .map(({ to, weights }) => [δ[to], weights]);
  const fromGates = edges.filter(({ from }) => from !== 'c');
  /** `left` is what the gate is multiplied with. */
  const gateError = (gate: 'ι' | 'φ' | 'ω', t: number, left: Vector, error: Vector): void => {
    const sums = δ[gate][t];
    const slope = factors.slope[gate][t];
    blockSums(sums, left, error);
    multiply(sums, slope, sums);
    for (const { from, to, weights } of fromGates) {
      if (from !== gate) continue;
      const next = δ[to][t + 1];
      for (let j = 0; j < net.blocks; j++) sums[j] += slope[j] * dot(weights[j], next);
    }
  };
  const input = net.forgetGate === 'coupled' ? factors.change : g;
  fillFactors(net, trace, kernels, factors);
  for (const letter of gateLetters) clearRows(δ[letter], T);
  clearRows(ε.c, T);
  productTransposed(ε.c[1], δ.k[1], w.ck, T); // (lstm.11)
  for (let t = T; t >= 1; t--) {
    const [es, ec] = [ε.s[t], ε.c[t]];
    for (const [to, weights] of fromCells) productTransposed(ec, to[t + 1], weights); // (lstm.11)
    if (net.outputGate) gateError('ω', t, h[t], ec); // (lstm.12)
    multiply(es, factors.h[t], ec);
    multiplyAdd(es, b.φ[t + 1], ε.s[t + 1]); // (lstm.13)
    if (cι) multiplyAdd(es, δ.ι[t + 1], cι);
    if (cφ) multiplyAdd(es, δ.φ[t + 1], cφ);
    if (cω) multiplyAdd(es, δ.ω[t], cω);
    multiply(δ.c[t], factors.c[t], es); // (lstm.14)
    if (net.forgetGate === true) gateError('φ', t, s[t - 1], es); // (lstm.15)
    if (net.inputGate) gateError('ι', t, input[t], es); // (lstm.16)
  }
}

/** Each part is one update of rank T, lstm.17–lstm.33. */
function fillGradient(
  _: LSTM,
  { T, x, b, s }: Trace,
  δ: Errors['δ'],
  d: Weights,
  { outer, multiplyAdd }: Kernels,
): void {
  for (const unit of units) {
    outer(d[`i${unit}`], x[1], δ[unit][1], T);
    outer(d[`h${unit}`], b.c[0], δ[unit][1], T);
    sumRows(d.bias?.[unit], δ[unit], T);
    for (const from of gateLetters) outer(d[`${from}${unit}`], b[from][0], δ[unit][1], T);
  }
  for (let t = 1; t <= T; t++) {
    if (d.cι) multiplyAdd(d.cι, δ.ι[t], s[t - 1]);
    if (d.cφ) multiplyAdd(d.cφ, δ.φ[t], s[t - 1]);
    if (d.cω) multiplyAdd(d.cω, δ.ω[t], s[t]);
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
  Factors
>({
  name: 'lstm',
  readable,
  check: checkWeights,
  checkTrace,
  emptyWeights,
  emptyTrace,
  emptyErrors,
  scratch(net, T, make) {
    const cells = (): Matrix => make(T + 2, layerCells(net));
    const blocks = (): Matrix => make(T + 2, net.blocks);
    const slope = { ι: blocks(), φ: blocks(), ω: blocks() };
    return { slope, c: cells(), h: cells(), change: cells() };
  },
  start: (net, x, trace, state) => {
    startTrace(net, x, { state, into: trace });
  },
  clear: (net, w) => zeroWeights('lstm.gradient', net, w),
  fill,
  fillErrors,
  fillGradient,
});
