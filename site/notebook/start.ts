/**
 * Waits for the reader: buttons, sliders and edits of an earlier visit bring in the notebook, nothing else does.
 * Source: design rule "nothing of kernel or editor before the reader asks".
 * Leaves out everything it waits for (controller.ts); it stays below 3 kB with what it imports.
 */
import type { Notebook } from './controller.ts';
import { sliderValue } from './sliderValue.ts';
import { storedNames } from './storage.ts';

let loading: Promise<Notebook> | null = null;

function load(): Promise<Notebook> {
  loading ??= import('./controller.ts').then(({ openNotebook }) => openNotebook());
  return loading;
}

/** A page that went out of reach says so in the cell that was asked. */
async function ask(element: HTMLElement, act: (notebook: Notebook) => unknown): Promise<void> {
  try {
    await act(await load());
  } catch (error) {
    loading = null;
    const note = element.querySelector('.cell-note');
    if (note) note.textContent = element.dataset['failed'] ?? String(error);
  }
}

/** Value, track and the page's figures follow at once; the cells when they are there. */
function slide(input: HTMLInputElement, slider: HTMLElement): void {
  const { min, max } = input;
  const value = sliderValue(input);
  const part = (value - Number(min)) / (Number(max) - Number(min));
  input.parentElement!.style.setProperty('--p', part.toFixed(4));
  const text = Math.abs(value).toFixed(Number(slider.dataset['digits']));
  const printed = value < 0 && Number(text) !== 0 ? `−${text}` : text;
  slider.querySelector('output')!.textContent = printed;
  slider.toggleAttribute('data-moved', value !== Number(slider.dataset['value']));
  const path = slider.dataset['scene'];
  if (path !== undefined) {
    document.dispatchEvent(new CustomEvent('unrolled:scene', { detail: { path, value } }));
  }
  void ask(slider, (notebook) => notebook.slide(slider.dataset['slider']!, value));
}

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
  for (const control of all<HTMLButtonElement>('[data-do], .slider input')) {
    control.disabled = false;
  }
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
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
    const slider =
      target instanceof HTMLInputElement ? target.closest<HTMLElement>('.slider') : null;
    if (slider) slide(target as HTMLInputElement, slider);
  });
  // The page's changes were undone as a whole: sliders go back with them.
  document.addEventListener('unrolled:reset', () => {
    for (const slider of all<HTMLElement>('.slider[data-scene][data-moved]')) {
      const input = slider.querySelector('input')!;
      input.value = input.defaultValue;
      slide(input, slider);
    }
  });
  const [first] = all<HTMLElement>('.cell');
  if (first && storedNames().length > 0) void ask(first, () => undefined);
}
