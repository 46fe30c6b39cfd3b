/**
 * One question with its two answers, and what moves on the way: all of it, or nothing.
 * Source: content/reference/partials.ts; every number is computed for the move that is set.
 * Leaves out the questions' own names, which are set once when the site is built.
 */
import { partial, partials, type PartialName } from '../../../content/reference/partials.ts';
import type { Moved } from '../../../lib/equations/nudge.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatSigned, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { unitOf } from '../../live/quantity.ts';

export interface PartialState {
  readonly name: PartialName;
  readonly delta: number;
  readonly frozen: boolean;
}
export const firstPartial: PartialState = { name: 'netByWeight', delta: 0.25, frozen: false };

/** b_c of a recurrent network is b of a hidden unit: its index is the unit's number. */
function symbol({ name, row, column }: Moved, network: string): Markup {
  const [letter = '', unit = ''] = name.split('_');
  const hidden = network === 'rnn' && (unit === 'h' || unit === 'c');
  const index = hidden ? String(column + 1) : unit;
  const tone = hidden ? 'h' : unitOf(name);
  return html`<span class="u-${tone}">${letter}<sub>${index}</sub><sup>${row}</sup></span>`;
}

export function view({ name, delta, frozen }: PartialState, say: Dictionary): Markup {
  const words = say.partials;
  const { network, of } = partials[name];
  const { explicit, total, before, frozen: held, following, moved } = partial(name, delta);
  const after = frozen ? held : following;
  const answer = (is: boolean, title: string, about: string, value: number): Markup =>
    html`<div class="${is ? 'is-active' : ''}">
      <dt>${title}<span>${about}</span></dt>
      <dd>${formatValue(value)}</dd>
    </div>`;
  const line = (one: Moved): Markup => {
    const isWatched = one.name === of.name && one.row === of.row && one.column === of.column;
    const isHeld = frozen && !isWatched;
    const now = isHeld ? one.before : isWatched ? after : one.after;
    return html`<tr class="${isHeld ? 'is-held' : isWatched ? 'is-watched' : ''}">
      <th scope="row">${symbol(one, network)}</th>
      <td>${formatValue(one.before)}</td>
      <td>${formatValue(now)}</td>
    </tr>`;
  };
  return html`<p>${words.lessons[name]}</p>
    <dl class="partial-answers">
      ${answer(frozen, words.explicit, words.explicitAbout, explicit)}
      ${answer(!frozen, words.total, words.totalAbout, total)}
    </dl>
    <p role="status">
      ${words.moved(formatSigned(delta, 2), formatValue(before), formatValue(after))}
      ${delta === 0 ? '' : words.slope(formatValue((after - before) / delta))}
    </p>
    <p>${frozen ? words.held : words.follows(moved.length)}</p>
    <div class="partial-days">
      ${[...new Set(moved.map(({ row }) => row))].map(
        (day) =>
          html`<table class="partial-moved">
            <caption>
              ${words.day(day)}
            </caption>
            <thead>
              <tr>
                <th scope="col">${words.quantity}</th>
                <th scope="col">${words.before}</th>
                <th scope="col">${words.after}</th>
              </tr>
            </thead>
            <tbody>
              ${moved.filter(({ row }) => row === day).map(line)}
            </tbody>
          </table>`,
      )}
    </div>`;
}
