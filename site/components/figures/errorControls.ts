/**
 * Stepping through the errors of a layer of blocks in the order they can be computed, and the scrubber of that order.
 * Source: errorPass.ts; buttons carry what they select, figureShellEvents.ts listens.
 * Leaves out the drawing.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import { nameOf, unitOf } from '../../live/quantity.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { stageSwitch, variantSwitch } from './blockControls.ts';
import { errorPass, type ErrorStop } from './errorPass.ts';

const icon = (d: string): Markup =>
  html`<svg class="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
    <path d="${d}"></path>
  </svg>`;

export function render(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const { stops, at } = errorPass(scene, selection);
  const { t, error } = stops[at]!;
  const step = (to: number, name: string, d: string): Markup =>
    html`<button
      type="button"
      class="figure-button figure-step"
      data-pass-to="${Math.min(stops.length - 1, Math.max(0, to))}"
      aria-label="${name}"
      ${to < 0 || to >= stops.length ? html` aria-disabled="true"` : ''}
    >
      ${icon(d)}
    </button>`;
  const isStepping = (selection.options?.['to'] ?? '') !== '';
  return html`<div class="figure-controls">
      ${step(at - 1, say.networks.back, 'M11 2L3 7L11 12Z')}<button
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
      >${step(at + 1, say.networks.on, 'M2.500 2L8.500 7L2.500 12ZM9.500 2H11.500V12H9.500Z')}
      <p class="figure-date">
        <b>${say.blocks.backward.position(t, scene.trace.T)}</b
        >${say.figures.comma}${nameOf(error, say)}
      </p>
      ${
        isStepping
          ? html`<button type="button" class="link figure-whole" data-option="to" data-value="">
              ${say.networks.whole}
            </button>`
          : ''
      }
    </div>
    <div class="figure-switches">
      ${blockSwitch(scene, selection, say)}${stageSwitch(scene, selection, say)}${variantSwitch(scene, selection, say)}
    </div>`;
}

function blockSwitch({ net }: LstmScene, { block }: Selection, say: Dictionary): Markup | string {
  if (net.blocks === 1) return '';
  return html`<div class="figure-blocks" role="group" aria-label="${say.figures.chooseBlock}">
    <span aria-hidden="true">${say.figures.block}</span>${Array.from(
      { length: net.blocks },
      (_, k) =>
        html`<button
          type="button"
          class="figure-block"
          data-block-to="${k}"
          aria-pressed="${k === block ? 'true' : 'false'}"
          aria-label="${say.figures.blockNumber(k + 1)}"
        >
          ${k + 1}
        </button>`,
    )}
  </div>`;
}

function stopButton(
  scene: LstmScene,
  stop: ErrorStop,
  index: number,
  pass: { at: number; reached: number },
  say: Dictionary,
): Markup {
  const [letter = '', sub = ''] = stop.error.split('_');
  const step = scene.trace.T > 1 ? `, t = ${stop.t}` : '';
  return html`<button
    type="button"
    class="pass-stop u-${unitOf(stop.error)} err${index > pass.reached ? ' is-waiting' : ''}"
    data-pass="${index}"
    data-stop-t="${stop.t}"
    data-stop-q="${stop.error}"
    data-stop-layer="0"
    tabindex="${index === pass.at ? 0 : -1}"
    aria-pressed="${index === pass.at ? 'true' : 'false'}"
  >
    <span class="visually-hidden">${nameOf(stop.error, say)}${step}</span>
    <span aria-hidden="true" class="math">${letter}<sub>${sub}</sub></span>
  </button>`;
}

/** The scrubber: a column a step; it is read from right to left, as the errors are computed. */
export function renderPass(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const pass = errorPass(scene, selection);
  const steps = Array.from({ length: scene.trace.T }, (_, k) => k + 1);
  return html`<div class="pass pass-errors" role="group" aria-label="${say.blocks.backward.pass}">
    <div class="pass-row">
      <span class="pass-name" aria-hidden="true">← ${say.networks.backward}</span>
      <ol class="pass-steps" role="list" aria-label="${say.networks.backward}">
        ${steps.map(
          (t) =>
            html`<li>
              ${pass.stops
                .map((stop, index) => ({ stop, index }))
                .filter(({ stop }) => stop.t === t)
                .toReversed()
                .map(({ stop, index }) => stopButton(scene, stop, index, pass, say))}
            </li>`,
        )}
      </ol>
    </div>
  </div>`;
}
