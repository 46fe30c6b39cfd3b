/*
 * When a run on fresh sequences counts as solved: the last so many were all right, and their mean error is small.
 * Source: Hochreiter & Schmidhuber 1997, experiments 4 to 6 (2,000 sequences; below .01 for the adding problem).
 * Leaves out: what "right" means, which every task says for itself (isCorrect).
 */
import { checkCount, checkFinite, ValueError } from '../numbers/shape.ts';

/**
 * A function to call once after every sequence, with whether it was right and its error; true as soon as the last
 * `sequences` were all right and their mean error is below `error` (no bound if absent).
 * @throws ValueError for fewer than 1 sequence or a bound that is not above 0; the function for an error below 0.
 */
export function stoppingRule({
  sequences = 2000,
  error: bound = Infinity,
}: {
  readonly sequences?: number;
  readonly error?: number;
} = {}): (isRight: boolean, error?: number) => boolean {
  const place = 'stoppingRule';
  checkCount(place, 'sequences', sequences);
  if (!(bound > 0)) throw new ValueError(place, 'error', `is ${bound}`, 'above 0');
  const last = new Float64Array(sequences);
  let seen = 0;
  let streak = 0;
  return (isRight, error = 0) => {
    checkFinite(place, 'error', error);
    if (error < 0) throw new ValueError(place, 'error', `is ${error}`, '0 or above');
    last[seen++ % sequences] = error;
    streak = isRight ? streak + 1 : 0;
    if (streak < sequences) return false;
    return last.reduce((sum, one) => sum + one, 0) / sequences < bound;
  };
}
