/**
 * The nodes of a block's way back: a hatched disc for an error, its symbol and number, and what they are called.
 * Source: errorGraph.ts (errors of the unrolled graph), errorLayout.ts.
 * Leaves out edges (errorBlock.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { edgesOut, errorOfNode, type ErrorGraph, type ErrorNode } from './errorGraph.ts';
import type { ErrorLayout } from './errorLayout.ts';
import type { ErrorPass } from './errorPass.ts';
import { product, round, text, type Point } from './shapes.ts';
import { disc, indexed } from './unitShapes.ts';

/** What a node's error is called: the book's letter, or ∂O by the node's own symbol. */
export interface Called {
  readonly letter: string;
  readonly sub: string;
}

/** The symbol of a node's error where the book has one, else of the node itself. */
export function calledOf({ net }: LstmScene, node: ErrorNode): Called {
  const { quantity, unit } = node.id;
  const [letter, sub = 'c'] = (node.error ?? quantity).split('_');
  const count =
    quantity === 'a_k' ? net.outputs : net.blocks * (node.cell === null ? 1 : net.cells);
  return { letter: letter!, sub: `${sub}${count > 1 ? unit + 1 : ''}` };
}

/** What a drawing of the way back is made from. */
export interface Drawn {
  readonly scene: LstmScene;
  readonly selection: Selection;
  readonly say: Dictionary;
  readonly drawn: ErrorGraph;
  readonly layout: ErrorLayout;
  readonly pass: ErrorPass;
  readonly picked: ErrorNode;
  readonly prefix: string;
  readonly largest: number;
}

/** Signed share of the largest error: the disc's area is the size. */
const sized = (value: number, largest: number): number =>
  Math.sign(value) * Math.sqrt(Math.abs(value) / largest);

interface Words {
  readonly symbol: Point;
  readonly value: Point;
  readonly symbolAnchor: 'start' | 'middle' | 'end';
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Symbol and number stand where no edge leaves: beside gates, above or before what is to come, in the free quadrants of a chain. */
function wordsAt(node: ErrorNode, drawn: Drawn): Words {
  const { layout } = drawn;
  const r = layout.radius(node);
  const isNext = node.id.t > drawn.selection.t;
  const isShared = node.cell === null && node.id.quantity !== 'a_k';
  if (layout.orientation === 'portrait') {
    if (isNext)
      return {
        symbol: [-r - 8, -5],
        value: [-r - 7, 14],
        symbolAnchor: 'end',
        anchor: 'end',
      };
    // Beside the last of several cells its number stands above the gate.
    const isBelow = node.error === null && drawn.scene.net.cells > 1;
    return isShared
      ? {
          symbol: [0, isBelow ? r + 15 : -r - 8],
          value: [0, r + 18],
          symbolAnchor: 'middle',
          anchor: 'middle',
        }
      : { symbol: [r + 3, -r + 2], value: [r + 3, r + 9], symbolAnchor: 'start', anchor: 'start' };
  }
  if (isNext)
    return { symbol: [0, -r - 34], value: [0, -r - 12], symbolAnchor: 'middle', anchor: 'middle' };
  if (isShared)
    return { symbol: [-r - 9, 5], value: [0, r + 19], symbolAnchor: 'end', anchor: 'middle' };
  const isUp = node.error === 'ε_s' || node.error === 'ε_c';
  return isUp
    ? { symbol: [-r + 2, -r - 2], value: [r - 4, r + 15], symbolAnchor: 'end', anchor: 'start' }
    : { symbol: [0, -r - 11], value: [0, r + 17], symbolAnchor: 'middle', anchor: 'middle' };
}

const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];

function wordsOf(node: ErrorNode, value: number | null, drawn: Drawn): Markup {
  const { scene, layout, prefix, picked } = drawn;
  const at = layout.at.get(node.place)!;
  const places = wordsAt(node, drawn);
  const { letter, sub } = calledOf(scene, node);
  const isNext = node.id.t > drawn.selection.t;
  const isNamed = node.error !== null || isNext;
  const position = add(at, places.value);
  const width = 52;
  const left = places.anchor === 'start' ? 0 : places.anchor === 'end' ? -width : -width / 2;
  const number =
    value === null || (!isNamed && node !== picked)
      ? ''
      : html`${text(formatValue(value, 4), position, isNext ? 'value is-error' : 'strong is-error', places.anchor)}<rect
            class="error-line"
            x="${round(position[0] + left)}"
            y="${round(position[1] + 3.5)}"
            width="${width}"
            height="3"
            style="fill:url(#${prefix}-hatch-${node.hue})"
          ></rect>`;
  return html`${indexed(letter, sub, node.id.t, add(at, places.symbol), {
    unit: node.hue,
    anchor: places.symbolAnchor,
    size: isNamed ? 19 : 16,
  })}${number}`;
}

/** "error of the state of the cell, …": what a node says when it takes the focus. */
export function nameOfNode(scene: LstmScene, node: ErrorNode, say: Dictionary): string {
  const words = say.blocks.backward;
  const { net } = scene;
  const name = words.names[node.id.quantity] ?? node.id.quantity;
  const isOutput = node.id.quantity === 'a_k';
  const cell = isOutput
    ? net.outputs > 1 ? words.ofCell(name, node.id.unit + 1) : name
    : node.cell !== null && net.cells > 1 ? words.ofCell(name, node.cell + 1) : name; // prettier-ignore
  return net.blocks > 1 && !isOutput ? words.ofBlock(cell, node.block + 1) : cell;
}

/** A node with its disc, symbol, number and frame. */
export function drawNode(node: ErrorNode, drawn: Drawn): Markup {
  const { scene, selection, say, layout, pass, picked, prefix, largest } = drawn;
  const at = layout.at.get(node.place)!;
  const value = pass.isKnown(node.place) ? errorOfNode(scene, node) : null;
  const isPicked = node === picked;
  const isLinked = edgesOut(scene, selection, picked).some(({ to }) => to === node);
  const isNext = node.id.t > selection.t;
  const r = layout.radius(node);
  if (node.error === null && node.pick === null)
    return html`<g class="node-plain" data-node="${node.place}" aria-hidden="true"
      >${product(at, r, node.hue)}</g
    >`;
  const face = html`<g aria-hidden="true"
    >${disc(at, r, { value: value && sized(value, largest), largest: 1, unit: node.hue, hatch: prefix })}${wordsOf(node, value, drawn)}</g
  >`;
  const quantity = node.error ?? node.pick;
  const spoken = `${nameOfNode(scene, node, say)}${isNext ? `, ${say.blocks.backward.next}` : ''}`;
  const known = value === null ? null : formatValue(value, 4);
  return html`<g
    class="node error-node u-${node.hue}${isPicked ? ' is-selected' : ''}${isLinked ? ' is-linked' : ''}"
    data-node="${node.place}"
    data-q="${isPicked ? selection.quantity : quantity}"
    data-t="${node.id.t}"
    ${node.id.quantity === 'a_k' ? html` data-index="${node.id.unit}"` : html` data-block="${node.block}"`}
    ${node.cell === null ? '' : html` data-cell="${node.cell}"`}
    >${face}<circle
      class="ring"
      cx="${round(at[0])}"
      cy="${round(at[1])}"
      r="${r + 5}"
      role="button"
      tabindex="${isPicked ? 0 : -1}"
      aria-pressed="${isPicked ? 'true' : 'false'}"
      aria-label="${say.blocks.backward.node(spoken, known)}"
    ></circle
  ></g>`;
}
