/**
 * The switch between the two readings of the output gate, and what comes of each in words.
 * Source: orderGraph.ts; buttons carry what they select, figureShellEvents.ts listens.
 * Leaves out the drawing.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { words as shellWords } from './figureShell.ts';
import { namedIn, orderGraph, placeWords } from './orderGraph.ts';
import { choices } from './unitControls.ts';

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
  const cycle = nodes.filter(({ isOnCycle }) => isOnCycle).map(namedIn);
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
