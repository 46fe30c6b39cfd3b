/**
 * Names of the days of a scene, and what the sky did.
 * Source: the days that come with the scene (weather data, or a plain sequence without dates).
 * Leaves out the features the network reads; those are the trace's x.
 */
import type { Dictionary } from '../../i18n/index.ts';
import type { Scene } from '../../live/scene.ts';

interface DayParts {
  readonly weekday: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** Parts of an ISO date; null when the sequence has no calendar. */
function partsOf(scene: Scene, t: number): DayParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(scene.steps[t - 1]?.date ?? '');
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

type Naming = 'dayLong' | 'dayMedium' | 'dayShort' | 'dayInitial';

function name(scene: Scene, t: number, say: Dictionary, naming: Naming): string {
  const parts = partsOf(scene, t);
  return parts
    ? say.figures[naming](parts)
    : (scene.steps[t - 1]?.label ?? say.figures.dayNumber(t));
}

/** Thursday 23 April 2015 */
export const dayLong = (scene: Scene, t: number, say: Dictionary): string =>
  name(scene, t, say, 'dayLong');
/** Thu 23 April */
export const dayMedium = (scene: Scene, t: number, say: Dictionary): string =>
  name(scene, t, say, 'dayMedium');
/** Thu 23 */
export const dayShort = (scene: Scene, t: number, say: Dictionary): string =>
  partsOf(scene, t)
    ? name(scene, t, say, 'dayShort')
    : (scene.steps[t - 1]?.short ?? say.figures.dayNumber(t));
/** The label the scene gives to the step, else its number as a day. */
export const dayStep = (scene: Scene, t: number, say: Dictionary): string =>
  scene.steps[t - 1]?.label ?? say.figures.dayNumber(t);
/** T */
export const dayInitial = (scene: Scene, t: number, say: Dictionary): string =>
  partsOf(scene, t) ? name(scene, t, say, 'dayInitial') : String(t);

/** 20–26 April 2015 */
export function span(scene: Scene, say: Dictionary): string {
  const first = partsOf(scene, 1);
  const last = partsOf(scene, scene.trace.T);
  return first && last ? say.figures.span(first, last) : '';
}

/** The day's weather as a word of the page's language; empty when the sequence has none. */
export function weatherOf(scene: Scene, t: number, say: Dictionary): string {
  const weather = scene.steps[t - 1]?.weather ?? '';
  return say.figures.weather[weather] ?? weather;
}

/** Rain of day t in millimeters, null when the sequence has none. */
export const rainOf = (scene: Scene, t: number): number | null => scene.steps[t - 1]?.rain ?? null;
