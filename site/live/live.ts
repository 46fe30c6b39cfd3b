/**
 * Mounts the views, redraws them when selection or scene change, and turns gestures into selections.
 * Source: the JSON islands of scenes and `book`; views by name.
 * Leaves out cells and exercises, which mount themselves.
 */
import { effect } from '@preact/signals-core';
import morphdom from 'morphdom';
import { figureViews } from '../components/figures/figureShellViews.ts';
import { render as badge } from '../components/figures/badge.ts';
import { render as equation } from '../components/figures/equation.ts';
import { render as inspector } from '../components/figures/inspector.ts';
import { render as liveValue } from '../components/figures/liveValue.ts';
import { render as sourceRegion } from '../components/figures/sourceRegion.ts';
import { render as termTable } from '../components/figures/termTable.ts';
import { dictionary } from '../i18n/index.ts';
import type { Dictionary } from '../i18n/index.ts';
import { openBook, type Book } from './book.ts';
import { attachGestures, replay } from './gestures.ts';
import { markLinked } from './marks.ts';
import type { Markup } from './markup.ts';
import { rechecks, shownInstances } from './recheckState.ts';
import { fromIsland, linkOf, withPath, type Scene } from './scene.ts';
import { active, openScene, page, scope, scopeOf, scopes, select } from './scope.ts';
import { hashOf, readHash, type Selection } from './selection.ts';

/** What a slider or a drag changes, and in which scope of the page. */
interface Change {
  readonly path: string;
  readonly value: number;
  readonly scope?: string;
}

export type View = (scene: Scene, selection: Selection, say: Dictionary, props: never) => Markup;

export const views: Record<string, View> = {
  ...(figureViews as Record<string, View>),
  equation,
  inspector,
  badge,
  source: sourceRegion,
  'live-value': liveValue,
  'term-table': termTable,
};

/** Views that follow the pointer; all others keep to what is pinned, so that hovering never moves them. */
const followsPointer = new Set(['inspector']);

const say = (): Dictionary => dictionary(document.documentElement.lang || 'en');

/** What each element was last drawn from: a hover redraws the one view that follows it. */
const drawn = new WeakMap<HTMLElement, readonly unknown[]>();

function draw(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-view]')) {
    const name = element.dataset['view']!;
    const view = views[name];
    const own = scopeOf(element);
    const now = own.shown.value;
    if (!view || !now) continue;
    const props = JSON.parse(element.dataset['props'] ?? '{}') as never;
    const shown = followsPointer.has(name) ? own.current.value : own.kept.value;
    const from = [now, shown, rechecks.value, shownInstances.value];
    const before = drawn.get(element);
    if (before && from.every((part, n) => part === before[n])) continue;
    drawn.set(element, from);
    const next = element.cloneNode(false) as HTMLElement;
    next.innerHTML = view(now, shown, say(), props).toString();
    morphdom(element, next, {
      childrenOnly: true,
      onBeforeElUpdated: (from, to) => {
        if (from.tagName === 'DETAILS' && from.hasAttribute('open')) to.setAttribute('open', '');
        return !from.isEqualNode(to);
      },
    });
  }
  const isChanged = scopes().some(({ shown }) => shown.value?.former !== undefined);
  document.documentElement.toggleAttribute('data-scene-changed', isChanged);
  markLinked();
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

/** Opens the page's scenes; `waiting` is what happened before this was loaded, oldest first. */
export function startLive(waiting: readonly Event[] = []): void {
  if (!document.querySelector('script[data-scene]')) return;
  const bookIsland = document.getElementById('book');
  if (bookIsland?.textContent) {
    const data = JSON.parse(bookIsland.textContent) as Omit<Book, 'math'> & {
      math: Record<string, string>;
    };
    openBook({ ...data, math: (tex) => data.math[tex] });
  }
  openScenes();
  followAddress();
  attachGestures();
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
  for (const { selection, kept, shown } of scopes()) {
    let before = selection.value;
    effect(() => {
      if (selection.value === before) return;
      before = selection.value;
      if (shown.value)
        history.replaceState(history.state, '', hashOf(kept.value, linkOf(shown.value)));
    });
  }
  replay(waiting);
  document.documentElement.setAttribute('data-live', '');
}
