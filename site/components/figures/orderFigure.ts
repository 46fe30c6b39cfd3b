/**
 * The order in which a layer of blocks can be computed as a drawing: numbers are places, what stands on a cycle is inverted.
 * Source: orderGraph.ts.
 * Leaves out what is read from outside, but for a dashed stub at each node that reads cell outputs of the step before.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { words as shellWords } from './figureShell.ts';
import type { Orientation } from './memoryBlockMeasures.ts';
import { orderGraph, type OrderGraph, type OrderNode } from './orderGraph.ts';
import { round, text, type Point } from './shapes.ts';
import { choices } from './unitControls.ts';
import { head, indexed } from './unitShapes.ts';

const named = ({ letter, unit }: OrderNode): string => `${letter}${unit + 1}`;

interface OrderLayout {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly at: readonly Point[];
  /** Start of each stub, relative to its node's rim. */
  readonly stub: Point;
}

/** Along: gates and inputs, state, output gate, output. Across: a row for each input gate, cell and forget gate. */
function layoutOrder({ nodes }: OrderGraph, cells: number, orientation: Orientation): OrderLayout {
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
function bowed(
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

function drawArrow(
  { source, target }: OrderGraph['arrows'][number],
  { nodes }: OrderGraph,
  { at, radius }: OrderLayout,
): Markup {
  const [from, to] = [nodes[source]!, nodes[target]!];
  const onCycle = from.isOnCycle && to.isOnCycle;
  const { d, tip } = bowed(at[source]!, at[target]!, radius);
  return html`<g
    class="order-arrow u-n${onCycle ? ' is-on-cycle' : ''}"
    data-from="${named(from)}"
    data-to="${named(to)}"
    ><path class="order-line" d="${d}"></path>${head(tip, 'n', onCycle ? 5 : 4)}</g
  >`;
}

/** A dashed stub: what comes from the step before. */
function drawStub(node: OrderNode, [x, y]: Point, { stub, radius }: OrderLayout): Markup {
  const far = Math.hypot(...stub);
  const [ux, uy] = [stub[0] / far, stub[1] / far];
  const end: Point = [x + ux * (radius + 3), y + uy * (radius + 3)];
  const start: Point = [end[0] + stub[0] * 0.72, end[1] + stub[1] * 0.72];
  return html`<g class="order-stub u-h" data-before="${named(node)}"
    ><path
      class="order-line is-before"
      d="M${round(start[0])} ${round(start[1])}L${round(end[0])} ${round(end[1])}"
    ></path
    >${head([start, end], 'h', 3.5)}</g
  >`;
}

export const placeWords = (node: OrderNode, say: Dictionary): string =>
  say.blocks.order.place(named(node), node.place, node.isOnCycle);

function drawNode(
  node: OrderNode,
  at: Point,
  { radius: r }: OrderLayout,
  selection: Selection,
  say: Dictionary,
): Markup {
  const { quantity, block, cell } = selection;
  const isPicked =
    node.pick === quantity && node.block === block && (node.cell === null || node.cell === cell);
  const [x, y] = [round(at[0]), round(at[1])];
  return html`<g
    class="node order-node u-${node.hue}${node.isOnCycle ? ' is-on-cycle' : ''}${isPicked ? ' is-selected' : ''}"
    data-node="${named(node)}"
    data-q="${node.pick}"
    data-block="${node.block}"
    ${node.cell === null ? '' : html` data-cell="${node.cell}"`}
    ><g aria-hidden="true"
      ><circle class="unit-face" cx="${x}" cy="${y}" r="${r}"></circle
      >${indexed(node.letter, String(node.unit + 1), null, [at[0], at[1] + 6], { unit: node.hue, size: 20 })}${
        node.place === null
          ? ''
          : text(String(node.place), [at[0] + r + 3, at[1] - r + 4], 'strong', 'start')
      }</g
    ><circle
      class="ring"
      cx="${x}"
      cy="${y}"
      r="${r + 5}"
      role="button"
      tabindex="${isPicked ? 0 : -1}"
      aria-pressed="${isPicked ? 'true' : 'false'}"
      aria-label="${placeWords(node, say)}"
    ></circle
  ></g>`;
}

/** One orientation of the order as an SVG of its own. */
export function drawOrder(
  scene: LstmScene,
  selection: Selection,
  say: Dictionary,
  orientation: Orientation,
): Markup {
  const drawn = orderGraph(scene, selection);
  const layout = layoutOrder(drawn, scene.net.cells, orientation);
  const { width, height, at } = layout;
  const isOn = (place: number): number => Number(drawn.nodes[place]!.isOnCycle);
  const arrows = drawn.arrows.toSorted(
    (a, b) => isOn(a.source) * isOn(a.target) - isOn(b.source) * isOn(b.target),
  );
  return html`<svg
    class="block-order block-order-${orientation}"
    viewBox="0 0 ${round(width)} ${round(height)}"
    width="${round(width)}"
    height="${round(height)}"
    role="group"
    aria-label="${say.blocks.order.title(scene.net.blocks)}"
    data-roving
  >
    ${drawn.nodes.map((node, n) => (node.readsBefore ? drawStub(node, at[n]!, layout) : ''))}${arrows.map(
      (arrow) => drawArrow(arrow, drawn, layout),
    )}${drawn.nodes.map((node, n) => drawNode(node, at[n]!, layout, selection, say))}
  </svg>`;
}

/** The view: one way up. */
export const render = (
  scene: LstmScene,
  selection: Selection,
  say: Dictionary,
  { orientation = 'landscape' }: { readonly orientation?: Orientation } = {},
): Markup =>
  html`<div class="order-drawing">${drawOrder(scene, selection, say, orientation)}</div>`;

/** The switch between the two readings. */
export function renderControls(_: LstmScene, selection: Selection, say: Dictionary): Markup {
  const { reading, readings } = say.blocks.order;
  return html`<div class="figure-switches">
    ${choices(
      'reading',
      reading,
      [
        ['', readings[0]],
        ['article', readings[1]],
      ],
      selection.options?.['reading'] ?? '',
    )}
  </div>`;
}

/** How many could be ordered, and which of them stand on a cycle. */
export function resultOf(scene: LstmScene, selection: Selection, say: Dictionary): string {
  const { nodes, placed } = orderGraph(scene, selection);
  const words = say.blocks.order;
  const cycle = nodes.filter(({ isOnCycle }) => isOnCycle).map(named);
  return [
    words.result(placed, nodes.length),
    ...(cycle.length > 0 ? [words.stuck(cycle.sort())] : []),
  ].join(' ');
}

export const renderResult = (scene: LstmScene, selection: Selection, say: Dictionary): Markup =>
  html`<div class="sum">
    <p class="sum-note order-result">${resultOf(scene, selection, say)}</p>
  </div>`;

export function renderWords(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const { nodes } = orderGraph(scene, selection);
  const places = nodes
    .toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity))
    .map((node) => placeWords(node, say));
  const result = resultOf(scene, selection, say);
  const description = `${say.blocks.order.title(scene.net.blocks)}. ${result} ${places.join('; ')}.`;
  return shellWords(description, result);
}
