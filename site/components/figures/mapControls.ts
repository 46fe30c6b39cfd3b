/**
 * The switches of the sensitivity map, the norms of the whole dependence as lines and numbers, and both in words.
 * Source: sensitivityMap.ts; inputs carry what they select, figureShellEvents.ts listens.
 * Leaves out the maps.
 */
import * as fading from '../../../lib/tasks/fading.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatTiny, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { renderControls as stepControls, words as shellWords } from './figureShell.ts';
import { influenceOf, settingOf } from './sensitivityMap.ts';
import { round, text } from './shapes.ts';
import { choices } from './unitControls.ts';

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const range = (name: string, label: string, value: number, { min, max, step }: Range): Markup =>
  html`<label class="map-range"
    ><span>${label}</span
    ><input
      type="range"
      data-option="${name}"
      min="${min}"
      max="${max}"
      step="${step}"
      value="${value}"
    /><output>${formatValue(value, 1)}</output></label
  >`;

const biases = [
  ['bias', 'φ'],
  ['inputbias', 'ι'],
  ['outputbias', 'ω'],
] as const;

export function renderControls(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const words = say.influence.map;
  const { scale, squash, bias, isLogarithm } = settingOf(selection);
  const { options = {} } = selection;
  const isOpen = ['squash', 'bias', 'inputbias', 'outputbias', 'shade'].some(
    (name) => (options[name] ?? '') !== '',
  );
  return html`${stepControls(scene, selection, say)}
    <div class="map-controls"
      >${range('scale', words.scale, scale, { min: 0, max: 4, step: 0.1 })}<details${
        isOpen ? html` open=""` : ''
      }
        ><summary>${words.more}</summary
        ><div class="figure-switches"
          >${biases.map(([name, letter]) =>
            range(name, words.bias[letter], bias[letter], { min: -4, max: 8, step: 0.5 }),
          )}${choices(
            'squash',
            words.squash,
            [
              ['', words.squashings[0]!],
              ['logistic', words.squashings[1]!],
            ],
            squash === 'tanh' ? '' : squash,
          )}${choices(
            'shade',
            words.shade,
            [
              ['', words.shades[0]!],
              ['log', words.shades[1]!],
            ],
            isLogarithm ? 'log' : '',
          )}</div
        ></details
      ></div
    >`;
}

const [left, right, top, bottom, width, height] = [44, 118, 12, 24, 560, 190] as const;

/** Powers of ten from above to below everything that is drawn. */
function powers(values: readonly number[]): readonly [number, number] {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  return [Math.floor(Math.min(...logs, 0)), Math.ceil(Math.max(...logs, 0))];
}

export function renderNorms(_: Scene, selection: Selection, say: Dictionary): Markup {
  const words = say.influence.map;
  const { hidden, state, output, bound } = influenceOf(settingOf(selection));
  const lines = [
    { name: words.bound, unit: 'n', values: bound, dashed: true },
    { name: words.ofRnn, unit: 'h', values: hidden, dashed: false },
    { name: words.ofState, unit: 's', values: state, dashed: false },
    { name: words.ofOutput, unit: 'o', values: output, dashed: false },
  ];
  const [from, to] = powers(lines.flatMap(({ values }) => values));
  const x = (t: number): number => left + ((t - 1) * (width - left - right)) / (fading.steps - 1);
  const y = (value: number): number =>
    top + ((to - Math.max(from, Math.log10(value))) * (height - top - bottom)) / (to - from);
  const last = lines
    .map((line) => ({ ...line, y: y(line.values.at(-1)!) }))
    .sort((a, b) => a.y - b.y);
  // Names at the ends of lines give way to each other, from the lowest up.
  let floor = height - bottom + 4;
  for (const one of last.toReversed()) {
    one.y = Math.min(one.y, floor);
    floor = one.y - 15;
  }
  const every = to - from > 8 ? 2 : 1;
  return html`<div class="influence-scroll" tabindex="0" role="group" aria-label="${words.norms}">
      <svg
        class="norm-lines"
        viewBox="0 0 ${width} ${height}"
        width="${width}"
        height="${height}"
        role="img"
        aria-label="${words.norms}"
      >
        ${Array.from({ length: Math.floor((to - from) / every) + 1 }, (_unused, k) => {
          const n = to - from - k * every;
          const at = round(y(10 ** (from + n)));
          return html`<path class="norm-grid" d="M${left} ${at}H${width - right}"></path
            >${text(`1e${from + n < 0 ? '−' : ''}${Math.abs(from + n)}`, [left - 6, at + 4], 'small', 'end')}`;
        })}${fading.x.map((_x, n) => text(String(n + 1), [x(n + 1), height - 6], 'small'))}
        <path class="norm-now" d="M${round(x(selection.t))} ${top}V${height - bottom}"></path>
        ${lines.map(
          ({ unit, values, dashed }) =>
            html`<path
              class="norm-line u-${unit}${dashed ? ' is-bound' : ''}"
              d="${values.map((value, n) => `${n === 0 ? 'M' : 'L'}${round(x(n + 1))} ${round(y(value))}`).join('')}"
            ></path>`,
        )}${last.map((one) => text(one.name, [width - right + 6, one.y + 4], `norm-name u-${one.unit}`, 'start'))}
      </svg>
    </div>
    <div class="influence-scroll" tabindex="0" role="group" aria-label="${words.norms}">
      <table class="influence-table">
        <caption>
          ${words.norms}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.step}</th>
            ${lines.map(({ name }) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[selection.t, ...(selection.t === fading.steps ? [] : [fading.steps])].map(
            (t) =>
              html`<tr>
                <th scope="row">${t}</th>
                ${lines.map(({ values }) => html`<td>${formatTiny(values[t - 1]!)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

export function renderWords(_: Scene, selection: Selection, say: Dictionary): Markup {
  const { hidden, state } = influenceOf(settingOf(selection));
  const { t } = selection;
  const words = say.influence.map;
  const summary = words.summary(t, formatTiny(hidden[t - 1]!), formatTiny(state[t - 1]!));
  return shellWords(`${words.title(words.rnn)}. ${words.title(words.lstm)}. ${summary}`, summary);
}
