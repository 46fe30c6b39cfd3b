/**
 * Where the words and numbers of the memory block stand, as offsets from the node they belong to.
 * Source: the layout's measures, both ways up. Leaves out values that stand beside a line.
 */
import type { BlockNode } from './memoryBlockGraph.ts';
import type { Layout } from './memoryBlockLayout.ts';
import type { Point } from './shapes.ts';

/** Where words and numbers of a node stand, as offsets from its center. */
export interface Label {
  readonly symbol?: Point;
  readonly value?: Point;
  readonly name?: Point;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function labelsOf(node: BlockNode, layout: Layout): Label {
  const upright = layout.orientation === 'portrait';
  const m = layout.measures;
  const [, wide] = m.plot;
  switch (node.kind) {
    case 'sum':
      return upright
        ? { symbol: [-33, 0], value: [-20, 23], anchor: 'end' }
        : { symbol: [-2, -29], value: [0, -52] };
    case 'squash':
      if (node.row === null) {
        return upright
          ? { value: [0, -m.plot[0] - 10] }
          : { value: [m.plot[0] + 7, 5], anchor: 'start' };
      }
      return upright
        ? { name: [-wide - 8, 5], anchor: 'end' }
        : { name: [0, m.plot[1] + 23], anchor: 'middle' };
    case 'gate':
      return upright
        ? { value: [0, -m.disc - 7] }
        : { value: [m.disc + 10, -1], name: [m.disc + 10, 18], anchor: 'start' };
    case 'delay':
      return upright ? { value: [0, 29] } : {};
    case 'result':
      return upright
        ? { symbol: [-8, -14], value: [14, -13], anchor: 'start' }
        : { symbol: [26, 7], value: [26, 33] };
    default:
      return {};
  }
}
