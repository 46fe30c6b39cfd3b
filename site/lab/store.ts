/**
 * Runs kept in this browser: what is shown of each, and what it goes on from.
 * Source: IndexedDB by idb-keyval, a database of its own. Private windows refuse it; the page then says so.
 * Leaves out when to keep.
 */
import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { Checkpoint, Code, Plan, Point } from '../../lib/lab/index.ts';

/** One run as it is kept. */
export interface KeptRun {
  readonly id: string;
  /** A, B, C …: its name in the curves. */
  readonly letter: string;
  readonly plan: Plan;
  /** Trained by the readable code; by the kernels if absent. */
  readonly code?: Code;
  readonly sequences: number;
  readonly points: readonly Point[];
  /** Seconds of training in this browser, and the sequences that were there before it; 0 if absent. */
  readonly seconds: number;
  readonly from?: number;
  readonly solved: number | null;
  readonly isOver: boolean;
  /** The error that ended it. */
  readonly failed?: string | undefined;
  /** None before the first has been made. */
  readonly checkpoint?: Checkpoint;
}

let opened: UseStore | null = null;
const store = (): UseStore => (opened ??= createStore('unrolled-lab', 'runs'));

const isKept = (value: unknown): value is KeptRun => {
  const { id, letter, plan, points } = (value ?? {}) as Partial<KeptRun>;
  return typeof id === 'string' && typeof letter === 'string' && typeof plan === 'object' && Array.isArray(points);
}; // prettier-ignore

/** All runs, oldest first; null where nothing can be kept. */
export async function readRuns(): Promise<KeptRun[] | null> {
  try {
    const all = await entries<string, unknown>(store());
    return all
      .map(([, run]) => run)
      .filter(isKept)
      .sort((a, b) => a.id.localeCompare(b.id));
  } catch {
    return null;
  }
}

/** Whether it could be kept. */
export async function keepRun(run: KeptRun): Promise<boolean> {
  try {
    await set(run.id, run, store());
    return true;
  } catch {
    return false;
  }
}

export async function dropRun(id: string): Promise<void> {
  try {
    await del(id, store());
  } catch {
    // Nothing was kept.
  }
}
