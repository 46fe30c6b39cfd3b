/**
 * Where a layer of blocks stands: what is read on the left, the blocks one below the other, outputs on the right.
 * Source: layerGraph.ts; the same order of rows on a wide page and on a phone.
 * Leaves out all drawing; knows no value.
 */
import type { LayerEdge, LayerGraph, LayerNode } from './layerGraph.ts';
import type { Orientation } from './memoryBlockMeasures.ts';
import { round, type Point } from './shapes.ts';

interface Measures {
  readonly width: number;
  readonly given: number;
  /** The block's frame, its width, and places along the signal from its left. */
  readonly frame: number;
  readonly inside: number;
  readonly target: number;
  readonly lane: number;
  readonly written: number;
  readonly before: number;
  readonly state: number;
  readonly around: number;
  readonly result: number;
  readonly output: number;
  /** Radii of a gate, of a product and of what is read; half sizes of the state and of the one before. */
  readonly gate: number;
  readonly product: number;
  readonly read: number;
  readonly cell: readonly [number, number];
  readonly box: readonly [number, number];
}

const landscape: Measures = {
  ...{ width: 852, given: 74, frame: 318, inside: 372, output: 784 },
  ...{ target: 40, lane: 84, written: 128, before: 166, state: 238, around: 288, result: 334 },
  ...{ gate: 17, product: 10, read: 15, cell: [30, 21] as const, box: [20, 14] as const },
};
const portrait: Measures = {
  ...{ width: 350, given: 22, frame: 110, inside: 194, output: 330 },
  ...{ target: 24, lane: 48, written: 68, before: 94, state: 134, around: 160, result: 176 },
  ...{ gate: 14, product: 8, read: 12, cell: [21, 18] as const, box: [13, 11] as const },
};

/** Down a block, from its top: input gate, first cell, from cell to cell, to the carousel, forget and output gate from the last cell. */
const down = { input: 52, cell: 122, pitch: 116, keep: 54, forget: 96, output: 162, end: 202, closed: 66 }; // prettier-ignore
const gap = 18;
const top = 30;

export interface LayerLayout {
  readonly orientation: Orientation;
  readonly measures: Measures;
  readonly width: number;
  readonly height: number;
  readonly at: ReadonlyMap<LayerNode, Point>;
  /** A block's frame, and whether its edges are drawn. */
  readonly frames: readonly {
    readonly block: number;
    readonly top: number;
    readonly height: number;
    readonly isOpen: boolean;
  }[];
  readonly radius: (node: LayerNode) => number;
}

/** Order of what is read: the constant, inputs, cell outputs, gates. */
const rankOf = ({ role, pick }: LayerNode): number =>
  role === 'one' ? 0 : pick === 'x_i' ? 1 : pick === 'b_c' ? 2 : 3;

export function layoutLayer(
  { nodes }: LayerGraph,
  shape: { readonly blocks: number; readonly cells: number; readonly open: readonly boolean[] },
  orientation: Orientation,
): LayerLayout {
  const m = orientation === 'landscape' ? landscape : portrait;
  const last = down.cell + (shape.cells - 1) * down.pitch;
  let y = top;
  const frames = shape.open.map((isOpen, block) => {
    const height = isOpen ? last + down.end : down.closed;
    const frame = { block, top: y, height, isOpen };
    y += height + gap;
    return frame;
  });
  const height = y - gap + 8;
  const at = new Map<LayerNode, Point>();
  const spread = (column: readonly LayerNode[], x: number, room: number): void => {
    const step = Math.min(room, (height - top - 56) / Math.max(1, column.length - 1));
    const first = (height + top - 16) / 2 - ((column.length - 1) / 2) * step;
    column.forEach((node, n) => at.set(node, [x, first + n * step]));
  };
  const given = nodes.filter(({ role }) => role === 'given' || role === 'one');
  spread(given.sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name)), m.given, 112); // prettier-ignore
  spread(nodes.filter(({ role }) => role === 'output'), m.output, 84); // prettier-ignore
  const inside: Readonly<Record<string, (row: number) => Point>> = {
    b_ι: () => [m.target, down.input],
    b_φ: () => [m.target, last + down.forget],
    b_ω: () => [m.target, last + down.output],
    a_c: (row) => [m.target, down.cell + row * down.pitch],
    ιg: (row) => [m.written, down.cell + row * down.pitch],
    φs: (row) => [m.state, down.cell + row * down.pitch + down.keep],
    before: (row) => [m.before, down.cell + row * down.pitch + down.keep],
    s_c: (row) => [m.state, down.cell + row * down.pitch],
    b_c: (row) => [m.result, down.cell + row * down.pitch],
  };
  for (const node of nodes) {
    if (node.block === null || node.role === 'given') continue;
    const { top: start, isOpen } = frames[node.block]!;
    const place = inside[node.role === 'before' ? 'before' : node.id.quantity]!;
    const [u, v] = place(node.cell ?? 0);
    if (isOpen) at.set(node, [m.frame + u, start + v]);
    else if (node.role === 'result')
      at.set(node, [m.frame + m.result - node.cell! * 44, start + down.closed / 2]);
  }
  const radii: Readonly<Record<string, number>> = {
    ...{ gate: m.gate, input: m.gate, product: m.product, result: m.product + 2 },
    ...{ state: m.cell[0], before: m.box[0], output: m.read + 2 },
  };
  return {
    ...{ orientation, measures: m, width: m.width, height, at, frames },
    radius: ({ role }) => radii[role] ?? m.read,
  };
}

const line = (points: readonly Point[]): string =>
  points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

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
