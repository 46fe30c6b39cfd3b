/**
 * What the page and its training thread say to each other.
 * Source: lib/lab. Everything is plain data, so that nothing of the kernels' memory crosses.
 * Leaves out who acts on it (labWorker.ts, session.ts).
 */
import type { Checkpoint, Code, Example, LabData, Plan, Point } from '../../lib/lab/index.ts';

export type Order =
  | { readonly kind: 'start'; readonly plan: Plan; readonly data: LabData; readonly code: Code }
  | { readonly kind: 'resume'; readonly checkpoint: Checkpoint; readonly seconds: number; readonly data: LabData; readonly code: Code }
  | { readonly kind: 'pause' }
  | { readonly kind: 'go' }; // prettier-ignore

/** Where a run stands. */
export interface Standing {
  readonly sequences: number;
  readonly points: readonly Point[];
  /** Seconds of training, pauses left out. */
  readonly seconds: number;
  readonly solved: number | null;
  readonly isOver: boolean;
  /** Why the readable code trains in the place of the kernels. */
  readonly refused?: string;
}

export type Report =
  | { readonly kind: 'standing'; readonly standing: Standing }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint; readonly standing: Standing; readonly example: Example }
  | { readonly kind: 'failed'; readonly message: string }; // prettier-ignore
