/**
 * The margin list of live values: symbol, number, bar, one row a quantity, all on one scale.
 * Source: the page's trace at the selected step and block.
 * Leaves out what the quantities mean; the inspector says it.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { math } from '../../live/book.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { isError, nameOf, texOf, unitOf, valueAt } from '../../live/quantity.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { bar } from './bar.ts';

export interface TermTableProps {
  /** Quantities, with an optional time offset behind @: `s_c@-1`. */
  readonly rows: readonly string[];
}

export const parseRow = (row: string): { readonly quantity: string; readonly dt: number } => {
  const [quantity = '', dt = '0'] = row.split('@');
  return { quantity, dt: Number(dt) };
};

export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  { rows }: TermTableProps,
): Markup {
  const { t, block } = selection;
  const { kind } = scene.net;
  const values = rows.map(parseRow).map(({ quantity, dt }) => ({
    quantity,
    dt,
    value: valueAt(scene, selection, quantity, dt),
  }));
  const scale = Math.max(1, ...values.map(({ value }) => Math.abs(value)));
  return html`<table class="term-table">
    <caption>
      ${kind === 'lstm' ? say.live.terms(t, block + 1) : say.live.termsOfUnit(t, block + 1)}
    </caption>
    <tbody>
      ${values.map(
        ({ quantity, dt, value }) =>
          html`<tr
            data-q="${quantity}"
            ${dt ? html`data-dt="${dt}"` : ''}
            tabindex="0"
            aria-label="${nameOf(quantity, say, kind)} ${formatValue(value)}"
          >
            <th scope="row">
              <span class="sr-only">${nameOf(quantity, say, kind)}</span
              >${math(texOf(quantity, dt, kind))}
            </th>
            <td class="term-value">${formatValue(value)}</td>
            <td class="term-bar">
              ${bar(value, { scale, unit: `u-${unitOf(quantity)}`, isError: isError(quantity) })}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
