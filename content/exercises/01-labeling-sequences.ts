/**
 * Exercises of the chapter on sequences.
 * Source: lib/baselines/persistence.ts on ten days made for counting; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts).
 */
import { majority, persistence } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

/** Wet (w) and dry (d) days in a row. */
export const strip = [...'www dd ww ddd'].filter((day) => day !== ' ');
const kept = persistence(strip) * (strip.length - 1);

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'cheap-score',
    number: '1.1',
    statement: `Ten days are wet (w) or dry (d): ${strip.join(' ')}. On which share of the days that can be judged is “as the day before” right?`,
    answer: persistence(strip),
    wrong: [
      {
        value: kept / strip.length,
        message: 'You divided by all days. Which day has no day before it?',
      },
      {
        value: 1 - persistence(strip),
        message: 'That is the share of the changes. When is the rule right?',
      },
      {
        value: majority(strip, strip).share,
        message: 'That is what the commonest label reaches. Which label does this rule say?',
      },
    ],
    hints: [
      'Compare each day with the one before it.',
      'There is one pair fewer than there are days.',
    ],
    solution: `Of ${String(strip.length - 1)} pairs of neighbors ${String(kept)} are alike.`,
  },
];
