/**
 * Where the nodes of an order of computation stand, and how its arrows run.
 * Source: orderGraph.ts; a row for each input gate, cell and forget gate of a block.
 * Leaves out all drawing.
 */
import type { Orientation } from './memoryBlockMeasures.ts';
import type { OrderGraph } from './orderGraph.ts';
import { round, type Point } from './shapes.ts';

export interface OrderLayout {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly at: readonly Point[];
  /** Start of each stub, relative to its node's rim. */
  readonly stub: Point;
}

/** Along: gates and inputs, state, output gate, output. Across: a row for each input gate, cell and forget gate. */
export function layoutOrder(
  { nodes }: OrderGraph,
  cells: number,
  orientation: Orientation,
): OrderLayout {
  const upright = orientation === 'portrait';
  const [pitch, radius] = upright ? [51 - (cells - 1) * 7, 18] : [66, 21];
  const rows = cells + 2;
  const blocks = Math.max(...nodes.map(({ block }) => block)) + 1;
  const across = (block: number, row: number): number =>
    (block * rows + row) * pitch + block * (upright ? 18 : 26);
  const along: Readonly<Record<string, number>> = upright
    ? { ι: 0, c: 0, φ: 0, s: 110, ω: 200, b: 296 }
    : { ι: 0, c: 0, φ: 0, s: 220, ω: 420, b: 640 };
  const extent = across(blocks - 1, rows - 1);
  const width = upright ? 350 : 852;
  const height = upright ? 296 + 110 : extent + 110;
  const at = nodes.map(({ letter, block, cell }): Point => {
    const row = letter === 'ι' ? 0 : letter === 'φ' || letter === 'ω' ? cells + 1 : (cell ?? 0) + 1;
    const [u, v] = [along[letter]!, across(block, row)];
    return upright
      ? [(width - extent) / 2 + v, height - 62 - u]
      : [106 + u, 40 + v];
  }); // prettier-ignore
  return { width, height, radius, at, stub: upright ? [-7, 26] : [-42, 0] };
}

/** From rim to rim, bowed to one side so that an arrow and its return lie apart. */
export function bowed(
  from: Point,
  to: Point,
  radius: number,
): { readonly d: string; readonly tip: readonly [Point, Point] } {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const bow = Math.min(22, length * 0.12);
  const middle: Point = [
    (from[0] + to[0]) / 2 + (-dy / length) * bow,
    (from[1] + to[1]) / 2 + (dx / length) * bow,
  ];
  const rim = (center: Point, toward: Point, gap: number): Point => {
    const [x, y] = [toward[0] - center[0], toward[1] - center[1]];
    const far = Math.hypot(x, y) || 1;
    return [center[0] + (x / far) * gap, center[1] + (y / far) * gap];
  };
  const [start, end] = [rim(from, middle, radius + 2), rim(to, middle, radius + 3)];
  const p = ([x, y]: Point): string => `${round(x)} ${round(y)}`;
  return { d: `M${p(start)}Q${p(middle)} ${p(end)}`, tip: [middle, end] };
}
