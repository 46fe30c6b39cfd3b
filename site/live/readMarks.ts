/**
 * Chapters that the reader has marked as read, in the contents and at the end of the chapter.
 * Source: one key for each chapter in this browser's storage, the same in both languages.
 * Leaves out guessing: scrolling to the end marks nothing.
 */
import { forget, recall, remember } from './memory.ts';

const keyOf = (slug: string): string => `read:${slug}`;

function show(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-chapter]')) {
    const isRead = recall(keyOf(place.dataset['chapter']!)) !== null;
    place.toggleAttribute('data-read', isRead);
    const word = place.querySelector<HTMLElement>('[data-read-word]')!;
    word.textContent = isRead ? ` (${word.dataset['readWord']!})` : '';
  }
}

/** Shows the marks, and the box of this page. */
export function attachReadMarks(): void {
  const mark = document.querySelector<HTMLElement>('[data-read-mark]');
  const box = mark?.querySelector('input');
  show();
  if (!mark || !box) return;
  const key = keyOf(mark.dataset['readMark']!);
  box.checked = recall(key) !== null;
  mark.hidden = false;
  box.addEventListener('change', () => {
    if (box.checked) remember(key, 'yes');
    else forget(key);
    show();
  });
}
