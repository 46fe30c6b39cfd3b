/**
 * "Show the numbers": every quantity of a block, or of a layered network, over all steps, as a table and as CSV.
 * Source: the trace and the errors, by the canonical names of the equations.
 * Leaves out weights, which do not change from day to day.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { printedName, unitOf, valueOf } from '../../live/quantity.ts';
import { isOf, type LstmScene, type Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayShort } from './figureShellDays.ts';
import { gateLetter, gatesOf } from './memoryBlockGraph.ts';
import { layeredNumbers } from './layeredNumbers.ts';

export interface NumbersRow {
  readonly quantity: string;
  /** Subscript index that is printed when there are several: input, cell of the block, or output. */
  readonly index: number | null;
  /** values[t − 1] is the value at step t. */
  readonly values: readonly number[];
  /** The unit that the row belongs to, as the selection names it, where there is one. */
  readonly place?: Readonly<Partial<Record<'block' | 'index' | 'layer', number>>>;
}

/** All rows of the table of one block, in the order they are computed, errors last. */
export function numbersOf(scene: LstmScene, block: number): readonly NumbersRow[] {
  const { net, trace } = scene;
  const days = Array.from({ length: trace.T }, (_, k) => k + 1);
  const rows: NumbersRow[] = [];
  const add = (quantity: string, index: number | null, cell: number, at?: number): void =>
    void rows.push({
      quantity,
      index,
      values: days.map((t) => valueOf(scene, quantity, t, block, cell, at)),
    });
  const each = (quantity: string): void => {
    for (let cell = 0; cell < net.cells; cell += 1)
      add(quantity, net.cells > 1 ? cell : null, cell);
  };
  const letters = gatesOf(net).map((gate) => gateLetter[gate]);
  for (let i = 0; i < net.inputs; i += 1) add('x_i', i, 0, i);
  for (const letter of letters.filter((name) => name !== 'ω')) {
    add(`a_${letter}`, null, 0);
    add(`b_${letter}`, null, 0);
  }
  for (const quantity of ['a_c', 'g_c', 's_c']) each(quantity);
  add('a_ω', null, 0);
  add('b_ω', null, 0);
  for (const quantity of ['h_c', 'b_c']) each(quantity);
  for (let k = 0; k < net.outputs; k += 1) add('y_k', net.outputs > 1 ? k : null, 0, k);
  if (!scene.errors) return rows;
  each('ε_c');
  add('δ_ω', null, 0);
  each('ε_s');
  each('δ_c');
  for (const letter of letters.filter((name) => name !== 'ω').reverse())
    add(`δ_${letter}`, null, 0);
  return rows;
}

/** The rows of a scene at a selection: a block of an LSTM, all units of any other network. */
export const rowsOf = (scene: Scene, { block }: Selection): readonly NumbersRow[] =>
  isOf(scene, 'lstm') ? numbersOf(scene, block) : layeredNumbers(scene);

/** All numbers of the table in full precision, a row a quantity, a column a step. */
export function csvOf(scene: Scene, selection: Selection): string {
  const { kind } = scene.net;
  const steps = scene.steps.map((_, k) => `t=${k + 1}`);
  const lines = rowsOf(scene, selection).map(({ quantity, index, place, values }) =>
    [printedName(quantity, kind), place?.layer ?? '', index ?? '', ...values]
      .map((one, n) => (n === 1 || n === 2 ? (typeof one === 'number' ? one + 1 : one) : one))
      .join(','),
  );
  return `${['quantity', 'layer', 'unit', ...steps].join(',')}\n${lines.join('\n')}\n`;
}

const isErrorRow = (row: NumbersRow): boolean => /^[δε]/u.test(row.quantity);

/** Symbol of a row as HTML: the equation's letters, without a formula renderer. */
function head(row: NumbersRow, scene: Scene): Markup {
  const [base, sub] = printedName(row.quantity, scene.net.kind).split('_');
  const layer = row.place?.layer === undefined ? '' : ` ${row.place.layer + 1}.`;
  const index = row.index === null ? '' : `${layer || ' '}${row.index + 1}`;
  return html`<span class="math">${base}<sub>${sub}</sub></span
    >${index}`;
}

const placeOf = ({ place = {} }: NumbersRow): Markup =>
  html`${Object.entries(place).map(([name, value]) => html` data-${name}="${value}"`)}`;

const isSelected = ({ quantity, place = {} }: NumbersRow, selection: Selection): boolean =>
  quantity === selection.quantity &&
  Object.entries(place).every(([name, n]) => (selection[name as 'block'] ?? 0) === n);

export function render(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const caption = isOf(scene, 'lstm')
    ? say.figures.numbersCaption(selection.block + 1)
    : say.figures.numbersOfAll;
  const days = Array.from({ length: scene.trace.T }, (_, k) => k + 1);
  const here = (t: number): Markup | string =>
    t === selection.t ? html` class="is-current" aria-current="step"` : '';
  return html`<div class="numbers" role="group" tabindex="0" aria-label="${caption}">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say.figures.quantity}</th>
            ${days.map((t) => html`<th scope="col" ${here(t)}>${dayShort(scene, t, say)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rowsOf(scene, selection).map(
            (row) =>
              html`<tr
                data-q="${row.quantity}"
                ${placeOf(row)}
                class="u-${unitOf(row.quantity).replace(/^u-/u, '')}${isErrorRow(row) ? ' err' : ''}${
                  isSelected(row, selection) ? ' is-linked' : ''
                }"
              >
                <th scope="row">${head(row, scene)}</th>
                ${row.values.map(
                  (value, k) =>
                    html`<td${here(k + 1)}>${formatValue(value, isErrorRow(row) ? 4 : 3)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="numbers-actions">
      <button
        type="button"
        class="figure-button"
        data-figure-action="copy"
        data-copied="${say.figures.copied}"
      >
        ${say.figures.copyNumbers}</button
      ><button type="button" class="figure-button" data-figure-action="csv">
        ${say.figures.saveCsv}</button
      ><button type="button" class="figure-button" data-figure-action="svg">
        ${say.figures.saveSvg}</button
      ><span class="numbers-copied" role="status"></span>
    </p>`;
}
