/**
 * The sum at the chosen unit in numbers: each edge with its weight, what it carries and what it brings; black and red apart.
 * Source: unitSum.ts; bars on one scale, a running sum as in the inspector.
 * Leaves out the drawing.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatFactor, formatSigned, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { valueOf } from '../../live/quantity.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { bar } from './bar.ts';
import { movesOf } from './unitNetwork.ts';
import { passOf } from './unitPass.ts';
import { hueOf, layeredOf, placeOf, subOf, unitGraph, type LayeredScene, type UnitNode } from './units.ts'; // prettier-ignore
import { isRecurrent, sumAt, unitAt, valueIn, type SumTerm, type UnitSum } from './unitSum.ts';

/** A symbol as HTML: the letter, the unit's number below, the step above. */
export function symbolOf(letter: string, sub: string, up: number | null, hue: string): Markup {
  const [, name = '', number = ''] = /^(\p{L}*)(.*)$/u.exec(sub) ?? [];
  const isError = letter === 'δ' || letter === 'ε';
  return html`<span class="u-${hue}${isError ? ' err' : ''}"
    ><span class="math unit-symbol"
      >${letter}<span class="stack${up === null ? ' is-low' : ''}"
        >${up === null ? '' : html`<sup>${up}</sup>`}<sub
          >${name}<span class="number">${number}</span></sub
        ></span
      ></span
    ></span
  >`;
}

export const nameOf = (
  scene: LayeredScene,
  { kind, unit, layer }: UnitNode,
  say: Dictionary,
): string =>
  say.networks.unit[kind](
    unit + 1,
    kind === 'hidden' && scene.net.kind === 'mlp' && scene.net.hidden.length > 1 ? layer + 1 : null,
  );

const upOf = (scene: LayeredScene, node: UnitNode): number | null =>
  scene.net.kind === 'mlp' ? null : node.t;

function edgeSymbol(
  scene: LayeredScene,
  { edge }: SumTerm,
  { backward }: UnitSum,
  say: Dictionary,
): Markup {
  const { widths } = unitGraph(scene);
  if (!edge) return html`${say.networks.bias}`;
  const other = backward ? edge.to : edge.from;
  const weight = `${subOf(edge.from, widths)}${subOf(edge.to, widths)}`;
  const carried = backward ? 'δ' : other.b.slice(0, 1);
  return html`<span class="math unit-symbol">w<sub>${weight}</sub></span>
    ${symbolOf(carried, subOf(other, widths), upOf(scene, other), hueOf(other.kind))}`;
}

function table(scene: LayeredScene, sum: UnitSum, say: Dictionary): Markup {
  const words = say.networks;
  const { node, backward, terms, total, squash } = sum;
  const { widths } = unitGraph(scene);
  const recurrent = isRecurrent(scene);
  const digits = backward ? 4 : 3;
  const ordered = [...terms].sort((a, b) => Number(a.red) - Number(b.red));
  let running = 0;
  const reach = [0];
  for (const { value } of ordered) reach.push((reach.at(-1) ?? 0) + value);
  const [low, high] = [Math.min(...reach, -1e-12), Math.max(...reach, 1e-12)];
  const scale = high - low;
  const shown = (value: number, unit: string, from = 0): Markup =>
    bar(value, { scale, unit: `u-${unit}`, isError: backward, from, range: [low, high] });
  const own = (letter: string): Markup =>
    symbolOf(letter, subOf(node, widths), upOf(scene, node), hueOf(node.kind));
  const group = (red: boolean): string => (red ? words.red : words.black);
  const hasRed = terms.some(({ red }) => red);
  return html`<table class="sum-table">
    <caption>
      ${words.sumOf(nameOf(scene, node, say), backward)}
    </caption>
    <tbody>
      ${ordered.map((term, n) => {
        const from = running;
        running += term.value;
        const other = term.edge && (backward ? term.edge.to : term.edge.from);
        const isNew = ordered[n - 1]?.red !== term.red;
        return html`<tr
          class="${term.red ? 'is-red' : ''}"
          ${other ? html`data-q="${backward ? other.δ! : other.b}" data-t="${other.t}"${Object.entries(placeOf(other)).map(([name, at]) => html` data-${name}="${at}"`)}` : ''}
        >
          ${recurrent ? html`<td class="sum-group">${isNew ? group(term.red) : ''}</td>` : ''}
          <td>${edgeSymbol(scene, term, sum, say)}</td>
          <td>${formatValue(term.weight, 3)} × ${formatFactor(term.carried, 3)}</td>
          <td class="sum-bar">${shown(term.value, other ? hueOf(other.kind) : 'n', from)}</td>
          <td>${formatSigned(term.value, digits)}</td>
        </tr>`;
      })}
      ${
        recurrent && hasRed
          ? [false, true].map(
              (red) =>
                html`<tr class="is-part${red ? ' is-red' : ''}">
                  <th scope="row" class="sum-group">${group(red)}</th>
                  <td>${words.together}</td>
                  <td></td>
                  <td class="sum-bar"></td>
                  <td>${formatSigned(red ? sum.red : sum.black, digits)}</td>
                </tr>`,
            )
          : ''
      }
      <tr class="is-total">
        ${recurrent ? html`<td></td>` : ''}
        <td>${own(backward ? 'ε' : 'a')}</td>
        <td></td>
        <td class="sum-bar">${shown(total, hueOf(node.kind))}</td>
        <td>${formatSigned(total, digits)}</td>
      </tr>
      <tr>
        ${recurrent ? html`<td></td>` : ''}
        <td>${own(backward ? 'δ' : node.b.slice(0, 1))}</td>
        <td>
          ${
            backward
              ? html`θ′(${formatValue(squash.at, 3)}) × ε = ${formatValue(squash.slope, 3)} ×
                ${formatFactor(total, digits)}`
              : html`${squash.name}(${formatValue(squash.at, 3)})`
          }
        </td>
        <td class="sum-bar"></td>
        <td>${backward ? formatSigned(squash.result, digits) : formatValue(squash.result, 3)}</td>
      </tr>
    </tbody>
  </table>`;
}

