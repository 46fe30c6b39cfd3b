/**
 * A cell's outputs to take away: as text, tables as comma-separated values, charts as SVG files.
 * Source: what the page shows; a number that is printed shorter than it is carries itself (renderGrid.ts).
 * Leaves out code and whole pages.
 */
import { csvFormatRows } from 'd3-dsv';

const numberOf = (cell: Element): string =>
  (cell.getAttribute('data-v') ?? cell.textContent ?? '').trim().replace(/^−(?=[\d.])/, '-');

const rowsOf = (table: Element): string[][] =>
  [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.querySelector('.sr-only')?.textContent ?? numberOf(cell)),
  );

/** The name of the quantity a table belongs to, in the library's spelling. */
const nameOf = (table: Element): string => {
  const summary = table.closest('details')?.querySelector('summary');
  return (
    summary?.querySelector('.sr-only, .nb-name')?.textContent ??
    (table.closest('.nb-steps') ? (summary?.textContent ?? '').trim() : '')
  );
};

/** Every table below one another, a name before and an empty line after each. */
export function csvOf(outputs: Element): string {
  return [...outputs.querySelectorAll('table')]
    .map((table) => {
      const name = nameOf(table);
      return `${name === '' ? '' : `${name}\n`}${csvFormatRows(rowsOf(table))}`;
    })
    .join('\n\n');
}

/** What the outputs say, tables with tabs, formulas as their TeX. */
export function textOf(outputs: Element): string {
  const copy = outputs.cloneNode(true) as Element;
  for (const formula of copy.querySelectorAll('.katex')) {
    formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '');
  }
  for (const hidden of copy.querySelectorAll('.nb-symbol')) {
    hidden.replaceWith(hidden.querySelector('.sr-only')?.textContent ?? '');
  }
  for (const table of copy.querySelectorAll('table')) {
    const lines = rowsOf(table).map((row) => row.join('\t'));
    const text = document.createElement('pre');
    text.textContent = `${lines.join('\n')}\n`;
    table.replaceWith(text);
  }
  return [...copy.children]
    .map((one) =>
      (one.textContent ?? '')
        .split('\n')
        .map((line) => line.trimEnd().replace(/^ +/, ''))
        .filter((line) => line !== '')
        .join('\n'),
    )
    .join('\n');
}

/** The drawing as it looks now, for itself: the page's variables are replaced by what they stand for. */
export function svgOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const shown = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  for (const [n, one] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const style = getComputedStyle(shown[n]!);
    for (const name of ['fill', 'stroke']) {
      if (one === copy || one.hasAttribute(name))
        one.setAttribute(name, style.getPropertyValue(name));
    }
    if (one.tagName === 'text') one.setAttribute('font-size', style.fontSize);
  }
  const page = getComputedStyle(document.body);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', getComputedStyle(svg).fontFamily);
  copy.setAttribute('style', `background:${page.backgroundColor};color:${page.color}`);
  return new XMLSerializer().serializeToString(copy);
}

/** Puts a text on the clipboard, where the page may not write to it by way of a selection. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'sr-only';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}

export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
