/**
 * Sentences about a run: its plan in one line, its goal, what came of it, what was published.
 * Source: the dictionary, the presets and the experiments.
 * Leaves out markup.
 */
import { summaryOf } from '../../content/lab/experiments.ts';
import type { Preset } from '../../content/lab/presets.ts';
import type { Goal, Plan } from '../../lib/lab/index.ts';
import type { Dictionary } from '../i18n/index.ts';
import { formatCount, formatValue } from '../live/format.ts';

export const percent = (share: number): string =>
  `${formatValue(100 * share, share < 0.995 && share > 0.9 ? 1 : 0)} %`;

/** "temporal order 55, LSTM 1997 2×2, sgd 0.5, seed 1" */
export function planInWords(
  { task, network, optimizer, rate, batch, seed }: Plan,
  say: Dictionary,
): string {
  const { lab } = say;
  const size =
    network.cells && network.cells > 1
      ? `${network.units}×${network.cells}`
      : String(network.units);
  return [
    `${lab.tasks[task.name] ?? task.name}${task.length ? ` ${task.length}` : ''}`,
    [lab.kinds[network.kind], network.variant, size].filter(Boolean).join(' '),
    `${optimizer} ${rate}${batch > 1 ? ` / ${batch}` : ''}`,
    `${lab.fields['seed'] ?? ''} ${seed}`,
  ].join(', ');
}

/** What a run is after; null where a task has no criterion. */
export function goalInWords(goal: Goal, say: Dictionary): string | null {
  const { goals } = say.lab;
  const whose = goal.ofPaper ? goals.ofPaper : goals.ours;
  if (goal.kind === 'held')
    return goal.share === null ? null : `${goals.held(percent(goal.share))} (${whose})`;
  const count = formatCount(goal.sequences);
  const text =
    goal.error === undefined
      ? goals.streak(count)
      : goals.streakError(count, formatValue(goal.error, 2));
  return `${text} (${whose})`;
}

/** The published figure of a run, null where there is none. */
export function publishedInWords({ published }: Preset, say: Dictionary): string | null {
  if (!published) return null;
  const words = say.lab.published;
  const { sequences, solved, differs } = published;
  const figure = [
    solved !== undefined ? words.solved(String(solved)) : '',
    sequences !== undefined ? words.sequences(formatCount(sequences)) : '',
  ].filter(Boolean);
  return [...figure, differs ? words.differs[differs] : ''].filter(Boolean).join(', ');
}

/** What five seeds gave here, null where they were not run. */
export function oursInWords({ id, published }: Preset, say: Dictionary): string | null {
  const words = say.lab.published;
  const { runs, solved, sequences, seconds, held } = summaryOf(id);
  if (runs === 0) return null;
  const median = sequences === null ? null : formatCount(sequences);
  const parts = [
    words.ourSolved(solved, runs, median),
    held !== null ? words.ourHeld(percent(held)) : '',
    seconds !== null ? words.seconds(formatValue(seconds, 1)) : '',
  ].filter(Boolean);
  const isMissed = published?.sequences !== undefined && !published.differs && solved === 0;
  return `${parts.join('; ')}.${isMissed ? ` ${words.notReproduced}` : ''}`;
} // prettier-ignore
