/**
 * Symbols by keyboard: an equation block is one tab stop, arrows move a cursor over its symbols, Enter pins.
 * Source: the typeset symbols' data-q; typeset mathematics is hidden from screen readers, so the block keeps the focus.
 * Leaves out what a symbol does when it is reached: the page's gestures are handed in.
 */
import type { Dictionary } from '../i18n/index.ts';
import { formatValue } from './format.ts';
import { hasTime, isError, nameOf, valueAt } from './quantity.ts';
import { scopeOf, type Scope } from './scope.ts';

export interface Hands {
  readonly selectable: (element: HTMLElement) => boolean;
  readonly preview: (element: HTMLElement) => void;
  readonly pin: (element: HTMLElement) => void;
}

/** Where the cursor is: among the symbols that can be selected, and among all of the block. */
let at: {
  readonly block: HTMLElement;
  readonly index: number;
  readonly place: number;
} | null = null;

const symbolsIn = (block: HTMLElement, { selectable }: Hands): HTMLElement[] =>
  [...block.querySelectorAll<HTMLElement>('.katex-html [data-q]')].filter(selectable);

/** Puts the cursor where it was; redrawing takes classes away. */
export function markCursor(): void {
  for (const one of document.querySelectorAll('.is-cursor')) one.classList.remove('is-cursor');
  if (!at) return;
  const symbols = at.block.querySelectorAll<HTMLElement>('.katex-html [data-q]');
  symbols[at.place]?.classList.add('is-cursor');
}

function announce({ shown, current }: Scope, say: Dictionary): void {
  const scene = shown.value;
  const { quantity, t } = current.value;
  if (!scene || !hasTime(quantity)) return;
  let status = document.getElementById('symbol-said');
  if (!status) {
    status = Object.assign(document.createElement('div'), {
      id: 'symbol-said',
      className: 'sr-only',
    });
    status.setAttribute('role', 'status');
    (document.querySelector('main') ?? document.body).append(status);
  }
  const value = formatValue(valueAt(scene, current.value), isError(quantity) ? 4 : 3);
  status.textContent = `${say.live.valueName(nameOf(quantity, say, scene.net.kind), t)}: ${value}`;
}

/** True when the key was one of the cursor's. */
export function moveCursor(event: KeyboardEvent, hands: Hands, say: Dictionary): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches('[data-symbols]')) return false;
  const symbols = symbolsIn(target, hands);
  if (symbols.length === 0) return false;
  const now = at?.block === target ? at.index : -1;
  if ((event.key === 'Enter' || event.key === ' ') && symbols[now]) {
    hands.pin(symbols[now]);
    return true;
  }
  const last = symbols.length - 1;
  const to = { ArrowRight: now + 1, ArrowLeft: now < 0 ? last : now - 1, Home: 0, End: last }[
    event.key
  ];
  if (to === undefined) return false;
  const index = Math.min(last, Math.max(0, to));
  const all = [...target.querySelectorAll<HTMLElement>('.katex-html [data-q]')];
  at = { block: target, index, place: all.indexOf(symbols[index]!) };
  hands.preview(symbols[index]!);
  markCursor();
  announce(scopeOf(target), say);
  return true;
}

/** The block lost the focus: no cursor is left behind. */
export function dropCursor(): void {
  at = null;
  markCursor();
}
