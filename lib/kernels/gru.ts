/*
 * The GRU on the kernels: the verbs of lib/networks/gru.ts, with the products of all steps at once where nothing recurs.
 * Source: equations gru.1–gru.26, named at each line.
 * Leaves out: checks of its own; the readable verbs' are made.
 */
import * as readable from '../networks/gru.ts';
import { gruParts } from '../networks/gruParts.ts';
import { checkParts, clearParts, zeroParts } from '../networks/parts.ts';
import { matrix, type Matrix } from '../numbers/matrix.ts';
import { checkSizes, startHidden } from './hidden.ts';
import { onKernels } from './network.ts';
import { addBias, apply, applyOutput, clearRows, sumRows } from './rows.ts';

type Weights = readable.Weights;
/** What the reset gate has kept, r·m: a product needs it in the kernels' memory where the reset comes before. */
type Scratch = { readonly kept: Matrix };

/** As gru.forward, gru.backward and gru.gradient. @throws as they do, and ValueError for too large a memory. */
export const { forward, backward, gradient } = onKernels<
  readable.GRU,
  Weights,
  readable.Trace,
  readable.Errors,
  readable.State,
  Scratch
>({
  name: 'gru',
  readable,
  check: (place, net, w) => {
    checkParts(place, gruParts(net), w);
  },
  checkTrace: (place, net, trace) => {
    checkSizes(place, 'trace', net, trace.T, trace);
  },
  emptyWeights: (net, make) => zeroParts(gruParts(net), make) as Weights,
  emptyTrace({ inputs, hidden: H, outputs }, T, make) {
    const rows = (columns: number): Matrix => make(T + 2, columns);
    const b = { r: rows(H), u: rows(H), n: rows(H), h: rows(H) };
    const a = { r: rows(H), u: rows(H), n: rows(H), k: rows(outputs) };
    return { T, x: rows(inputs), a, b, m: rows(H), y: rows(outputs), state: { b: b.h[T] } };
  },
  emptyErrors({ hidden: H, outputs }, T, make = matrix) {
    const rows = (columns: number): Matrix => make(T + 2, columns);
    const δ = { r: rows(H), u: rows(H), n: rows(H), m: rows(H), k: rows(outputs) };
    return { δ, ε: { h: rows(H) } };
  },
  scratch: ({ hidden }, T, make) => ({ kept: make(T + 2, hidden) }),
  start: (net, x, trace, state) => {
    startHidden('gru.forward', net, x, trace, state);
  },
  clear: (net, w) =>
    w
      ? (clearParts('gru.gradient', 'into', gruParts(net), w) as Weights)
      : (zeroParts(gruParts(net)) as Weights),

  fill(net, w, { T, x, a, b, m, y }, kernels, { kept }) {
    const { product } = kernels;
    const isAfter = net.reset === 'after';
    for (const unit of ['r', 'u', 'n'] as const) {
      addBias(a[unit], w.bias?.[unit], T);
      product(a[unit][1], x[1], w[`i${unit}`], T);
    }
    if (isAfter) addBias(m, w.bias?.m, T);
    for (let t = 1; t <= T; t++) {
      const before = b.h[t - 1];
      product(a.r[t], before, w.hr); // (gru.1)
      apply(kernels, 'logistic', a.r[t], b.r[t]); // (gru.2)
      product(a.u[t], before, w.hu); // (gru.3)
      apply(kernels, 'logistic', a.u[t], b.u[t]); // (gru.4)
      if (isAfter) product(m[t], before, w.hn);
      else m[t].set(before); // (gru.5)
      const [r, u, n, now, keep, mt] = [b.r[t], b.u[t], b.n[t], b.h[t], kept[t], m[t]];
      for (let h = 0; h < r.length; h++) keep[h] = r[h] * mt[h];
      if (isAfter) for (let h = 0; h < r.length; h++) a.n[t][h] += keep[h];
      else product(a.n[t], keep, w.hn); // (gru.6)
      apply(kernels, 'tanh', a.n[t], n); // (gru.7)
      for (let h = 0; h < r.length; h++) now[h] = (1 - u[h]) * n[h] + u[h] * before[h]; // (gru.8)
    }
    addBias(a.k, w.bias?.k, T);
    product(a.k[1], b.h[1], w.hk, T); // (gru.9)
    applyOutput(kernels, net.output, a.k, y, T);
  },

  fillErrors(net, w, { T, b, m }, { δ, ε }, { productTransposed }) {
    const isAfter = net.reset === 'after';
    clearRows(ε.h, T);
    productTransposed(ε.h[1], δ.k[1], w.hk, T);
    if (!isAfter) clearRows(δ.m, T);
    for (let t = T; t >= 1; t--) {
      productTransposed(ε.h[t], δ.r[t + 1], w.hr);
      productTransposed(ε.h[t], δ.u[t + 1], w.hu);
      if (isAfter) productTransposed(ε.h[t], δ.m[t + 1], w.hn);
      const [e, later] = [ε.h[t], ε.h[t + 1]];
      const [uNext, rNext, mNext] = [b.u[t + 1], b.r[t + 1], δ.m[t + 1]];
      for (let h = 0; h < e.length; h++) {
        e[h] += uNext[h] * later[h] + (isAfter ? 0 : rNext[h] * mNext[h]); // (gru.10)
      }
      const [before, n, u, r, mt] = [b.h[t - 1], b.n[t], b.u[t], b.r[t], m[t]];
      const [du, dn, dm, dr] = [δ.u[t], δ.n[t], δ.m[t], δ.r[t]];
      for (let h = 0; h < e.length; h++) {
        du[h] = u[h] * (1 - u[h]) * (before[h] - n[h]) * e[h]; // (gru.11)
        dn[h] = (1 - n[h] * n[h]) * (1 - u[h]) * e[h]; // (gru.12)
      }
      if (isAfter) for (let h = 0; h < e.length; h++) dm[h] = r[h] * dn[h];
      else productTransposed(dm, dn, w.hn); // (gru.13)
      const error = isAfter ? dn : dm;
      for (let h = 0; h < e.length; h++) dr[h] = r[h] * (1 - r[h]) * mt[h] * error[h]; // (gru.14)
    }
  },

  fillGradient(net, { T, x, b }, δ, d, { outer }, { kept }) {
    for (const unit of ['r', 'u', 'n'] as const) {
      outer(d[`i${unit}`], x[1], δ[unit][1], T); // (gru.15), (gru.18), (gru.21)
      sumRows(d.bias?.[unit], δ[unit], T); // (gru.17), (gru.20), (gru.22)
    }
    outer(d.hr, b.h[0], δ.r[1], T); // (gru.16)
    outer(d.hu, b.h[0], δ.u[1], T); // (gru.19)
    if (net.reset === 'before') outer(d.hn, kept[1], δ.n[1], T);
    else outer(d.hn, b.h[0], δ.m[1], T); // (gru.23)
    sumRows(d.bias?.m, δ.m, T); // (gru.24)
    outer(d.hk, b.h[1], δ.k[1], T); // (gru.25)
    sumRows(d.bias?.k, δ.k, T); // (gru.26)
  },
});
