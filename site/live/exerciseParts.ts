/**
 * What every kind of exercise shows alike: the verdict bar, hints one by one, the way on after a solution.
 * Source: look.md, "Exercise". The words of the hints stand in the page.
 * Leaves out judging.
 */
import { tick } from '../components/figures/badge.ts';
import { html, type Markup } from './markup.ts';

export const bar = (right: boolean, text: Markup): Markup =>
  html`<p class="verdict ${right ? 'is-true' : 'is-false'}">
    ${right ? tick() : html`<span aria-hidden="true">✕</span>`} ${text}
  </p>`;

/** Shows the next hint; gives how many are seen and how many there are. */
export function nextHint(section: HTMLElement): { readonly shown: number; readonly of: number } {
  const list = section.querySelector<HTMLElement>('.exercise-hints')!;
  list.hidden = false;
  list.querySelector<HTMLElement>('li[hidden]')?.removeAttribute('hidden');
  return {
    shown: list.querySelectorAll('li:not([hidden])').length,
    of: list.querySelectorAll('li').length,
  };
}
