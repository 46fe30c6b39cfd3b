/**
 * Takes a page's cells along to the scratch page: the reader's texts, inputs as the constants they stand on.
 * Source: the page as it stands and the edits of this browser; sheets.ts keeps them beside what is there.
 * Leaves out checks and solutions of exercises.
 */
import { valueOf, type Control } from './inputValue.ts';
import { addSheet, sheetLike, type SheetCell } from './sheets.ts';
import { readEdit } from './kept.ts';

function cellOf(element: HTMLElement): SheetCell {
  const name = element.dataset['cell']!;
  const text = element.querySelector('.cell-code')!.textContent ?? '';
  const edit = readEdit(name);
  return { name, text: edit && 'source' in edit ? edit.source : text };
}

function inputOf(control: Control): SheetCell {
  const name = control.dataset['input']!;
  const label = control.labels?.[0]?.textContent?.trim() ?? '';
  const value = JSON.stringify(valueOf(control) ?? control.dataset['value']);
  return { name: `input-${name}`, text: `// ${label}\nconst ${name} = ${value};` };
}

/** The address of the scratch page with the page's cells in it; as it was if nothing could be kept. */
export function takeAlong(href: string): string {
  const url = new URL(href, location.href);
  const cells = [
    ...document.querySelectorAll<HTMLElement>('main .cell[data-cell], main [data-input]'),
  ].map((one) => (one.matches('.cell') ? cellOf(one) : inputOf(one as Control)));
  if (cells.length === 0) return url.href;
  const title = document.querySelector('h1')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  const id =
    sheetLike(url.pathname, title, cells)?.id ?? addSheet(url.pathname, title, cells) ?? null;
  if (id !== null) url.hash = id;
  return url.href;
}
