/**
 * Waits beside the exercises with a cell: their first button brings in what checks, and nothing else does.
 * Source: the sections that CodeExercise.astro drew, and the results of this browser.
 * Leaves out checking and telling (codeExercise.ts).
 */
import { triedBefore } from './memory.ts';

let started = false;

const load = () => import('./codeExercise.ts');

export function startCodeExercises(): void {
  if (started) return;
  started = true;
  for (const section of document.querySelectorAll<HTMLElement>('[data-kind="code"]')) {
    for (const button of section.querySelectorAll('button')) button.disabled = false;
    // One at a time, at the reader's wish.
    for (const hint of section.querySelectorAll<HTMLElement>('.exercise-hints li')) {
      hint.hidden = true;
    }
    if (triedBefore(section.dataset['exercise']!)) {
      void load().then(({ showKept }) => showKept(section));
    }
  }
  document.addEventListener('click', ({ target }) => {
    const button =
      target instanceof Element ? target.closest<HTMLElement>('[data-check], [data-hint]') : null;
    const section = button?.closest<HTMLElement>('[data-kind="code"]');
    if (!button || !section) return;
    void load().then(({ press }) => press(section, button));
  });
  document.addEventListener(
    'toggle',
    ({ target }) => {
      const section = (target as Element).closest<HTMLElement>('[data-kind="code"]');
      if (!section || !(target as HTMLDetailsElement).open) return;
      void load().then(({ showWayOn }) => showWayOn(section));
    },
    { capture: true },
  );
}
