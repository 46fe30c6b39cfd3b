/*
 * A hand-written LSTM training step on fused flat arrays: the yardstick of the benchmark.
 * Source: equations lstm.1–lstm.33 for blocks of one cell, with the four gates in one row per source.
 * Leaves out: names, checks, options, anything one would want to look at afterwards.
 */
import type { Weights } from '../../lib/networks/lstm.ts';

/** A function that makes one update on the sequence and returns its loss. */
export function untraced(
  inputs: number,
  H: number,
  K: number,
  weights: Weights,
  x: readonly number[][],
  z: readonly number[][],
): () => number {
  const T = x.length;
  const G = 4 * H;
  const S = inputs + H + 1; // inputs, outputs of the step before, and the constant 1 of the bias
  const w = new Float64Array(S * G); // [source][ι, φ, c, ω]
  const { bias } = weights;
  const sources = [
    ...weights.iι.map((_, i) => [weights.iι[i], weights.iφ![i], weights.ic[i], weights.iω[i]]),
    ...weights.hι.map((_, h) => [weights.hι[h], weights.hφ![h], weights.hc[h], weights.hω[h]]),
    [bias!.ι, bias!.φ!, bias!.c, bias!.ω],
  ];
  sources.forEach((gates, m) => gates.forEach((row, g) => w.set(row, m * G + g * H)));
  const p = Float64Array.from([...weights.cι!, ...weights.cφ!, ...weights.cω!]);
  const wk = new Float64Array((H + 1) * K);
  [...weights.ck, bias!.k!].forEach((row, c) => wk.set(row, c * K));
  const u = new Float64Array((T + 2) * S); // inputs of every step, side by side
  const a = new Float64Array((T + 2) * G);
  const s = new Float64Array((T + 2) * H);
  const gs = new Float64Array((T + 2) * H);
  const ak = new Float64Array((T + 2) * K);
  const y = new Float64Array((T + 2) * K);
  const logTotals = new Float64Array(T + 2);
  const d = new Float64Array((T + 2) * G);
  const es = new Float64Array((T + 2) * H);
  const dw = new Float64Array(w.length);
  const dp = new Float64Array(p.length);
  const dk = new Float64Array(wk.length);
  const sigma = (v: number): number => 1 / (1 + Math.exp(-v));

  return () => {
    for (let t = 1; t <= T; t++) {
      const at = t * S;
      const net = t * G;
      for (let i = 0; i < inputs; i++) u[at + i] = x[t - 1][i];
      u[at + S - 1] = 1;
      a.fill(0, net, net + G);
      for (let m = 0; m < S; m++) {
        const v = u[at + m];
        const from = m * G;
        for (let j = 0; j < G; j++) a[net + j] += v * w[from + j];
      }
      for (let c = 0; c < H; c++) {
        const old = s[(t - 1) * H + c];
        const n = net + c;
        const input = sigma(a[n] + p[c] * old);
        const forget = sigma(a[n + H] + p[H + c] * old);
        const g = Math.tanh(a[n + 2 * H]);
        const state = forget * old + input * g;
        const out = sigma(a[n + 3 * H] + p[2 * H + c] * state);
        const h = Math.tanh(state);
        a[n] = input;
        a[n + H] = forget;
        a[n + 2 * H] = g;
        a[n + 3 * H] = out;
        s[t * H + c] = state;
        gs[t * H + c] = h;
        u[at + S + inputs + c] = out * h;
      }
      const b = at + S + inputs;
      for (let k = 0; k < K; k++) {
        let sum = wk[H * K + k];
        for (let c = 0; c < H; c++) sum += wk[c * K + k] * u[b + c];
        ak[t * K + k] = sum;
      }
      let largest = -Infinity;
      for (let k = 0; k < K; k++) largest = Math.max(largest, ak[t * K + k]);
      let total = 0;
      for (let k = 0; k < K; k++) total += y[t * K + k] = Math.exp(ak[t * K + k] - largest);
      for (let k = 0; k < K; k++) y[t * K + k] /= total;
      logTotals[t] = largest + Math.log(total);
    }
    let loss = 0;
    dw.fill(0);
    dp.fill(0);
    dk.fill(0);
    for (let t = T; t >= 1; t--) {
      const net = t * G;
      const b = (t + 1) * S + inputs;
      for (let k = 0; k < K; k++) {
        const target = z[t - 1][k];
        loss += target * (logTotals[t] - ak[t * K + k]);
        y[t * K + k] -= target;
      }
      for (let c = 0; c < H; c++) {
        let e = 0;
        for (let k = 0; k < K; k++) {
          e += wk[c * K + k] * y[t * K + k];
          dk[c * K + k] += u[b + c] * y[t * K + k];
        }
        const from = (inputs + c) * G;
        let e0 = 0;
        let e1 = 0;
        let e2 = 0;
        let e3 = 0;
        for (let j = 0; j < G; j += 4) {
          e0 += w[from + j] * d[net + G + j];
          e1 += w[from + j + 1] * d[net + G + j + 1];
          e2 += w[from + j + 2] * d[net + G + j + 2];
          e3 += w[from + j + 3] * d[net + G + j + 3];
        }
        e += e0 + e1 + (e2 + e3);
        const n = net + c;
        const [input, forget, g, out] = [a[n], a[n + H], a[n + 2 * H], a[n + 3 * H]];
        const h = gs[t * H + c];
        const old = s[(t - 1) * H + c];
        const dOut = out * (1 - out) * h * e;
        const later = t < T ? a[n + G + H] * es[(t + 1) * H + c] : 0;
        const eS =
          out * (1 - h * h) * e +
          later +
          p[c] * d[n + G] +
          p[H + c] * d[n + G + H] +
          p[2 * H + c] * dOut;
        es[t * H + c] = eS;
        d[n + 3 * H] = dOut;
        d[n + 2 * H] = input * (1 - g * g) * eS;
        d[n + H] = forget * (1 - forget) * old * eS;
        d[n] = input * (1 - input) * g * eS;
        dp[c] += d[n] * old;
        dp[H + c] += d[n + H] * old;
        dp[2 * H + c] += dOut * s[t * H + c];
      }
      for (let k = 0; k < K; k++) dk[H * K + k] += y[t * K + k];
      for (let m = 0; m < S; m++) {
        const v = u[t * S + m];
        const from = m * G;
        for (let j = 0; j < G; j++) dw[from + j] += v * d[net + j];
      }
    }
    for (let n = 0; n < w.length; n++) w[n] -= 1e-5 * dw[n];
    for (let n = 0; n < p.length; n++) p[n] -= 1e-5 * dp[n];
    for (let n = 0; n < wk.length; n++) wk[n] -= 1e-5 * dk[n];
    return loss;
  };
}
