/**
 * Lights the same quantity everywhere: symbols in formulas, code, prose, tables and figures; and the tip.
 * Source: data-q and data-dt (or data-t) on any element, held against the page's selection.
 * Leaves out how a mark looks (styles/equation.css).
 */
import type { Dictionary } from '../i18n/index.ts';
import { formatValue } from './format.ts';
import { hasTime, isError, nameOf, valueOf } from './quantity.ts';
import type { Scene } from './scene.ts';
import { current, preview, selection } from './selection.ts';
import { markCursor } from './symbolKeys.ts';

/** The step an element speaks of: its own, or the selected one with its offset. */
export const stepOf = (element: HTMLElement | SVGElement): number =>
  element.dataset['t'] !== undefined
    ? Number(element.dataset['t'])
    : selection.value.t + Number(element.dataset['dt'] ?? 0);

export function markLinked(): void {
  const hovered = preview.value ? current.value : null;
  const pinned = selection.value;
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>('[data-q]')) {
    const quantity = element.dataset['q'];
    const t = stepOf(element);
    const timed = hasTime(quantity ?? '');
    const linked = hovered !== null && hovered.quantity === quantity && (!timed || hovered.t === t);
    element.classList.toggle('is-lit', linked);
    if (!(element instanceof SVGElement)) {
      element.classList.toggle(
        'is-chosen',
        pinned.quantity === quantity && (!timed || pinned.t === t),
      );
    }
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
export function showTip(target: Element, scene: Scene, say: Dictionary): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const { quantity, t, block, cell } = current.value;
    if (!hasTime(quantity) || !target.isConnected) return;
    tip ??= (document.querySelector('main') ?? document.body).appendChild(
      Object.assign(document.createElement('div'), { className: 'tip', role: 'tooltip' }),
    );
    const day = scene.days[t - 1]?.label ?? '';
    const value = formatValue(valueOf(scene, quantity, t, block, cell), isError(quantity) ? 4 : 3);
    tip.textContent = [nameOf(quantity, say), day, value].filter(Boolean).join(', ');
    tip.removeAttribute('hidden');
    const box = target.getBoundingClientRect();
    const width = tip.offsetWidth;
    tip.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, box.left + box.width / 2 - width / 2))}px`;
    tip.style.top = `${Math.max(8, box.top - tip.offsetHeight - 8)}px`;
  }, 80);
}
