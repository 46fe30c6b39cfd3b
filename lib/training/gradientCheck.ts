/*
 * Holds the gradient of an LSTM against central differences of its loss, array by array.
 * Source: ∂O/∂w ≈ (O(w + e) − O(w − e)) / 2e.
 * Leaves out: errors at single nodes; the equation checks perturb those.
 */
import * as lstm from '../networks/lstm.ts';
import type { NumberRows } from '../numbers/shape.ts';
import { copyWeights, namedArrays } from './arrays.ts';

export type ArrayCheck = {
  readonly name: string;
  /** Largest |gradient − difference| over the largest absolute value of the array; 0 if all are 0. */
  readonly worst: number;
  /** Largest absolute value in the array's gradient. */
  readonly largest: number;
};

/**
 * x: T rows of I inputs; z: T rows of K targets or null; `step` is e.
 * @throws ShapeError, ValueError as lstm.forward and lstm.backward do.
 */
export function gradientCheck(
  net: lstm.LSTM,
  weights: lstm.Weights,
  x: NumberRows,
  z: lstm.Targets,
  options: { readonly state?: lstm.State; readonly step?: number } = {},
): { readonly worst: number; readonly arrays: readonly ArrayCheck[] } {
  const { state, step = 1e-5 } = options;
  const moved = copyWeights(weights);
  const trace = lstm.forward(net, moved, x, { state });
  const errors = lstm.backward(net, moved, trace, z);
  const slopes = namedArrays(lstm.gradient(net, trace, errors));
  const lossAt = (row: Float64Array, n: number, value: number): number => {
    row[n] = value;
    return lstm.backward(net, moved, lstm.forward(net, moved, x, { state }), z).loss;
  };
  const arrays = namedArrays(moved).map(({ name, rows }, array) => {
    let difference = 0;
    let largest = 0;
    rows.forEach((row, m) => {
      const own = slopes[array].rows[m];
      for (let n = 0; n < row.length; n++) {
        const w = row[n];
        const central = (lossAt(row, n, w + step) - lossAt(row, n, w - step)) / (2 * step);
        row[n] = w;
        difference = Math.max(difference, Math.abs(own[n] - central));
        largest = Math.max(largest, Math.abs(own[n]), Math.abs(central));
      }
    });
    return { name, largest, worst: largest === 0 ? 0 : difference / largest };
  });
  return { worst: Math.max(...arrays.map(({ worst }) => worst)), arrays };
}
