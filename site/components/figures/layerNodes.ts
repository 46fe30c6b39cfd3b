/**
 * The nodes of a layer of blocks: gates as levels, states as boxes, what is read as discs, each with symbol and number.
 * Source: layerGraph.ts (values of the unrolled graph), layerLayout.ts.
 * Leaves out edges (layerFigure.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { LayerNode } from './layerGraph.ts';
import type { LayerLayout } from './layerLayout.ts';
import { gateDisc, product, round, text, type Point } from './shapes.ts';
import { disc, indexed } from './unitShapes.ts';

/** A node's symbol: the letter, and its index with a number where there are several. */
export function calledOf(
  { net }: LstmScene,
  { id, pick }: LayerNode,
): { readonly letter: string; readonly sub: string } {
  const [letter = '1', sub = ''] = (pick ?? id.quantity).split('_');
  const count =
    { x_i: net.inputs, y_k: net.outputs }[pick ?? ''] ?? net.blocks * (sub === 'c' ? net.cells : 1);
  return { letter, sub: sub === '' ? '' : `${sub}${count > 1 ? id.unit + 1 : ''}` };
}

/** "block 1, input gate": what a node says when it takes the focus. */
export function nameOfNode({ net }: LstmScene, node: LayerNode, say: Dictionary): string {
  const words = say.blocks.layer;
  const { role, pick, id, block, cell } = node;
  if (role === 'one') return words.one;
  if (pick === 'x_i') return words.input(id.unit + 1);
  if (role === 'output') return words.outputUnit(id.unit + 1);
  if (role === 'given' && pick === 'b_c') return words.before(id.unit + 1);
  const own = net.cells > 1 ? (cell ?? 0) + 1 : null;
  const part =
    role === 'gate' || role === 'given'
      ? say.blocks.reader[{ ι: 'input', φ: 'forget', ω: 'output' }[pick!.slice(-1)]!]!
      : role === 'input'
        ? say.blocks.cellInput(own)
        : role === 'result'
          ? words.cellOutput(own)
          : words.state(own);
  const earlier = role === 'before' || role === 'given' ? words.earlier(part) : part;
  return net.blocks > 1 ? words.inBlock(earlier, block! + 1) : earlier;
}

export interface Shown {
  readonly scene: LstmScene;
  readonly say: Dictionary;
  readonly layout: LayerLayout;
  readonly prefix: string;
  /** Largest |value| of what is read and given out. */
  readonly largest: number;
  readonly picked: LayerNode;
  readonly linked: ReadonlySet<LayerNode>;
  readonly t: number;
}

interface Label {
  readonly symbol: Point;
  readonly value: Point;
  readonly anchor: 'start' | 'middle' | 'end';
}

function labelOf(node: LayerNode, { layout }: Shown): Label {
  const r = layout.radius(node);
  const upright = layout.orientation === 'portrait';
  const { measures: m } = layout;
  switch (node.role) {
    case 'given':
      return upright
        ? { symbol: [0, -r - 10], value: [0, r + 18], anchor: 'middle' }
        : { symbol: [-r - 9, -3], value: [-r - 8, 16], anchor: 'end' };
    case 'state':
      return { symbol: [0, -m.cell[1] - 9], value: [0, 5], anchor: 'middle' };
    case 'before':
      return { symbol: [0, 5], value: [0, m.box[1] + 15], anchor: 'middle' };
    case 'result':
      return { symbol: [0, -r - 9], value: [0, r + 18], anchor: 'middle' };
    case 'output':
      return { symbol: [0, -r - 9], value: [0, r + 18], anchor: 'middle' };
    default:
      return { symbol: [0, 0], value: [0, r + 17], anchor: 'middle' };
  }
}

