/**
 * Two maps side by side: every node of an RNN and of a memory block at every step, shaded by its derivative by the first day.
 * Source: lib/tasks/fading.ts, lib/training/sensitivity.ts; the selection's options set scale, squashing and bias.
 * Leaves out the norms of the whole, which stand below (mapControls.ts).
 */
import {
  frobenius,
  lstm,
  rnn,
  sensitivity,
  spectral,
  type Sensitivities,
} from '../../../lib/index.ts';
import { activation, type ActivationName } from '../../../lib/functions/activation.ts';
import * as fading from '../../../lib/tasks/fading.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatTiny } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { round, text } from './shapes.ts';

/** How the figure is set. */
export interface Setting {
  /** Of the recurrent weights, 0 to 4. */
  readonly scale: number;
  readonly squash: ActivationName;
  /** Of each gate, −4 to 8. */
  readonly bias: Readonly<Record<'ι' | 'φ' | 'ω', number>>;
  readonly isLogarithm: boolean;
}

const within = (text: string | undefined, from: number, to: number, otherwise: number): number => {
  const value = text === undefined || text === '' ? NaN : Number(text);
  return Number.isFinite(value) ? Math.min(to, Math.max(from, value)) : otherwise;
};

export function settingOf({ options = {} }: Selection): Setting {
  return {
    scale: within(options['scale'], 0, 4, 1),
    squash: options['squash'] === 'logistic' ? 'logistic' : 'tanh',
    bias: {
      ι: within(options['inputbias'], -4, 8, 0),
      φ: within(options['bias'], -4, 8, 0),
      ω: within(options['outputbias'], -4, 8, 0),
    },
    isLogarithm: options['shade'] === 'log',
  };
}

/** Everything that the figure shows at one setting; element t − 1 of a norm is that of step t. */
export interface Influence {
  readonly rnn: Sensitivities;
  readonly lstm: Sensitivities;
  readonly hidden: readonly number[];
  readonly state: readonly number[];
  readonly output: readonly number[];
  /** An upper bound of the spectral norm of ∂b^t/∂x^1: max θ′ to the t, ‖W‖ to the t − 1, ‖U‖. */
  readonly bound: readonly number[];
}

const known = new Map<string, Influence>();

/** The largest slope of a squashing function. */
const steepest: Readonly<Partial<Record<ActivationName, number>>> = {
  tanh: activation('tanh').slope(0, 0),
  logistic: activation('logistic').slope(0, 0.5),
};

export function influenceOf({ scale, squash, bias }: Setting): Influence {
  const key = [scale, squash, bias.ι, bias.φ, bias.ω].join('|');
  let found = known.get(key);
  if (!found) {
    const plain = fading.rnnOf(scale, squash);
    const block = fading.lstmOf(scale, bias);
    const ofRnn = sensitivity(plain.net, plain.weights, rnn.forward(plain.net, plain.weights, fading.x)); // prettier-ignore
    const ofLstm = sensitivity(block.net, block.weights, lstm.forward(block.net, block.weights, fading.x)); // prettier-ignore
    const norms = (all: Sensitivities, name: string): number[] =>
      fading.x.map((_, n) => frobenius(all[name]![n + 1]!));
    const [slope, w, u] = [
      steepest[squash]!,
      spectral(plain.weights.hh),
      spectral(plain.weights.ih),
    ];
    found = {
      rnn: ofRnn,
      lstm: ofLstm,
      hidden: norms(ofRnn, 'b.h'),
      state: norms(ofLstm, 's'),
      output: norms(ofLstm, 'b.c'),
      bound: fading.x.map((_, n) => slope ** (n + 1) * w ** n * u),
    };
    if (known.size > 400) known.clear();
    known.set(key, found);
  }
  return found;
}

/** A row of a map: a node's derivative at every step, its size over both inputs. */
interface Row {
  readonly name: string;
  readonly unit: string;
  readonly sizes: readonly number[];
}

const sizesOf = (all: Sensitivities, key: string, n: number): number[] =>
  fading.x.map((_, t) => Math.hypot(...all[key]![t + 1]!.map((row) => row[n]!)));

export function rowsOf(setting: Setting, say: Dictionary): readonly (readonly Row[])[] {
  const all = influenceOf(setting);
  const words = say.influence.map;
  const hidden = [0, 1].map((h) => ({
    name: words.hidden(h + 1),
    unit: 'h',
    sizes: sizesOf(all.rnn, 'b.h', h),
  }));
  const units = { s: 's', 'b.c': 'h', 'b.ι': 'i', 'b.φ': 'f', 'b.ω': 'o' };
  const block = Object.entries(units).map(([key, unit]) => ({
    name: words.rows[key]!,
    unit,
    sizes: sizesOf(all.lstm, key, 0),
  }));
  return [hidden, block];
}

/** Share of the darkest shade: of the size itself, or of its logarithm over six powers of ten. */
export const shareOf = (size: number, most: number, isLogarithm: boolean): number => {
  if (size <= 0 || most <= 0) return 0;
  return isLogarithm ? Math.max(0, 1 + Math.log10(size / most) / 6) : size / most;
};

const [left, side] = [84, 22];

function drawMap(
  name: string,
  rows: readonly Row[],
  most: number,
  { isLogarithm }: Setting,
  { t }: Selection,
  say: Dictionary,
): Markup {
  const words = say.influence.map;
  const [width, height] = [left + side * fading.steps, 24 + side * rows.length + 22];
  return html`<svg
    class="sensitivity-map"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${words.title(name)}"
  >
    ${text(name, [0, 14], 'strong', 'start')}${rows.map(
      (row, r) =>
        html`${text(row.name, [left - 6, 24 + side * r + 15], 'row-name', 'end')}${row.sizes.map(
          (size, n) =>
            html`<rect
              class="map-cell u-${row.unit}"
              x="${left + side * n + 1}"
              y="${25 + side * r}"
              width="${side - 2}"
              height="${side - 2}"
              style="--share:${round(100 * shareOf(size, most, isLogarithm))}%"
              data-step-to="${n + 1}"
              ><title>${words.cell(row.name, n + 1, formatTiny(size))}</title></rect
            >`,
        )}`,
    )}
    <rect
      class="map-now"
      x="${left + side * (t - 1)}"
      y="22"
      width="${side}"
      height="${side * rows.length + 4}"
    ></rect>
    ${fading.x.map((_, n) => text(String(n + 1), [left + side * n + side / 2, height - 4], 'small'))}
  </svg>`;
}

export function render(_: Scene, selection: Selection, say: Dictionary): Markup {
  const setting = settingOf(selection);
  const [hidden = [], block = []] = rowsOf(setting, say);
  const words = say.influence.map;
  const most = Math.max(...[...hidden, ...block].flatMap(({ sizes }) => sizes));
  return html`<div class="sensitivity-maps">
    ${drawMap(words.rnn, hidden, most, setting, selection, say)}${drawMap(words.lstm, block, most, setting, selection, say)}
  </div>`;
}
