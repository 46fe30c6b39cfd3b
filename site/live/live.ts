/**
 * Mounts the views, redraws them when selection or scene change, and turns gestures into selections.
 * Source: the JSON islands `scene` and `book`; views by name.
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
import { quantities } from './quantity.ts';
import { rechecks, shownInstances } from './recheckState.ts';
import { fromIsland, openScene, original, scene, setPath, type Scene } from './scene.ts';
import {
  current,
  firstSelection,
  hashOf,
  readHash,
  selection,
  type Selection,
} from './selection.ts';

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
  const now = scene.value;
  if (!now) return;
  for (const element of document.querySelectorAll<HTMLElement>('[data-view]')) {
    const name = element.dataset['view']!;
    const view = views[name];
    if (!view) continue;
    const props = JSON.parse(element.dataset['props'] ?? '{}') as never;
    const shown = followsPointer.has(name) ? current.value : selection.value;
    const from = [now, original.value, shown, rechecks.value, shownInstances.value];
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
  document.documentElement.toggleAttribute('data-scene-changed', now !== original.value);
  markLinked();
}

/** Selections out of range of this scene are brought back into it. */
export function clamp(wanted: Selection, { trace, net }: Scene): Selection {
  const into = (v: number, low: number, high: number): number => Math.min(high, Math.max(low, v));
  return {
    ...wanted,
    t: into(wanted.t, 1, trace.T),
    block: into(wanted.block, 0, net.blocks - 1),
    cell: into(wanted.cell, 0, net.cells - 1),
  };
}

function followAddress(): void {
  const asked = readHash(location.hash);
  if (!asked || !scene.value) return;
  const known = asked.quantity === undefined || quantities.includes(asked.quantity);
  const { quantity, ...rest } = asked;
  selection.value = clamp(
    { ...selection.value, ...rest, ...(known && quantity ? { quantity } : {}) },
    scene.value,
  );
}

/** Opens the page's scene; `waiting` is what happened before this was loaded, oldest first. */
export function startLive(waiting: readonly Event[] = []): void {
  const sceneIsland = document.getElementById('scene');
  const bookIsland = document.getElementById('book');
  if (!sceneIsland?.textContent) return;
  if (bookIsland?.textContent) {
    const data = JSON.parse(bookIsland.textContent) as Omit<Book, 'math'> & {
      math: Record<string, string>;
    };
    openBook({ ...data, math: (tex) => data.math[tex] });
  }
  openScene(fromIsland(sceneIsland.textContent));
  selection.value = clamp({ ...firstSelection, ...selection.value }, scene.value!);
  followAddress();
  attachGestures();
  const change = (event: Event): void => {
    const { path, value } = (event as CustomEvent<{ path: string; value: number }>).detail;
    setPath(path, value);
  };
  document.addEventListener('unrolled:scene', change);
  for (const event of waiting) if (event.type === 'unrolled:scene') change(event);
  window.addEventListener('hashchange', followAddress);
  let frame = 0;
  effect(() => {
    void [current.value, selection.value, scene.value, rechecks.value, shownInstances.value];
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  });
  let shown = selection.value;
  effect(() => {
    if (selection.value === shown) return;
    shown = selection.value;
    history.replaceState(history.state, '', hashOf(shown));
  });
  replay(waiting);
  document.documentElement.setAttribute('data-live', '');
}
