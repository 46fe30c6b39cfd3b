/*
 * The forward equations differentiated towards the inputs of one step, network by network.
 * Source: the equations of mlp.ts, rnn.ts, gru.ts and lstm.ts; for an RNN, ∂b^t/∂x^1 = D^t Wᵀ … D^2 Wᵀ D^1 Uᵀ.
 * Leaves out: what a network's gradient leaves out on purpose (truncation): these are derivatives of what is computed.
 */
import { activation } from '../functions/activation.ts';
import type { GRU, Trace as GruTrace, Weights as GruWeights } from '../networks/gru.ts';
import type { LSTM, Trace as LstmTrace, Weights as LstmWeights } from '../networks/lstm.ts';
import type { MLP, Trace as MlpTrace, Weights as MlpWeights } from '../networks/mlp.ts';
import type { RNN, Trace as RnnTrace, Weights as RnnWeights } from '../networks/rnn.ts';
import { matrix, type Matrix, type Vector } from '../numbers/matrix.ts';

/** By step 0..T+1: a matrix inputs × units of ∂unit^t/∂x_i^from; rows before `from` and T+1 are zero. */
export type Sensitivity = readonly Matrix[];
/** By quantity, as a trace names it: 'b.h', 's', 'a.k'. */
export type Sensitivities = Readonly<Record<string, Sensitivity>>;

const empty = (T: number, inputs: number, units: number): Sensitivity =>
  Array.from({ length: T + 2 }, () => matrix(inputs, units));

/** Adds Σ_m source_m w_mn to every sum_n; nothing where there are no weights. */
function flow(sum: Vector, source: Vector, w: Matrix | undefined): void {
  w?.forEach((row, m) => {
    for (let n = 0; n < sum.length; n++) sum[n] += source[m] * row[n];
  });
}

/** A net input's derivative: the weights of input i at the step itself, and what flows from each source. */
function netInput(
  units: number,
  own: Vector | undefined,
  ...flows: readonly (readonly [Vector, Matrix | undefined])[]
): Vector {
  const sum = new Float64Array(units);
  if (own) sum.set(own);
  for (const [source, w] of flows) flow(sum, source, w);
  return sum;
}

export function ofMlp(net: MLP, { layers }: MlpWeights, trace: MlpTrace, t: number): Sensitivities {
  const { slope } = activation(net.squash);
  const hidden = net.hidden.map((units) => empty(trace.T, net.inputs, units));
  const k = empty(trace.T, net.inputs, net.outputs);
  for (let i = 0; i < net.inputs; i++) {
    let sum = netInput(layers[0].w[i].length, layers[0].w[i]);
    hidden.forEach((one, n) => {
      one[t][i].set(sum.map((da, h) => slope(trace.a.h[n][t][h], trace.b.h[n][t][h]) * da));
      const { w } = layers[n + 1];
      sum = netInput(w[0].length, undefined, [one[t][i], w]);
    });
    k[t][i].set(sum);
  }
  return { ...Object.fromEntries(hidden.map((one, n) => [`b.h.${n}`, one])), 'a.k': k };
}

export function ofRnn(net: RNN, w: RnnWeights, { T, a, b }: RnnTrace, from: number): Sensitivities {
  const { slope } = activation(net.squash);
  const [db, k] = [empty(T, net.inputs, net.hidden), empty(T, net.inputs, net.outputs)];
  for (let t = from; t <= T; t++) {
    for (let i = 0; i < net.inputs; i++) {
      const da = netInput(net.hidden, t === from ? w.ih[i] : undefined, [db[t - 1][i], w.hh]);
      for (let h = 0; h < net.hidden; h++) db[t][i][h] = slope(a.h[t][h], b.h[t][h]) * da[h];
      flow(k[t][i], db[t][i], w.hk);
    }
  }
  return { 'b.h': db, 'a.k': k };
}

