/**
 * "Show the numbers": every quantity of a block over all days, as a table that can be copied.
 * Source: the trace and the errors, by the canonical names of the equations.
 * Leaves out weights, which do not change from day to day.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { unitOf, valueOf } from '../../live/quantity.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayShort } from './figureShellDays.ts';
import { gateLetter, gatesOf } from './memoryBlockGraph.ts';

export interface NumbersRow {
  readonly quantity: string;
  /** Subscript index that is printed when there are several: input, cell of the block, or output. */
  readonly index: number | null;
  /** values[t − 1] is the value on day t. */
  readonly values: readonly number[];
}

/** All rows of the table of one block, in the order they are computed, errors last. */
export function numbersOf(scene: Scene, block: number): readonly NumbersRow[] {
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

const isErrorRow = (row: NumbersRow): boolean => /^[δε]/u.test(row.quantity);

/** Symbol of a row as HTML: the equation's letters, without a formula renderer. */
function head(row: NumbersRow): Markup {
  const [base, sub] = row.quantity.split('_');
  const index = row.index === null ? '' : ` ${row.index + 1}`;
  return html`<span class="math">${base}<sub>${sub}</sub></span
    >${index}`;
}

export function render(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const days = Array.from({ length: scene.trace.T }, (_, k) => k + 1);
  const here = (t: number): Markup | string =>
    t === selection.t ? html` class="is-current" aria-current="step"` : '';
  return html`<div
      class="numbers"
      role="region"
      tabindex="0"
      aria-label="${say.figures.numbersCaption(selection.block + 1)}"
    >
      <table>
        <caption>
          ${say.figures.numbersCaption(selection.block + 1)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say.figures.quantity}</th>
            ${days.map((t) => html`<th scope="col" ${here(t)}>${dayShort(scene, t, say)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${numbersOf(scene, selection.block).map(
            (row) =>
              html`<tr
                data-q="${row.quantity}"
                class="u-${unitOf(row.quantity).replace(/^u-/u, '')}${isErrorRow(row) ? ' err' : ''}${
                  row.quantity === selection.quantity ? ' is-linked' : ''
                }"
              >
                <th scope="row">${head(row)}</th>
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
      ><span class="numbers-copied" role="status"></span>
    </p>`;
}
