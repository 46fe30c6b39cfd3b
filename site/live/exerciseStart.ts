/**
 * Waits beside exercises and predictions: a hand on one, or an answer of an earlier visit, brings in what judges.
 * Source: the sections that the build drew, and what this browser remembers of them.
 * Leaves out judging (exercise.ts), and exercises with a cell (codeExerciseStart.ts).
 */
import { recall } from './memory.ts';

/** Key under which an answer is remembered; the same for reading and writing. */
export const keyOf = (section: HTMLElement): string =>
  section.dataset['predict'] !== undefined
    ? `predict:${section.dataset['predict']}`
    : `exercise:${section.dataset['exercise']!}`;

const selector = '[data-exercise]:not([data-kind]), [data-predict]';
const reaching = ['pointerover', 'focusin'] as const;
const acting = ['submit', 'click'] as const;

let started = false;

export function startExercises(): void {
  if (started) return;
  started = true;
  const sectionOf = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>(selector) : null;
  for (const palette of document.querySelectorAll<HTMLElement>('[data-palette]')) {
    const drawn = document.querySelector<HTMLTemplateElement>(
      `[data-palette-of="${palette.dataset['palette']!}"]`,
    );
    if (drawn) palette.replaceChildren(drawn.content.cloneNode(true));
  }
  let loading: Promise<void> | null = null;
  const load = (): Promise<void> =>
    (loading ??= import('./exercise.ts').then(
      ({ attachExercises }) => {
        for (const name of reaching) document.removeEventListener(name, reach, true);
        for (const name of acting) document.removeEventListener(name, act, true);
        attachExercises();
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
  const reach = ({ target }: Event): void => {
    if (sectionOf(target)) load().catch(() => undefined); // acting on it tries again, and tells
  };
  /** What is pressed before its script is there is pressed again as soon as it is. */
  const act = (event: Event): void => {
    const section = sectionOf(event.target);
    const button =
      event.type === 'submit'
        ? (event.target as HTMLFormElement)
        : (event.target as Element).closest<HTMLElement>('[data-symbol], [data-hint]');
    if (!section || !button) return;
    event.preventDefault();
    event.stopPropagation();
    load().then(
      () => {
        if (button instanceof HTMLFormElement) button.requestSubmit();
        else button.click();
      },
      (error: unknown) => {
        section.querySelector('[role="status"]')!.textContent = String(error);
      },
    );
  };
  for (const name of reaching) document.addEventListener(name, reach, true);
  for (const name of acting) document.addEventListener(name, act, true);
  const sections = [...document.querySelectorAll<HTMLElement>(selector)];
  if (sections.some((one) => recall(keyOf(one)) !== null)) load().catch(() => undefined);
}
