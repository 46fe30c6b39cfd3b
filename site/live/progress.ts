/**
 * Counts the exercises that were solved, gives the reader's lines as a file, and forgets them when asked twice.
 * Source: the keys of site/live/exercise.ts in this browser's storage.
 * Leaves out judging.
 */
import { download } from './download.ts';
import { forget, recall } from './memory.ts';
import { forgetResult, isSolved } from './results.ts';

const exercises = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-exercise]'),
];
const idOf = (section: HTMLElement): string => section.dataset['exercise']!;

function save(): void {
  const lines = exercises().flatMap((section) => {
    const id = idOf(section);
    const line = recall(`exercise:${id}`);
    return line ? [{ id, line, right: isSolved(id) }] : [];
  });
  download('unrolled-lines.json', { page: location.pathname, lines });
}

export function attachProgress(): void {
  const place = document.querySelector<HTMLElement>('[data-progress]');
  if (!place) return;
  const count = (): void => {
    const all = exercises().map(idOf);
    const right = all.filter(isSolved).length;
    const counted = JSON.parse(place.dataset['progress']!) as readonly string[];
    place.querySelector('output')!.textContent = counted[right] ?? '';
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
      forgetResult(idOf(section));
      const input = section.querySelector('input');
      if (!input) continue;
      input.value = '';
      input.dispatchEvent(new Event('input'));
    }
    count();
  });
}
