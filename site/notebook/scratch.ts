/**
 * The scratch page: shows a sheet's cells, adds, deletes and moves them, opens templates and other sheets.
 * Source: sheets.ts; a cell is a copy of the page's own empty cell. The compiler comes with the first cell.
 * Leaves out running and writing, which are the notebook's.
 */
import { hashOf, type Compiled } from './cell.ts';
import { ask, startCells } from './start.ts';
import { dropEdit, keepEdit, readEdit } from './kept.ts';
import { storedNames } from './storage.ts';
import {
  addSheet,
  cellName,
  changeSheets,
  freshName,
  readSheets,
  type Sheet,
  type SheetCell,
} from './sheets.ts';

type Templates = Readonly<Record<string, { readonly title: string; readonly cells: SheetCell[] }>>;

const place = 'cell-to-be';
const path = location.pathname;
const root = (): HTMLElement => document.querySelector<HTMLElement>('[data-scratch]')!;
const find = <T extends HTMLElement>(selector: string): T => root().querySelector<T>(selector)!;
const elementOf = (name: string): HTMLElement | null => document.getElementById(`cell-${name}`);

/** The sheet in the address, else the last one. */
function current(): Sheet | undefined {
  const sheets = readSheets(path);
  return sheets.find(({ id }) => `#${id}` === location.hash) ?? sheets.at(-1);
}

function tell(kept: boolean): void {
  find('[data-scratch-note]').textContent = kept ? '' : root().dataset['notKept']!;
}

/** Changes the sheet that is shown. */
const change = (id: string, act: (cells: readonly SheetCell[]) => readonly SheetCell[]): void =>
  tell(
    changeSheets(path, (sheets) =>
      sheets.map((sheet) => (sheet.id === id ? { ...sheet, cells: act(sheet.cells) } : sheet)),
    ),
  );

/** Compiled text of a cell. One that cannot be compiled stands as an edit of an empty cell, and says why when run. */
async function compiledOf(
  name: string,
  text: string,
): Promise<{ built: string; compiled: Compiled }> {
  const { transpile } = await import('./transpile.ts');
  try {
    return { built: text, compiled: transpile(text, name) };
  } catch {
    if (!readEdit(name)) keepEdit(name, { source: text, original: hashOf('') });
    return { built: '', compiled: transpile('', name) };
  }
}

async function elementFor(sheet: string, cell: SheetCell): Promise<HTMLElement> {
  const name = cellName(sheet, cell.name);
  const { built, compiled } = await compiledOf(name, cell.text);
  const made = document.createElement('template');
  made.innerHTML = find<HTMLTemplateElement>('[data-empty-cell]').innerHTML.replaceAll(place, name);
  const element = made.content.querySelector<HTMLElement>('.cell')!;
  element.querySelector('.cell-code code')!.textContent = built;
  const island = element.querySelector('.cell-island')!;
  const given = JSON.parse(island.textContent ?? '') as object;
  island.textContent = JSON.stringify({ ...given, name, compiled });
  const tools = find<HTMLTemplateElement>('[data-cell-tools]').content.cloneNode(true);
  element.querySelector('.cell-bar')!.append(tools);
  for (const button of element.querySelectorAll('button')) button.disabled = false;
  element.dataset['within'] = cell.name;
  return element;
}

/** What a list of sheets says: titles as links, the shown one marked. */
function listSheets(shown: Sheet | undefined): void {
  const list = find('[data-sheets]');
  list.replaceChildren(
    ...readSheets(path).map(({ id, title }) => {
      const [item, link] = [document.createElement('li'), document.createElement('a')];
      link.href = `#${id}`;
      link.textContent = `${title} (${id.slice(1)})`;
      if (id === shown?.id) link.setAttribute('aria-current', 'page');
      item.append(link);
      return item;
    }),
  );
  find('[data-scratch-empty]').hidden = shown !== undefined;
  for (const part of ['[data-scratch-add]', '[data-scratch-delete]']) find(part).hidden = !shown;
}

async function show(): Promise<void> {
  const sheet = current();
  listSheets(sheet);
  if (!sheet) return;
  for (const cell of sheet.cells) find('[data-cells]').append(await elementFor(sheet.id, cell));
  const first = find('[data-cells]').querySelector<HTMLElement>('.cell');
  if (first && storedNames().length > 0) await ask(first, () => undefined);
}

/** Opens a sheet. The page begins anew: nothing of one sheet runs in another. */
function go(id: string | null): void {
  if (id === null) return tell(false);
  if (location.hash === `#${id}`) return location.reload();
  location.hash = id;
}

async function add(): Promise<void> {
  const sheet = current();
  if (!sheet) return;
  const cell = { name: freshName(sheet.cells), text: '' };
  change(sheet.id, (cells) => [...cells, cell]);
  const element = await elementFor(sheet.id, cell);
  find('[data-cells]').append(element);
  await ask(element, (notebook) => {
    notebook.adopt(element);
    return notebook.act(cellName(sheet.id, cell.name), 'edit');
  });
}

/** Moves or deletes the cell that a button stands in. */
async function arrange(element: HTMLElement, what: string): Promise<void> {
  const sheet = current();
  const within = element.dataset['within']!;
  const at = sheet?.cells.findIndex(({ name }) => name === within) ?? -1;
  if (!sheet || at < 0) return;
  const name = cellName(sheet.id, within);
  if (what === 'delete') {
    if (!confirm(root().dataset['sureCell'])) return;
    change(sheet.id, (cells) => cells.filter((cell) => cell.name !== within));
    dropEdit(name);
    const next = element.nextElementSibling ?? element.previousElementSibling;
    await ask(element, (notebook) => notebook.release(name));
    element.remove();
    (next?.querySelector<HTMLElement>('.cell-run') ?? find('[data-scratch-add]')).focus();
    return;
  }
  const to = what === 'up' ? at - 1 : at + 1;
  if (to < 0 || to >= sheet.cells.length) return;
  change(sheet.id, (cells) => {
    const moved = cells.filter((cell) => cell.name !== within);
    return [...moved.slice(0, to), cells[at]!, ...moved.slice(to)];
  });
  if (what === 'up') element.previousElementSibling!.before(element);
  else element.nextElementSibling!.after(element);
  element.querySelector<HTMLElement>(`[data-arrange="${what}"]`)!.focus();
}

function deleteSheet(): void {
  const sheet = current();
  if (!sheet || !confirm(root().dataset['sureSheet'])) return;
  for (const { name } of sheet.cells) dropEdit(cellName(sheet.id, name));
  tell(changeSheets(path, (sheets) => sheets.filter(({ id }) => id !== sheet.id)));
  location.hash = '';
  location.reload();
}

export function openScratch(): void {
  const page = root();
  const templates = JSON.parse(find('[data-templates]').textContent ?? '{}') as Templates;
  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (!button) return;
    const { template, arrange: what } = button.dataset;
    if (template !== undefined) {
      const { title, cells } = templates[template]!;
      go(addSheet(path, title, cells));
    } else if (button.matches('[data-scratch-new]')) {
      go(addSheet(path, page.dataset['untitled']!, []));
    } else if (button.matches('[data-scratch-add]')) void add();
    else if (button.matches('[data-scratch-delete]')) deleteSheet();
    else if (what !== undefined) void arrange(button.closest<HTMLElement>('.cell')!, what);
  });
  addEventListener('hashchange', () => {
    if (!elementOf(location.hash.slice(1))) location.reload();
  });
  // The empty cell's own script stands in a template, where it does not run.
  startCells();
  void show();
}
