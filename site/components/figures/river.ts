/**
 * A week through one memory block as a river: rain, today's input through its gate, the state through
 * the forget gates, the output, the forecast beside the truth, and the state's error running back.
 * Source: lstm.1–lstm.10 and lstm.13 read off the trace. Leaves out net inputs and weights.
 */
import { countWeights } from '../../../lib/networks/lstm.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { valueOf } from '../../live/quantity.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayLong, dayShort, rainOf, span } from './figureShellDays.ts';
import { landscapeRiver, portraitRiver, type RiverLayout } from './riverLayout.ts';
import * as shapes from './shapes.ts';
import type { Point } from './shapes.ts';

export interface RiverProps {
  /** Caller's row of the day whose rain can be dragged (0-based). */
  readonly day?: number;
}

export interface RiverDay {
  readonly t: number;
  readonly rain: number | null;
  readonly candidate: number;
  readonly input: number;
  readonly before: number;
  /** null when the network has no forget gate. */
  readonly forget: number | null;
  readonly state: number;
  readonly output: number;
  readonly squashed: number;
  readonly result: number;
  /** Forecast and truth for the next day, when the network has one output; truth null when not known. */
  readonly chance: number | null;
  readonly truth: number | null;
  readonly error: number | null;
}

/** Everything the river draws, day by day, straight from the trace. */
export function riverOf(scene: Scene, block: number, cell: number): readonly RiverDay[] {
  const { net, trace, z } = scene;
  return Array.from({ length: trace.T }, (_, k) => {
    const t = k + 1;
    const value = (quantity: string, step = t): number =>
      valueOf(scene, quantity, step, block, cell);
    const single = net.outputs === 1;
    return {
      t,
      rain: rainOf(scene, t),
      candidate: value('g_c'),
      input: value('b_ι'),
      before: value('s_c', t - 1),
      forget: net.forgetGate ? value('b_φ') : null,
      state: value('s_c'),
      output: value('b_ω'),
      squashed: value('h_c'),
      result: value('b_c'),
      chance: single ? trace.y[t]![0]! : null,
      truth: single ? (z?.[k]?.[0] ?? null) : null,
      error: scene.errors ? value('ε_s') : null,
    };
  });
}

