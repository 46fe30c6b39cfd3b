/*
 * The adding problem: the sum of two marked numbers, asked for at the end of a long sequence.
 * Source: Hochreiter & Schmidhuber 1997, experiment 4; network and results in their table.
 * Leaves out: when a whole run counts as solved (stoppingRule.ts).
 */
import { checkCount } from '../numbers/shape.ts';
import type { Random } from '../numbers/random.ts';

/** Inputs are pairs (number in [−1, 1), marker); the only target stands at the last step. */
export type AddingSequence = {
  readonly x: number[][];
  readonly z: (number[] | null)[];
  /** Steps of the two marked pairs, from 1, and what the target adds up. */
  readonly marked: readonly [number, number];
  readonly terms: readonly [number, number];
};

/**
 * One sequence of T to T + T/10 pairs. Marked by 1: one of the first ten pairs, and another of the first T/2 − 1.
 * The first and the last pair carry −1, all others 0; a first pair that is chosen keeps its −1 and counts as 0.
 * Target: ½ + (X₁ + X₂)/4, in (0, 1). @throws ValueError for a T below 24, where ten pairs no longer fit.
 */
export function addingSequence(T: number, random: Random): AddingSequence {
  checkCount('addingSequence', 'T', T, 24);
  const length = T + random.integer(Math.floor(T / 10) + 1);
  const first = random.integer(10);
  const early = Math.floor(T / 2) - 1;
  const drawn = random.integer(early - 1);
  const second = drawn < first ? drawn : drawn + 1;
  const x = Array.from({ length }, (_, n) => {
    const marker = n === 0 || n === length - 1 ? -1 : Number(n === first || n === second);
    return [random.uniform(-1, 1), marker];
  });
  const term = (n: number): number => (n === 0 ? 0 : x[n][0]);
  const terms = [term(first), term(second)] as const;
  const z = x.map((_, n) => (n === length - 1 ? [0.5 + (terms[0] + terms[1]) / 4] : null));
  return { x, z, marked: [first + 1, second + 1], terms };
}

/** Whether the last output is within .04 of the target: the paper's measure. */
export const isCorrect = ({ z }: AddingSequence, output: number): boolean =>
  Math.abs((z[z.length - 1] as number[])[0] - output) < 0.04;
