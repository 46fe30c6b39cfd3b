/**
 * A region of the library's tested source: the lines that compute what is selected are marked.
 * Source: lib/networks/lstm.ts, read and cut when the site is built (site/build/regions.ts).
 * Leaves out editing: cells are for that.
 */
import { canonical } from '../../../lib/equations/resolve.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { book, type Token } from '../../live/book.ts';
import { html, type Markup } from '../../live/markup.ts';
import { isError, unitOf } from '../../live/quantity.ts';
import type { Selection } from '../../live/selection.ts';

export interface SourceProps {
  /** File and region, as in the book: `lib/networks/lstm.ts#input-gate`. */
  readonly region: string;
  readonly test?: string;
}

const token = (part: Token): Markup => {
  if (part.quantity !== undefined) {
    const unit = unitOf(part.quantity);
    return html`<span
      class="token u-${unit}${isError(part.quantity) ? ' err' : ''}"
      data-q="${part.quantity}"
      ${part.dt ? html`data-dt="${part.dt}"` : ''}
      >${part.text}</span
    >`;
  }
  return part.kind
    ? html`<span class="token-${part.kind}">${part.text}</span>`
    : html`${part.text}`;
};

/** The quantity that an equation defines, to be marked where it is computed. */
function definedBy(id: string | undefined): string {
  const left = id === undefined ? undefined : book().statements[id]?.line.members[0];
  return left?.type === 'quantity' ? canonical(left) : '';
}

export function render(
  _scene: unknown,
  selection: Selection,
  say: Dictionary,
  { region, test }: SourceProps,
): Markup {
  const found = book().regions[region];
  if (!found) return html``;
  const words = say.live.source;
  const [first, last] = [found.lines[0]!.number, found.lines.at(-1)!.number];
  return html`<div class="source">
    <p class="source-head"><span>${found.path}</span><span>${words.lines(first, last)}</span></p>
    <pre tabindex="0" aria-label="${words.name(found.path, first, last)}"><code>${found.lines.map(
      (line) =>
        html`<span
          class="source-line${definedBy(line.equation) === selection.quantity ? ' is-active' : ''}"
          data-line="${line.number}"
          >${line.tokens.map(token)}</span
        >`,
    )}</code></pre>
    ${test ? html`<p class="source-test">${words.tested} <i>“${test}”</i></p>` : ''}
  </div>`;
}
