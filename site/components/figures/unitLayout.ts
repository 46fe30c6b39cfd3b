/**
 * Where the units of a layered network stand: one layout along the flow and across it, for one step or many.
 * Source: the graph of units.ts. Landscape and portrait are the same places with their axes exchanged.
 * Leaves out all drawing; knows no value.
 */
import type { UnitGraph, UnitNode } from './units.ts';
import type { Point } from './shapes.ts';

export type Orientation = 'landscape' | 'portrait';

export interface UnitLayout {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly at: ReadonlyMap<string, Point>;
  /** Where the words of each step stand, and the rule before it. */
  readonly steps: readonly { readonly t: number; readonly label: Point; readonly rule: number }[];
  /** Whether time runs down rather than to the right. */
  readonly orientation: Orientation;
  readonly isUnrolled: boolean;
}

const evenly = (n: number, k: number, pitch: number): number => (k - (n - 1) / 2) * pitch;

/** One step: layers follow each other along the flow, units stand evenly across it. */
function layered(units: UnitGraph, t: number, orientation: Orientation): UnitLayout {
  const { nodes, widths } = units;
  const isLandscape = orientation === 'landscape';
  const most = Math.max(...widths);
  const across = isLandscape ? 116 : Math.min(112, 300 / most);
  const along = isLandscape
    ? Math.min(240, 690 / (widths.length - 1))
    : Math.min(150, 520 / (widths.length - 1));
  const length = along * (widths.length - 1);
  const [width, height] = isLandscape ? [852, across * most + 24] : [350, length + 130];
  const at = new Map<string, Point>();
  const start = isLandscape ? (852 - length) / 2 : height - 66;
  for (const node of nodes) {
    if (node.t !== t) continue;
    const v = evenly(widths[node.rank]!, node.unit, across);
    const u = node.rank * along;
    at.set(node.id, isLandscape ? [start + u, height / 2 + v - 6] : [width / 2 + v, start - u]);
  }
  const radius = isLandscape ? 22 : Math.min(20, across * 0.3);
  return { width, height, radius, at, steps: [], orientation, isUnrolled: false };
}

/**
 * Several steps: time runs across the flow. Hidden units stand on a slant, so that no straight edge between two of them,
 * within a step or across steps, touches a third.
 */
function unrolled(units: UnitGraph, T: number, orientation: Orientation): UnitLayout {
  const { nodes, widths } = units;
  const [inputs = 1, hidden = 1, outputs = 1] = widths;
  const isLandscape = orientation === 'landscape';
  const radius = isLandscape ? (hidden > 3 || T > 3 ? 17 : 22) : hidden > 3 ? 14 : 18;
  // Along time and along the flow.
  const pitch = isLandscape
    ? Math.min(400, (852 - 24) / T)
    : 56 + Math.max(1, hidden - 1) * 92 + 86;
  const slantTime = isLandscape ? Math.min(124, (pitch * 0.46) / Math.max(1, hidden - 1)) : 92;
  const slantFlow = isLandscape
    ? Math.min(96, 250 / Math.max(1, hidden - 1))
    : Math.min(76, 96 / Math.max(1, hidden - 1));
  const gap = isLandscape ? { below: 118, above: 112 } : { below: 84, above: 76 };
  const span = (hidden - 1) * slantTime;
  const deep = (hidden - 1) * slantFlow;
  const flow = gap.below + deep + gap.above;
  const [first, offset] = isLandscape
    ? [(852 - pitch * T) / 2 + (pitch - span) / 2 - 16, 64]
    : [70, 64];
  const total = isLandscape ? flow + 134 : pitch * T + 16;
  const at = new Map<string, Point>();
  for (const { id, t, unit, kind } of nodes) {
    const step = first + (t - 1) * pitch;
    const outer = (n: number): number => {
      const between = n === 1 ? 0 : Math.max(isLandscape ? 88 : 60, span / (n - 1));
      const room = isLandscape ? (pitch - 36) / n : (pitch - 76) / Math.max(1, n - 1);
      return span / 2 + evenly(n, unit, Math.min(between, room, n === hidden ? slantTime : 110));
    };
    const [w, u] =
      kind === 'input'
        ? [step + outer(inputs), 0]
        : kind === 'output'
          ? [step + outer(outputs), flow]
          : [step + unit * slantTime, gap.below + deep - unit * slantFlow];
    at.set(id, isLandscape ? [w, total - offset - u] : [offset + u, w]);
  }
  const steps = Array.from({ length: T }, (_, k) => {
    const rule = first - (pitch - span) / 2 + k * pitch + (isLandscape ? 0 : 14);
    const label: Point = isLandscape ? [rule + 10, 18] : [12, rule + 20];
    return { t: k + 1, label, rule };
  });
  const [width, height] = isLandscape ? [852, total] : [350, total];
  return { width, height, radius, at, steps, orientation, isUnrolled: true };
}

/** The layout of a scene's units: unrolled where the network recurs, else the layers of step t. */
export function layoutUnits(
  units: UnitGraph,
  { T, t, isUnrolled }: { readonly T: number; readonly t: number; readonly isUnrolled: boolean },
  orientation: Orientation,
): UnitLayout {
  return isUnrolled ? unrolled(units, T, orientation) : layered(units, t, orientation);
}

/** Both ends of an edge, drawn from rim to rim; `gap` keeps it off the units. */
export function endsOf(
  layout: UnitLayout,
  from: UnitNode,
  to: UnitNode,
  gap = 4,
): readonly [Point, Point] {
  const [a, b] = [layout.at.get(from.id)!, layout.at.get(to.id)!];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy) || 1;
  const r = layout.radius + gap;
  return [
    [a[0] + (dx / length) * r, a[1] + (dy / length) * r],
    [b[0] - (dx / length) * r, b[1] - (dy / length) * r],
  ];
}
