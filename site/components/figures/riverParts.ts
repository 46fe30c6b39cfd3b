/**
 * The parts of the river: a stretch of state, a gate in the stream, rain, forecast, error.
 * Source: one day of riverDays.ts at the places of riverLayout.ts.
 * Leaves out the order in which they are laid over one another (river.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import { dayLong } from './figureShellDays.ts';
import type { RiverDay } from './riverDays.ts';
import type { RiverLayout } from './riverLayout.ts';
import * as shapes from './shapes.ts';
import type { Point } from './shapes.ts';

const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : ''}${formatValue(value, digits)}`;

export const marked = (quantity: string, t: number, content: Markup | readonly Markup[]): Markup =>
  html`<g data-q="${quantity}" data-t="${t}">${content}</g>`;

/** The state from the forget gate of day t to the next: thickness |b_φ s| runs over into |s|. */
export function stretch(day: RiverDay, layout: RiverLayout, from: number, to: number): Markup {
  const { river: v, place, scale } = layout;
  const carried = (day.forget ?? 1) * day.before;
  const middle = layout.day(day.t);
  const half = (value: number): number => shapes.widthOf(value, scale) / 2;
  const path = (points: readonly (readonly [number, number])[], closed: boolean): string => {
    const at = (k: number): Point => place(points[k]![0], points[k]![1]);
    const print = ([x, y]: Point): string => `${shapes.round(x)} ${shapes.round(y)}`;
    let d = `M${print(at(0))}`;
    for (let k = 1; k < points.length; k += 1) {
      const [u0, v0] = points[k - 1]!;
      const [u1, v1] = points[k]!;
      d +=
        v0 === v1 || u0 === u1
          ? `L${print(at(k))}`
          : `C${print(place((u0 + u1) / 2, v0))} ${print(place((u0 + u1) / 2, v1))} ${print(at(k))}`;
    }
    return closed ? `${d}Z` : d;
  };
  const ribbon = (stations: readonly (readonly [number, number])[], negative: boolean): Markup => {
    const upper = stations.map(([u, h]) => [u, v - h] as const);
    const lower = [...stations].reverse().map(([u, h]) => [u, v + h] as const);
    const outline = path([...upper, ...lower], true);
    return negative
      ? html`<path class="river-hollow" d="${outline}"></path
          ><path class="river-bank u-s" d="${path(upper, false)}"></path
          ><path class="river-bank u-s" d="${path(lower, false)}"></path>`
      : html`<path class="river-filled u-s" d="${outline}"></path>`;
  };
  const a = middle - 12;
  const b = middle + Math.min(38, layout.output);
  if (carried < 0 === day.state < 0) {
    const stations = [
      [from, half(carried)],
      [a, half(carried)],
      [b, half(day.state)],
      [to, half(day.state)],
    ] as const;
    return ribbon(stations, day.state < 0);
  }
  // Through zero: the old sign runs dry where the new one springs.
  const zero = middle + 6;
  return html`${ribbon(
    [
      [from, half(carried)],
      [a, half(carried)],
      [zero, 0.5],
    ],
    carried < 0,
  )}${ribbon(
    [
      [zero, 0.5],
      [b, half(day.state)],
      [to, half(day.state)],
    ],
    day.state < 0,
  )}`;
}

export function gate(
  at: Point,
  layout: RiverLayout,
  value: number,
  unit: 'i' | 'f' | 'o',
  label: Point,
  anchor: 'start' | 'middle' | 'end',
): Markup {
  const letter = { i: 'ι', f: 'φ', o: 'ω' }[unit];
  return html`<circle
      class="moat"
      cx="${shapes.round(at[0])}"
      cy="${shapes.round(at[1])}"
      r="${layout.disc + 2.5}"
    ></circle
    >${shapes.gateDisc(at, layout.disc, value, unit, letter)}${shapes.text(
      formatValue(value, 2),
      [at[0] + label[0], at[1] + label[1]],
      `name u-${unit}`,
      anchor,
    )}`;
}

