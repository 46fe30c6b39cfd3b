/**
 * How the edges of a memory block run, as points; those of a peephole are Bézier curves, three points to each after the first.
 * Source: memoryBlockMeasures.ts; a lane of its own wherever another cell stands in the way.
 * Leaves out the places of nodes (memoryBlockLayout.ts).
 */
import { alongOf, sourceLine, type Measures, type Orientation, type Source } from './memoryBlockMeasures.ts'; // prettier-ignore
import type { BlockEdge, Gate } from './memoryBlockParts.ts';
import type { Point } from './shapes.ts';

/** What a route depends on besides its edge. */
export interface Ground {
  readonly cells: number;
  readonly orientation: Orientation;
  readonly measures: Measures;
  readonly place: (u: number, v: number) => Point;
  /** Place across of a row's cell. */
  readonly across: (row: number) => number;
}

const gateOf = (id: string): Gate => id.split(':')[1] as Gate;

/** Straight into a plot; into a sum directly, or by a trunk when there are several cells. */
function bundle(
  { cells, orientation, measures: m, place, across }: Ground,
  edge: BlockEdge,
): Point[] {
  const { v, shift } = sourceLine(m, edge.from as Source);
  if (edge.row === null) {
    const u = alongOf(m)[gateOf(edge.to)] + shift;
    return [place(u, v), place(u, m.net + m.plot[1])];
  }
  // Landscape: the lines rise under the sum; portrait: they come in from its side.
  if (cells === 1)
    return [place(shift, v), place(shift, m.sum + (orientation === 'portrait' ? 0 : 3))];
  const trunk = { x: -31, hidden: -24, gates: -38 }[edge.from as Source];
  return [place(trunk, v), place(trunk, across(edge.row) + shift), place(-m.sum, across(edge.row) + shift)]; // prettier-ignore
}

function gateRoute(
  { cells, orientation, measures: m, place, across }: Ground,
  edge: BlockEdge,
): Point[] {
  const row = edge.row ?? 0;
  const v = across(row);
  const gate = gateOf(edge.from);
  const u = alongOf(m)[gate];
  const upright = orientation === 'portrait';
  const isLowest = row === cells - 1;
  const rim = m.gate - m.disc - 1.5;
  if (gate !== 'forget')
    return [place(u, isLowest ? rim : across(row + 1) - m.product), place(u, v + m.product)];
  if (isLowest) return [place(u, rim), place(u, v + m.keep + m.product)];
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

function peephole(
  { cells, orientation, measures: m, place, across }: Ground,
  edge: BlockEdge,
): Point[] {
  const row = edge.row ?? 0;
  const v = across(row);
  const gate = gateOf(edge.to);
  const u = alongOf(m)[gate];
  const upright = orientation === 'portrait';
  const origin: readonly [number, number] =
    gate === 'output' ? [m.tap, v] : [m.state - m.arm[0], v + (gate === 'input' ? m.fork : m.keep)];
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
  if (gate === 'output')
    return bend([
      origin,
      [m.tap + 12, m.gate * 0.62],
      [u - m.disc - 22, m.gate * (upright ? 0.52 : 0.5)],
      rim,
    ]);
  const below = m.keep + (m.gate - m.keep) * (gate === 'forget' ? 0.45 : upright ? 0.5 : 0.4);
  return gate === 'forget'
    ? bend([origin, [origin[0], below], [u - m.disc - 2, m.gate - m.disc - 14], rim])
    : bend([origin, [origin[0] - 12, below], [u + m.disc + 22, m.gate - m.disc - 26], rim]);
}

/** What runs along the signal, and around by the delay. */
function carried({ measures: m, place, across }: Ground, edge: BlockEdge): Point[] {
  const v = across(edge.row ?? 0);
  const from = edge.from.split(':')[0]!;
  const to = edge.to.split(':')[0]!;
  const left = m.state - m.arm[0];
  const right = m.state + m.arm[1];
  const back = [place(right, v + m.keep), place(right, v + m.cell[1] + 8)];
  if (from === 's' && to === 'delay')
    return [place(left, v + m.cell[1]), place(left, v + m.delay - 9)];
  if (from === 'delay') {
    const corner = [place(left, v + m.delay + 9), place(left, v + m.keep)];
    return to === 'keep'
      ? [...corner, place(m.state - m.product, v + m.keep)]
      : [...corner, ...back];
  }
  if (from === 'keep') return [place(m.state + m.product, v + m.keep), ...back];
  const along: Readonly<Record<string, number>> = {
    ...{ sum: 0, g: m.g, in: m.input, s: m.state, h: m.h, out: m.output, b: m.end },
  };
  // In landscape a plot is wide along the signal; turned upright it is low along it.
  const reach: Readonly<Record<string, number>> = {
    ...{ sum: m.sum, g: m.plot[0], in: m.product, s: m.cell[0] },
    ...{ h: m.plot[0], out: m.product, b: 8 },
  };
  return [place(along[from]! + reach[from]!, v), place(along[to]! - reach[to]!, v)];
}

/** The points of an edge, in order. */
export function routeOf(ground: Ground, edge: BlockEdge): readonly Point[] {
  const { measures: m, place } = ground;
  const along = alongOf(m);
  switch (edge.kind) {
    case 'bundle':
      return bundle(ground, edge);
    case 'net':
      return [
        place(along[gateOf(edge.to)], m.net - m.plot[1]),
        place(along[gateOf(edge.to)], m.gate + m.disc),
      ];
    case 'gate':
      return gateRoute(ground, edge);
    case 'peephole':
      return peephole(ground, edge);
    case 'coupled':
      return [place(m.input + m.disc, m.gate), place(m.state - m.disc - 1, m.gate)];
    default:
      return carried(ground, edge);
  }
}
