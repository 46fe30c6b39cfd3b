/**
 * The error of the picked node as a table, edge by edge: slope times the error of what reads it; and the figure in words.
 * Source: the contributions of lib/graph, in the graph's own order.
 * Leaves out the drawing.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatFactor, formatSigned, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { nameOf, valueOf } from '../../live/quantity.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { bar } from './bar.ts';

import { edgesOut, errorGraph, errorOfNode, pickedNode, type ErrorNode } from './errorGraph.ts';
import { calledOf, nameOfNode } from './errorNodes.ts';
import { errorPass } from './errorPass.ts';
import { words as shellWords } from './figureShell.ts';
import { symbolOf } from './unitLedger.ts';

const symbol = (scene: LstmScene, node: ErrorNode): Markup => {
  const { letter, sub } = calledOf(scene, node);
  return symbolOf(letter, sub, node.id.t, node.hue);
};

/** Where an output's error comes from: forecast less target, or nothing at all. */
function outputNote(scene: LstmScene, node: ErrorNode, say: Dictionary): string {
  const { t, unit } = node.id;
  const z = valueOf(scene, 'z_k', t, 0, 0, unit);
  if (Number.isNaN(z)) return say.blocks.backward.noTarget;
  const printed = (value: number): string => formatValue(value, 4);
  return say.networks.outputError(
    printed(valueOf(scene, 'y_k', t, 0, 0, unit)),
    printed(z),
    printed(errorOfNode(scene, node)),
  );
}

export function render(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const words = say.blocks.backward;
  const node = pickedNode(scene, selection);
  const pass = errorPass(scene, selection);
  const note = (text: string): Markup =>
    html`<div class="sum"><p class="sum-note">${text}</p></div>`;
  if (!pass.isKnown(node.place)) return note(words.nothingYet);
  if (node.id.quantity === 'a_k') return note(outputNote(scene, node, say));
  const edges = edgesOut(scene, selection, node);
  if (edges.length === 0) return note(words.ends);
  const hasNext = errorGraph(scene, selection).next.length > 0;
  let running = 0;
  const reach = [0];
  for (const { contribution } of edges) reach.push(reach.at(-1)! + contribution.error);
  const range: readonly [number, number] = [Math.min(...reach, -1e-12), Math.max(...reach, 1e-12)];
  const scale = range[1] - range[0];
  const total = errorOfNode(scene, node);
  const shown = (value: number, hue: string, from = 0): Markup =>
    bar(value, { scale, unit: `u-${hue}`, isError: true, from, range });
  return html`<div class="sum">
    <table class="sum-table">
      <caption>
        ${words.sum(nameOfNode(scene, node, say))}
      </caption>
      <tbody>
        ${edges.map(({ to, contribution }) => {
          const from = running;
          running += contribution.error;
          return html`<tr>
            <th scope="row">
              ${symbol(scene, to)}<span class="visually-hidden">${nameOfNode(scene, to, say)}</span>
            </th>
            <td>
              ${formatValue(contribution.slope, 3)} × ${formatFactor(contribution.targetError, 4)}
            </td>
            <td class="sum-bar">${shown(contribution.error, to.hue, from)}</td>
            <td>${formatSigned(contribution.error)}</td>
          </tr>`;
        })}
        <tr class="is-total">
          <th scope="row">${symbol(scene, node)}</th>
          <td></td>
          <td class="sum-bar">${shown(total, node.hue)}</td>
          <td>${formatSigned(total)}</td>
        </tr>
      </tbody>
    </table>
    ${hasNext ? '' : html`<p class="sum-note">${words.noNext}</p>`}
  </div>`;
}

/** What the figure shows at this selection, in words, every value with its sign. */
export function describe(scene: LstmScene, selection: Selection, say: Dictionary): string {
  const words = say.blocks.backward;
  const node = pickedNode(scene, selection);
  const title = words.title(selection.block + 1);
  if (!errorPass(scene, selection).isKnown(node.place)) return `${title}. ${words.nothingYet}`;
  const name = nameOfNode(scene, node, say);
  const parts = [words.chosen(name, node.id.t, formatValue(errorOfNode(scene, node), 4))];
  if (node.id.quantity === 'a_k') parts.push(outputNote(scene, node, say));
  else {
    const terms = edgesOut(scene, selection, node).map(
      ({ to, contribution }) =>
        `${formatSigned(contribution.error)} (${nameOfNode(scene, to, say)}, t = ${to.id.t})`,
    );
    parts.push(terms.length === 0 ? words.ends : words.terms(terms.length, terms.join(', ')));
    if (errorGraph(scene, selection).next.length === 0) parts.push(words.noNext);
  }
  return `${title}. ${parts.join(' ')}`;
}

export function renderWords(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const { stops, at } = errorPass(scene, selection);
  const { t, error } = stops[at]!;
  const where = say.blocks.backward.position(t, scene.trace.T);
  return shellWords(describe(scene, selection, say), `${where}: ${nameOf(error, say)}`);
}
