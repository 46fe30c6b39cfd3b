/**
 * Stepping through a layered network's order of computation, and the switches of its figure.
 * Source: unitPass.ts; buttons carry what they select, figureShellEvents.ts listens.
 * Leaves out the drawing.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import { nameOf as quantityName, printedName, unitOf } from '../../live/quantity.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { most, shapeOf } from '../../live/variants.ts';
import { dayStep } from './figureShellDays.ts';
import { stepper } from './stepper.ts';
import { passOf, type Stop } from './unitPass.ts';
import { layeredOf, type LayeredScene } from './units.ts';

export interface UnitControlsProps {
  /** Switches of the figure: red edges, derivatives, other shapes, other numbers of steps. */
  readonly switches?: readonly ('red' | 'freeze' | 'net' | 'steps')[];
}

/** Shapes to choose from: the scene's own first. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  mlp: ['2-2-1', '3-2-2-1', '3-4-3-2', '2-5-1', '4-3-3-2-2'],
  rnn: ['2-2-1', '1-1-1', '2-3-1', '3-4-2'],
};

export function choices(
  name: string,
  legend: string,
  options: readonly (readonly [string, string])[],
  now: string,
): Markup {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ([value, label]) =>
        html`<button
          type="button"
          data-option="${name}"
          data-value="${value}"
          aria-pressed="${value === now ? 'true' : 'false'}"
        >
          ${label}
        </button>`,
    )}
  </fieldset>`;
}

export function select(
  name: string,
  label: string,
  options: readonly string[],
  now: string,
): Markup {
  const all = options.includes(now) ? options : [now, ...options];
  return html`<label
    >${label}
    <select data-option="${name}">
      ${all.map(
        (value) =>
          html`<option value="${value}" ${value === now ? html` selected` : ''}>
            ${value.replaceAll('-', '–')}
          </option>`,
      )}
    </select></label
  >`;
}

function switchesOf(
  scene: LayeredScene,
  selection: Selection,
  say: Dictionary,
  { switches = [] }: UnitControlsProps,
): Markup | string {
  if (switches.length === 0) return '';
  const words = say.networks;
  const options = selection.options ?? {};
  const { kind } = scene.net;
  return html`<div class="figure-switches">
    ${
      switches.includes('red') && kind === 'rnn'
        ? choices(
            'red',
            words.redSwitch,
            [
              ['', words.onOff[0]],
              ['off', words.onOff[1]],
            ],
            options['red'] ?? '',
          )
        : ''
    }
    ${
      switches.includes('freeze')
        ? choices('freeze', words.freeze, Object.entries(words.freezes), options['freeze'] ?? '')
        : ''
    }
    ${switches.includes('net') ? select('net', words.shape, shapes[kind]!, shapeOf(scene)) : ''}
    ${
      switches.includes('steps') && kind === 'rnn'
        ? select(
            'steps',
            words.steps,
            Array.from({ length: most.steps }, (_, k) => String(k + 1)),
            String(scene.trace.T),
          )
        : ''
    }
  </div>`;
}

/** Back, play, on, where the wave is, and the switches. */
export function renderControls(
  given: Scene,
  selection: Selection,
  say: Dictionary,
  props: UnitControlsProps = {},
): Markup {
  const scene = layeredOf(given);
  const words = say.networks;
  const { stops, at } = passOf(scene, selection);
  const stop = stops[at]!;
  const isStepping = (selection.options?.['to'] ?? '') !== '';
  return html`<div class="figure-controls">
      ${stepper({ of: 'pass', at, first: 0, last: stops.length - 1, back: words.back, on: words.on }, say)}
      <p class="figure-date">
        <b>${words.position(stop.t, scene.trace.T, stop.backward)}</b
        >${say.figures.comma}${quantityName(stop.quantity, say, scene.net.kind)}
      </p>
      ${
        isStepping
          ? html`<button type="button" class="link figure-whole" data-option="to" data-value="">
              ${words.whole}
            </button>`
          : ''
      }
    </div>
    ${switchesOf(scene, selection, say, props)}`;
}

function stopButton(
  scene: LayeredScene,
  stop: Stop,
  index: number,
  now: { at: number; reached: number },
  say: Dictionary,
): Markup {
  const { kind } = scene.net;
  const [letter = '', sub = ''] = printedName(stop.quantity, kind).split('_');
  const layers = scene.net.kind === 'mlp' ? scene.net.hidden.length : 1;
  const isDeep = layers > 1 && /[hc]$/.test(stop.quantity);
  const isError = stop.backward;
  const layer = isDeep ? `, ${say.live.inspector.layer} ${stop.layer + 1}` : '';
  return html`<button
    type="button"
    class="pass-stop u-${unitOf(stop.quantity)}${isError ? ' err' : ''}${index > now.reached ? ' is-waiting' : ''}"
    data-pass="${index}"
    data-stop-t="${stop.t}"
    data-stop-q="${stop.quantity}"
    data-stop-layer="${stop.layer}"
    tabindex="${index === now.at ? 0 : -1}"
    aria-pressed="${index === now.at ? 'true' : 'false'}"
  >
    <span class="visually-hidden"
      >${quantityName(stop.quantity, say, kind)}${layer}${scene.trace.T > 1 ? `, t = ${stop.t}` : ''}</span
    >
    <span aria-hidden="true" class="math"
      >${letter}<sub
        >${sub}${isDeep ? html`<span class="pass-layer">${stop.layer + 1}</span>` : ''}</sub
      ></span
    >
  </button>`;
}

/** The scrubber: every place in the order of computation, a column a step; the backward pass is read from right to left. */
export function renderPass(given: Scene, selection: Selection, say: Dictionary): Markup {
  const scene = layeredOf(given);
  const words = say.networks;
  const pass = passOf(scene, selection);
  const steps = [...new Set(pass.stops.map(({ t }) => t))];
  const row = (backward: boolean): Markup =>
    html`<div class="pass-row">
      <span class="pass-name" aria-hidden="true"
        >${backward ? `← ${words.backward}` : `${words.forward} →`}</span
      >
      <ol class="pass-steps" role="list" aria-label="${backward ? words.backward : words.forward}">
        ${steps.map((t) => {
          const own = pass.stops
            .map((stop, index) => ({ stop, index }))
            .filter(({ stop }) => stop.t === t && stop.backward === backward);
          return html`<li>
            ${(backward ? own.toReversed() : own).map(({ stop, index }) =>
              stopButton(scene, stop, index, pass, say),
            )}
          </li>`;
        })}
      </ol>
    </div>`;
  return html`<div class="pass" role="group" aria-label="${words.passLabel}">
    ${row(false)}${row(true)}
  </div>`;
}

/** What is read aloud at a place. */
export function announce(given: Scene, selection: Selection, say: Dictionary): string {
  const scene = layeredOf(given);
  const { stops, at } = passOf(scene, selection);
  const stop = stops[at]!;
  const step = scene.trace.T > 1 ? `, ${dayStep(scene, stop.t, say)}` : '';
  return `${say.networks.position(stop.t, scene.trace.T, stop.backward)}${step}: ${quantityName(stop.quantity, say, scene.net.kind)}`;
}