function face(node: LayerNode, at: Point, shown: Shown): Markup {
  const { layout, largest } = shown;
  const { measures: m } = layout;
  const r = layout.radius(node);
  const box = ([x, y]: readonly [number, number], className: string): Markup =>
    html`<g class="${className} u-s"
      ><rect
        x="${round(at[0] - x)}"
        y="${round(at[1] - y)}"
        width="${2 * x}"
        height="${2 * y}"
      ></rect
    ></g>`;
  switch (node.role) {
    case 'gate':
      return gateDisc(at, r, node.value, node.hue, node.pick!.slice(-1));
    case 'input':
      return html`<g class="sum u-s"
        ><circle cx="${round(at[0])}" cy="${round(at[1])}" r="${r}"></circle
        ><text x="${round(at[0])}" y="${round(at[1] + 5.5)}" text-anchor="middle">Σ</text></g
      >`;
    case 'product':
    case 'result':
      return product(at, r, node.hue);
    case 'state':
      return box(m.cell, 'memory-cell');
    case 'before':
      return box(m.box, 'before-box');
    case 'one':
      return html`<g class="unit-disc u-n"
        ><circle class="unit-face" cx="${round(at[0])}" cy="${round(at[1])}" r="${r}"></circle
        >${text('1', [at[0], at[1] + 5])}</g
      >`;
    default:
      return disc(at, r, { value: node.value, largest, unit: node.hue });
  }
}

const dataOf = ({ pick, id, block, cell }: LayerNode, now: number): Markup =>
  html`data-q="${pick}"
  ${id.t === now ? '' : html` data-dt="${id.t - now}"`}${
    block === null ? html` data-index="${id.unit}"` : html` data-block="${block}"`
  }${cell === null ? '' : html` data-cell="${cell}"`}`;

/** What of a node is pressed and focused. */
function ring(node: LayerNode, at: Point, { layout }: Shown, attributes: Markup): Markup {
  const { measures: m } = layout;
  const half = { state: m.cell, before: m.box }[node.role as string];
  return half
    ? html`<rect
        class="ring"
        x="${round(at[0] - half[0] - 4)}"
        y="${round(at[1] - half[1] - 4)}"
        width="${2 * half[0] + 8}"
        height="${2 * half[1] + 8}"
        ${attributes}
      ></rect>`
    : html`<circle
        class="ring"
        cx="${round(at[0])}"
        cy="${round(at[1])}"
        r="${layout.radius(node) + 5}"
        ${attributes}
      ></circle>`;
}

export function drawNode(node: LayerNode, shown: Shown): Markup {
  const { scene, say, layout, picked, linked, t } = shown;
  const at = layout.at.get(node)!;
  if (node.pick === null)
    return html`<g class="node-plain" data-node="${node.name}" aria-hidden="true"
      >${face(node, at, shown)}</g
    >`;
  const { symbol, value, anchor } = labelOf(node, shown);
  const { letter, sub } = calledOf(scene, node);
  const add = (aside: Point): Point => [at[0] + aside[0], at[1] + aside[1]];
  const upright = layout.orientation === 'portrait';
  const isWordless = node.role === 'gate' || node.role === 'input';
  const isPicked = node === picked;
  const name = nameOfNode(scene, node, say);
  const size = node.role === 'before' ? (upright ? 14 : 16) : 18;
  return html`<g
    class="node layer-node u-${node.hue}${isPicked ? ' is-selected' : ''}${linked.has(node) ? ' is-linked' : ''}"
    data-node="${node.name}"
    ${dataOf(node, t)}
    ><g aria-hidden="true"
      >${face(node, at, shown)}${
        isWordless
          ? ''
          : indexed(letter, sub, node.id.t, add(symbol), { unit: node.hue, anchor, size })
      }${text(formatValue(node.value), add(value), node.role === 'state' ? 'strong' : 'value', anchor)}</g
    >${ring(
      node,
      at,
      shown,
      html`role="button" tabindex="${isPicked ? 0 : -1}"
      aria-pressed="${isPicked ? 'true' : 'false'}"
      aria-label="${say.blocks.layer.node(name, formatValue(node.value))}"`,
    )}</g
  >`;
}
