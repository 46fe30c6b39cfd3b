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
import { stepper } from './stepper.ts';

export function render(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const { stops, at } = errorPass(scene, selection);
  const { t, error } = stops[at]!;
  const isStepping = (selection.options?.['to'] ?? '') !== '';
  return html`<div class="figure-controls">
      ${stepper({ of: 'pass', at, first: 0, last: stops.length - 1, back: say.networks.back, on: say.networks.on }, say)}
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
