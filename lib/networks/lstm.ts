/*
 * LSTM: forward pass, error terms and weight gradients, one equation per statement.
 * Source: Graves, Supervised Sequence Labelling; equations lstm.1–lstm.33 and output.7, named at each line.
 * Leaves out: what variants change (lstmVariants.ts), CTC, several layers.
 */
import { activation } from '../functions/activation.ts';
import { outputLayers } from '../functions/loss.ts';
import { add, addByBlock, addOuter, dot, dotBlock } from '../numbers/matrix.ts';
import type { NumberRows } from '../numbers/shape.ts';
import { layerCells, type LSTM } from './lstmNetwork.ts';
import {
  addCoupledErrors,
  addGateErrors,
  addVariantGradients,
  couple,
  offsets,
} from './lstmVariants.ts';
import { bySource, byTarget, checkWeights, zeroWeights, type Weights } from './lstmWeights.ts';
import {
  checkOutputErrors,
  outputErrorAt,
  type OutputErrors,
  type Targets,
} from './outputErrors.ts';
import {
  checkTrace,
  emptyErrors,
  startTrace,
  type Errors,
  type State,
  type Trace,
} from './lstmTrace.ts';

export { network, type LSTM, type Shape, type Squash } from './lstmNetwork.ts';
export {
  countWeights,
  initialize,
  weights,
  type PlainWeights,
  type Weights,
} from './lstmWeights.ts';
export { variant, variants, type VariantName } from './lstmVariants.ts';
export type { OutputErrors, Targets } from './outputErrors.ts';
export type { Errors, State, Trace } from './lstmTrace.ts';

/**
 * Runs T steps of inputs through the network and keeps every quantity (see Trace).
 * x has T rows of I numbers; `state` starts the sequence (zeros if absent); `into` is a trace to fill again.
 * In the sums, j is a block, c a cell of the layer; w.iι[j] are the weights into block j.
 * @throws ShapeError, ValueError by name and index. Equations lstm.1–lstm.10, output.1–output.3.
 */
export function forward(
  net: LSTM,
  weights: Weights,
  x: NumberRows,
  options: { readonly state?: State | undefined; readonly into?: Trace | undefined } = {},
): Trace {
  checkWeights('lstm.forward', net, weights);
  const trace = startTrace(net, x, options);
  fill(net, weights, trace);
  return trace;
}

function fill(net: LSTM, weights: Weights, trace: Trace): void {
  const { blocks, cells, outputs } = net;
  const layer = layerCells(net);
  const w = byTarget(net, weights);
  const f = activation(net.squash.f);
  const g = activation(net.squash.g);
  const h = activation(net.squash.h);
  const output = outputLayers[net.output];
  const { T, x, a, b, s, y } = trace;

  //#region forward
  for (let t = 1; t <= T; t++) {
    const bias = offsets(net, weights, w.bias, trace, t);
    //#region input-gate
    if (net.inputGate) {
      for (let j = 0; j < blocks; j++) {
        a.ι[t][j] =
          dot(w.iι[j], x[t]) +
          dot(w.hι[j], b.c[t - 1]) +
          dotBlock(w.cι, s[t - 1], j, cells) +
          bias.ι[j]; // (lstm.1)
      }
      f.applyAll(a.ι[t], b.ι[t]); // (lstm.2)
    }
    //#endregion
    //#region forget-gate
    if (net.forgetGate === true) {
      for (let j = 0; j < blocks; j++) {
        a.φ[t][j] =
          dot(w.iφ[j], x[t]) +
          dot(w.hφ[j], b.c[t - 1]) +
          dotBlock(w.cφ, s[t - 1], j, cells) +
          bias.φ[j]; // (lstm.3)
      }
      f.applyAll(a.φ[t], b.φ[t]); // (lstm.4)
    }
    //#endregion
    if (net.forgetGate === 'coupled') couple(trace, t);
    //#region cell
    for (let c = 0; c < layer; c++) {
      a.c[t][c] = dot(w.ic[c], x[t]) + dot(w.hc[c], b.c[t - 1]) + bias.c[c]; // (lstm.5)
    }
    g.applyAll(a.c[t], trace.g[t]);
    for (let c = 0; c < layer; c++) {
      const j = Math.floor(c / cells);
      s[t][c] = b.φ[t][j] * s[t - 1][c] + b.ι[t][j] * trace.g[t][c]; // (lstm.6)
    }
    //#endregion
    //#region output-gate
    if (net.outputGate) {
      for (let j = 0; j < blocks; j++) {
        a.ω[t][j] =
          dot(w.iω[j], x[t]) +
          dot(w.hω[j], b.c[t - 1]) +
          dotBlock(w.cω, s[t], j, cells) +
          bias.ω[j]; // (lstm.7)
      }
      f.applyAll(a.ω[t], b.ω[t]); // (lstm.8)
    }
    //#endregion
    //#region output
    h.applyAll(s[t], trace.h[t]);
    for (let c = 0; c < layer; c++) {
      const j = Math.floor(c / cells);
      b.c[t][c] = b.ω[t][j] * trace.h[t][c]; // (lstm.9)
    }
    for (let k = 0; k < outputs; k++) {
      a.k[t][k] = dot(w.ck[k], b.c[t]) + bias.k[k]; // (lstm.10)
    }
    output.apply(a.k[t], y[t]);
    //#endregion
  }
  //#endregion
}