export function ofGru(net: GRU, w: GruWeights, { T, b, m }: GruTrace, from: number): Sensitivities {
  const { inputs, hidden: H } = net;
  const d = { r: empty(T, inputs, H), u: empty(T, inputs, H), n: empty(T, inputs, H) };
  const [h, k] = [empty(T, inputs, H), empty(T, inputs, net.outputs)];
  for (let t = from; t <= T; t++) {
    for (let i = 0; i < inputs; i++) {
      const before = h[t - 1][i];
      const own = (part: Matrix): Vector | undefined => (t === from ? part[i] : undefined);
      for (const [unit, input, hidden] of [['r', w.ir, w.hr], ['u', w.iu, w.hu]] as const) {
        const da = netInput(H, own(input), [before, hidden]);
        d[unit][t][i].set(da.map((value, j) => b[unit][t][j] * (1 - b[unit][t][j]) * value));
      } // prettier-ignore
      const dm = net.reset === 'after' ? netInput(H, undefined, [before, w.hn]) : before;
      const kept = dm.map((value, j) => d.r[t][i][j] * m[t][j] + b.r[t][j] * value);
      const da = net.reset === 'after'
        ? netInput(H, own(w.in)).map((value, j) => value + kept[j])
        : netInput(H, own(w.in), [kept, w.hn]); // prettier-ignore
      for (let j = 0; j < H; j++) {
        const [u, n] = [b.u[t][j], b.n[t][j]];
        d.n[t][i][j] = (1 - n * n) * da[j];
        h[t][i][j] = (1 - u) * d.n[t][i][j] + d.u[t][i][j] * (b.h[t - 1][j] - n) + u * before[j];
      }
      flow(k[t][i], h[t][i], w.hk);
    }
  }
  return { 'b.r': d.r, 'b.u': d.u, 'b.n': d.n, 'b.h': h, 'a.k': k };
}

const gates = ['ι', 'φ', 'ω'] as const;
type Gate = (typeof gates)[number];

export function ofLstm(net: LSTM, w: LstmWeights, trace: LstmTrace, from: number): Sensitivities {
  const { T, a, b, s } = trace;
  const { inputs, blocks, cells } = net;
  const layer = blocks * cells;
  const [f, g, squash] = [net.squash.f, net.squash.g, net.squash.h].map(activation);
  const d = {
    ι: empty(T, inputs, blocks),
    φ: empty(T, inputs, blocks),
    ω: empty(T, inputs, blocks),
  };
  const [ds, db] = [empty(T, inputs, layer), empty(T, inputs, layer)];
  const k = empty(T, inputs, net.outputs);
  for (let t = from; t <= T; t++) {
    for (let i = 0; i < inputs; i++) {
      /** The net inputs of a unit from inputs, cells and, where they recur, gates of the step before. */
      const into = (unit: Gate | 'c', units: number): Vector =>
        netInput(
          units,
          t === from ? w[`i${unit}`]?.[i] : undefined,
          [db[t - 1][i], w[`h${unit}`]],
          ...gates.map((gate) => [d[gate][t - 1][i], w[`${gate}${unit}`]] as const),
        );
      const gate = (letter: Gate, states: Vector): void => {
        if (!w[`i${letter}`]) return;
        const da = into(letter, blocks);
        w[`c${letter}`]?.forEach((peephole, c) => {
          da[Math.floor(c / cells)] += peephole * states[c];
        });
        for (let j = 0; j < blocks; j++) {
          d[letter][t][i][j] = f.slope(a[letter][t][j], b[letter][t][j]) * da[j];
        }
      };
      gate('ι', ds[t - 1][i]);
      gate('φ', ds[t - 1][i]);
      if (net.forgetGate === 'coupled') d.φ[t][i].set(d.ι[t][i].map((value) => -value));
      const dc = into('c', layer);
      for (let c = 0; c < layer; c++) {
        const j = Math.floor(c / cells);
        ds[t][i][c] =
          d.φ[t][i][j] * s[t - 1][c] +
          b.φ[t][j] * ds[t - 1][i][c] +
          d.ι[t][i][j] * trace.g[t][c] +
          b.ι[t][j] * g.slope(a.c[t][c], trace.g[t][c]) * dc[c];
      }
      gate('ω', ds[t][i]);
      for (let c = 0; c < layer; c++) {
        const j = Math.floor(c / cells);
        db[t][i][c] =
          d.ω[t][i][j] * trace.h[t][c] +
          b.ω[t][j] * squash.slope(s[t][c], trace.h[t][c]) * ds[t][i][c];
      }
      flow(k[t][i], db[t][i], w.ck);
      if (t === from && w.ik) for (let n = 0; n < k[t][i].length; n++) k[t][i][n] += w.ik[i][n];
    }
  }
  return { 'b.ι': d.ι, 'b.φ': d.φ, 'b.ω': d.ω, s: ds, 'b.c': db, 'a.k': k };
}