const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : ''}${formatValue(value, digits)}`;

const marked = (quantity: string, t: number, content: Markup | readonly Markup[]): Markup =>
  html`<g data-q="${quantity}" data-t="${t}">${content}</g>`;

/** The state from the forget gate of day t to the next: thickness |b_φ s| runs over into |s|. */
function stretch(day: RiverDay, layout: RiverLayout, from: number, to: number): Markup {
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
  const ribbon = (
    stations: readonly (readonly [number, number])[],
    negative: boolean,
  ): Markup => {
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

function gate(
  at: Point,
  layout: RiverLayout,
  value: number,
  unit: 'i' | 'f' | 'o',
  label: Point,
  anchor: 'start' | 'middle' | 'end',
): Markup {
  const letter = { i: 'ι', f: 'φ', o: 'ω' }[unit];
  return html`<circle class="moat" cx="${shapes.round(at[0])}" cy="${shapes.round(at[1])}" r="${
    layout.disc + 2.5
  }"></circle
    >${shapes.gateDisc(at, layout.disc, value, unit, letter)}${shapes.text(
      formatValue(value, 2),
      [at[0] + label[0], at[1] + label[1]],
      `name u-${unit}`,
      anchor,
    )}`;
}

function rain(day: RiverDay, layout: RiverLayout, scene: Scene, say: Dictionary, held: boolean): Markup {
  const { upright, place } = layout;
  const u = layout.day(day.t);
  const mm = day.rain ?? 0;
  const length = Math.min(mm, layout.wettest * 1.2) * layout.perMillimeter;
  // Landscape: rain stands on its line; portrait: it grows along its row.
  const v = (grow: number): number => (upright ? layout.rain + grow : layout.rain - grow);
  const foot = [place(u - (upright ? 7 : 17), v(0)), place(u + (upright ? 7 : 17), v(0))];
  const bar =
    length > 0
      ? html`<path class="rain-bar u-x" d="${shapes.pathThrough([
          place(u, v(0)),
          place(u, v(length)),
        ])}" stroke-width="${upright ? 14 : 34}"></path>`
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
  if (!held) return html`${bar}${words}`;
  const knob = place(u, v(length));
  const measured = scene.days[day.t - 1]?.rain ?? 0;
  const arrow = length > 20 ? [] : [place(u, v(length + 12)), place(u, v(length + 32))];
  const last = arrow[1];
  return html`${bar}${words}<g
      class="rain-handle"
      role="slider"
      tabindex="0"
      aria-label="${say.figures.river.handle(dayLong(scene, day.t, say))}"
      aria-orientation="${upright ? 'horizontal' : 'vertical'}"
      aria-valuemin="0"
      aria-valuemax="${layout.wettest}"
      aria-valuenow="${Math.round(mm * 10) / 10}"
      aria-valuetext="${say.figures.river.handleValue(formatValue(mm, 1), formatValue(measured, 1))}"
      data-rain-row="${day.t - 1}"
      data-rain-per-mm="${layout.perMillimeter}"
      data-rain-max="${layout.wettest}"
      ><circle class="rain-reach" cx="${shapes.round(knob[0])}" cy="${shapes.round(knob[1])}" r="22"></circle
      >${
        last
          ? html`<path class="rain-arrow" d="${shapes.pathThrough(arrow)}"></path
              ><path class="rain-arrow-head" d="${
                upright
                  ? `M${shapes.round(last[0] - 5)} ${shapes.round(last[1] - 4.5)}l5.500 4.500l-5.500 4.500`
                  : `M${shapes.round(last[0] - 4.5)} ${shapes.round(last[1] + 5)}l4.500 -5.500l4.500 5.500`
              }"></path>`
          : ''
      }<circle class="rain-knob" cx="${shapes.round(knob[0])}" cy="${shapes.round(knob[1])}" r="8"></circle
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

function chance(day: RiverDay, layout: RiverLayout, say: Dictionary): Markup | string {
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
      }<rect class="chance-frame" x="${shapes.round(x)}" y="${shapes.round(y - 8)}" width="${wide}" height="16"></rect
      ><rect class="chance-level" x="${shapes.round(x)}" y="${shapes.round(y - 8)}" width="${shapes.round(
        wide * day.chance,
      )}" height="16"></rect
      >${
        day.truth === null
          ? ''
          : html`<path class="chance-truth" d="M${shapes.round(x + wide * day.truth)} ${shapes.round(
              y - 13,
            )}v26"></path>`
      }</g
    >`,
  );
}

function errorArrow(day: RiverDay, layout: RiverLayout, prefix: string): Markup | string {
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
        height="${shapes.round(b[1] - a[1])}"${
          negative ? '' : html` fill="url(#${prefix}-hatch-s)"`
        }
      ></rect
      >${shapes.arrowHead(place(tip, layout.error), upright ? 'up' : 'left', 's', 4.5)}${
        upright
          ? shapes.text(
              signed(day.error, 3),
              [layout.error - half - 5, (start + end) / 2 + 40],
              'quiet',
              'end',
            )
          : shapes.text(
              signed(day.error, 3),
              [(tip + end) / 2, layout.error + half + 17],
              'quiet',
            )
      }</g
    >`,
  );
}

interface Hand {
  readonly layout: RiverLayout;
  readonly scene: Scene;
  readonly say: Dictionary;
  readonly days: number;
  readonly prefix: string;
}

/** Where the river of day t passes its forget gate. */
const entry = (layout: RiverLayout, t: number): number =>
  layout.day(t) - layout.pitch + layout.forget;