export function rain(
  day: RiverDay,
  layout: RiverLayout,
  scene: Scene,
  say: Dictionary,
  held: boolean,
  measured: number,
  prefix: string,
): Markup {
  const { upright, place } = layout;
  const u = layout.day(day.t);
  const mm = day.rain ?? 0;
  const length = Math.min(mm, layout.wettest * 1.2) * layout.perMillimeter;
  // Landscape: rain stands on its line; portrait: it grows along its row.
  const v = (grow: number): number => (upright ? layout.rain + grow : layout.rain - grow);
  const foot = [place(u - (upright ? 7 : 17), v(0)), place(u + (upright ? 7 : 17), v(0))];
  const bar =
    length > 0
      ? html`<path
          class="rain-bar u-x"
          d="${shapes.pathThrough([place(u, v(0)), place(u, v(length))])}"
          stroke-width="${upright ? 14 : 34}"
        ></path>`
      : html`<path class="wire u-x" d="${shapes.pathThrough(foot)}"></path>`;
  const words =
    mm > 0
      ? shapes.text(
          formatValue(mm, 1),
          upright ? [v(length) + (held ? 14 : 5), u + 5] : [u + 25, layout.rain - 2],
          'quiet',
          'start',
        )
      : '';
  if (!held) return html`<g class="rain">${bar}${words}</g>`;
  const knob = place(u, v(length));
  const arrow = length > 20 ? [] : [place(u, v(length + 12)), place(u, v(length + 32))];
  const last = arrow[1];
  return html`<g class="rain">${bar}${words}</g
    ><g
      class="rain-handle"
      id="${prefix}-rain-${day.t}"
      role="slider"
      tabindex="0"
      aria-label="${say.figures.river.handle(dayLong(scene, day.t, say))}"
      aria-orientation="${upright ? 'horizontal' : 'vertical'}"
      aria-valuemin="0"
      aria-valuemax="${layout.wettest}"
      aria-valuenow="${Math.round(mm * 10) / 10}"
      aria-valuetext="${say.figures.river.handleValue(formatValue(mm, 1), formatValue(measured, 1))}"
      data-rain-day="${day.t}"
      data-rain-per-mm="${layout.perMillimeter}"
      data-rain-max="${layout.wettest}"
      ><circle
        class="rain-reach"
        cx="${shapes.round(knob[0])}"
        cy="${shapes.round(knob[1])}"
        r="22"
      ></circle
      >${
        last
          ? html`<path class="rain-arrow" d="${shapes.pathThrough(arrow)}"></path
              ><path
                class="rain-arrow-head"
                d="${
                  upright
                    ? `M${shapes.round(last[0] - 5)} ${shapes.round(last[1] - 4.5)}l5.500 4.500l-5.500 4.500`
                    : `M${shapes.round(last[0] - 4.5)} ${shapes.round(last[1] + 5)}l4.500 -5.500l4.500 5.500`
                }"
              ></path>`
          : ''
      }<circle
        class="rain-knob"
        cx="${shapes.round(knob[0])}"
        cy="${shapes.round(knob[1])}"
        r="8"
      ></circle
      >${
        mm === measured
          ? shapes.text(
              say.figures.river.makeItRain,
              upright ? [layout.rain - 4, u + 29] : [knob[0] + 19, knob[1] - 14],
              'strong',
              'start',
            )
          : ''
      }</g
    >`;
}

export function chance(day: RiverDay, layout: RiverLayout, say: Dictionary): Markup | string {
  if (day.chance === null) return '';
  const { upright } = layout;
  const u = layout.day(day.t) + (upright ? layout.output : 0);
  const wide = upright ? 52 : 97;
  const [x, y] = upright ? [layout.chance, u] : [u - 11, layout.chance];
  const percent = say.figures.river.percent(formatValue(day.chance * 100, 0));
  return marked(
    'y_k',
    day.t,
    html`<g class="u-y"
      >${
        upright
          ? shapes.text(percent, [x + wide / 2, y - 16], 'name u-y')
          : shapes.text(percent, [x - 8, y + 5], 'name u-y', 'end')
      }<rect
        class="chance-frame"
        x="${shapes.round(x)}"
        y="${shapes.round(y - 8)}"
        width="${wide}"
        height="16"
      ></rect
      ><rect
        class="chance-level"
        x="${shapes.round(x)}"
        y="${shapes.round(y - 8)}"
        width="${shapes.round(wide * day.chance)}"
        height="16"
      ></rect
      >${
        day.truth === null
          ? ''
          : html`<path
              class="chance-truth"
              d="M${shapes.round(x + wide * day.truth)} ${shapes.round(y - 13)}v26"
            ></path>`
      }</g
    >`,
  );
}

export function errorArrow(day: RiverDay, layout: RiverLayout, prefix: string): Markup | string {
  if (day.error === null) return '';
  const { upright, place } = layout;
  const half = Math.max(1.5, (Math.abs(day.error) * layout.scale) / 2);
  const tip = layout.day(day.t) - (upright ? 30 : 4);
  const start = tip + 8;
  const end = Math.min(tip + layout.pitch - 8, upright ? Infinity : layout.width - 14);
  const a = place(start, layout.error - half);
  const b = place(end, layout.error + half);
  const negative = day.error < 0;
  return marked(
    'ε_s',
    day.t,
    html`<g class="u-s err"
      ><rect
        class="error-bar ${negative ? 'is-hollow' : 'is-hatched'}"
        x="${shapes.round(a[0])}"
        y="${shapes.round(a[1])}"
        width="${shapes.round(b[0] - a[0])}"
        height="${shapes.round(b[1] - a[1])}"
        ${negative ? '' : html` fill="url(#${prefix}-hatch-s)"`}
      ></rect
      >${shapes.arrowHead(place(tip, layout.error), upright ? 'up' : 'left', 's', 4.5)}${
        upright
          ? shapes.text(
              signed(day.error, 3),
              [layout.error - half - 5, (start + end) / 2 + 40],
              'quiet',
              'end',
            )
          : shapes.text(signed(day.error, 3), [(tip + end) / 2, layout.error + half + 17], 'quiet')
      }</g
    >`,
  );
}
