/**
 * Hover previews, click or Enter pins, Escape releases, arrows step; all delegated, nothing is lost by redrawing.
 * Source: data-q, data-dt, data-t, data-block, data-cell on elements; data-go and its kin on the inspector's controls.
 * Leaves out keys inside figures, which have their own (figureShellEvents.ts).
 */
import { dictionary } from '../i18n/index.ts';
import { hideTip, showTip, stepOf } from './marks.ts';
import { quantities } from './quantity.ts';
import { startCheck, stopCheck } from './recheck.ts';
import { original, resetScene, scene } from './scene.ts';
import { preview, selection, type Selection } from './selection.ts';
import { dropCursor, moveCursor } from './symbolKeys.ts';

type Target = HTMLElement | SVGElement;
const within = (target: EventTarget | null, selector: string): Target | null =>
  target instanceof Element ? target.closest<Target>(selector) : null;
const say = (): ReturnType<typeof dictionary> => dictionary(document.documentElement.lang || 'en');

/** What an element stands for; a step outside the sequence stays at the selected one. */
function read(element: Target): Partial<Selection> {
  const { q, block, cell } = element.dataset;
  const t = stepOf(element);
  const inside = t >= 1 && t <= (scene.value?.trace.T ?? 0);
  return {
    ...(q === undefined ? {} : { quantity: q }),
    ...(inside ? { t } : {}),
    ...(block === undefined ? {} : { block: Number(block) }),
    ...(cell === undefined ? {} : { cell: Number(cell) }),
  };
}

/** Symbols that can be shown in the inspector: weights and the loss have no step to show. */
const selectable = (element: Target): boolean => quantities.includes(element.dataset['q'] ?? '');

let over: Target | null = null;

/** The pointer or the focus reached something. */
export function enter(event: Event): void {
  const element = within(event.target, '[data-q]');
  if (element === over) return;
  over = element;
  if (!element || !selectable(element)) {
    if (preview.value) preview.value = null;
    hideTip();
    return;
  }
  show(element);
}

function show(element: Target): void {
  preview.value = read(element);
  if (scene.value && !within(element, '[data-figure]')) showTip(element, scene.value, say());
}

function leave(): void {
  over = null;
  preview.value = null;
  hideTip();
}

function pin(element: Target): void {
  const picked = read(element);
  preview.value = null;
  selection.value = { ...selection.value, ...picked };
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
    preview.value = null;
    selection.value = { ...selection.value, t: Number(go.dataset['go']) };
    return;
  }
  const block = within(target, '[data-block-go]');
  if (block)
    return void (selection.value = { ...selection.value, block: Number(block.dataset['blockGo']) });
  const cell = within(target, '[data-cell-go]');
  if (cell)
    return void (selection.value = { ...selection.value, cell: Number(cell.dataset['cellGo']) });
  const check = within(target, '[data-recheck]');
  if (check) return startCheck(check.dataset['recheck']!);
  const instance = within(target, '[data-instance]');
  if (instance)
    return void import('./instance.ts').then(({ showInstance }) =>
      showInstance(instance.dataset['instance']!),
    );
  const stop = within(target, '[data-recheck-stop]');
  if (stop) return stopCheck(stop.dataset['recheckStop']!);
  if (within(target, '[data-scene-reset]') && original.value) {
    document.dispatchEvent(new CustomEvent('unrolled:reset'));
    return resetScene();
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
  if (moveCursor(event, hands, scene.value, say())) {
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
  if (!by || !scene.value) return;
  event.preventDefault();
  const t = Math.min(scene.value.trace.T, Math.max(1, selection.value.t + by));
  if (t !== selection.value.t) selection.value = { ...selection.value, t };
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