/** Day 1 has no yesterday: the river begins as the input's band and turns. */
const isSource = (day: RiverDay): boolean => day.t === 1 && day.before === 0;

const line = (a: Point, b: Point): string => shapes.pathThrough([a, b]);

/** What flows on one day. Drawn for all days before any gate, so that gates stand in the stream. */
function drawWater(day: RiverDay, { layout, days }: Hand): Markup {
  const { place, upright, scale } = layout;
  const u = layout.day(day.t);
  const end =
    day.t === days ? (upright ? layout.height - 6 : layout.width) : entry(layout, day.t + 1);
  const out = u + layout.output;
  const edge = shapes.widthOf(day.state, scale) / 2;
  const today = marked(
    'g_c',
    day.t,
    shapes.flow(line(place(u, layout.top), place(u, layout.input - 12)), day.candidate, scale, 's'),
  );
  const bend = [place(u, layout.input), place(u, layout.river), place(end, layout.river)];
  const state = isSource(day)
    ? marked('s_c', day.t, shapes.flow(shapes.pathThrough(bend), day.state, scale, 's'))
    : html`${shapes.flow(
        line(place(u, layout.input), place(u, layout.river)),
        day.input * day.candidate,
        scale,
        's',
      )}${marked('s_c', day.t, stretch(day, layout, entry(layout, day.t), end))}`;
  const squashed = line(
    place(out, layout.river + edge + 3),
    place(out, layout.gate - layout.disc - 4),
  );
  const result = line(place(out, layout.gate + layout.disc + 4), place(out, layout.result));
  return html`${today}${state}${marked('h_c', day.t, shapes.flow(squashed, day.squashed, scale, 'h'))}${marked(
    'b_c',
    day.t,
    shapes.flow(result, day.result, scale, 'h'),
  )}`;
}

function drawGates(day: RiverDay, { layout }: Hand): Markup {
  const { place, upright } = layout;
  const { disc } = layout;
  const u = layout.day(day.t);
  const side = upright ? 'middle' : 'start';
  return html`${marked(
    'b_ι',
    day.t,
    gate(place(u, layout.input), layout, day.input, 'i', upright ? [0, -disc - 6] : [24, 5], side),
  )}${marked(
    'b_ω',
    day.t,
    gate(
      place(u + layout.output, layout.gate),
      layout,
      day.output,
      'o',
      upright ? [0, disc + 18] : [24, 5],
      side,
    ),
  )}${
    day.forget === null || isSource(day)
      ? ''
      : marked(
          'b_φ',
          day.t,
          gate(
            place(entry(layout, day.t), layout.river),
            layout,
            day.forget,
            'f',
            upright ? [-disc - 7, 5] : [0, 36],
            upright ? 'end' : 'middle',
          ),
        )
  }`;
}

function drawWords(day: RiverDay, { layout, scene, say, prefix }: Hand, held: boolean): Markup {
  const { upright } = layout;
  const u = layout.day(day.t);
  const edge = shapes.widthOf(day.state, layout.scale) / 2;
  return html`${shapes.text(
    dayShort(scene, day.t, say),
    upright ? [0, u - 20] : [u, 26],
    'value',
    upright ? 'start' : 'middle',
  )}${rain(day, layout, scene, say, held)}${shapes.text(
    formatValue(day.state, 3),
    upright
      ? [layout.river - edge - 8, u + layout.output + 22]
      : [u + layout.output + 10, layout.river - edge - 9],
    'strong',
    upright ? 'end' : 'middle',
  )}${chance(day, layout, say)}${errorArrow(day, layout, prefix)}`;
}

