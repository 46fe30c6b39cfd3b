/*
 * Softmax of a vector of net inputs, and the logarithm of its denominator.
 * Source: equation output.1; the largest net input is taken out first so that ±1000 stays finite.
 * Leaves out: a temperature.
 */
import type { Vector } from '../numbers/matrix.ts';

function largest(a: Vector): number {
  let max = -Infinity;
  for (let k = 0; k < a.length; k++) if (a[k] > max) max = a[k];
  return max;
}

/** ln Σ_k e^{a_k}, for K ≥ 1 finite net inputs. */
export function logSumExp(a: Vector): number {
  const max = largest(a);
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += Math.exp(a[k] - max);
  return max + Math.log(sum);
}

/** Fills y with the softmax of a, both of K numbers; the y_k lie in [0, 1] and sum to 1. */
export function softmax(a: Vector, y: Vector): void {
  const max = largest(a);
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += y[k] = Math.exp(a[k] - max);
  for (let k = 0; k < a.length; k++) y[k] /= sum; // (output.1)
}