/**
 * The errors of every quantity of a trace against T rows of K targets, null where a step has none, or errors given.
 * @throws ShapeError, ValueError by name and index. Equations lstm.11–lstm.16, output.4–output.7.
 */
export function backward(
  net: LSTM,
  weights: Weights,
  trace: Trace,
  z: Targets | OutputErrors,
  options: { readonly into?: Errors | undefined } = {},
): Errors {
  checkWeights('lstm.backward', net, weights);
  checkTrace('lstm.backward', net, trace);
  checkOutputErrors('lstm.backward', net, trace.T, z);
  const { blocks, cells } = net;
  const layer = layerCells(net);
  const w = bySource(net, weights);
  const f = activation(net.squash.f);
  const g = activation(net.squash.g);
  const h = activation(net.squash.h);
  const { T, a, b, s } = trace;
  const { δ, ε } = options.into ?? emptyErrors(net, T);
  let loss = 0;

  //#region backward
  for (let t = T; t >= 1; t--) {
    //#region output-error
    loss += outputErrorAt(t, net.output, trace, z, δ.k); // (output.7)
    //#endregion
    //#region cell-output-error
    for (let c = 0; c < layer; c++) {
      ε.c[t][c] =
        dot(w.ck[c], δ.k[t]) +
        dot(w.hι[c], δ.ι[t + 1]) +
        dot(w.hφ[c], δ.φ[t + 1]) +
        dot(w.hc[c], δ.c[t + 1]) +
        dot(w.hω[c], δ.ω[t + 1]); // (lstm.11)
    }
    //#endregion
    //#region output-gate-error
    for (let j = 0; j < blocks && net.outputGate; j++) {
      δ.ω[t][j] = f.slope(a.ω[t][j], b.ω[t][j]) * dotBlock(trace.h[t], ε.c[t], j, cells); // (lstm.12)
    }
    //#endregion
    if (net.gateRecurrence) addGateErrors(net, weights, trace, δ, 'ω', t);
    //#region state-error
    for (let c = 0; c < layer; c++) {
      const j = Math.floor(c / cells);
      ε.s[t][c] =
        b.ω[t][j] * h.slope(s[t][c], trace.h[t][c]) * ε.c[t][c] +
        b.φ[t + 1][j] * ε.s[t + 1][c] +
        w.cι[c] * δ.ι[t + 1][j] +
        w.cφ[c] * δ.φ[t + 1][j] +
        w.cω[c] * δ.ω[t][j]; // (lstm.13)
    }
    //#endregion
    //#region cell-error
    for (let c = 0; c < layer; c++) {
      const j = Math.floor(c / cells);
      δ.c[t][c] = b.ι[t][j] * g.slope(a.c[t][c], trace.g[t][c]) * ε.s[t][c]; // (lstm.14)
    }
    //#endregion
    //#region forget-gate-error
    for (let j = 0; j < blocks && net.forgetGate === true; j++) {
      δ.φ[t][j] = f.slope(a.φ[t][j], b.φ[t][j]) * dotBlock(s[t - 1], ε.s[t], j, cells); // (lstm.15)
    }
    //#endregion
    if (net.gateRecurrence) addGateErrors(net, weights, trace, δ, 'φ', t);
    //#region input-gate-error
    for (let j = 0; j < blocks && net.inputGate; j++) {
      δ.ι[t][j] = f.slope(a.ι[t][j], b.ι[t][j]) * dotBlock(trace.g[t], ε.s[t], j, cells); // (lstm.16)
    }
    //#endregion
    if (net.gateRecurrence) addGateErrors(net, weights, trace, δ, 'ι', t);
    if (net.forgetGate === 'coupled') addCoupledErrors(net, trace, { δ, ε }, t);
  }
  //#endregion
  return { loss, δ, ε };
}

