/**
 * The order in which a layer of blocks can be computed as a drawing: numbers are places, what stands on a cycle is inverted.
 * Source: orderGraph.ts.
 * Leaves out what is read from outside, but for a dashed stub at each node that reads cell outputs of the step before.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import type { Orientation } from './memoryBlockMeasures.ts';
import { namedIn, orderGraph, placeWords, type OrderGraph, type OrderNode } from './orderGraph.ts';
import { bowed, layoutOrder, type OrderLayout } from './orderLayout.ts';
import { round, text, type Point } from './shapes.ts';
import { head, indexed } from './unitShapes.ts';

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
    data-from="${namedIn(from)}"
    data-to="${namedIn(to)}"
    ><path class="order-line" d="${d}"></path>${head(tip, 'n', onCycle ? 5 : 4)}</g
  >`;
}

/** A dashed stub: what comes from the step before. */
function drawStub(node: OrderNode, [x, y]: Point, { stub, radius }: OrderLayout): Markup {
  const far = Math.hypot(...stub);
  const [ux, uy] = [stub[0] / far, stub[1] / far];
  const end: Point = [x + ux * (radius + 3), y + uy * (radius + 3)];
  const start: Point = [end[0] + stub[0] * 0.72, end[1] + stub[1] * 0.72];
  return html`<g class="order-stub u-h" data-before="${namedIn(node)}"
    ><path
      class="order-line is-before"
      d="M${round(start[0])} ${round(start[1])}L${round(end[0])} ${round(end[1])}"
    ></path
    >${head([start, end], 'h', 3.5)}</g
  >`;
}

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
    data-node="${namedIn(node)}"
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
