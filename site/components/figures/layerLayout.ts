/**
 * Where a layer of blocks stands: what is read on the left, the blocks one below the other, outputs on the right.
 * Source: layerGraph.ts; the same order of rows on a wide page and on a phone.
 * Leaves out how edges run (layerRoutes.ts) and all drawing; knows no value.
 */
import type { LayerGraph, LayerNode } from './layerGraph.ts';
import type { Orientation } from './memoryBlockMeasures.ts';
import type { Point } from './shapes.ts';

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
export const down = { input: 52, cell: 122, pitch: 116, keep: 54, forget: 96, output: 162, end: 202, closed: 66 }; // prettier-ignore
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
