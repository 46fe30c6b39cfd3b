/*
 * The error at the net inputs of the output: from targets, or given by what stands behind the network.
 * Source: equation output.7, δ_k = y_k − z_k for all three output layers; an alignment or an outer network gives its own.
 * Leaves out: the output layers (functions/loss.ts).
 */
import { outputLayers, type OutputName } from '../functions/loss.ts';
import type { Matrix } from '../numbers/matrix.ts';
import {
  checkMatrix,
  checkVector,
  ShapeError,
  ValueError,
  type NumberRows,
  type Numbers,
} from '../numbers/shape.ts';

/** One row of K targets per step, or null where a step has none. */
export type Targets = ArrayLike<Numbers | null>;

/** T rows of K errors ∂O/∂a_k, and the loss O that they are the derivatives of. */
export type OutputErrors = { readonly loss: number; readonly δk: NumberRows };

/** What is needed of a trace: net inputs and outputs, rows 0..T+1. */
type Outputs = { readonly T: number; readonly a: { readonly k: Matrix }; readonly y: Matrix };

const isGiven = (z: Targets | OutputErrors): z is OutputErrors => 'δk' in z;

function checkTargets(place: string, output: OutputName, K: number, T: number, z: Targets): void {
  if (typeof z?.length !== 'number') {
    throw new ShapeError(place, 'z', `is ${String(z)}`, `T = ${T} rows (null: no target)`);
  }
  if (z.length !== T) {
    throw new ShapeError(place, 'z', `has ${z.length} rows`, `T = ${T} (null: no target)`);
  }
  for (let t = 0; t < z.length; t++) {
    const row = z[t];
    if (row === null) continue;
    checkVector(place, 'z', row, K, 'outputs', t);
    if (output === 'identity') continue;
    let sum = 0;
    for (let k = 0; k < row.length; k++) {
      if (row[k] < 0 || row[k] > 1) {
        throw new ValueError(place, `z[${t}][${k}]`, `is ${row[k]}`, 'a number from 0 to 1');
      }
      sum += row[k];
    }
    if (output === 'softmax' && Math.abs(sum - 1) > 1e-9) {
      throw new ValueError(place, `z[${t}]`, `sums to ${sum}`, 'a sum of 1');
    }
  }
}

/**
 * Holds targets, or errors given in their place, against a network's outputs.
 * @throws ShapeError for missing rows or rows of another length; ValueError for a target out of range:
 * softmax targets lie in [0, 1] and sum to 1, logistic targets lie in [0, 1].
 */
export function checkOutputErrors(
  place: string,
  net: { readonly output: OutputName; readonly outputs: number },
  T: number,
  z: Targets | OutputErrors,
): void {
  if (typeof z !== 'object' || z === null || !isGiven(z)) {
    checkTargets(place, net.output, net.outputs, T, z);
    return;
  }
  checkMatrix(place, 'z.δk', z.δk, T, net.outputs, 'T×outputs');
  if (!Number.isFinite(z.loss)) {
    throw new ValueError(place, 'z.loss', `is ${String(z.loss)}`, 'a finite number');
  }
}

/** Fills row t of δ and returns the step's share of the loss; errors given bring their loss with step 1. */
export function outputErrorAt(
  t: number,
  output: OutputName,
  trace: Outputs,
  z: Targets | OutputErrors,
  δ: Matrix,
): number {
  if (isGiven(z)) {
    δ[t].set(z.δk[t - 1]);
    return t === 1 ? z.loss : 0;
  }
  const target = z[t - 1];
  const y = trace.y[t];
  for (let k = 0; k < y.length; k++) {
    δ[t][k] = target ? y[k] - target[k] : 0; // (output.7)
  }
  return target ? outputLayers[output].loss(trace.a.k[t], target) : 0;
}
