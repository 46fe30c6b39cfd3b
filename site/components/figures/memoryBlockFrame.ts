/**
 * What of a memory block's node is pressed and focused: its frame.
 * Source: the layout's measures, both ways up.
 * Leaves out how a frame looks selected, linked or focused (styles/figures.css).
 */
import { html, type Markup } from '../../live/markup.ts';
import { sourceLabel } from './memoryBlockLabels.ts';
import type { Layout } from './memoryBlockLayout.ts';
import type { BlockNode } from './memoryBlockParts.ts';
import * as shapes from './shapes.ts';
import type { Point } from './shapes.ts';

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];

/** What of a node is pressed and focused: its frame, drawn only when the node is selected, linked or focused. */
export function frame(node: BlockNode, layout: Layout, attributes: Markup): Markup {
  const at = layout.at.get(node.id)!;
  const m = layout.measures;
  const upright = layout.orientation === 'portrait';
  const box = (halfX: number, halfY: number, [x, y]: Point = at): Markup =>
    html`<rect
      class="ring"
      x="${shapes.round(x - halfX)}"
      y="${shapes.round(y - halfY)}"
      width="${shapes.round(2 * halfX)}"
      height="${shapes.round(2 * halfY)}"
      ${attributes}
    ></rect>`;
  const ring = (r: number): Markup =>
    html`<circle
      class="ring"
      cx="${shapes.round(at[0])}"
      cy="${shapes.round(at[1])}"
      r="${r}"
      ${attributes}
    ></circle>`;
  const [along, wide] = upright ? [m.plot[1], m.plot[0]] : m.plot;
  switch (node.kind) {
    case 'gate':
      return ring(m.disc + 5);
    case 'sum':
      return ring(m.sum + 5);
    case 'squash':
      return box(along + 4.5, wide + 4.5);
    case 'state':
      return upright ? box(m.cell[1] + 5, m.cell[0] + 5) : box(m.cell[0] + 5, m.cell[1] + 5);
    case 'delay':
      return upright ? box(13, 13) : box(26.5, 25.5, add(at, [-37.5, 20.5]));
    case 'result':
      return upright ? box(37, 15, add(at, [20, -18])) : box(30, 31, add(at, [26, 12]));
    default: {
      // As wide as its letters, and no higher than what is between two lines.
      const half = node.id === 'x' ? 11 : upright ? 18 : 23;
      return box(half, upright ? 14 : 10.5, sourceLabel(node, layout));
    }
  }
}
