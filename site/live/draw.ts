/**
 * Redraws the views of a page from what their scopes show: what is near the screen at once, the rest when the page is idle.
 * Source: elements with data-view and data-props; views by name.
 * Leaves out what changes the scopes (gestures.ts, live.ts).
 */
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
import { markLinked } from './marks.ts';
import type { Markup } from './markup.ts';
import { rechecks, shownInstances } from './recheckState.ts';
import type { Scene } from './scene.ts';
import { scopeOf, scopes } from './scope.ts';
import type { Selection } from './selection.ts';

type View = (scene: Scene, selection: Selection, say: Dictionary, props: never) => Markup;

const views: Record<string, View> = {
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

/** Draws a view anew if anything that it was drawn from has changed; says whether it did. */
function drawView(element: HTMLElement): boolean {
  const name = element.dataset['view']!;
  const view = views[name];
  const own = scopeOf(element);
  const now = own.shown.value;
  if (!view || !now) return false;
  const shown = followsPointer.has(name) ? own.current.value : own.kept.value;
  const from = [now, shown, rechecks.value, shownInstances.value];
  const before = drawn.get(element);
  if (before && from.every((part, n) => part === before[n])) return false;
  drawn.set(element, from);
  const props = JSON.parse(element.dataset['props'] ?? '{}') as never;
  const next = element.cloneNode(false) as HTMLElement;
  next.innerHTML = view(now, shown, say(), props).toString();
  morphdom(element, next, {
    childrenOnly: true,
    onBeforeElUpdated: (from, to) => {
      if (from.tagName === 'DETAILS' && from.hasAttribute('open')) to.setAttribute('open', '');
      return !from.isEqualNode(to);
    },
  });
  return true;
}

/** How far beyond the screen a view counts as near it, as a part of the screen's height. */
const margin = 0.5;

/** What takes room near the screen. */
function isNear(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > top && bottom > -margin * innerHeight && top < (1 + margin) * innerHeight;
}

export function draw(): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-view]')];
  const near = new Set(all.filter(isNear));
  near.forEach(drawView);
  const isChanged = scopes().some(({ shown }) => shown.value?.former !== undefined);
  document.documentElement.toggleAttribute('data-scene-changed', isChanged);
  markLinked();
  drawLater(all.filter((element) => !near.has(element)));
}

/** Not every browser has idle callbacks; a timer gives way to input, too. */
const whenIdle = (act: (left: () => number) => void): void =>
  void ('requestIdleCallback' in window
    ? requestIdleCallback((deadline) => act(() => deadline.timeRemaining()), { timeout: 100 })
    : setTimeout(() => act(() => 0), 20));

/** Milliseconds that drawing a view may take: with less left, the next one waits for another pause. */
const enough = 5;

let waiting: HTMLElement[] = [];
let isWaiting = false;

/** As many views as a pause has room for, and one at least; a newer call replaces what still waits. */
function drawLater(views: HTMLElement[]): void {
  waiting = views;
  if (isWaiting) return;
  isWaiting = true;
  const next = (left: () => number): void => {
    do {
      let element = waiting.shift();
      while (element && !(element.isConnected && drawView(element))) element = waiting.shift();
    } while (waiting.length > 0 && left() > enough);
    if (waiting.length > 0) return whenIdle(next);
    isWaiting = false;
    markLinked();
  };
  whenIdle(next);
}
