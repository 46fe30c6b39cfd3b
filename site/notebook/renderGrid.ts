/**
 * Numbers in rows and columns as markup: shaded grids, tables, and a trace by quantity and by step.
 * Source: look.md, "Matrix shade". A number that is printed shorter than it is carries itself for copying.
 * Leaves out everything that is no grid (render.ts).
 */
import { html, raw, type Markup } from '../live/markup.ts';
import type { Quantity, Value, View } from './bundle.ts';
import { printNumber } from './numbers.ts';
import type { Words } from './say.ts';
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
export function printerOf(
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

export const largest = (values: readonly (Value | null)[]): number =>
  values.reduce<number>(
    (most, value) => (typeof value === 'number' ? Math.max(most, Math.abs(value)) : most),
    0,
  );

/** One number of a shaded grid: filled is positive, framed is negative, by its share of the largest. */
export function shaded(
  value: Value | null,
  most: number,
  print: (value: Value | null) => string,
): Markup {
  const text = print(value);
  const exact = typeof value === 'number' && Number(text.replace('−', '-')) !== value;
  const whole = exact ? html` data-v="${value}"` : '';
  if (typeof value !== 'number' || most === 0) return html`<td${whole}>${text}</td>`;
  const share = (Math.abs(value) / most).toFixed(3);
  return html`<td class="${value < 0 ? 'neg' : 'pos'}" style="--m:${share}" ${whole}>${text}</td>`;
}

function symbol(name: string, unit: string, { tex }: Tools): Markup {
  const source = symbolTex(name);
  const set = source === null ? null : tex(source, false);
  const hue = unit === '' ? '' : ` u-${unit}`;
  return set === null
    ? html`<span class="nb-name${hue}">${name}</span>`
    : html`<span class="nb-symbol${hue}"><span class="sr-only">${name}</span>${raw(set)}</span>`;
}

export function grid(
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

/** A region that scrolls by itself, by keys as well. */
export const scrolling = (inside: Markup, { say }: Tools): Markup =>
  html`<div class="nb-scroll" tabindex="0" role="group" aria-label="${say.scrolls}">
    ${inside}
  </div>`;

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

/** Every quantity at one step, in the library's names. */
function step(parts: readonly Quantity[], n: number, { say }: Tools): Markup {
  const rows = parts.map((part) => {
    const values = part.values.map((row) => row[n]!);
    const flat = part.values.flat();
    const [print, most] = [printerOf(flat), largest(flat)];
    return html`<tr class="${part.unit === '' ? '' : `u-${part.unit}`}">
      <th scope="row"><span class="nb-name">${part.name}</span></th>
      ${values.map((value) => shaded(value, most, print))}
    </tr>`;
  });
  return html`<details class="nb-quantity">
    <summary>${say.atStep(parts[0]!.first + n)}</summary>
    <div class="nb-scroll" tabindex="0" role="group" aria-label="${say.scrolls}">
      <table class="nb-matrix">
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </details>`;
}

export function quantities(view: Extract<View, { kind: 'quantities' }>, tools: Tools): Markup {
  const { say } = tools;
  const timed = view.parts.filter((part) => part.steps);
  const count = Math.min(...timed.map(({ values }) => values[0]!.length));
  const steps =
    timed.length === 0
      ? ''
      : html`<details class="nb-quantity nb-steps">
          <summary>${say.byStep}</summary>
          ${Array.from({ length: count }, (_, n) => step(timed, n, tools))}
        </details>`;
  return html`<div class="nb-quantities">
    ${view.title === '' ? '' : html`<p class="nb-note">${say.steps(view.title)}</p>`}
    ${view.parts.map((part) => quantity(part, tools))} ${steps}
  </div>`;
}

export function table(view: Extract<View, { kind: 'table' }>, tools: Tools): Markup {
  const labelled = view.rows.some(({ label }) => label !== '');
  const columns = view.columns.map((name) => html`<th scope="col">${name}</th>`);
  // What is alike stands in a row where rows have labels, and in a column where columns alone have names.
  const down = view.columns.map((_, n) =>
    printerOf(view.rows.map(({ values }) => values[n] ?? null)),
  );
  const rows = view.rows.map(({ label, unit, values }) => {
    const along = printerOf(values, label !== '' && symbolTex(label) === null);
    const most = view.shade ? largest(values) : 0;
    const cells = values.map((value, n) => {
      const print = labelled ? along : (down[n] ?? along);
      return view.shade
        ? shaded(value, most, print)
        : html`<td class="${typeof value === 'string' ? 'nb-words' : ''}">${print(value)}</td>`;
    });
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
