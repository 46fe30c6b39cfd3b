/*
 * The three output layers: how net inputs a_k become outputs y_k, and the loss O against targets z_k.
 * Source: equations output.1–output.6; losses are computed from a_k, so that ±1000 stays finite.
 * Leaves out: δ_k, which is y_k − z_k for all three (output.7) and stands in the networks.
 */
import type { Vector } from '../numbers/matrix.ts';
import type { Numbers } from '../numbers/shape.ts';
import { logistic } from './activation.ts';
import { logSumExp, softmax } from './softmax.ts';

/** What the outputs mean: K classes, K yes-or-no answers, K real numbers. */
export type OutputName = 'softmax' | 'logistic' | 'identity';

/** All vectors have K numbers. `apply` fills y; `loss` is one step's O, in nats or squared units. */
export type OutputLayer = {
  readonly name: OutputName;
  readonly apply: (a: Vector, y: Vector) => void;
  readonly loss: (a: Vector, z: Numbers) => number;
};

/** K classes; the targets of a step sum to 1. Loss: cross-entropy −Σ_k z_k ln y_k. */
const classes: OutputLayer = {
  name: 'softmax',
  apply: softmax,
  loss(a, z) {
    const logDenominator = logSumExp(a);
    let loss = 0;
    for (let k = 0; k < a.length; k++) loss += z[k] * (logDenominator - a[k]); // (output.4)
    return loss;
  },
};

/** ln(1 + e^a) without overflow. */
const softplus = (a: number): number => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));

/** K independent yes-or-no outputs; targets in [0, 1]. Loss: binary cross-entropy. */
const yesOrNo: OutputLayer = {
  name: 'logistic',
  apply(a, y) {
    for (let k = 0; k < a.length; k++) y[k] = logistic.apply(a[k]); // (output.2)
  },
  loss(a, z) {
    let loss = 0;
    for (let k = 0; k < a.length; k++) {
      loss += z[k] * softplus(-a[k]) + (1 - z[k]) * softplus(a[k]); // (output.5)
    }
    return loss;
  },
};

/** K real outputs. Loss: half the squared error. */
const real: OutputLayer = {
  name: 'identity',
  apply(a, y) {
    y.set(a); // (output.3)
  },
  loss(a, z) {
    let loss = 0;
    for (let k = 0; k < a.length; k++) loss += (a[k] - z[k]) ** 2 / 2; // (output.6)
    return loss;
  },
};

/** The output layers by name. */
export const outputLayers: Readonly<Record<OutputName, OutputLayer>> = {
  softmax: classes,
  logistic: yesOrNo,
  identity: real,
};
