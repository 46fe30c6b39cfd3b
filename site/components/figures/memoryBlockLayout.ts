/**
 * Where the parts of a memory block stand: one layout along the signal (u) and across it (v),
 * turned to landscape (signal runs right) or portrait (signal runs up).
 * Source: the graph of memoryBlockGraph.ts. Leaves out all drawing; knows no value.
 */
import type { BlockEdge, BlockGraph, Gate } from './memoryBlockGraph.ts';
import type { Point } from './shapes.ts';

export type Orientation = 'landscape' | 'portrait';

interface Measures {
  /** Places along the signal. */
  readonly g: number;
  readonly input: number;
  readonly state: number;
  readonly tap: number;
  readonly h: number;
  readonly output: number;
  readonly end: number;
  /** Places across it, from the row of the last cell. */
  readonly delay: number;
  readonly fork: number;
  readonly keep: number;
  readonly gate: number;
  readonly net: number;
  readonly x: number;
  readonly hidden: number;
  /** Half sizes: the cell along and across, the plot along and across; radii. */
  readonly cell: readonly [number, number];
  readonly plot: readonly [number, number];
  readonly sum: number;
  readonly product: number;
  readonly disc: number;
  /** Distance of the carousel's two arms from the cell's middle. */
  readonly arm: readonly [number, number];
  /** Distance between two cells of a block. */
  readonly pitch: number;
  /** Distance of the two input lines from the middle of what they enter. */
  readonly twin: number;
}

const landscape: Measures = {
  g: 98,
  input: 200,
  state: 340,
  tap: 432,
  h: 468,
  output: 572,
  end: 677,
  delay: 66,
  fork: 90,
  keep: 104,
  gate: 200,
  net: 274,
  x: 318,
  hidden: 338,
  cell: [56, 40.5],
  plot: [21.5, 16],
  sum: 19,
  product: 13.5,
  disc: 27.5,
  arm: [41.5, 42.5],
  pitch: 216,
  twin: 9,
};

const portrait: Measures = {
  g: 68,
  input: 140,
  state: 238,
  tap: 302,
  h: 327,
  output: 400,
  end: 472,
  delay: 57,
  fork: 70,
  keep: 80,
  gate: 154,
  net: 211,
  x: 245,
  hidden: 260,
  cell: [42.5, 32.5],
  plot: [14, 17],
  sum: 19,
  product: 13,
  disc: 23,
  arm: [30, 29],
  pitch: 0,
  twin: 6.5,
};

/** Two and more cells side by side on a phone: everything across moves closer. */
const portraitNarrow: Measures = {
  ...portrait,
  delay: 46,
  fork: 54,
  keep: 60,
  gate: 114,
  net: 153,
  x: 177,
  hidden: 185,
  cell: [40, 29],
  plot: [14, 15],
  disc: 21,
  product: 11.5,
  pitch: 119,
  twin: 5,
};

export interface Layout {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
  readonly measures: Measures;
  /** Center of each node, by id. */
  readonly at: ReadonlyMap<string, Point>;
  /** Points of each edge, in order; a peephole's are those of Bézier curves, three to each after the first. */
  route(edge: BlockEdge): readonly Point[];
  /** A point of the figure from its places along and across. */
  place(u: number, v: number): Point;
  /** Ends of the two input lines, and where they are slashed and named. */
  readonly buses: Readonly<Record<'x' | 'hidden', { line: readonly Point[]; slash: Point }>>;
  /** Where an input line leaves for something, so that a dot can be drawn. */
  junction(edge: BlockEdge): Point | null;
}

