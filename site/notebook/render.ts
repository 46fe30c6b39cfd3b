/**
 * Draws outputs and errors as markup, in the built page and in the browser alike.
 * Source: look.md, cells and errors; every bundle is checked before a part of it is used.
 * Leaves out grids of numbers (renderGrid.ts), cleaning SVG and HTML (clean.ts) and setting TeX (tex.ts).
 */
import { html, raw, type Markup } from '../live/markup.ts';
import { acceptBundle, limits, mime, type Bundle, type View } from './bundle.ts';
import type { CellError } from './cell.ts';
import { rasterMarkup } from './raster.ts';
import { grid, largest, printerOf, quantities, shaded, table, type Tools } from './renderGrid.ts';
import type { Words } from './say.ts';
import { symbolTex } from './symbols.ts';

export type { Tools } from './renderGrid.ts';

/** Long text folds: its first lines stand, the rest opens. */
function longText(text: string, className: string, say: Words): Markup {
  const lines = text.split('\n');
  if (lines.length <= limits.lines * 1.5) return html`<pre class="${className}">${text}</pre>`;
  const rest = lines.slice(limits.lines);
  return html`<pre class="${className}">${lines.slice(0, limits.lines).join('\n')}</pre>
    <details class="nb-rest">
      <summary>${say.moreLines(rest.length)}</summary>
      <pre class="${className}">${rest.join('\n')}</pre>
    </details>`;
}

function viewMarkup(view: View, tools: Tools, open: boolean): Markup {
  const { say } = tools;
  switch (view.kind) {
    case 'text':
      return view.type === 'string' && view.text.includes('\n')
        ? longText(view.text, 'nb-text', say)
        : html`<span class="nb-value nb-${view.type}">${view.text}</span>`;
    case 'vector': {
      const print = printerOf(view.values);
      const most = largest(view.values);
      return html`<div class="nb-scroll" tabindex="0" role="group" aria-label="${say.scrolls}">
          <table class="nb-matrix nb-vector">
            <tbody>
              <tr>
                ${view.values.map((value) => shaded(value, most, print))}
              </tr>
            </tbody>
          </table>
        </div>
        <p class="nb-note">
          ${
            view.values.length < view.length
              ? say.shownOf(view.values.length, view.length)
              : say.vectorLength(view.length)
          }
          ${view.type}
        </p>`;
    }
    case 'matrix': {
      const heads = { first: 0, steps: false, unit: '' };
      const cut = view.values.length < view.rows || view.values[0]!.length < view.columns;
      const size = say.matrixSize(view.rows, view.columns);
      const shown = say.matrixSize(view.values.length, view.values[0]?.length ?? 0);
      return html`<div class="nb-scroll" tabindex="0" role="group" aria-label="${say.scrolls}">
          ${grid(view.values, heads, '')}
        </div>
        <p class="nb-note">${cut ? `${size} (${shown})` : size}</p>`;
    }
    case 'raster':
      return rasterMarkup(view, tools);
    case 'quantities':
      return quantities(view, tools);
    case 'table':
      return table(view, tools);
    case 'tree':
      return html`<details class="nb-tree" ${open ? raw('open') : ''}>
        <summary>${view.title}</summary>
        <ul>
          ${view.entries.map(
            ([key, one]) =>
              html`<li><span class="nb-key">${key}</span>${viewMarkup(one, tools, false)}</li>`,
          )}
          ${view.more > 0 ? html`<li class="nb-note">${say.moreEntries(view.more)}</li>` : ''}
        </ul>
      </details>`;
  }
}

/** Whether drawing the bundle takes KaTeX. */
export function needsTex(given: unknown): boolean {
  const bundle = acceptBundle(given);
  if (bundle?.[mime.tex] !== undefined) return true;
  const view = bundle?.[mime.view];
  if (view?.kind === 'quantities') return true;
  return view?.kind === 'table' && view.rows.some(({ label }) => symbolTex(label) !== null);
}

function bundleMarkup(bundle: Bundle, tools: Tools, id: string): Markup {
  const { say, tex, clean } = tools;
  const level = bundle[mime.console];
  if (level) {
    const word = say.consoleLevel[level];
    const text = `${word === '' ? '' : `${word}: `}${bundle[mime.text]}`;
    return longText(text, `nb-console nb-console-${level}`, say);
  }
  for (const kind of ['svg', 'html'] as const) {
    const markup = bundle[mime[kind]];
    if (markup === undefined) continue;
    const cleaned = clean(markup, kind, id);
    return cleaned === null
      ? html`<p class="nb-note">${say.unreadable}</p>`
      : html`<div
          class="nb-${kind} nb-scroll"
          tabindex="0"
          role="group"
          aria-label="${tools.say.scrolls}"
        >
          ${raw(cleaned)}
        </div>`;
  }
  const source = bundle[mime.tex];
  if (source !== undefined) {
    const set = tex(source, true);
    return set === null
      ? html`<p class="nb-note">${say.texTooDeep}</p>
          <pre class="nb-text">${source.slice(0, 400)}</pre>`
      : html`<div class="nb-tex" tabindex="0" role="group" aria-label="${say.formula}">
          ${raw(set)}
        </div>`;
  }
  const view = bundle[mime.view];
  return view ? viewMarkup(view, tools, true) : longText(bundle[mime.text], 'nb-text', say);
}

/** One output, whatever was sent for it. `id` prefixes the ids of a drawing. */
export function outputMarkup(given: unknown, tools: Tools, id: string): Markup {
  const bundle = acceptBundle(given);
  const inside = bundle
    ? bundleMarkup(bundle, tools, id)
    : html`<p class="nb-note">${tools.say.unreadable}</p>`;
  return html`<div class="nb-output">${inside}</div>`;
}

/** The inverted bar of an error: place, what, got, expected. */
export function errorMarkup(error: CellError, say: Words): Markup {
  const words =
    error.waits === true
      ? html`<span class="nb-error-message">${say.waits(error.name, error.message)}</span>`
      : html`<strong>${error.name === 'thrown' ? say.thrown : error.name}</strong>
          <span class="nb-error-message">${error.message}</span>`;
  return html`<div class="nb-error" role="alert">
    <span aria-hidden="true">✕</span>
    <p>${words}</p>
  </div>`;
}

export const leftMarkup = (left: number, say: Words): Markup | string =>
  left > 0 ? html`<p class="nb-note nb-left">${say.notSent(left)}</p>` : '';

/** Outputs of a cell as built: what is more than a page wants to hold at once is folded. */
export function outputsMarkup(given: readonly unknown[], tools: Tools, name: string): string {
  const drawn = given.map((one, n) => outputMarkup(one, tools, `${name}-${String(n)}`).text);
  const rest = drawn.slice(limits.unfolded);
  const folded =
    rest.length === 0
      ? ''
      : html`<details class="nb-rest"><summary>${tools.say.moreOutputs(rest.length)}</summary>${raw(rest.join(''))}</details>`.text; // prettier-ignore
  return drawn.slice(0, limits.unfolded).join('') + folded;
}
