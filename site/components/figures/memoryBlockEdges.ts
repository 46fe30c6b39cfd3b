/**
 * The edges of a memory block as strokes: values by width and sign, bundles, peepholes and arrows.
 * Source: memoryBlockParts.ts (what an edge carries), memoryBlockRoutes.ts (how it runs).
 * Leaves out nodes and the numbers beside lines.
 */
import { html, type Markup } from '../../live/markup.ts';
import type { Layout } from './memoryBlockLayout.ts';
import type { BlockEdge } from './memoryBlockParts.ts';
import * as shapes from './shapes.ts';
import type { Point } from './shapes.ts';

const toward = (from: Point, to: Point): 'right' | 'left' | 'up' | 'down' =>
  Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1])
    ? to[0] > from[0]
      ? 'right'
      : 'left'
    : to[1] > from[1]
      ? 'down'
      : 'up';

function curve(points: readonly Point[]): string {
  const [first, ...rest] = points.map(([x, y]) => `${shapes.round(x)} ${shapes.round(y)}`);
  return `M${first}C${rest.join(' ')}`;
}

const dataOf = (edge: BlockEdge): Markup | string =>
  edge.quantity === null
    ? ''
    : html` data-q="${edge.quantity}"${edge.dt === 0 ? '' : html` data-dt="${edge.dt}"`}`;

/** From the input gate to a forget gate that is 1 less it. */
function drawCoupled(edge: BlockEdge, points: readonly Point[], role: string): Markup {
  const [from, to] = [points[0]!, points.at(-1)!];
  const direction = toward(from, to);
  const aside: Point = direction === 'right' ? [to[0] - 17, to[1] - 8] : [to[0] - 8, to[1] + 18];
  return html`<g class="edge${role}" ${dataOf(edge)}
    >${shapes.wire(shapes.pathThrough(points), 'i')}${shapes.arrowHead(to, direction, 'f', 4)}${shapes.text(
      '1 −',
      aside,
      'quiet',
      direction === 'right' ? 'middle' : 'end',
    )}</g
  >`;
}

/** An edge as it runs: a value by its width, anything else as a line; `role` says whether it is lit or stands aside. */
export function drawEdge(edge: BlockEdge, layout: Layout, scale: number, role = ''): Markup {
  const points = layout.route(edge);
  const data = dataOf(edge);
  if (edge.kind === 'peephole') {
    return html`<g class="edge${role}" ${data}
      >${shapes.wire(curve(points), 's', edge.before, 'peephole')}${
        edge.before ? '' : shapes.dot(points[0]!, 's')
      }</g
    >`;
  }
  if (edge.kind === 'bundle') {
    const d = shapes.pathThrough(points);
    return html`<g class="edge${role}" ${data}
      ><path class="halo" d="${d}"></path
      >${shapes.wire(d, edge.unit, edge.before)}${shapes.dot(points[0]!, edge.unit)}</g
    >`;
  }
  const d = shapes.pathThrough(points);
  if (edge.kind === 'coupled') return drawCoupled(edge, points, role);
  if (edge.kind === 'net' || edge.value === null) {
    return html`<g class="edge${role}" ${data}>${shapes.wire(d, edge.unit)}</g>`;
  }
  // A feeding edge of the carousel and the block's result end in an arrow: the others end in a node.
  const arrives = edge.to.startsWith('b:') || (edge.from !== 'in' && isReturn(edge));
  const end = points[points.length - 1]!;
  const before = points[points.length - 2]!;
  return html`<g class="edge${role}" ${data}
    >${shapes.flow(d, edge.value, scale, edge.unit)}${
      arrives
        ? shapes.arrowHead(
            tip(end, before),
            toward(before, end),
            edge.unit,
            edge.unit === 'h' ? 4 : 3.5,
          )
        : ''
    }</g
  >`;
}

const isReturn = (edge: BlockEdge): boolean =>
  edge.to.startsWith('s:') && (edge.from.startsWith('keep') || edge.from.startsWith('delay'));

function tip(end: Point, before: Point): Point {
  const direction = toward(before, end);
  if (direction === 'right') return [end[0] + 7, end[1]];
  if (direction === 'left') return [end[0] - 7, end[1]];
  return [end[0], end[1] + (direction === 'up' ? -7 : 7)];
}
