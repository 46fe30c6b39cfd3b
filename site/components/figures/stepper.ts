/**
 * Back, play and forward: how every figure is stepped.
 * Source: buttons carry the step they lead to, figureShellEvents.ts listens.
 * Leaves out what a step is: a day, or a place in an order of computation.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';

export interface Steps {
  /** What the buttons set: the step of the page, or the place in the figure's own order. */
  readonly of: 'step' | 'pass';
  readonly at: number;
  readonly first: number;
  readonly last: number;
  /** Names of the two buttons. */
  readonly back: string;
  readonly on: string;
}

export function stepper({ of, at, first, last, back, on }: Steps, say: Dictionary): Markup {
  const step = (to: number, name: string, d: string): Markup =>
    html`<button
      type="button"
      class="figure-button figure-step"
      data-${of}-to="${Math.min(last, Math.max(first, to))}"
      aria-label="${name}"
      ${to < first || to > last ? html` aria-disabled="true"` : ''}
    >
      <svg class="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="${d}"></path>
      </svg>
    </button>`;
  return html`${step(at - 1, back, 'M11 2L3 7L11 12Z')}<button
      type="button"
      class="figure-button figure-play"
      data-figure-action="play"
    >
      <svg class="icon icon-play" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M3 2L11 7L3 12Z"></path></svg
      ><svg class="icon icon-pause" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M3 2H6V12H3ZM8.500 2H11.500V12H8.500Z"></path></svg
      ><span class="figure-play-word">${say.figures.play}</span
      ><span class="figure-pause-word">${say.figures.pause}</span></button
    >${step(at + 1, on, 'M2.500 2L8.500 7L2.500 12ZM9.500 2H11.500V12H9.500Z')}`;
}
