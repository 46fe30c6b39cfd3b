// What a derivation is: a line from its definition on, each step with its reason and the equations it uses.
// Source: the chain rule; a total derivative is a sum over edges.
// Leaves out: the derivations.
import type { NetworkName, OutputKind } from '../../lib/equations/types.ts';

/**
 * Why a line follows from the one before. 'edges': the total derivative is the sum over everything that reads the
 * quantity, 'cut' the same over the edges that are not cut; 'local': explicit partials read off the equations used; 'name': an error term gets its letter. Of alignments:
 * 'recursion': the same sums with the same start; 'linear': p is linear in the values of one step; 'derived': a line from before.
 * Of bounds: a slope is at most 1, the triangle inequality, each factor by its largest, the same at every step.
 */
export type Reason =
  | 'definition' | 'edges' | 'everyStep' | 'squash' | 'local' | 'name' | 'targets' | 'recursion' | 'linear' | 'derived' | 'cut' |
  'slope' | 'triangle' | 'largest' | 'stepByStep'; // prettier-ignore

export interface Step {
  /** The right side that stands after `left =`. */
  readonly source: string;
  readonly reason: Reason;
  /** Ids of the equations that the step uses. */
  readonly uses: readonly string[];
}
export interface Derivation {
  /** The statement whose last side is the result. */
  readonly id: string;
  readonly left: string;
  /** What stands between `left` and every side; = if absent. */
  readonly relation?: '≈' | '≤';
  readonly network?: NetworkName;
  readonly output?: OutputKind;
  readonly steps: readonly Step[];
}

/** One step. */
export const step = (source: string, reason: Reason, ...uses: string[]): Step => ({
  source,
  reason,
  uses,
});

/** A derivation whose network is said where they are put together. */
export type OfNetwork = Omit<Derivation, 'network'>;
