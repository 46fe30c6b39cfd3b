/**
 * Hover previews, click or Enter pins, Escape releases, arrows step; all delegated, nothing is lost by redrawing.
 * Source: data-q, data-dt, data-t, data-block, data-cell on elements; data-go and its kin on the inspector's controls.
 * Leaves out keys inside figures, which have their own (figureShellEvents.ts).
 */
import { dictionary } from '../i18n/index.ts';
import { hideTip, showTip, stepOf } from './marks.ts';
import { quantities } from './quantity.ts';
import { startCheck, stopCheck } from './recheck.ts';
import { active, scopeOf, scopes, select } from './scope.ts';
import type { Selection } from './selection.ts';
import { dropCursor, moveCursor } from './symbolKeys.ts';

type Target = HTMLElement | SVGElement;
const within = (target: EventTarget | null, selector: string): Target | null =>
  target instanceof Element ? target.closest<Target>(selector) : null;
const say = (): ReturnType<typeof dictionary> => dictionary(document.documentElement.lang || 'en');

const places = ['block', 'cell', 'index', 'layer'] as const;

/** What an element stands for; a step outside the sequence stays at the selected one. */
function read(element: Target): Partial<Selection> {
  const { q } = element.dataset;
  const t = stepOf(element);
  const inside = t >= 1 && t <= (scopeOf(element).shown.value?.trace.T ?? 0);
  const named = places.filter((name) => element.dataset[name] !== undefined);
  return {
    ...(q === undefined ? {} : { quantity: q }),
    ...(inside ? { t } : {}),
    ...Object.fromEntries(named.map((name) => [name, Number(element.dataset[name])])),
  };
}

/** Symbols that can be shown in the inspector: weights and the loss have no step to show. */
function selectable(element: Target): boolean {
  const scene = scopeOf(element).shown.value;
  return scene !== null && quantities(scene.net.kind).includes(element.dataset['q'] ?? '');
}

let over: Target | null = null;

function release(): void {
  for (const { preview } of scopes()) if (preview.value) preview.value = null;
  hideTip();
}

/** The pointer or the focus reached something. */
export function enter(event: Event): void {
  const element = within(event.target, '[data-q]');
  if (element === over) return;
  over = element;
  release();
  if (element && selectable(element)) show(element);
}

function show(element: Target): void {
  const scope = scopeOf(element);
  active.value = scope;
  scope.preview.value = read(element);
  if (!within(element, '[data-figure]')) showTip(element, say());
}

function leave(): void {
  over = null;
  release();
}

function pin(element: Target): void {
  const picked = read(element);
  const scope = scopeOf(element);
  release();
  active.value = scope;
  select(scope, picked);
}

async function copyLink(link: Target): Promise<void> {
  const url = new URL(link.getAttribute('href') ?? '', location.href).href;
  const said = link.parentElement?.querySelector('.inspector-said');
  try {
    await navigator.clipboard.writeText(url);
    if (said) said.textContent = say().live.inspector.copied;
  } catch {
    location.hash = new URL(url).hash;
  }
}

function onClick(event: MouseEvent): void {
  const { target } = event;
  const go = within(target, '[data-go]');
  if (go) {
    if (go.getAttribute('aria-disabled') === 'true') return;
    release();
    return select(scopeOf(go), { t: Number(go.dataset['go']) });
  }
  for (const name of places) {
    const choice = within(target, `[data-${name}-go]`);
    if (choice) return select(scopeOf(choice), { [name]: Number(choice.dataset[`${name}Go`]) });
  }
  const check = within(target, '[data-recheck]');
  if (check) return startCheck(check.dataset['recheck']!);
  const instance = within(target, '[data-instance]');
  if (instance)
    return void import('./instance.ts').then(({ showInstance }) =>
      showInstance(instance.dataset['instance']!),
    );
  const stop = within(target, '[data-recheck-stop]');
  if (stop) return stopCheck(stop.dataset['recheckStop']!);
  const reset = within(target, '[data-scene-reset]');
  if (reset) {
    const at = scopeOf(reset);
    document.dispatchEvent(new CustomEvent('unrolled:reset'));
    select(at, { options: {} });
    at.scene.value = at.scene.value?.former ?? at.scene.value;
    return;
  }
  const link = within(target, '[data-copy-link]');
  if (link) {
    event.preventDefault();
    return void copyLink(link);
  }
  if (within(target, 'a, button, input, textarea, summary')) return;
  const element = within(target, '[data-q]');
  if (element && selectable(element)) pin(element);
}

function onKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === 'Escape') {
    leave();
    return;
  }
  const hands = { selectable, pin, preview: show };
  if (moveCursor(event, hands, say())) {
    event.preventDefault();
    return;
  }
  const element = within(event.target, '[data-q]');
  if (element && (event.key === 'Enter' || event.key === ' ') && selectable(element)) {
    event.preventDefault();
    pin(element);
    return;
  }
  if (!within(event.target, '.inspector') || within(event.target, 'pre, input, textarea')) return;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const scope = active.value;
  const T = scope.shown.value?.trace.T;
  if (!by || T === undefined) return;
  event.preventDefault();
  const t = Math.min(T, Math.max(1, scope.kept.value.t + by));
  if (t !== scope.kept.value.t) select(scope, { t });
}

/** Does what was asked while the page was still loading; of all that was pointed at, only the last. */
export function replay(events: readonly Event[]): void {
  const reached = events.findLast(({ type }) => type === 'pointerover' || type === 'focusin');
  if (reached) enter(reached);
  for (const event of events) {
    if (event.type === 'click') onClick(event as MouseEvent);
    if (event.type === 'keydown') onKey(event as KeyboardEvent);
  }
}

let attached = false;

/** Listens once for the whole page. */
export function attachGestures(): void {
  if (attached) return;
  attached = true;
  document.addEventListener('pointerover', enter);
  document.addEventListener('pointerleave', leave);
  document.addEventListener('focusin', enter);
  document.addEventListener('focusout', () => {
    dropCursor();
    leave();
  });
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
}
