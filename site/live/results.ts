/**
 * What this browser remembers of every exercise that was tried, and the file a course can collect.
 * Source: the verdicts of all kinds of exercise, one record each under `unrolled:result:<exercise>`.
 * Leaves out answers, names and whatever else would say who the reader is.
 */
import { version } from '../../package.json';
import { forget, recall, remember } from './memory.ts';

export interface Result {
  /** Path of the page, as it stood in the address. */
  readonly page: string;
  readonly exercise: string;
  readonly kind: 'line' | 'number' | 'code';
  readonly result: 'right' | 'not yet';
  /** Checks up to and with the first that was right. */
  readonly attempts: number;
  /** When the last of them was, in UTC: ISO 8601. */
  readonly time: string;
  /** Version of the book that judged. */
  readonly version: string;
}

export interface ResultsFile {
  readonly format: 'unrolled-results';
  readonly formatVersion: 1;
  readonly saved: string;
  readonly results: readonly Result[];
}

const prefix = 'result:';

function readResult(exercise: string): Result | null {
  try {
    const given: unknown = JSON.parse(recall(prefix + exercise) ?? 'null');
    if (typeof given !== 'object' || given === null) return null;
    const { page, kind, result, attempts, time, version: by } = given as Partial<Result>;
    const fits =
      typeof page === 'string' &&
      (kind === 'line' || kind === 'number' || kind === 'code') &&
      (result === 'right' || result === 'not yet') &&
      typeof attempts === 'number' &&
      typeof time === 'string' &&
      typeof by === 'string';
    return fits ? { page, exercise, kind, result, attempts, time, version: by } : null;
  } catch {
    return null;
  }
}

/** A solved exercise stays solved: later checks change nothing. */
export function record(exercise: string, kind: Result['kind'], right: boolean): void {
  const before = readResult(exercise);
  if (before?.result !== 'right') {
    const now: Result = {
      page: location.pathname,
      exercise,
      kind,
      result: right ? 'right' : 'not yet',
      attempts: (before?.attempts ?? 0) + 1,
      time: new Date().toISOString(),
      version,
    };
    remember(prefix + exercise, JSON.stringify(now));
  }
  if (right) document.dispatchEvent(new CustomEvent('unrolled:solved'));
}

/** The key with `right:` is the older record, which says only that it was solved. */
export const isSolved = (exercise: string): boolean =>
  readResult(exercise)?.result === 'right' || recall(`right:${exercise}`) !== null;

export function forgetResult(exercise: string): void {
  forget(prefix + exercise);
  forget(`right:${exercise}`);
}

/** Every exercise of the book that was tried in this browser, in the order of pages. */
export function resultsFile(): ResultsFile {
  let keys: string[] = [];
  try {
    keys = Object.keys(localStorage);
  } catch {
    // A browser that keeps nothing has nothing to give.
  }
  const start = `unrolled:${prefix}`;
  const results = keys
    .filter((key) => key.startsWith(start))
    .flatMap((key) => readResult(key.slice(start.length)) ?? [])
    .sort((p, q) => p.page.localeCompare(q.page) || p.exercise.localeCompare(q.exercise));
  return {
    format: 'unrolled-results',
    formatVersion: 1,
    saved: new Date().toISOString(),
    results,
  };
}
