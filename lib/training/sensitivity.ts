/*
 * How every hidden unit at every step depends on the inputs of one step, and the size of that dependence.
 * Source: ∂b^t/∂x^1 = D^t Wᵀ … D^2 Wᵀ D^1 Uᵀ for an RNN; the forward equations differentiated for an LSTM.
 * Leaves out: outputs. Forward mode: T steps of inputs × units × units sums, no more memory than its result.
 */
import { activation } from '../functions/activation.ts';
import type { LSTM, Trace as LstmTrace, Weights as LstmWeights } from '../networks/lstm.ts';
import type { RNN, Trace as RnnTrace, Weights as RnnWeights } from '../networks/rnn.ts';
import { dot, matrix, type Matrix } from '../numbers/matrix.ts';
import { checkCount, ValueError } from '../numbers/shape.ts';

/** By step 0..T+1: a matrix inputs × units of ∂unit^t/∂x_i^from; rows before `from` and T+1 are zero. */
export type Sensitivity = readonly Matrix[];

const empty = (T: number, inputs: number, units: number): Sensitivity =>
  Array.from({ length: T + 2 }, () => matrix(inputs, units));

function checkFrom(T: number, from: number): void {
  checkCount('sensitivity', 'from', from);
  if (from > T) throw new ValueError('sensitivity', 'from', `is ${from}`, `a step of 1..${T}`);
}

/** ∂b_h^t/∂x_i^from of an RNN's trace. @throws ValueError for a step outside 1..T. */
export function ofRnn(net: RNN, weights: RnnWeights, trace: RnnTrace, from = 1): Sensitivity {
  const { T, a, b } = trace;
  checkFrom(T, from);
  const db = empty(T, net.inputs, net.hidden);
  const { slope } = activation(net.squash);
  for (let t = from; t <= T; t++) {
    for (let i = 0; i < net.inputs; i++) {
      for (let h = 0; h < net.hidden; h++) {
        let da = t === from ? weights.ih[i][h] : 0;
        for (let m = 0; m < net.hidden; m++) da += db[t - 1][i][m] * weights.hh[m][h];
        db[t][i][h] = slope(a.h[t][h], b.h[t][h]) * da;
      }
    }
  }
  return db;
}

/** The Frobenius norm √Σ m_ij². */
export const frobenius = (m: Matrix): number => Math.hypot(...m.map((row) => Math.hypot(...row)));

/** The largest singular value of a matrix, by the power method on M Mᵀ to a relative 1e-12. */
export function spectral(m: Matrix): number {
  if (frobenius(m) === 0) return 0;
  // The row of the largest norm is never orthogonal to all the others' weight in the product.
  let v = m.reduce((best, row) => (dot(row, row) > dot(best, best) ? row : best)).slice();
  let norm = 0;
  for (let n = 0; n < 10_000; n++) {
    const length = Math.hypot(...v);
    v = v.map((value) => value / length);
    const image = Float64Array.from(m, (row) => dot(row, v));
    const next = Math.hypot(...image);
    if (Math.abs(next - norm) <= 1e-12 * next) return next;
    norm = next;
    v = v.map((_, j) => image.reduce((sum, value, i) => sum + value * m[i][j], 0));
  }
  return norm;
}

/** ∂s_c^t/∂x_i^from and ∂b_c^t/∂x_i^from of an LSTM's trace. @throws ValueError for a step outside 1..T. */
export function ofLstm(
  net: LSTM,
  weights: LstmWeights,
  trace: LstmTrace,
  from = 1,
): { readonly s: Sensitivity; readonly b: Sensitivity } {
  const { T, a, b, s } = trace;
  checkFrom(T, from);
  const { inputs, blocks, cells } = net;
  const layer = blocks * cells;
  const ds = empty(T, inputs, layer);
  const db = empty(T, inputs, layer);
  const f = activation(net.squash.f);
  const g = activation(net.squash.g);
  const h = activation(net.squash.h);
  const own = new Float64Array(layer).fill(0);
  for (let t = from; t <= T; t++) {
    for (let i = 0; i < inputs; i++) {
      const before = db[t - 1][i];
      const netInput = (input: Matrix, hidden: Matrix, unit: number): number => {
        let da = t === from ? input[i][unit] : 0;
        for (let m = 0; m < layer; m++) da += before[m] * hidden[m][unit];
        return da;
      };
      const peep = (w: Float64Array = own, states: Float64Array, j: number): number => {
        let da = 0;
        for (let c = j * cells; c < (j + 1) * cells; c++) da += w[c] * states[c];
        return da;
      };
      for (let j = 0; j < blocks; j++) {
        const old = ds[t - 1][i];
        const inputGate =
          f.slope(a.ι[t][j], b.ι[t][j]) *
          (netInput(weights.iι, weights.hι, j) + peep(weights.cι, old, j));
        const forgetGate =
          weights.iφ && weights.hφ
            ? f.slope(a.φ[t][j], b.φ[t][j]) *
              (netInput(weights.iφ, weights.hφ, j) + peep(weights.cφ, old, j))
            : 0;
        for (let c = j * cells; c < (j + 1) * cells; c++) {
          const dg = g.slope(a.c[t][c], trace.g[t][c]) * netInput(weights.ic, weights.hc, c);
          ds[t][i][c] =
            forgetGate * s[t - 1][c] +
            b.φ[t][j] * old[c] +
            inputGate * trace.g[t][c] +
            b.ι[t][j] * dg;
        }
        const outputGate =
          f.slope(a.ω[t][j], b.ω[t][j]) *
          (netInput(weights.iω, weights.hω, j) + peep(weights.cω, ds[t][i], j));
        for (let c = j * cells; c < (j + 1) * cells; c++) {
          db[t][i][c] =
            outputGate * trace.h[t][c] + b.ω[t][j] * h.slope(s[t][c], trace.h[t][c]) * ds[t][i][c];
        }
      }
    }
  }
  return { s: ds, b: db };
}