/**
 * ∂O/∂w for every weight, in the shape of the weights, which `into` is refilled with if given.
 * Equations lstm.17–lstm.33, each a sum over t = 1..T. @throws ShapeError for `into` of another network.
 */
export function gradient(
  net: LSTM,
  trace: Trace,
  errors: Errors,
  options: { readonly into?: Weights | undefined } = {},
): Weights {
  const { cells } = net;
  const { T, x, b, s } = trace;
  const { δ } = errors;
  const d = zeroWeights('lstm.gradient', net, options.into);

  //#region gradient
  for (let t = 1; t <= T; t++) {
    if (d.iι) addOuter(d.iι, x[t], δ.ι[t]); // (lstm.17)
    if (d.hι) addOuter(d.hι, b.c[t - 1], δ.ι[t]); // (lstm.18)
    if (d.cι) addByBlock(d.cι, s[t - 1], δ.ι[t], cells); // (lstm.19)
    if (d.bias?.ι) add(d.bias.ι, δ.ι[t]); // (lstm.20)
    if (d.iφ) addOuter(d.iφ, x[t], δ.φ[t]); // (lstm.21)
    if (d.hφ) addOuter(d.hφ, b.c[t - 1], δ.φ[t]); // (lstm.22)
    if (d.cφ) addByBlock(d.cφ, s[t - 1], δ.φ[t], cells); // (lstm.23)
    if (d.bias?.φ) add(d.bias.φ, δ.φ[t]); // (lstm.24)
    addOuter(d.ic, x[t], δ.c[t]); // (lstm.25)
    addOuter(d.hc, b.c[t - 1], δ.c[t]); // (lstm.26)
    if (d.bias?.c) add(d.bias.c, δ.c[t]); // (lstm.27)
    if (d.iω) addOuter(d.iω, x[t], δ.ω[t]); // (lstm.28)
    if (d.hω) addOuter(d.hω, b.c[t - 1], δ.ω[t]); // (lstm.29)
    if (d.cω) addByBlock(d.cω, s[t], δ.ω[t], cells); // (lstm.30)
    if (d.bias?.ω) add(d.bias.ω, δ.ω[t]); // (lstm.31)
    addOuter(d.ck, b.c[t], δ.k[t]); // (lstm.32)
    if (d.bias?.k) add(d.bias.k, δ.k[t]); // (lstm.33)
    if (net.gateRecurrence || net.inputToOutput) addVariantGradients(d, trace, errors, t);
  }
  //#endregion
  return d;
}
