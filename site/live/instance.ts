/**
 * "Show one instance": the line with the numbers of a network that was drawn just now.
 * Source: lib/equations/substitute.ts; KaTeX, fetched with the first instance.
 * Leaves out checking: one instance proves nothing, it lets a reader see what is compared.
 */
import { substituted } from '../../lib/equations/substitute.ts';
import { dictionary } from '../i18n/index.ts';
import { texMarkup } from '../notebook/tex.ts';
import { book, statementOf } from './book.ts';
import { formatTiny } from './format.ts';
import { html, raw } from './markup.ts';
import { shownInstances } from './recheckState.ts';

/** Indices are called what the line calls them, but for two. */
const named: Readonly<Record<string, string>> = { c: 'cell' };

export function showInstance(id: string): void {
  const { badge } = dictionary(document.documentElement.lang || 'en').live;
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000;
  const definitions = Object.values(book().statements);
  const { tex, values, at } = substituted(statementOf(id), definitions, seed);
  const where = Object.entries(at)
    .map(([name, n]) => `${named[name] ?? name} = ${String(name === 't' ? n : n + 1)}`)
    .join(', ');
  const apart = Math.max(...values.map((value) => Math.abs(value - values[0]!)));
  const markup = html`<p>${badge.instanceOf(where, seed)}</p>
    <div class="badge-instance" tabindex="0">${raw(texMarkup(tex, false) ?? '')}</div>
    <p>${badge.apart(formatTiny(apart))}</p>`;
  shownInstances.value = { ...shownInstances.value, [id]: markup.text };
}
