/**
 * Waits for the reader: buttons, inputs and edits of an earlier visit bring in the notebook, nothing else does.
 * Source: design rule "nothing of kernel or editor before the reader asks".
 * Leaves out everything it waits for (controller.ts); it stays below 3 kB with what it imports.
 */
import type { Notebook } from './controller.ts';
import { controlsOf, restore, valueOf, type Control } from './inputValue.ts';
import { storedNames } from './storage.ts';

let loading: Promise<Notebook> | null = null;

function load(): Promise<Notebook> {
  loading ??= import('./controller.ts').then(({ openNotebook }) => openNotebook());
  return loading;
}

/** A page that went out of reach says so in the cell that was asked. */
export async function ask(
  element: HTMLElement,
  act: (notebook: Notebook) => unknown,
): Promise<void> {
  try {
    await act(await load());
  } catch (error) {
    loading = null;
    const note = element.querySelector('.cell-note');
    if (note) note.textContent = element.dataset['failed'] ?? String(error);
  }
}

/** A range shows its value and how far along it is. */
function drawRange(control: Control, row: HTMLElement, value: number): void {
  const { min, max } = control as HTMLInputElement;
  const part = (value - Number(min)) / (Number(max) - Number(min));
  control.parentElement!.style.setProperty('--p', part.toFixed(4));
  const text = Math.abs(value).toFixed(Number(control.dataset['digits']));
  const printed = value < 0 && Number(text) !== 0 ? `−${text}` : text;
  row.querySelector('output')!.textContent = printed;
}

/** The input and the page's figures follow at once; the cells when they are there. */
function changed(control: Control): void {
  const row = rowOf(control)!;
  const value = valueOf(control);
  control.setAttribute('aria-invalid', String(value === null));
  if (value === null) return;
  const { input, scene, value: built } = control.dataset;
  row.toggleAttribute('data-moved', String(value) !== built);
  if (control.type === 'range') drawRange(control, row, value as number);
  if (scene !== undefined) {
    document.dispatchEvent(new CustomEvent('unrolled:scene', { detail: { path: scene, value } }));
  }
  void ask(row, (notebook) => notebook.slide(input!, value));
}

const rowOf = (target: Element): HTMLElement | null => target.closest<HTMLElement>('.input');

const cellOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.cell') : null;

/** Where the keys of a cell are heard outside its editor. */
const places = '.cell-code, .cell-run, .cell-fold > summary';

let started = false;

export function startCells(): void {
  if (started) return;
  started = true;
  const all = <T extends Element>(selector: string): T[] => [
    ...document.querySelectorAll<T>(selector),
  ];
  for (const control of all<HTMLButtonElement | Control>('[data-do], [data-input]')) {
    control.disabled = false;
  }
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    const row = button && rowOf(button);
    if (row) {
      const control = controlsOf(row)[0]!;
      if (button.matches('[data-do=play]')) return void ask(row, (one) => one.play(control));
      restore(control);
      return changed(control);
    }
    // The chapter's own button stands above all cells.
    const cell =
      cellOf(button) ??
      (button?.matches('.run-all') ? document.querySelector<HTMLElement>('.cell') : null);
    if (!button || !cell) return;
    const [name, what] = [cell.dataset['cell']!, button.dataset['do']!];
    void ask(cell, (notebook) => notebook.act(name, what));
  });
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const cell = cellOf(target);
    if (!cell || key !== 'Enter' || !(target as Element).matches(places)) return;
    const what = event.shiftKey ? 'next' : event.ctrlKey || event.metaKey ? 'run' : 'edit';
    if (what === 'edit' && !(target as Element).matches('.cell-code')) return;
    event.preventDefault();
    void ask(cell, (notebook) => notebook.act(cell.dataset['cell']!, what));
  });
  document.addEventListener('input', ({ target }) => {
    if ((target as Element).matches('[data-input]')) changed(target as Control);
  });
  // The page's changes were undone as a whole: inputs go back with them.
  document.addEventListener('unrolled:reset', () => {
    for (const control of controlsOf(document)) {
      if (!control.matches('[data-moved] [data-scene]')) continue;
      restore(control);
      changed(control);
    }
  });
  const [first] = all<HTMLElement>('.cell');
  if (first && storedNames().length > 0) void ask(first, () => undefined);
  const receive = (): void => {
    const { hash } = location;
    if (first && hash.startsWith('#code=')) void ask(first, (notebook) => notebook.receive(hash));
  };
  receive();
  addEventListener('hashchange', receive);
}
