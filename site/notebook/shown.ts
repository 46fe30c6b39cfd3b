/**
 * What a cell finds without an import, in a notebook or a program that left the page: Deno's Jupyter kernel, or Node.
 * Source: the same bundles as on the page (show.ts); a kernel draws them, a terminal prints their numbers.
 * Leaves out the bounds on rate and number, which protect a page.
 */
import { html } from '../live/markup.ts';
import { mime, type Bundle, type View } from './bundle.ts';
import { outputMarkup } from './render.ts';
import { wordsIn } from './say.ts';
import { printNumber } from './numbers.ts';
import { bundleOf } from './show.ts';
import { tableOutput, texOutput } from './tables.ts';

interface Jupyter {
  readonly display: (
    bundle: Readonly<Record<string, unknown>>,
    options: { readonly raw: true; readonly display_id?: string; readonly update?: boolean },
  ) => Promise<void>;
}

const print = (value: number | string | null): string =>
  value === null ? '' : typeof value === 'number' ? printNumber(value) : value;

/** Columns under one another, numbers to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [n, one] of row.entries()) widths[n] = Math.max(widths[n] ?? 0, one.length);
  }
  return rows
    .map((row) =>
      row
        .map((one, n) => one.padStart(widths[n]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A view with its numbers, as a terminal shows it. */
function textOfView(view: View): string {
  switch (view.kind) {
    case 'text':
      return view.text;
    case 'vector': {
      const more = view.length - view.values.length;
      return `[${view.values.map(print).join(', ')}${more > 0 ? `, … ${String(more)} more` : ''}]`;
    }
    case 'matrix':
      return `${String(view.rows)}×${String(view.columns)}\n${columns(view.values.map((row) => row.map(print)))}`;
    case 'raster':
      return `${String(view.rows)}×${String(view.columns)}`;
    case 'quantities':
      return view.parts
        .map(({ name, values }) => `${name}\n${columns(values.map((row) => row.map(print)))}`)
        .join('\n');
    case 'tree':
      return [
        view.title,
        ...view.entries.map(
          ([key, part]) => `  ${key}: ${textOfView(part).replaceAll('\n', '\n  ')}`,
        ),
        ...(view.more > 0 ? [`  … ${String(view.more)} more`] : []),
      ].join('\n');
    case 'table':
      return columns([
        ['', ...view.columns],
        ...view.rows.map(({ label, values }) => [label, ...values.map(print)]),
      ]);
  }
}

/** A bundle as a terminal shows it. */
export const textOf = (bundle: Bundle): string => {
  const view = bundle[mime.view];
  return view ? textOfView(view) : bundle[mime.text];
};

const style = `<style>.nb-out td.pos{background:rgb(120 120 120 / calc(var(--m) * 0.5))}.nb-out td.neg{box-shadow:inset 0 0 0 2px rgb(120 120 120 / calc(var(--m) * 0.8))}.nb-out .sr-only{display:none}</style>`;

let count = 0;

/** Text for every reader; a table or a drawing where the kernel shows it. */
function forKernel(bundle: Bundle): Record<string, unknown> {
  const out: Record<string, unknown> = { [mime.text]: textOf(bundle) };
  const tex = bundle[mime.tex];
  if (tex !== undefined) out[mime.tex] = `$$${tex}$$`;
  for (const kind of [mime.svg, mime.html] as const) {
    if (bundle[kind] !== undefined) out[kind] = bundle[kind];
  }
  const view = bundle[mime.view];
  if (view && view.kind !== 'text') {
    const tools = {
      say: wordsIn('en'),
      tex: () => null,
      clean: (markup: string) => markup,
    };
    const drawn = outputMarkup(bundle, tools, `out-${String(count++)}`);
    out[mime.html] = html`<div class="nb-out">${drawn}</div>`.text + style;
  }
  return out;
}

/** Outside its kernel Deno has the name, too, but throws where it is read. */
const kernel = ((): Jupyter | null => {
  try {
    return (globalThis as { Deno?: { jupyter?: Jupyter } }).Deno?.jupyter ?? null;
  } catch {
    return null;
  }
})();

/** Displays with an id, of which only the last one stands; a terminal prints them when the cell is over. */
const slots = new Map<string, Bundle>();

async function send(bundle: Bundle, to: Jupyter, id?: string): Promise<void> {
  const update = id !== undefined && slots.has(id);
  if (id !== undefined) slots.set(id, bundle);
  await to.display(forKernel(bundle), {
    raw: true,
    ...(id !== undefined && { display_id: id, update }),
  });
}

/** Shows the value of a cell's last expression. */
export async function show(value: unknown): Promise<void> {
  const known: unknown = await value;
  if (known !== undefined) display(known);
  await shown();
}

let last = Promise.resolve();

/** Shows a value and gives it back. */
export function display<T>(value: T, options?: { readonly id?: string }): T {
  // What it is now: it may be another by the time a kernel has taken it.
  const bundle = bundleOf(value);
  const id = options?.id;
  if (kernel) last = last.then(() => send(bundle, kernel, id));
  else if (id === undefined) console.log(textOf(bundle));
  else slots.set(id, bundle);
  return value;
}

/** When everything that was displayed is there. */
export async function shown(): Promise<void> {
  await last;
  if (kernel) return;
  for (const bundle of slots.values()) console.log(textOf(bundle));
  slots.clear();
}

export function progress(done: number, total: number, text = ''): void {
  if (!kernel && done === total) console.error(`${text} ${String(done)}/${String(total)}`.trim());
}

export const table = tableOutput;

export const tex = (source: string | TemplateStringsArray, ...holes: readonly unknown[]): object =>
  texOutput(
    typeof source === 'string' ? source : String.raw(source, ...holes.map((one) => String(one))),
  );

/** Never: a cell that left the page is not run again under way. */
export const invalidation = new Promise<void>(() => undefined);
