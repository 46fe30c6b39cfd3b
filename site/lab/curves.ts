/**
 * Loss and share of right answers of several runs over the sequences they have seen, as markup of one width.
 * Source: the points of runs. The run in view is a full line, the others are broken; letters stand at their ends.
 * Leaves out runs without a point.
 */
import type { Dictionary } from '../i18n/index.ts';
import { formatCount } from '../live/format.ts';
import { html, raw, type Markup } from '../live/markup.ts';
import type { KeptRun } from './store.ts';

const margin = { left: 46, right: 22, top: 22, bottom: 26 } as const;
const height = { loss: 170, right: 110, gap: 30 } as const;
/** More lines could not be told from one another. */
const mostCurves = 12;
const dashes = ['5 3', '2 3', '8 3 2 3', '1 2', '10 4'] as const;

/** A round number of sequences for the end of the axis, and the ticks up to it. */
function ticksTo(most: number): number[] {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most / 4)));
  const wide = [1, 2, 5, 10].map((by) => by * step).find((by) => most / by <= 4.5) ?? step * 10;
  return Array.from({ length: Math.floor(most / wide) + 1 }, (_, n) => n * wide);
}

interface Panel {
  readonly top: number;
  readonly bottom: number;
  readonly y: (value: number) => number;
}

const line = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Letters at the ends of lines, moved apart where they would lie on one another. */
function spread(ends: readonly { letter: string; y: number }[]): { letter: string; y: number }[] {
  const sorted = [...ends].sort((a, b) => a.y - b.y).map((one) => ({ ...one }));
  for (let n = 1; n < sorted.length; n++)
    sorted[n]!.y = Math.max(sorted[n]!.y, sorted[n - 1]!.y + 13);
  return sorted;
}

export function curves(
  all: readonly KeptRun[],
  inView: string | null,
  width: number,
  say: Dictionary,
): Markup {
  const words = say.lab.curves;
  const drawn = all.filter(({ points }) => points.length > 0);
  const latest = drawn.slice(-mostCurves);
  const shown = drawn.filter((run) => run.id === inView || latest.includes(run));
  if (shown.length === 0) return html`<p class="lab-empty">${say.lab.said.none}</p>`;
  const most = Math.max(...shown.map(({ points }) => points.at(-1)!.sequences));
  const losses = shown.flatMap(({ points }) => points.map(({ loss }) => loss)).filter((v) => v > 0);
  const [low, high] = [Math.min(...losses), Math.max(...losses)].map(Math.log10) as [number, number];
  const [from, to] = [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)];
  const inner = width - margin.left - margin.right;
  const x = (sequences: number): number => margin.left + (inner * sequences) / most;
  const loss: Panel = {
    top: margin.top,
    bottom: margin.top + height.loss,
    y: (value) => margin.top + (height.loss * (to - Math.log10(Math.max(value, 10 ** from)))) / (to - from),
  };
  const top = loss.bottom + height.gap;
  const right: Panel = { top, bottom: top + height.right, y: (value) => top + height.right * (1 - value) };
  const total = right.bottom + margin.bottom;
  const others = shown.filter(({ id }) => id !== inView);
  const styleOf = (run: KeptRun): string =>
    run.id === inView ? 'class="lab-line is-in-view"' : `class="lab-line" stroke-dasharray="${dashes[others.indexOf(run) % dashes.length]!}"`;
  const paths = (panel: Panel, value: (point: KeptRun['points'][number]) => number | undefined): string =>
    shown
      .map((run) => {
        const points = run.points.flatMap((point) => {
          const at = value(point);
          return at === undefined ? [] : [[x(point.sequences), panel.y(at)] as const];
        });
        return points.length > 0 ? `<path ${styleOf(run)} d="${line(points)}"/>` : '';
      })
      .join('');
  const letters = (panel: Panel, value: (point: KeptRun['points'][number]) => number): string =>
    spread(shown.map(({ letter, points }) => ({ letter, y: panel.y(value(points.at(-1)!)) })))
      .map(({ letter, y }) => {
        const run = shown.find((one) => one.letter === letter)!;
        return `<text class="lab-letter" x="${(x(run.points.at(-1)!.sequences) + 5).toFixed(1)}" y="${(y + 4).toFixed(1)}">${letter}</text>`;
      })
      .join('');
  const rules = (panel: Panel, ticks: readonly { at: number; text: string }[]): string =>
    ticks
      .map(({ at, text }) => {
        const y = panel.y(at).toFixed(1);
        return `<line class="lab-rule" x1="${margin.left}" x2="${width - margin.right}" y1="${y}" y2="${y}"/><text class="lab-tick" x="${margin.left - 6}" y="${y}" dy="4" text-anchor="end">${text}</text>`;
      })
      .join('');
  const decades = Array.from({ length: to - from + 1 }, (_, n) => from + n).map((n) => ({
    at: 10 ** n,
    text: n >= -2 && n <= 3 ? String(10 ** n) : `1e${String(n).replace('-', '−')}`,
  }));
  const shares = [0, 0.5, 1].map((at) => ({ at, text: `${at * 100} %` }));
  const below = ticksTo(most)
    .map((n) => `<text class="lab-tick" x="${x(n).toFixed(1)}" y="${right.bottom + 18}" text-anchor="${n === 0 ? 'start' : 'middle'}">${formatCount(n)}</text>`)
    .join('');
  const title = (panel: Panel, text: string): string => `<text class="lab-title" x="${margin.left}" y="${panel.top - 8}">${text}</text>`;
  const isHeld = shown.some(({ points }) => points.some(({ held }) => held !== undefined));
  const shareOf = (point: KeptRun['points'][number]): number => point.held ?? point.right;
  const lastTick = ticksTo(most).at(-1)!;
  const hasRoom = x(most) - x(lastTick) > 100;
  return html`<svg
    class="lab-curves"
    width="${width}"
    height="${total}"
    role="img"
    aria-label="${words.label(shown.map(({ letter }) => letter).join(', '))}"
  >
    ${raw(rules(loss, decades))}${raw(rules(right, shares))}${raw(below)}
    ${raw(title(loss, words.loss))}${raw(title(right, isHeld ? `${words.right}, ${words.held}` : words.right))}
    ${raw(paths(loss, (point) => point.loss))}${raw(paths(right, shareOf))}
    ${raw(letters(loss, (point) => point.loss))}${raw(letters(right, shareOf))}
    ${hasRoom ? html`<text class="lab-tick" x="${width - margin.right}" y="${right.bottom + 18}" text-anchor="end">${words.sequences}</text>` : ''}
  </svg>`;
} // prettier-ignore
