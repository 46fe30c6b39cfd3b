/**
 * Opens the page's scenes, has the views redrawn when selection or scene change, and follows the address.
 * Source: the JSON islands of scenes, and the page's book.
 * Leaves out cells and exercises, which mount themselves.
 */
import { effect } from '@preact/signals-core';
import { openBook, type Book } from './book.ts';
import { attachFigures, replayFigures } from '../components/figures/figureShellEvents.ts';
import { draw } from './draw.ts';
import { attachGestures, replay } from './gestures.ts';
import { rechecks, shownInstances } from './recheckState.ts';
import { fromIsland, linkOf, withPath } from './scene.ts';
import { active, openScene, page, scope, scopes, select } from './scope.ts';
import { hashOf, readHash, type Selection } from './selection.ts';

/** What a slider or a drag changes, and in which scope of the page. */
interface Change {
  readonly path: string;
  readonly value: number;
  readonly scope?: string;
}

function followAddress(): void {
  const read = readHash(location.hash);
  if (!read) return;
  const at = scope(read.scope);
  if (!at.scene.value) return;
  active.value = at;
  select(at, { options: {}, ...read.asked });
}

/** The scenes of the page: its own, and those that parts of it bring. */
function openScenes(): void {
  for (const island of document.querySelectorAll<HTMLElement>('script[data-scene]')) {
    const own = island.closest<HTMLElement>('[data-scope]')?.dataset['scope'] ?? '';
    openScene(scope(own), fromIsland(island.textContent));
  }
  active.value = page.scene.value ? page : (scopes().find((one) => one.scene.value) ?? page);
}

/** The book as its file has it. */
export type BookData = Omit<Book, 'math'> & { readonly math: Readonly<Record<string, string>> };

/** Opens book and scenes of the page; `waiting` is what happened before this was loaded, oldest first. */
export function startLive(data: BookData, waiting: readonly Event[] = []): void {
  openBook({ ...data, math: (tex) => data.math[tex] });
  openScenes();
  followAddress();
  attachGestures();
  attachFigures();
  const change = (event: Event): void => {
    const { path, value, scope: name = '' } = (event as CustomEvent<Change>).detail;
    const at = scope(name);
    if (at.scene.value) at.scene.value = withPath(at.scene.value, path, value);
  };
  document.addEventListener('unrolled:scene', change);
  for (const event of waiting) if (event.type === 'unrolled:scene') change(event);
  window.addEventListener('hashchange', followAddress);
  let frame = 0;
  effect(() => {
    void [active.value, rechecks.value, shownInstances.value];
    for (const { shown, kept, current } of scopes()) void [shown.value, kept.value, current.value];
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  });
  for (const one of scopes()) {
    const { selection, kept, shown } = one;
    let before: Selection | null = selection.value;
    effect(() => {
      if (selection.value === before) return;
      before = selection.value;
      if (shown.value)
        history.replaceState(history.state, '', hashOf(kept.value, linkOf(shown.value)));
    });
  }
  replay(waiting);
  replayFigures(waiting);
  document.documentElement.setAttribute('data-live', '');
}
