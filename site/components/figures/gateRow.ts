/**
 * Eight steps of one block: gates as circles and dashes, nodes shaded by how much they depend on the first input.
 * Source: lib/training/sensitivity.ts on the scene; every shade is a derivative.
 * Leaves out the switches, which are buttons below (gateControls.ts).
 */
import { sensitivity } from '../../../lib/index.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { gatesOf } from '../../live/gates.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { round, text } from './shapes.ts';

/** Derivatives by the signal of the first step; element t − 1 is that of step t. */
export interface Kept {
  readonly state: readonly number[];
  readonly output: readonly number[];
}

const known = new WeakMap<LstmScene, Kept>();

export function keptOf(scene: LstmScene): Kept {
  let kept = known.get(scene);
  if (!kept) {
    const all = sensitivity(scene.net, scene.weights, scene.trace);
    const of = (name: string): number[] => scene.x.map((_, n) => all[name]![n + 1]![0]![0]!);
    known.set(scene, (kept = { state: of('s'), output: of('b.c') }));
  }
  return kept;
}

const [left, step, radius] = [64, 66, 15];
const rows = { output: 40, state: 118, input: 196 } as const;

/** A gate's sign: a circle where it is open, a dash where it is shut. */
const gateSign = (x: number, y: number, unit: string, isOpen: boolean): Markup =>
  isOpen
    ? html`<circle class="sign-open u-${unit}" cx="${x}" cy="${y}" r="5"></circle>`
    : html`<path class="sign-shut u-${unit}" d="M${x - 6} ${y}H${x + 6}"></path>`;

export function render(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const words = say.influence.gates;
  const { input, forget, output } = gatesOf(scene);
  const kept = keptOf(scene);
  const most = Math.max(...kept.state.map(Math.abs), 1e-9);
  const T = scene.x.length;
  const width = left + step * T;
  const node = (name: 'state' | 'output', unit: string, quantity: string, t: number): Markup => {
    const value = kept[name][t - 1]!;
    const [x, y] = [left + step * (t - 1) + step / 2, rows[name]];
    const isPicked = selection.quantity === quantity && selection.t === t;
    const share = round((100 * Math.abs(value)) / most);
    return html`<g
      class="kept-node u-${unit}${isPicked ? ' is-selected' : ''}"
      data-q="${quantity}"
      data-t="${t}"
      ><g aria-hidden="true"
        ><circle
          class="kept-face"
          cx="${x}"
          cy="${y}"
          r="${radius}"
          style="--share:${share}%"
        ></circle
        >${text(formatValue(value), [x, y + radius + 15], 'small')}</g
      ><circle
        class="ring"
        cx="${x}"
        cy="${y}"
        r="${radius + 3}"
        role="button"
        tabindex="${isPicked ? 0 : -1}"
        aria-pressed="${isPicked ? 'true' : 'false'}"
        aria-label="${words.node(words.rows[name], t, formatValue(value))}"
      ></circle
    ></g>`;
  };
  const steps = scene.x.map((_, n) => {
    const x = left + step * n + step / 2;
    return html`<g aria-hidden="true"
        ><path class="row-edge" d="M${x} ${rows.input - 8}V${rows.state + radius + 22}"></path
        ><path
          class="row-edge"
          d="M${x} ${rows.state - radius - 4}V${rows.output + radius + 20}"
        ></path
        >${n > 0 ? html`<path class="row-edge" d="M${x - step + radius + 3} ${rows.state}H${x - radius - 20}"></path>` : ''}${gateSign(x, rows.state + radius + 32, 'i', input[n] === '1')}${
          n > 0 ? gateSign(x - radius - 11, rows.state, 'f', forget[n] === '1') : ''
        }${gateSign(x, rows.state - radius - 12, 'o', output[n] === '1')}<circle
          class="row-input${n === 0 ? ' is-first' : ''}"
          cx="${x}"
          cy="${rows.input}"
          r="6"
        ></circle
        >${text(String(n + 1), [x, rows.input + 24], 'small')}</g
      >${node('state', 's', 's_c', n + 1)}${node('output', 'h', 'b_c', n + 1)}`;
  });
  const label = (name: 'output' | 'state' | 'input'): Markup =>
    text(words.rows[name], [left - 4, rows[name] + 5], 'row-name', 'end');
  return html`<div class="gate-row-scroll">
    <svg
      class="gate-row"
      viewBox="0 0 ${width} 226"
      width="${width}"
      height="226"
      role="group"
      aria-label="${words.title}"
      data-roving
    >
      ${label('output')}${label('state')}${label('input')}${steps}
    </svg>
  </div>`;
}
