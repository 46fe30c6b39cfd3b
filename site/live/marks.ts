/**
 * Lights the same quantity everywhere: symbols in formulas, code, prose, tables and figures; and the tip.
 * Source: data-q and data-dt (or data-t) on any element, held against the page's selection.
 * Leaves out how a mark looks (styles/equation.css).
 */
import type { Dictionary } from '../i18n/index.ts';
import { formatValue } from './format.ts';
import { hasTime, isError, nameOf, valueAt } from './quantity.ts';
import { scopeOf, type Scope } from './scope.ts';
import type { Selection } from './selection.ts';
import { markCursor } from './symbolKeys.ts';

type Target = HTMLElement | SVGElement;

/** The step an element speaks of: its own, or the selected one with its offset. */
export const stepOf = (element: Target): number =>
  element.dataset['t'] !== undefined
    ? Number(element.dataset['t'])
    : scopeOf(element).kept.value.t + Number(element.dataset['dt'] ?? 0);

/** Whether an element that speaks of one unit speaks of this one; one that names no unit speaks of the selected. */
function isHere({ dataset }: Target, { block, cell, index = 0, layer = 0 }: Selection): boolean {
  const places = { block, cell, index, layer };
  return Object.entries(places).every(
    ([name, value]) => dataset[name] === undefined || Number(dataset[name]) === value,
  );
}

export function markLinked(): void {
  // Hundreds of symbols share a few scopes: what a scope shows is read once.
  const shownBy = new Map<
    Scope,
    { readonly pinned: Selection; readonly hovered: Selection | null }
  >();
  for (const element of document.querySelectorAll<Target>('[data-q]')) {
    const scope = scopeOf(element);
    let shown = shownBy.get(scope);
    if (!shown) {
      const hovered = scope.preview.value ? scope.current.value : null;
      shownBy.set(scope, (shown = { pinned: scope.kept.value, hovered }));
    }
    const { pinned, hovered } = shown;
    const quantity = element.dataset['q'] ?? '';
    const { t, dt } = element.dataset;
    const step = t !== undefined ? Number(t) : pinned.t + Number(dt ?? 0);
    const is = (one: Selection): boolean =>
      one.quantity === quantity && (!hasTime(quantity) || one.t === step) && isHere(element, one);
    element.classList.toggle('is-lit', hovered !== null && is(hovered));
    if (!(element instanceof SVGElement)) element.classList.toggle('is-chosen', is(pinned));
  }
  markCursor();
}

let tip: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

export function hideTip(): void {
  clearTimeout(timer);
  tip?.setAttribute('hidden', '');
}

/** Name, day and value of what is under the pointer, after a moment. */
export function showTip(target: Element, say: Dictionary): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const { shown, current } = scopeOf(target);
    const scene = shown.value;
    const { quantity, t } = current.value;
    if (!scene || !hasTime(quantity) || !target.isConnected) return;
    tip ??= (document.querySelector('main') ?? document.body).appendChild(
      Object.assign(document.createElement('div'), { className: 'tip', role: 'tooltip' }),
    );
    const step = scene.steps[t - 1]?.label ?? '';
    const value = formatValue(valueAt(scene, current.value), isError(quantity) ? 4 : 3);
    tip.textContent = [nameOf(quantity, say, scene.net.kind), step, value]
      .filter(Boolean)
      .join(', ');
    tip.removeAttribute('hidden');
    const box = target.getBoundingClientRect();
    const width = tip.offsetWidth;
    tip.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, box.left + box.width / 2 - width / 2))}px`;
    tip.style.top = `${Math.max(8, box.top - tip.offsetHeight - 8)}px`;
  }, 80);
}
