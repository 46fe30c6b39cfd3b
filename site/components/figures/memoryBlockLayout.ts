/**
 * Where the parts of a memory block stand: one layout along the signal (u) and across it (v),
 * turned to landscape (signal runs right) or portrait (signal runs up).
 * Source: the graph of memoryBlockGraph.ts. Leaves out all drawing; knows no value.
 */
import type { BlockEdge, BlockGraph, BlockNode } from './memoryBlockParts.ts';
import { alongOf, measuresOf, sourceLine, type Measures, type Orientation, type Source } from './memoryBlockMeasures.ts'; // prettier-ignore
import { routeOf } from './memoryBlockRoutes.ts';
import type { Point } from './shapes.ts';

export type { Orientation } from './memoryBlockMeasures.ts';

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
  /** Ends of the lines that come from outside, and where they are slashed and named. */
  readonly buses: Readonly<Partial<Record<Source, Bus>>>;
}

export interface Bus {
  readonly line: readonly Point[];
  readonly slash: Point;
}

/** Places along and across, from the row of the last cell. */
function standOf(node: BlockNode, m: Measures): readonly [number, number] {
  const name = node.id.split(':')[0]!;
  if (name === 'gate') return [alongOf(m)[node.gate!], m.gate];
  if (name === 'net') return [alongOf(m)[node.gate!], m.net];
  const stand: Readonly<Record<string, readonly [number, number]>> = {
    sum: [0, 0],
    g: [m.g, 0],
    in: [m.input, 0],
    s: [m.state, 0],
    delay: [m.state - m.arm[0], m.delay],
    keep: [m.state, m.keep],
    h: [m.h, 0],
    out: [m.output, 0],
    b: [m.end, 0],
  };
  return stand[name]!;
}

/** Positions for a block's graph; the same rules for both orientations and any number of cells. */
export function layoutBlock(graph: BlockGraph, orientation: Orientation): Layout {
  const { cells } = graph;
  const upright = orientation === 'portrait';
  const m = measuresOf(cells, orientation);
  const extra = (cells - 1) * m.pitch;
  const sources = graph.nodes.filter(({ kind }) => kind === 'source');
  const more = sources.length > 2 ? m.gates - m.hidden : 0;
  const width = upright ? Math.max(350, extra + (cells > 1 ? 231 : 350)) + more : 852;
  const height = upright ? 606 + more : 432 + extra + more;

  const place = (u: number, v: number): Point =>
    upright ? [extra + (cells > 1 ? 46 : 90) + v, 500 - u] : [92 + u, 76 + extra + v];
  const across = (row: number): number => (row - (cells - 1)) * m.pitch;

  const at = new Map<string, Point>();
  for (const node of graph.nodes) {
    if (node.kind === 'source') continue;
    const [u, v] = standOf(node, m);
    at.set(node.id, place(u, v + (node.row === null ? 0 : across(node.row))));
  }

  const start = upright ? -64 : cells > 1 ? -60 : -52;
  const slashed = start + (cells > 1 ? 9 : 16);
  // The lines end below the last thing that they enter.
  const entered = graph.edges.filter(({ kind, row }) => kind === 'bundle' && row === null);
  const end = Math.max(0, ...entered.map(({ to }) => alongOf(m)[to.split(':')[1] as 'input']));
  const buses: Partial<Record<Source, Bus>> = {};
  for (const { id } of sources) {
    const { v, shift } = sourceLine(m, id as Source);
    buses[id as Source] = { line: [place(start, v), place(end + shift, v)], slash: place(slashed, v) }; // prettier-ignore
    at.set(id, place(start, v));
  }

  const ground = { cells, orientation, measures: m, place, across };
  const route = (edge: BlockEdge): readonly Point[] => routeOf(ground, edge);
  return { orientation, width, height, measures: m, at, route, place, buses };
}