export function render(given: Scene, selection: Selection, say: Dictionary): Markup {
  const scene = layeredOf(given);
  const words = say.networks;
  const node = unitAt(scene, selection);
  const moves = movesOf(scene, selection);
  if (moves) {
    const isTotal = selection.options?.['freeze'] === 'total';
    const loss = formatValue(moves.loss, 3);
    return html`<div class="sum">
      <p class="sum-note">
        ${words.moved(nameOf(scene, node, say))}
        ${
          isTotal
            ? words.total(loss)
            : `${words.explicit} ${node.kind === 'output' ? words.lossNames(loss) : words.lossHeld}`
        }
      </p>
    </div>`;
  }
  const sum = sumAt(scene, selection);
  if (sum) return html`<div class="sum">${table(scene, sum, say)}</div>`;
  if (node.kind === 'input')
    return html`<div class="sum"><p class="sum-note">${words.given}</p></div>`;
  const target = valueOf(scene, 'z_k', node.t, 0, 0, node.unit);
  const printed = (value: number): string => formatValue(value, 3);
  return html`<div class="sum">
    <p class="sum-note">
      ${
        Number.isNaN(target)
          ? words.noTarget
          : words.outputError(
              printed(valueIn(scene, node, 'y_k')),
              printed(target),
              printed(valueIn(scene, node, 'δ_k')),
            )
      }
    </p>
  </div>`;
}

/** What the figure shows at this selection, in words, every value with its sign. */
export function describe(given: Scene, selection: Selection, say: Dictionary): string {
  const scene = layeredOf(given);
  const words = say.networks.describe;
  const { widths, nodes } = unitGraph(scene);
  const { T } = scene.trace;
  const pass = passOf(scene, selection);
  const node = unitAt(scene, selection);
  const outputs = nodes.filter(
    ({ kind, t, layer }) =>
      kind === 'output' &&
      (isRecurrent(scene) || t === selection.t) &&
      pass.has({ t, quantity: 'y_k', layer }),
  );
  const list = outputs.map((one) => {
    const value = formatValue(valueIn(scene, one, 'y_k'), 3);
    const unit = nameOf(scene, one, say);
    return T > 1 ? `${unit}, ${say.networks.atStep(one.t)}, ${value}` : `${unit} ${value}`;
  });
  const sum = movesOf(scene, selection) ? null : sumAt(scene, selection);
  const digits = sum?.backward ? 4 : 3;
  return [
    words.where(widths.join('–'), isRecurrent(scene) ? T : 1),
    ...(list.length > 0 ? [words.outputs(list.join('; '))] : []),
    words.unit(nameOf(scene, node, say), isRecurrent(scene) ? node.t : null),
    ...(sum
      ? [
          words.terms(
            sum.terms.map(({ value }) => formatSigned(value, digits)).join(', '),
            formatSigned(sum.total, digits),
          ),
          ...(sum.terms.some(({ red }) => red)
            ? [words.groups(formatSigned(sum.black, digits), formatSigned(sum.red, digits))]
            : []),
          words.result(sum.backward, formatSigned(sum.squash.result, digits)),
        ]
      : []),
  ].join(' ');
}