function heads(layout: RiverLayout, say: Dictionary): Markup {
  const words = say.figures.river;
  const row = (content: string, v: number, unit: string): Markup =>
    shapes.text(content, [0, v + 5], unit ? `name u-${unit}` : 'value', 'start');
  if (layout.upright) {
    const over = (content: string, x: number, unit: string, anchor: 'start' | 'middle' | 'end' = 'middle'): Markup =>
      shapes.text(content, [x, 14], `name u-${unit}`, anchor);
    return html`${over(say.figures.rainLabel, 0, 'x', 'start')}${over(words.state, layout.river, 's')}${over(
      words.tomorrow,
      layout.chance + 6,
      'y',
    )}${shapes.text(words.errorOf, [layout.width, 36], 'name u-s', 'end')}`;
  }
  return html`${row(say.figures.rainLabel, 64, '')}${row(words.today, 121, 's')}${row(
    words.input,
    layout.input,
    'i',
  )}${row(words.state, layout.river - 10, 's')}${row(words.forget, layout.river + 10, 'f')}${row(
    words.output,
    layout.gate,
    'o',
  )}${row(words.tomorrow, layout.chance, 'y')}${row(words.errorOf, layout.error - 10, 's')}${shapes.text(
    words.flowsBack,
    [0, layout.error + 14],
    'quiet',
    'start',
  )}`;
}

function draw(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: RiverProps,
  upright: boolean,
): Markup {
  const days = riverOf(scene, selection.block, selection.cell);
  const largest = Math.max(
    1,
    ...days.flatMap((day) => [day.state, day.candidate, day.error ?? 0].map(Math.abs)),
  );
  const layout = (upright ? portraitRiver : landscapeRiver)(days.length, largest);
  const prefix = upright ? 'river-upright' : 'river';
  const hand: Hand = { layout, scene, say, days: days.length, prefix };
  return html`<svg
    class="river-${upright ? 'portrait' : 'landscape'}"
    viewBox="0 0 ${layout.width} ${layout.height}"
    width="${layout.width}"
    height="${layout.height}"
    role="group"
    aria-label="${say.figures.river.title}"
    >${shapes.hatchPatterns(prefix)}${heads(layout, say)}${days.slice(1).map((day) => {
      const u = layout.day(day.t) - layout.pitch / 2 + (upright ? 18 : 0);
      return html`<path class="day-line" d="${shapes.pathThrough([
        layout.place(u, upright ? 0 : 14),
        layout.place(u, upright ? layout.width : layout.height),
      ])}"></path>`;
    })}${days.map((day) => drawWater(day, hand))}${days.map((day) => drawGates(day, hand))}${days.map(
      (day) => drawWords(day, hand, day.t - 1 === props.day),
    )}</svg
  >`;
}

/** What the river shows, in words, day by day with signs. */
export function describeRiver(scene: Scene, selection: Selection, say: Dictionary): string {
  const words = say.figures.river;
  return riverOf(scene, selection.block, selection.cell)
    .map((day) =>
      words.day({
        day: dayLong(scene, day.t, say),
        state: formatValue(day.state, 3),
        input: formatValue(day.input, 2),
        forget: day.forget === null ? null : formatValue(day.forget, 2),
        output: formatValue(day.output, 2),
        chance: day.chance === null ? null : words.percent(formatValue(day.chance * 100, 0)),
      }),
    )
    .join(' ');
}

export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: RiverProps = {},
): Markup {
  return html`<div class="figure river-drawing"
    >${draw(scene, selection, say, props, false)}${draw(scene, selection, say, props, true)}<p
      class="visually-hidden"
      >${describeRiver(scene, selection, say)}</p
    ></div
  >`;
}

/** Under the river: how it is read, and what it is. */
export function renderFoot(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: { readonly href?: string } = {},
): Markup {
  const words = say.figures.river;
  return html`<p class="river-foot"
    ><span>${words.legend}</span
    ><span
      >${words.facts(
        selection.block + 1,
        scene.net.blocks,
        countWeights(scene.net),
        span(scene, say),
      )}${props.href ? html` <a href="${props.href}">${words.open}</a>` : ''}</span
    ></p
  >`;
}
