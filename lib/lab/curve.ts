/*
 * The curve of a run: means between points, and points that are joined so that it keeps its length.
 * Source: losses and answers are those before each update.
 * Leaves out: held sequences; who judges them hands in their share.
 */

/** Means over the sequences since the point before. */
export type Point = {
  /** Sequences so far. */
  readonly sequences: number;
  /** Mean loss per target, each sequence measured before its own update. */
  readonly loss: number;
  /** Share of these sequences that were right before their update. */
  readonly right: number;
  /** Share of right answers on the held sequences at this moment, where the task has them. */
  readonly held?: number;
};
/** Counts since the last point. */
export type Since = { loss: number; targets: number; right: number; sequences: number };

/** Points of a run, and what has been counted since the last one. */
export type Curve = {
  /** Sequences between points; doubles as points are joined. */
  every: number;
  points: Point[];
  since: Since;
};

const mostPoints = 240;

/** A curve without a point. */
export const startCurve = (every: number): Curve => ({ every, points: [], since: nothing() });

const nothing = (): Since => ({ loss: 0, targets: 0, right: 0, sequences: 0 });

/** Counts one sequence. */
export function count({ since }: Curve, loss: number, targets: number, isRight: boolean): void {
  since.loss += loss;
  since.targets += targets;
  since.right += Number(isRight);
  since.sequences += 1;
}

/** Ends the stretch behind so many sequences with a point. */
export function addPoint(curve: Curve, sequences: number, held: number | undefined): void {
  const { since } = curve;
  curve.points.push({
    sequences,
    loss: since.loss / since.targets,
    right: since.right / since.sequences,
    ...(held !== undefined && { held }),
  });
  curve.since = nothing();
  if (curve.points.length >= mostPoints) join(curve);
}

/** Two points become one: the curve keeps its length, however long the run. */
function join(curve: Curve): void {
  curve.points = curve.points.flatMap((point, n, all) => {
    if (n % 2 === 0) return n === all.length - 1 ? [point] : [];
    const before = all[n - 1];
    const mean = (of: 'loss' | 'right'): number => (before[of] + point[of]) / 2;
    return [{ ...point, loss: mean('loss'), right: mean('right') }];
  });
  curve.every *= 2;
}
