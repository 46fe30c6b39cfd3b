/*
 * How every unit at every step depends on the inputs of one step, and the size of that dependence.
 * Source: forward-mode differentiation of the networks' equations (forwardMode.ts); norms of a product of Jacobians.
 * Leaves out: the squashing of outputs: 'a.k' are the outputs' net inputs.
 */
import type { Bidirectional, Layer } from '../networks/bidirectional.ts';
import { verbsOf, type Network, type WeightsOf } from '../networks/verbs.ts';
import { dot, matrix, type Matrix } from '../numbers/matrix.ts';
import { checkCount, ValueError } from '../numbers/shape.ts';
import {
  ofGru,
  ofLstm,
  ofMlp,
  ofRnn,
  type Sensitivities,
  type Sensitivity,
} from './forwardMode.ts';

export type { Sensitivities, Sensitivity } from './forwardMode.ts';

type AnyTrace = { readonly T: number };

/**
 * ∂unit^t/∂x_i^from of a trace, by quantity as the trace names it: 'b.h' of an RNN or GRU with its gates 'b.r', 'b.u', 'b.n';
 * 's', 'b.c' and gates 'b.ι', 'b.φ', 'b.ω' of an LSTM; 'b.h.0' and so on of an MLP; 'a.k' of each. A bidirectional
 * network's start with 'forward.' or 'backward.', all in the order of the days. `from` is a step of 1..T, 1 if absent.
 * It takes T steps of inputs × units × units sums and no more memory than its result.
 * @throws ValueError for a step outside 1..T or a kind that is none.
 */
export function sensitivity<Net extends Network>(
  net: Net,
  weights: WeightsOf<Net>,
  trace: AnyTrace,
  { from = 1 }: { readonly from?: number } = {},
): Sensitivities {
  verbsOf(net);
  checkCount('sensitivity', 'from', from);
  if (from > trace.T) {
    throw new ValueError('sensitivity', 'from', `is ${from}`, `a step of 1..${trace.T}`);
  }
  return net.kind === 'bidirectional'
    ? ofBoth(net, weights as WeightsOf<Bidirectional>, trace as Both, from)
    : ofOne[net.kind](net as never, weights as never, trace as never, from);
}

const ofOne = { mlp: ofMlp, rnn: ofRnn, gru: ofGru, lstm: ofLstm };

type Both = AnyTrace & Readonly<Record<'forward' | 'backward', AnyTrace>>;

/** Day `from` is the backward layer's step T + 1 − from; its rows are turned into the order of the days. */
function ofBoth(
  net: Bidirectional,
  weights: WeightsOf<Bidirectional>,
  trace: Both,
  from: number,
): Sensitivities {
  const direction = (name: 'forward' | 'backward', start: number): Sensitivities =>
    sensitivity(net[name] as Layer, weights[name] as never, trace[name], { from: start });
  const early = direction('forward', from);
  const late = Object.fromEntries(
    Object.entries(direction('backward', trace.T + 1 - from)).map(([key, rows]) => [
      key,
      rows.toReversed(),
    ]),
  );
  const outputs = early['a.k'].map((m, t) => {
    const sum = matrix(net.inputs, net.outputs);
    sum.forEach((row, i) => {
      row.set(m[i].map((value, k) => value + late['a.k'][t][i][k]));
    });
    return sum;
  });
  const named = (prefix: string, all: Sensitivities): [string, Sensitivity][] =>
    Object.entries(all)
      .filter(([key]) => key !== 'a.k')
      .map(([key, rows]) => [`${prefix}.${key}`, rows]);
  return {
    ...Object.fromEntries([...named('forward', early), ...named('backward', late)]),
    'a.k': outputs,
  };
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