/** Positions for a block's graph; the same rules for both orientations and any number of cells. */
export function layoutBlock(graph: BlockGraph, orientation: Orientation): Layout {
  const { cells } = graph;
  const upright = orientation === 'portrait';
  const m = upright ? (cells > 1 ? portraitNarrow : portrait) : landscape;
  const extra = (cells - 1) * m.pitch;
  const width = upright ? Math.max(350, extra + (cells > 1 ? 231 : 350)) : 852;
  const height = upright ? 606 : 432 + extra;

  const place = (u: number, v: number): Point =>
    upright ? [extra + (cells > 1 ? 46 : 90) + v, 500 - u] : [92 + u, 76 + extra + v];
  const across = (row: number): number => (row - (cells - 1)) * m.pitch;

  const at = new Map<string, Point>();
  const alongGate: Record<Gate, number> = { input: m.input, forget: m.state, output: m.output };
  const netEnd = (gate: Gate): number => alongGate[gate];
  for (const node of graph.nodes) {
    const v = node.row === null ? 0 : across(node.row);
    const name = node.id.split(':')[0];
    if (name === 'gate') at.set(node.id, place(alongGate[node.gate!], m.gate));
    else if (name === 'net') at.set(node.id, place(alongGate[node.gate!], m.net));
    else if (name === 'sum') at.set(node.id, place(0, v));
    else if (name === 'g') at.set(node.id, place(m.g, v));
    else if (name === 'in') at.set(node.id, place(m.input, v));
    else if (name === 's') at.set(node.id, place(m.state, v));
    else if (name === 'delay') at.set(node.id, place(m.state - m.arm[0], v + m.delay));
    else if (name === 'keep') at.set(node.id, place(m.state, v + m.keep));
    else if (name === 'h') at.set(node.id, place(m.h, v));
    else if (name === 'out') at.set(node.id, place(m.output, v));
    else if (name === 'b') at.set(node.id, place(m.end, v));
  }

  const start = upright ? -64 : cells > 1 ? -60 : -52;
  const slashed = cells > 1 ? 9 : 16;
  const last = (v: number, offset: number): Point => place(m.output + offset, v);
  const sourceTwin = (source: 'x' | 'hidden'): number => (source === 'x' ? -m.twin : m.twin);
  const buses = {
    x: { line: [place(start, m.x), last(m.x, -m.twin)], slash: place(start + slashed, m.x) },
    hidden: {
      line: [place(start, m.hidden), last(m.hidden, m.twin)],
      slash: place(start + slashed, m.hidden),
    },
  } as const;
  at.set('x', place(start, m.x));
  at.set('hidden', place(start, m.hidden));

  /** Where a bundle enters: straight into a plot; into a sum directly, or by a trunk when there are several. */
  const bundle = (source: 'x' | 'hidden', target: string, row: number | null): Point[] => {
    const v = source === 'x' ? m.x : m.hidden;
    const shift = sourceTwin(source);
    if (row === null) {
      const u = netEnd(target.split(':')[1] as Gate) + shift;
      return [place(u, v), place(u, m.net + m.plot[1])];
    }
    if (cells === 1) {
      // Landscape: both lines rise under the sum; portrait: they come in from its side.
      return [place(shift, v), place(shift, m.sum + (upright ? 0 : 3))];
    }
    const trunk = source === 'x' ? -31 : -24;
    return [place(trunk, v), place(trunk, across(row) + shift), place(-m.sum, across(row) + shift)];
  };

  const route = (edge: BlockEdge): readonly Point[] => {
    const row = edge.row ?? 0;
    const v = across(row);
    const from = edge.from.split(':')[0]!;
    const to = edge.to.split(':')[0]!;
    if (edge.kind === 'bundle') return bundle(edge.from as 'x' | 'hidden', edge.to, edge.row);
    if (edge.kind === 'net') {
      const u = alongGate[edge.to.split(':')[1] as Gate];
      return [place(u, m.net - m.plot[1]), place(u, m.gate + m.disc)];
    }
    if (edge.kind === 'gate') {
      const gate = edge.from.split(':')[1] as Gate;
      const u = alongGate[gate];
      const below = row === cells - 1;
      if (gate !== 'forget') {
        return [
          place(u, below ? m.gate - m.disc - 1.5 : across(row + 1) - m.product),
          place(u, v + m.product),
        ];
      }
      if (below) return [place(u, m.gate - m.disc - 1.5), place(u, v + m.keep + m.product)];
      // A cell stands in the way: around it, on the side of the carousel's return.
      const fork = across(cells - 1) + m.keep + (upright ? 22 : 34);
      const lane = m.state + m.cell[0] + (upright ? 11 : 18);
      const level = v + m.keep + (upright ? 21 : 32);
      return [
        place(u, fork),
        place(lane, fork),
        place(lane, level),
        place(u, level),
        place(u, v + m.keep + m.product),
      ];
    }
    if (edge.kind === 'peephole') {
      const gate = edge.to.split(':')[1] as Gate;
      const u = alongGate[gate];
      const origin: readonly [number, number] =
        gate === 'output'
          ? [m.tap, v]
          : [m.state - m.arm[0], v + (gate === 'input' ? m.fork : m.keep)];
      // The last stretch ends at the gate's rim, on the side the peephole comes from.
      const side = gate === 'input' ? 1 : -1;
      const rim = [u + side * m.disc * 0.83, m.gate - m.disc * 0.83] as const;
      const bend = (points: readonly (readonly [number, number])[]): Point[] =>
        points.map(([a, b]) => place(a, b));
      if (row < cells - 1) {
        // Past the cells that stand in between: along a lane of its own, then to the gate.
        const lane = gate === 'output' ? m.tap - (upright ? 4 : 6) : m.input + (upright ? 18 : 19);
        const turn = gate === 'output' ? v + m.cell[1] : v + m.keep + (m.pitch - m.keep) * 0.45;
        const leave = gate === 'output' ? m.cell[1] : m.keep + 4;
        const middle = (origin[1] + turn) / 2;
        return bend([
          origin,
          [origin[0], middle],
          [lane, middle],
          [lane, turn],
          [lane, turn],
          [lane, leave],
          [lane, leave],
          [lane, (leave + rim[1]) / 2],
          [rim[0] + side * (gate === 'input' ? 4 : 24), (leave + rim[1]) / 2],
          rim,
        ]);
      }
      if (gate === 'output') {
        return bend([
          origin,
          [m.tap + 12, m.gate * 0.62],
          [u - m.disc - 22, m.gate * (upright ? 0.52 : 0.5)],
          rim,
        ]);
      }
      const below = m.keep + (m.gate - m.keep) * (gate === 'forget' ? 0.45 : upright ? 0.5 : 0.4);
      return gate === 'forget'
        ? bend([origin, [origin[0], below], [u - m.disc - 2, m.gate - m.disc - 14], rim])
        : bend([origin, [origin[0] - 12, below], [u + m.disc + 22, m.gate - m.disc - 26], rim]);
    }
    const u = { sum: 0, g: m.g, in: m.input, s: m.state, h: m.h, out: m.output, b: m.end } as const;
    const left = m.state - m.arm[0];
    const right = m.state + m.arm[1];
    if (from === 's' && to === 'delay') {
      return [place(left, v + m.cell[1]), place(left, v + m.delay - 9)];
    }
    if (from === 'delay') {
      const corner = [place(left, v + m.delay + 9), place(left, v + m.keep)];
      return to === 'keep'
        ? [...corner, place(m.state - m.product, v + m.keep)]
        : [...corner, place(right, v + m.keep), place(right, v + m.cell[1] + 8)];
    }
    if (from === 'keep') {
      return [
        place(m.state + m.product, v + m.keep),
        place(right, v + m.keep),
        place(right, v + m.cell[1] + 8),
      ];
    }
    const half: Record<string, number> = {
      sum: m.sum,
      g: m.plot[0],
      in: m.product,
      s: m.cell[0],
      h: m.plot[0],
      out: m.product,
      b: 8,
    };
    // In landscape a plot is wide along the signal; turned upright it is low along it.
    const reach = (name: string): number => half[name] ?? 0;
    return [
      place(u[from as keyof typeof u] + reach(from), v),
      place(u[to as keyof typeof u] - reach(to), v),
    ];
  };

  const junction = (edge: BlockEdge): Point | null =>
    edge.kind === 'bundle'
      ? (bundle(edge.from as 'x' | 'hidden', edge.to, edge.row)[0] ?? null)
      : null;

  return { orientation, width, height, measures: m, at, route, place, buses, junction };
}
