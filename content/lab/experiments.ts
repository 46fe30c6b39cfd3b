// What came out of every run that the lab offers, five seeds each.
// Source: content/data/experiments.json, written by `npm run experiments`.
// Leaves out: how (runExperiments.ts).
import type { Plan } from '../../lib/lab/index.ts';
import type { readerErrors } from '../data/digitReader.ts';
import data from '../data/experiments.json' with { type: 'json' };

/** One run to its end. */
export interface Outcome {
  readonly id: string;
  readonly plan: Plan;
  /** Sequences drawn. */
  readonly sequences: number;
  /** The sequence with which the goal was reached, null where it was not. */
  readonly solved: number | null;
  /** The error that ended it, if one did. */
  readonly failed?: string;
  /** Share that was right before its update, over the last point. */
  readonly right: number;
  /** Share of right answers on held sequences at the end, and the best on the way. */
  readonly held?: number;
  readonly best?: number;
  readonly seconds: number;
}
export interface Experiments {
  readonly machine: string;
  /** As 2026-01-31. */
  readonly date: string;
  readonly outcomes: readonly Outcome[];
  /** Label errors of the reader that is shipped; null until they have been measured. */
  readonly reader: ReturnType<typeof readerErrors> | null;
}

export const experiments = data as unknown as Experiments;

/** The middle of an odd number of values; of those that are missing each counts as larger than all. */
const middle = (values: readonly (number | null)[]): number | null => {
  const sorted = values.map((one) => one ?? Infinity).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Infinity;
  return Number.isFinite(median) ? median : null;
};

/** Five seeds of a run in one line; the median of the counts is null where fewer than three were solved. */
export function summaryOf(id: string) {
  const own = experiments.outcomes.filter((one) => one.id === id);
  const held = own.flatMap(({ best }) => best ?? []);
  return {
    runs: own.length,
    solved: own.filter(({ solved }) => solved !== null).length,
    sequences: middle(own.map(({ solved }) => solved)),
    seconds: middle(own.map(({ seconds }) => seconds)),
    held: held.length > 0 ? middle(held) : null,
    rightAtEnd: middle(own.map(({ right }) => right)),
  };
}
