/**
 * Where the words and numbers of the memory block stand: as offsets from the node they belong to, or beside a line.
 * Source: the layout's measures, both ways up.
 * Leaves out what the words are (memoryBlockNodes.ts).
 */
import { formatValue } from '../../live/format.ts';
import type { Markup } from '../../live/markup.ts';
import type { Layout } from './memoryBlockLayout.ts';
import type { BlockNode } from './memoryBlockParts.ts';
import * as shapes from './shapes.ts';
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

/** The block's rows, one per cell. */
export const rowsOf = (layout: Layout): number[] =>
  [...layout.at.keys()].filter((id) => id.startsWith('s:')).map((id) => Number(id.slice(2)));

/** Values that stand beside a line rather than a node. */
export function lineValues(node: BlockNode, layout: Layout): Markup | string {
  const upright = layout.orientation === 'portrait';
  const m = layout.measures;
  const printed = formatValue(node.value, 3);
  const v = (node.row! - (Math.max(...rowsOf(layout)) || 0)) * m.pitch;
  const beside = (from: number, to: number): Markup => {
    const middle = layout.place((from + to) / 2, v);
    return upright
      ? shapes.text(printed, [middle[0] - 12, middle[1] + 5], 'value', 'end')
      : shapes.text(printed, [middle[0], middle[1] - 16], 'value');
  };
  const name = node.id.split(':')[0];
  if (name === 'g') return beside(m.g + m.plot[0], m.input - m.product);
  if (name === 'in') return beside(m.input + m.product, m.state - m.cell[0] - 5);
  if (name === 'h') return beside(m.h + m.plot[0], m.output - m.product);
  if (name === 'keep') {
    const end = layout.place(m.state + m.arm[1], v + m.keep);
    return upright
      ? shapes.text(printed, [end[0] - (m.keep - m.cell[1]) * 0.1, end[1] - 8], 'value')
      : rowsOf(layout).length > 1
        ? shapes.text(printed, [end[0] - 31, end[1] + 20], 'value', 'start')
        : shapes.text(printed, [end[0] + 13, end[1] - 12], 'value', 'start');
  }
  return '';
}

/** Where the symbol of a line from outside stands. */
export const sourceLabel = (node: BlockNode, layout: Layout): Point => {
  const at = layout.at.get(node.id)!;
  const aside = { x: -1, hidden: 3, gates: 12 }[node.id] ?? 0;
  if (layout.orientation === 'landscape') return [at[0] - 19, at[1] + aside];
  return [
    at[0] + ({ x: -19, hidden: 2, gates: -14 }[node.id] ?? 0),
    at[1] + (node.id === 'gates' ? 42 : 20),
  ];
};
