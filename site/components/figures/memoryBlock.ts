/**
 * The memory block as a drawing: the graph's nodes and edges at the layout's places.
 * Source: memoryBlockGraph.ts (values of the trace), memoryBlockLayout.ts, shapes.ts.
 * Leaves out caption, stepping and table: the figure shell has them once for all figures.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { activation } from '../../../lib/functions/activation.ts';
import { marksOf, nodeName, type Marks } from './figureShellMarks.ts';
import { blockGraph, gateLetter, type BlockEdge, type BlockNode } from './memoryBlockGraph.ts';
import { labelsOf } from './memoryBlockLabels.ts';
import { layoutBlock, type Layout, type Orientation } from './memoryBlockLayout.ts';
import * as shapes from './shapes.ts';
import type { Point } from './shapes.ts';

export interface MemoryBlockProps {
  readonly orientation?: Orientation;
}

/** Pixels per unit of value; the largest value of the week still fits between two plots. */
function scaleOf(scene: Scene): number {
  const { trace } = scene;
  let largest = 1;
  for (const rows of [trace.s, trace.a.c]) {
    for (const row of rows) for (const v of row) largest = Math.max(largest, Math.abs(v));
  }
  return Math.min(12, 28 / largest);
}

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

function drawEdge(edge: BlockEdge, layout: Layout, scale: number): Markup {
  const points = layout.route(edge);
  const data = dataOf(edge);
  if (edge.kind === 'peephole') {
    return html`<g class="edge" ${data}
      >${shapes.wire(curve(points), 's', edge.before, 'peephole')}${
        edge.before ? '' : shapes.dot(points[0]!, 's')
      }</g
    >`;
  }
  if (edge.kind === 'bundle') {
    const d = shapes.pathThrough(points);
    return html`<g class="edge" ${data}
      ><path class="halo" d="${d}"></path
      >${shapes.wire(d, edge.unit, edge.before)}${shapes.dot(points[0]!, edge.unit)}</g
    >`;
  }
  const d = shapes.pathThrough(points);
  if (edge.kind === 'net' || edge.value === null) {
    return html`<g class="edge" ${data}>${shapes.wire(d, edge.unit)}</g>`;
  }
  // A feeding edge of the carousel and the block's result end in an arrow: the others end in a node.
  const arrives = edge.to.startsWith('b:') || (edge.from !== 'in' && isReturn(edge));
  const end = points[points.length - 1]!;
  const before = points[points.length - 2]!;
  return html`<g class="edge" ${data}
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

const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];

/** Values that stand beside a line rather than a node. */
function lineValues(node: BlockNode, layout: Layout): Markup | string {
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

const rowsOf = (layout: Layout): number[] =>
  [...layout.at.keys()].filter((id) => id.startsWith('s:')).map((id) => Number(id.slice(2)));

function face(node: BlockNode, layout: Layout, say: Dictionary): Markup {
  const at = layout.at.get(node.id)!;
  const m = layout.measures;
  const upright = layout.orientation === 'portrait';
  const printed = formatValue(node.value, 3);
  switch (node.kind) {
    case 'gate':
      return shapes.gateDisc(at, m.disc, node.value, node.unit, gateLetter[node.gate!]);
    case 'squash':
      return shapes.squashPlot({
        center: at,
        width: 2 * (upright ? m.plot[1] : m.plot[0]),
        height: 2 * (upright ? m.plot[0] : m.plot[1]),
        apply: activation(node.squash!).apply,
        at: node.at!,
        unit: node.unit,
      });
    case 'sum':
      return html`<g class="sum u-s"
        ><circle cx="${shapes.round(at[0])}" cy="${shapes.round(at[1])}" r="${m.sum}"></circle
        ><text x="${shapes.round(at[0])}" y="${shapes.round(at[1] + 6)}" text-anchor="middle"
          >Σ</text
        ></g
      >`;
    case 'state': {
      const [along, wide] = upright ? [m.cell[1], m.cell[0]] : m.cell;
      return html`<g class="memory-cell u-s"
          ><rect
            x="${shapes.round(at[0] - along)}"
            y="${shapes.round(at[1] - wide)}"
            width="${2 * along}"
            height="${2 * wide}"
          ></rect
          >${shapes.symbol('s_c', [at[0], at[1] - (upright ? 8 : 11)], { size: 25 })}${shapes.text(
            printed,
            [at[0], at[1] + (upright ? 21 : 21)],
            'strong large',
          )}</g
        >${
          upright
            ? ''
            : shapes.text(
                rowsOf(layout).length > 1
                  ? say.figures.cellNumber(node.row! + 1)
                  : say.figures.cell,
                [at[0], at[1] - m.cell[1] - 13],
                'name u-s',
              )
        }`;
    }
    case 'delay':
      return html`${
        upright
          ? ''
          : html`<g class="before-box u-s"
              ><rect
                x="${shapes.round(at[0] - 64)}"
                y="${shapes.round(at[1] - 5)}"
                width="53"
                height="51"
              ></rect
              >${shapes.symbol('s_c', [at[0] - 37, at[1] + 15], { dt: -1, size: 20 })}${shapes.text(
                printed,
                [at[0] - 37.5, at[1] + 38],
              )}</g
            >`
      }${shapes.delayBox(at, 18)}`;
    case 'result':
      return html``;
    default:
      return html``;
  }
}

/** What of a node is pressed and focused: its frame, drawn only when the node is selected, linked or focused. */
function frame(node: BlockNode, layout: Layout, attributes: Markup): Markup {
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
    default:
      return box(18, 14, sourceLabel(node, layout));
  }
}

const sourceLabel = (node: BlockNode, layout: Layout): Point => {
  const at = layout.at.get(node.id)!;
  if (layout.orientation === 'landscape') return [at[0] - 19, at[1] - (node.id === 'x' ? 1 : -3)];
  return node.id === 'x' ? [at[0] - 19, at[1] + 20] : [at[0] + 2, at[1] + 20];
};

function drawNode(
  node: BlockNode,
  layout: Layout,
  scene: Scene,
  say: Dictionary,
  marks: Marks,
): Markup {
  const at = layout.at.get(node.id)!;
  if (node.kind === 'product') {
    return html`${shapes.product(at, layout.measures.product, node.unit)}${lineValues(node, layout)}`;
  }
  const label = labelsOf(node, layout);
  const printed = formatValue(node.value, 3);
  const strong = node.kind === 'gate' || node.kind === 'result';
  const quiet = node.kind === 'squash' && node.row === null;
  const anchor = label.anchor ?? 'middle';
  const words = html`${
    node.kind === 'source'
      ? shapes.symbol(node.id === 'x' ? 'x' : 'b_h', add(sourceLabel(node, layout), [0, 5]), {
          dt: node.dt,
          size: layout.orientation === 'portrait' ? 20 : 22,
        })
      : ''
  }${label.symbol ? shapes.symbol(node.quantity!, add(at, label.symbol)) : ''}${
    label.value
      ? shapes.text(
          printed,
          add(at, label.value),
          strong ? 'strong' : quiet ? 'quiet' : 'value',
          node.kind === 'sum' || node.kind === 'result'
            ? anchor === 'end' || anchor === 'start'
              ? anchor
              : 'middle'
            : anchor,
        )
      : ''
  }${
    label.name
      ? shapes.text(
          node.kind === 'gate' ? say.figures.gate[node.gate!] : node.id.startsWith('g') ? 'g' : 'h',
          add(at, label.name),
          `name u-${node.unit}`,
          anchor,
        )
      : ''
  }`;
  const bare = node.kind === 'squash' && node.row !== null ? lineValues(node, layout) : '';
  const state = marks.stateOf(node.quantity!, node.dt, node.row);
  const value = node.kind === 'source' ? null : node.value;
  return html`<g
      class="node node-${node.kind} u-${node.unit}${state.linked ? ' is-linked' : ''}${
        state.selected ? ' is-selected' : ''
      }"
      data-q="${node.quantity!}"
      ${node.dt === 0 ? '' : html` data-dt="${node.dt}"`}${
        node.row === null ? '' : html` data-cell="${marks.cellOf(node.row)}"`
      }
      data-block="${marks.block}"
      ><g aria-hidden="true">${face(node, layout, say)}${words}</g>${frame(
        node,
        layout,
        html`role="button" tabindex="${marks.stopAt === node.id ? 0 : -1}"
        aria-pressed="${state.selected ? 'true' : 'false'}"
        aria-label="${nodeName(node, value, say, scene.net.cells > 1)}"`,
      )}</g
    >${bare}`;
}

/** One orientation of the block as an SVG of its own. */
export function drawBlock(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  orientation: Orientation,
): Markup {
  const graph = blockGraph(scene, selection.t, selection.block);
  const layout = layoutBlock(graph, orientation);
  const scale = scaleOf(scene);
  const marks = marksOf(selection, scene.net, graph.nodes);
  const order: Record<string, number> = { bundle: 0, gate: 1, peephole: 2, net: 3, value: 4 };
  const edges = [...graph.edges].sort((a, b) => order[a.kind]! - order[b.kind]!);
  const buses = graph.nodes.filter((node) => node.kind === 'source');
  return html`<svg
    class="memory-block memory-block-${orientation}"
    viewBox="0 0 ${layout.width} ${layout.height}"
    width="${layout.width}"
    height="${layout.height}"
    role="group"
    aria-label="${say.figures.blockTitle(selection.block + 1)}"
    data-roving
  >
    ${buses.map((node) =>
      shapes.wire(
        shapes.pathThrough(layout.buses[node.id as 'x' | 'hidden'].line),
        node.unit,
        node.dt !== 0,
      ),
    )}${edges.map((edge) => drawEdge(edge, layout, scale))}${buses.map((node) => {
      const { slash } = layout.buses[node.id as 'x' | 'hidden'];
      const first = node.id === 'x';
      const away: Point =
        orientation === 'portrait' ? [first ? -11 : 11, 5] : [10, first ? -6 : 15];
      return shapes.bundleMark(slash, node.count!, add(slash, away), node.unit);
    })}${graph.nodes.map((node) => drawNode(node, layout, scene, say, marks))}
  </svg>`;
}

/** The view: both orientations (one is shown by width), or the one asked for. */
export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: MemoryBlockProps = {},
): Markup {
  const wanted: readonly Orientation[] = props.orientation
    ? [props.orientation]
    : ['landscape', 'portrait'];
  return html`<div class="block-drawing">
    ${wanted.map((orientation) => drawBlock(scene, selection, say, orientation))}
  </div>`;
}
