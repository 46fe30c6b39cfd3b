/**
 * The chosen node's weights in numbers, how many weights of each kind there are, and both in words.
 * Source: layerGraph.ts.
 * Leaves out the drawing.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatFactor, formatSigned, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { bar } from './bar.ts';
import { words as shellWords } from './figureShell.ts';
import { dayLong } from './figureShellDays.ts';
import { countsOf, weightsAt, type LayerEdge, type LayerNode } from './layerGraph.ts';
import { calledOf, nameOfNode } from './layerNodes.ts';
import { symbolOf } from './unitLedger.ts';

const symbol = (scene: LstmScene, node: LayerNode): Markup => {
  if (node.role === 'one') return html`1`;
  const { letter, sub } = calledOf(scene, node);
  return symbolOf(letter, sub, node.id.t, node.hue);
};

/** The net input that a node's weights add up to: a_ι, a_c, a_k. */
const netInput = ({ pick, hue, id }: LayerNode, scene: LstmScene, node: LayerNode): Markup => {
  const sub = pick!.split('_')[1]!;
  const { sub: called } = calledOf(scene, node);
  return symbolOf('a', called === '' ? sub : called, id.t, hue);
};

const total = (edges: readonly LayerEdge[]): number =>
  edges.reduce((sum, { edge, carried }) => sum + edge.weight * carried, 0);

function sumTable(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const words = say.blocks.layer;
  const { node, isIncoming, edges } = weightsAt(scene, selection);
  const name = nameOfNode(scene, node, say);
  if (!isIncoming)
    return html`<p class="sum-note">
      ${
        edges.length === 0
          ? words.noWeights
          : words.out(
              edges.map(
                ({ edge, to }) => `${formatSigned(edge.weight, 3)} (${nameOfNode(scene, to, say)})`,
              ),
            )
      }
    </p>`;
  let running = 0;
  const reach = [0];
  for (const { edge, carried } of edges) reach.push(reach.at(-1)! + edge.weight * carried);
  const range: readonly [number, number] = [Math.min(...reach, -1e-12), Math.max(...reach, 1e-12)];
  const shown = (value: number, hue: string, from = 0): Markup =>
    bar(value, { scale: range[1] - range[0], unit: `u-${hue}`, from, range });
  return html`<table class="sum-table">
    <caption>
      ${words.sum(name)}
    </caption>
    <tbody>
      ${edges.map(({ edge, from, carried }) => {
        const start = running;
        const term = edge.weight * carried;
        running += term;
        return html`<tr>
          <th scope="row">
            ${symbol(scene, from)}<span class="visually-hidden"
              >${nameOfNode(scene, from, say)}</span
            >
          </th>
          <td>${formatValue(edge.weight, 3)} × ${formatFactor(carried, 3)}</td>
          <td class="sum-bar">${shown(term, from.hue, start)}</td>
          <td>${formatSigned(term, 3)}</td>
        </tr>`;
      })}
      <tr class="is-total">
        <th scope="row">${netInput(node, scene, node)}</th>
        <td></td>
        <td class="sum-bar">${shown(total(edges), node.hue)}</td>
        <td>${formatSigned(total(edges), 3)}</td>
      </tr>
    </tbody>
  </table>`;
}

function countTable(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const words = say.blocks.layer;
  const counts = countsOf(scene);
  const { blocks } = scene.net;
  const lit = selection.options?.['edges'] ?? '';
  const whole = (of: readonly number[]): number => of.reduce((sum, n) => sum + n, 0);
  const columns = blocks > 1 ? Array.from({ length: blocks }, (_, block) => block) : [];
  return html`<table class="sources-table counts-table">
    <caption>
      ${words.counts}
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="visually-hidden">${words.kind}</span></th>
        ${columns.map((block) => html`<th scope="col">${words.ofBlock(block + 1)}</th>`)}
        <th scope="col">${words.whole}</th>
      </tr>
    </thead>
    <tbody>
      ${counts.map(
        ({ kind, byBlock, whole: all }) =>
          html`<tr class="${kind === lit ? 'is-lit-row' : ''}" data-kind="${kind}">
            <th scope="row">
              <button
                type="button"
                data-option="edges"
                data-value="${kind === lit ? '' : kind}"
                aria-pressed="${kind === lit ? 'true' : 'false'}"
              >
                <span class="visually-hidden">${words.light}</span>
                ${words.kinds[kind]!}
              </button>
            </th>
            ${columns.map((block) => html`<td>${byBlock[block]!}</td>`)}
            <td class="is-total">${all}</td>
          </tr>`,
      )}
      <tr class="is-total">
        <th scope="row">${words.total}</th>
        ${columns.map((block) => html`<td>${whole(counts.map(({ byBlock }) => byBlock[block]!))}</td>`)}
        <td>${whole(counts.map((one) => one.whole))}</td>
      </tr>
    </tbody>
  </table>`;
}

export const render = (scene: LstmScene, selection: Selection, say: Dictionary): Markup =>
  html`<div class="sum layer-ledger">
    ${sumTable(scene, selection, say)}${countTable(scene, selection, say)}
  </div>`;

/** What the figure shows at this selection, in words, every value with its sign. */
export function describe(scene: LstmScene, selection: Selection, say: Dictionary): string {
  const words = say.blocks.layer;
  const { net } = scene;
  const { node, isIncoming, edges } = weightsAt(scene, selection);
  const counts = countsOf(scene).reduce((sum, { whole }) => sum + whole, 0);
  const shape = [net.inputs, net.blocks * net.cells, net.outputs].join('–');
  const name = nameOfNode(scene, node, say);
  const terms = edges.map(({ edge, carried, from, to }) =>
    isIncoming
      ? `${formatSigned(edge.weight * carried, 3)} (${nameOfNode(scene, from, say)})`
      : `${formatSigned(edge.weight, 3)} (${nameOfNode(scene, to, say)})`,
  );
  return [
    words.where(shape, counts, net.blocks),
    words.chosen(name, selection.t),
    ...(isIncoming
      ? [words.terms(terms, formatSigned(total(edges), 3))]
      : [terms.length === 0 ? words.noWeights : words.out(terms)]),
  ].join(' ');
}

export function renderWords(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const { t } = selection;
  return shellWords(
    describe(scene, selection, say),
    say.figures.announce(dayLong(scene, t, say), t, scene.trace.T),
  );
}
