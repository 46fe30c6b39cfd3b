/*
 * Two forecasts that need no learning from sequences: tomorrow is as today, and always the commonest label.
 * Source: theory of forecasting; the least that a trained network must beat.
 * Leaves out: seasons, windows.
 */
import { ShapeError } from '../numbers/shape.ts';

/** Share of the labels after the first that equal the label before them. */
export function persistence<Label>(labels: readonly Label[]): number {
  if (labels.length < 2) {
    throw new ShapeError('persistence', 'labels', `are ${labels.length}`, 'at least 2');
  }
  const kept = labels.filter((label, n) => n > 0 && label === labels[n - 1]).length;
  return kept / (labels.length - 1);
}

/** The commonest of the known labels, and the share of the labels to be forecast that it is. */
export function majority<Label>(
  known: readonly Label[],
  forecast: readonly Label[],
): { readonly label: Label; readonly share: number } {
  if (known.length === 0 || forecast.length === 0) {
    throw new ShapeError('majority', 'labels', 'are none', 'at least 1 known and 1 to forecast');
  }
  const counts = new Map<Label, number>();
  for (const label of known) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [label] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return { label, share: forecast.filter((one) => one === label).length / forecast.length };
}
