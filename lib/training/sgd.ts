/*
 * Steepest descent with momentum.
 * Source: Graves 3.39: Δw(n) = m Δw(n−1) − α ∂O/∂w(n).
 * Leaves out: adaptive rates, weight decay.
 */
import { namedArrays } from './arrays.ts';

export type DescentOptions = { readonly rate: number; readonly momentum: number };

/**
 * Moves `weights` by one step and keeps the step in `velocity`; both and `gradient` have the same shape.
 * rate > 0; momentum in [0, 1).
 */
export function descend(
  weights: object,
  gradient: object,
  velocity: object,
  { rate, momentum }: DescentOptions,
): void {
  const steps = namedArrays(velocity);
  const slopes = namedArrays(gradient);
  namedArrays(weights).forEach(({ rows }, array) => {
    rows.forEach((w, m) => {
      const step = steps[array].rows[m];
      const slope = slopes[array].rows[m];
      for (let n = 0; n < w.length; n++) {
        step[n] = momentum * step[n] - rate * slope[n];
        w[n] += step[n];
      }
    });
  });
}
