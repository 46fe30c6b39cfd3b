/*
 * Holds the gradient of a network against central differences of its loss, array by array.
 * Source: ∂O/∂w ≈ (O(w + e) − O(w − e)) / 2e.
 * Leaves out: errors at single nodes; the equation checks perturb those.
 */
import type { Targets } from '../networks/outputErrors.ts';
import { verbsOf, type Network, type Verbs, type WeightsOf } from '../networks/verbs.ts';
import type { NumberRows } from '../numbers/shape.ts';
import { copyWeights, namedArrays } from './arrays.ts';

/** One weight array: how far its gradient is from the differences. */
export type ArrayCheck = {
  readonly name: string;
  /** Largest |gradient − difference| over the largest absolute value of the array; 0 if all are 0. */
  readonly worst: number;
  /** Largest absolute value in the array's gradient. */
  readonly largest: number;
};

/**
 * x: T rows of I inputs; z: T rows of K targets or null; `step` is e.
 * `state` starts the sequence, as the network's own forward takes it; `verbs` are another implementation of it.
 * @throws ShapeError, ValueError as the network's forward and backward do.
 */
export function gradientCheck<Net extends Network>(
  net: Net,
  weights: WeightsOf<Net>,
  x: NumberRows,
  z: Targets,
  options: { readonly state?: unknown; readonly step?: number; readonly verbs?: Verbs } = {},
): { readonly worst: number; readonly arrays: readonly ArrayCheck[] } {
  const { state, step = 1e-5, verbs = verbsOf(net) } = options;
  const { forward, backward, gradient } = verbs;
  const moved = copyWeights<object>(weights);
  const trace = forward(net, moved, x, { state });
  const slopes = namedArrays(gradient(net, trace, backward(net, moved, trace, z)));
  const lossAt = (row: Float64Array, n: number, value: number): number => {
    row[n] = value;
    return backward(net, moved, forward(net, moved, x, { state }), z).loss;
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
