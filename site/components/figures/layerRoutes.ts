/**
 * How the edges of a layer of blocks run: weights straight, peepholes as curves, gates along their rows.
 * Source: layerLayout.ts.
 * Leaves out all drawing.
 */
import type { LayerEdge } from './layerGraph.ts';
import { down, type LayerLayout } from './layerLayout.ts';
import { pathThrough as line, round, type Point } from './shapes.ts';

/** From rim to rim. */
function straight(from: Point, to: Point, start: number, end: number): readonly [Point, Point] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return [
    [from[0] + ux * start, from[1] + uy * start],
    [to[0] - ux * end, to[1] - uy * end],
  ];
}

export interface Route {
  readonly d: string;
  /** The point where a share of the way is done, 0 at the source. */
  readonly along: (share: number) => Point;
}

/** A curve that leaves to the left and comes to a gate from its right, on a lane of its own. */
function peephole(layout: LayerLayout, { from, to }: LayerEdge): Route {
  const { measures: m, at } = layout;
  const [[x, y], [gx, gy]] = [at.get(from)!, at.get(to)!];
  const isState = from.role === 'state';
  const side = Math.sign(y - gy) || 1;
  const lane = gx + m.lane - m.target;
  const p: readonly Point[] = [
    isState ? [x - m.cell[0], y + m.cell[1] - 5] : [x - m.box[0], y],
    [lane, isState ? y + m.cell[1] - 5 : y],
    [lane, gy + side * m.gate * 0.6],
    [gx + m.gate * 0.84, gy + side * m.gate * 0.6],
  ];
  const [a, b, c, d] = p as [Point, Point, Point, Point];
  const mix = (k: 0 | 1, s: number): number =>
    (1 - s) ** 3 * a[k] + 3 * (1 - s) ** 2 * s * b[k] + 3 * (1 - s) * s * s * c[k] + s ** 3 * d[k];
  const points = p.map(([px, py]) => `${round(px)} ${round(py)}`);
  return { d: `M${points[0]!}C${points.slice(1).join(' ')}`, along: (s) => [mix(0, s), mix(1, s)] };
}

/** From a gate to what it multiplies: along its row, then up or down; around the carousel of a later cell. */
function gated(layout: LayerLayout, { from, to }: LayerEdge): readonly Point[] {
  const { measures: m, at, radius } = layout;
  const [[gx, gy], [x, y]] = [at.get(from)!, at.get(to)!];
  const side = Math.sign(gy - y) || 1;
  const start: Point = [gx + m.gate, gy];
  if (from.id.quantity === 'b_φ' && gy - y > down.pitch * 0.6) {
    const lane = x - m.state + m.around;
    return [start, [lane, gy], [lane, y], [x + m.product, y]];
  }
  return [start, [x, gy], [x, y + side * radius(to)]];
}

/** How an edge runs. */
export function routeOf(layout: LayerLayout, edge: LayerEdge): Route {
  const { at, radius, measures: m } = layout;
  const { from, to, kind } = edge;
  if (kind === 's') return peephole(layout, edge);
  const ends = straight(at.get(from)!, at.get(to)!, radius(from) + 2, radius(to) + 2);
  const [a, b] = ends;
  const along = (share: number): Point => [
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
  ];
  if (kind !== null || from.role === 'one') return { d: line(ends), along };
  if (from.role === 'gate' && to.role === 'gate') {
    const [[gx, gy], [, ty]] = [at.get(from)!, at.get(to)!];
    const lane = gx + m.lane - m.target;
    return { d: line([[gx + m.gate, gy + 5], [lane, gy + 5], [lane, ty - 5], [gx + m.gate, ty - 5]]), along }; // prettier-ignore
  }
  if (from.role === 'gate') return { d: line(gated(layout, edge)), along };
  const [[x, y], [tx, ty]] = [at.get(from)!, at.get(to)!];
  // The carousel comes up into the state; everything else runs along the signal.
  return ty < y
    ? { d: line([[x, y - m.product], [tx, ty + m.cell[1]]]), along } // prettier-ignore
    : { d: line([[x + radius(from), y], [tx - radius(to), ty]]), along }; // prettier-ignore
}
