/**
 * The score: one column a day with what came in, how far each gate opened, and the state. It is the scrubber.
 * Source: lstm.2, lstm.4, lstm.6, lstm.8 read off the trace; rain and weather off the days.
 * Leaves out net inputs and errors, which the table of numbers and the inspector have.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { valueOf } from '../../live/quantity.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayInitial, dayLong, dayShort, rainOf, weatherOf } from './figureShellDays.ts';
import { gateLetter, gatesOf, gateUnit, type Gate } from './memoryBlockGraph.ts';
import { levelPath, round } from './shapes.ts';

export interface ScoreColumn {
  readonly t: number;
  readonly rain: number | null;
  readonly gates: readonly { readonly gate: Gate; readonly value: number }[];
  /** One state per cell of the block. */
  readonly states: readonly number[];
}

/** What the score shows of one block: a column a day, t = 1..T. */
export function scoreOf(scene: Scene, block: number): readonly ScoreColumn[] {
  const { net, trace } = scene;
  return Array.from({ length: trace.T }, (_, k) => {
    const t = k + 1;
    return {
      t,
      rain: rainOf(scene, t),
      gates: gatesOf(net).map((gate) => ({
        gate,
        value: valueOf(scene, `b_${gateLetter[gate]}`, t, block, 0),
      })),
      states: Array.from({ length: net.cells }, (_unused, cell) =>
        valueOf(scene, 's_c', t, block, cell),
      ),
    };
  });
}

const disc = (value: number, gate: Gate): Markup =>
  html`<svg
    class="score-disc u-${gateUnit[gate]}"
    width="20"
    height="20"
    viewBox="0 0 20 20"
    aria-hidden="true"
  >
    <path class="score-level" d="${levelPath([10, 10], 9, value)}"></path>
    <circle cx="10" cy="10" r="9"></circle>
  </svg>`;

/** A bar from the base line: up and filled, or down and hollow. `reach` is the height of the largest. */
function stateBar(value: number, largest: number, reach: number): Markup {
  const height = Math.max(1.5, (Math.abs(value) / largest) * reach);
  const hollow = value < 0;
  return html`<svg
    class="score-bar u-s"
    width="20"
    height="56"
    viewBox="0 0 20 56"
    aria-hidden="true"
  >
    <rect
      class="${hollow ? 'is-hollow' : 'is-filled'}"
      x="${hollow ? 0.75 : 0}"
      y="${round(hollow ? 28.75 : 28 - height)}"
      width="${hollow ? 18.5 : 20}"
      height="${round(hollow ? Math.max(2, height - 1.5) : height)}"
    ></rect>
  </svg>`;
}

function rainBar(mm: number | null, largest: number): Markup {
  const height = mm === null || mm <= 0 ? 0 : Math.max(1.5, (mm / largest) * 34);
  return html`<svg
    class="score-rain u-x"
    width="22"
    height="36"
    viewBox="0 0 22 36"
    aria-hidden="true"
  >
    ${
      height === 0
        ? html`<path class="score-dry" d="M0 35.25H22"></path>`
        : html`<rect x="0" y="${round(36 - height)}" width="22" height="${round(height)}"></rect>`
    }
  </svg>`;
}

/** What a column says when it is read aloud: day, weather and every value it shows. */
export function columnName(scene: Scene, column: ScoreColumn, say: Dictionary): string {
  return [
    dayLong(scene, column.t, say),
    weatherOf(scene, column.t, say),
    ...(column.rain === null ? [] : [say.figures.rainValue(formatValue(column.rain, 1))]),
    ...column.gates.map(({ gate, value }) => `${say.figures.gate[gate]} ${formatValue(value, 3)}`),
    ...column.states.map((value, cell) =>
      column.states.length > 1
        ? say.figures.stateOfCell(cell + 1, formatValue(value, 3))
        : say.figures.stateValue(formatValue(value, 3)),
    ),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export function render(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const columns = scoreOf(scene, selection.block);
  const hasRain = columns.some((column) => column.rain !== null);
  const wettest = Math.max(10, ...columns.map((column) => column.rain ?? 0));
  const largest = Math.max(
    0.7,
    ...columns.flatMap((column) => column.states.map((value) => Math.abs(value))),
  );
  const first = columns[0]!;
  return html`<div class="score" style="--score-days:${columns.length}">
    <div class="score-labels" aria-hidden="true">
      <span class="score-head"></span>${
        hasRain ? html`<span class="score-rain-row">${say.figures.rainLabel}</span>` : ''
      }${first.gates.map(
        ({ gate }) =>
          html`<span class="score-gate-row u-${gateUnit[gate]}"
            ><span class="math">${gateLetter[gate]}</span>
            <span class="score-word">${say.figures.gateShort[gate]}</span></span
          >`,
      )}${first.states.map(
        (_value, cell) =>
          html`<span class="score-state-row u-s"
            ><span class="math">s</span>
            <span class="score-word"
              >${first.states.length > 1 ? say.figures.stateOf(cell + 1) : say.figures.state}</span
            ></span
          >`,
      )}
    </div>
    <ol class="score-days" role="list" aria-label="${say.figures.scoreLabel}">
      ${columns.map((column) => {
        const current = column.t === selection.t;
        return html`<li>
          <button
            type="button"
            class="score-day${current ? ' is-current' : ''}"
            data-t="${column.t}"
            data-step-to="${column.t}"
            tabindex="${current ? 0 : -1}"
            aria-pressed="${current ? 'true' : 'false'}"
          >
            <span class="visually-hidden">${columnName(scene, column, say)}</span
            ><span class="score-column" aria-hidden="true"
              ><span class="score-head"
                ><span class="score-date">${dayShort(scene, column.t, say)}</span
                ><span class="score-initial">${dayInitial(scene, column.t, say)}</span
                ><span class="score-weather">${weatherOf(scene, column.t, say)}</span></span
              >${
                hasRain
                  ? html`<span class="score-rain-row"
                      >${rainBar(column.rain, wettest)}<span class="score-value"
                        >${
                          column.rain !== null && column.rain > 0 ? formatValue(column.rain, 1) : ''
                        }</span
                      ></span
                    >`
                  : ''
              }${column.gates.map(
                ({ gate, value }) =>
                  html`<span class="score-gate-row"
                    >${disc(value, gate)}<span class="score-value"
                      >${formatValue(value, 3)}</span
                    ></span
                  >`,
              )}${column.states.map(
                (value) =>
                  html`<span class="score-state-row"
                    >${stateBar(value, largest, 26)}<span
                      class="score-value ${value < 0 ? 'is-below' : 'is-above'}"
                      >${formatValue(value, 3)}</span
                    ></span
                  >`,
              )}
            </span>
          </button>
        </li>`;
      })}
    </ol>
  </div>`;
}
