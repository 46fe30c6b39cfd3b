/**
 * Draws outputs and errors as markup, in the built page and in the browser alike.
 * Source: look.md, "Matrix shade", cells and errors; every bundle is checked before a part of it is used.
 * Leaves out cleaning of SVG and HTML (clean.ts) and setting TeX (tex.ts), which are handed in.
 */
import { html, raw, type Markup } from '../live/markup.ts';
import { acceptBundle, mime, type Bundle, type Quantity, type Value, type View } from './bundle.ts';
import type { CellError } from './cell.ts';
import type { Words } from './say.ts';
import { printNumber } from './show.ts';
import { symbolTex } from './symbols.ts';

export interface Tools {
  readonly say: Words;
  readonly tex: (source: string, display: boolean) => string | null;
  /** Markup without anything that loads or runs; null if nothing of it is left. */
  readonly clean: (markup: string, kind: 'svg' | 'html', id: string) => string | null;
}

/** Decimals that a measured number needs, at most three. */
const decimalsOf = (value: Value | null): number =>
  typeof value === 'number'
    ? (/\.(\d+)$/.exec(String(Number(value.toFixed(3))))?.[1]?.length ?? 0)
    : 0;

/** Wherever one of the numbers is not whole: three decimals, or for measured numbers what they need. */
function printerOf(
  values: readonly (Value | null)[],
  measured = false,
): (value: Value | null) => string {
  const whole = values.every((value) => typeof value !== 'number' || Number.isInteger(value));
  const decimals = measured ? Math.max(...values.map(decimalsOf)) : 3;
  return (value) => {
    if (value === null) return '';
    if (typeof value === 'string') return value.replace(/^-/, '−');
    if (whole || (value !== 0 && Math.abs(value) < 5e-4)) return printNumber(value);
    const text = Math.abs(value).toFixed(decimals);
    return value < 0 && Number(text) !== 0 ? `−${text}` : text;
  };
}

const largest = (values: readonly (Value | null)[]): number =>
  values.reduce<number>(
    (most, value) => (typeof value === 'number' ? Math.max(most, Math.abs(value)) : most),
    0,
  );

/** One number of a shaded grid: filled is positive, framed is negative, by its share of the largest. */
function shaded(value: Value | null, most: number, print: (value: Value | null) => string): Markup {
  if (typeof value !== 'number' || most === 0) return html`<td>${print(value)}</td>`;
  const share = (Math.abs(value) / most).toFixed(3);
  return html`<td class="${value < 0 ? 'neg' : 'pos'}" style="--m:${share}">${print(value)}</td>`;
}

function symbol(name: string, unit: string, { tex }: Tools): Markup {
  const source = symbolTex(name);
  const set = source === null ? null : tex(source, false);
  const hue = unit === '' ? '' : ` u-${unit}`;
  return set === null
    ? html`<span class="nb-name${hue}">${name}</span>`
    : html`<span class="nb-symbol${hue}"><span class="sr-only">${name}</span>${raw(set)}</span>`;
}

function grid(
  values: readonly (readonly Value[])[],
  heads: { readonly first: number; readonly steps: boolean; readonly unit: string },
  corner: string,
): Markup {
  const flat = values.flat();
  const most = largest(flat);
  const print = printerOf(flat);
  const hue = heads.unit === '' ? '' : ` u-${heads.unit}`;
  const columns = (values[0] ?? []).map((_, n) => html`<th scope="col">${heads.first + n}</th>`);
  const rows = values.map(
    (row, n) =>
      html`<tr>
        <th scope="row">${n}</th>
        ${row.map((value) => shaded(value, most, print))}
      </tr>`,
  );
  return html`<table class="nb-matrix${hue}">
    <thead>
      <tr>
        ${corner === '' ? html`<td></td>` : html`<th class="nb-corner" scope="col">${corner}</th>`}
        ${columns}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function note(shown: number, of: number, say: Words): Markup | string {
  return shown < of ? html`<p class="nb-note">${say.shownOf(shown, of)}</p>` : '';
}

function quantity(part: Quantity, tools: Tools): Markup {
  const { say } = tools;
  const size = say.matrixSize(part.rows, part.columns);
  return html`<details class="nb-quantity">
    <summary>${symbol(part.name, part.unit, tools)} <span class="nb-size">${size}</span></summary>
    <div class="nb-scroll" tabindex="0" role="group" aria-label="${say.scrolls}">
      ${grid(part.values, part, part.steps ? say.step : '')}
    </div>
    ${note(part.values[0]?.length ?? 0, part.columns, say)}
  </details>`;
}

/** Which quantities of a trace stand open: the gates and the state, as the book's figures show them. */
function quantities(view: Extract<View, { kind: 'quantities' }>, tools: Tools): Markup {
  const { say } = tools;
  return html`<div class="nb-quantities">
    ${view.title === '' ? '' : html`<p class="nb-note">${say.steps(view.title)}</p>`}
    ${view.parts.map((part) => quantity(part, tools))}
  </div>`;
}

function table(view: Extract<View, { kind: 'table' }>, tools: Tools): Markup {
  const labelled = view.rows.some(({ label }) => label !== '');
  const columns = view.columns.map((name) => html`<th scope="col">${name}</th>`);
  const rows = view.rows.map(({ label, unit, values }) => {
    const print = printerOf(values, label !== '' && symbolTex(label) === null);
    const most = view.shade ? largest(values) : 0;
    const cells = values.map((value) =>
      view.shade
        ? shaded(value, most, print)
        : html`<td class="${typeof value === 'string' ? 'nb-words' : ''}">${print(value)}</td>`,
    );
    const head = labelled ? html`<th scope="row">${symbol(label, unit, tools)}</th>` : '';
    return html`<tr class="${unit === '' ? '' : `u-${unit}`}">
      ${head}${cells}
    </tr>`;
  });
  return html`<div class="nb-scroll" tabindex="0" role="group" aria-label="${tools.say.scrolls}">
      <table class="nb-table${view.shade ? ' nb-matrix' : ''}">
        <thead>
          <tr>
            ${labelled ? html`<td></td>` : ''}${columns}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${view.more > 0 ? html`<p class="nb-note">${tools.say.moreEntries(view.more)}</p>` : ''}`;
}

function viewMarkup(view: View, tools: Tools, open: boolean): Markup {
  const { say } = tools;
  switch (view.kind) {
    case 'text':
      return view.type === 'string' && view.text.includes('\n')
        ? html`<pre class="nb-text">${view.text}</pre>`
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
    return html`<pre class="nb-console nb-console-${level}">
${word === '' ? '' : `${word}: `}${bundle[mime.text]}</pre>`;
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
      : html`<div class="nb-tex">${raw(set)}</div>`;
  }
  const view = bundle[mime.view];
  return view
    ? viewMarkup(view, tools, true)
    : html`<pre class="nb-text">${bundle[mime.text]}</pre>`;
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
