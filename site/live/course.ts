/**
 * Course mode: with `?course` in the address solutions are taken out of the page, and links keep the flag.
 * Source: the address, and nothing that is stored: a link is all that a teacher gives out.
 * Leaves out secrecy: the book is open, and its lines stand in the chapters.
 */
import { withCourse } from './courseFlag.ts';

export function courseMode(): void {
  for (const solution of document.querySelectorAll('.exercise-solution')) solution.remove();
  const bar = document.querySelector<HTMLElement>('[data-course-bar]')!;
  bar.hidden = false;
  const leave = bar.querySelector<HTMLAnchorElement>('[data-course-leave]')!;
  leave.href = withCourse(location.href, location.href, false);
  bar.querySelector('[data-course-save]')!.addEventListener('click', () => {
    void Promise.all([import('./download.ts'), import('./results.ts')]).then(
      ([{ download }, { resultsFile }]) => download('unrolled-results.json', resultsFile()),
    );
  });
  const keep = (link: HTMLAnchorElement): void => {
    if (link === leave || !link.hasAttribute('href')) return;
    const to = withCourse(link.href, location.href, true);
    if (to !== link.href) link.href = to;
  };
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) keep(link);
  // Search results and other links come later: each is met before it can be followed.
  for (const type of ['pointerdown', 'focusin', 'click', 'contextmenu'] as const) {
    document.addEventListener(
      type,
      ({ target }) => {
        const link =
          target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
        if (link) keep(link);
      },
      { capture: true },
    );
  }
}
