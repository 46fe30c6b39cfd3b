/**
 * Counts the exercises that were solved, gives the reader's lines as a file, and forgets them when asked twice.
 * Source: the keys of site/live/exercise.ts in this browser's storage.
 * Leaves out judging.
 */
import { dictionary } from '../i18n/index.ts';
import { forget, recall } from './memory.ts';

const exercises = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-exercise]'),
];
const idOf = (section: HTMLElement): string => section.dataset['exercise']!;

function save(): void {
  const lines = exercises().flatMap((section) => {
    const id = idOf(section);
    const line = recall(`exercise:${id}`);
    return line ? [{ id, line, right: recall(`right:${id}`) !== null }] : [];
  });
  const file = new Blob([`${JSON.stringify({ page: location.pathname, lines }, null, 2)}\n`], {
    type: 'application/json',
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'unrolled-lines.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

export function attachProgress(): void {
  const place = document.querySelector<HTMLElement>('[data-progress]');
  if (!place) return;
  const count = (): void => {
    const all = exercises().map(idOf);
    const right = all.filter((id) => recall(`right:${id}`) !== null).length;
    const { exercise: words } = dictionary(document.documentElement.lang || 'en');
    place.querySelector('output')!.textContent = words.progress(right, all.length);
  };
  place.hidden = false;
  count();
  document.addEventListener('unrolled:solved', count);
  place.querySelector('[data-export]')!.addEventListener('click', save);
  const reset = place.querySelector<HTMLElement>('[data-reset]')!;
  reset.addEventListener('click', () => {
    if (!confirm(reset.dataset['sure'])) return;
    for (const section of exercises()) {
      forget(`exercise:${idOf(section)}`);
      forget(`right:${idOf(section)}`);
      const input = section.querySelector('input')!;
      input.value = '';
      input.dispatchEvent(new Event('input'));
    }
    count();
  });
}
