/**
 * A week through one memory block as a river: rain, today's input through its gate, the state through
 * the forget gates, the output, the forecast beside the truth, and the state's error running back.
 * Source: lstm.1–lstm.10 and lstm.13 read off the trace. Leaves out net inputs and weights.
 */
import { countWeights } from '../../../lib/networks/lstm.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayShort, span } from './figureShellDays.ts';
import { describeRiver, riverOf, type RiverDay } from './riverDays.ts';
import { landscapeRiver, portraitRiver, type RiverLayout } from './riverLayout.ts';
import { chance, errorArrow, gate, marked, rain, stretch } from './riverParts.ts';
import * as shapes from './shapes.ts';
import type { Point } from './shapes.ts';

export interface RiverProps {
  /** Day whose rain can be dragged, 1..T, and what was measured on it in millimeters. */
  readonly day?: number;
  readonly measured?: number;
}

interface Hand {
  readonly layout: RiverLayout;
  readonly scene: Scene;
  readonly say: Dictionary;
  readonly days: number;
  readonly prefix: string;
  readonly measured: number;
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

function drawWords(
  day: RiverDay,
  { layout, scene, say, prefix, measured }: Hand,
  held: boolean,
): Markup {
  const { upright } = layout;
  const u = layout.day(day.t);
  const edge = shapes.widthOf(day.state, layout.scale) / 2;
  return html`${shapes.text(
    dayShort(scene, day.t, say),
    upright ? [0, u - 20] : [u, 26],
    'value',
    upright ? 'start' : 'middle',
  )}${rain(day, layout, scene, say, held, measured, prefix)}${shapes.text(
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
    const over = (
      content: string,
      x: number,
      unit: string,
      anchor: 'start' | 'middle' | 'end' = 'middle',
    ): Markup => shapes.text(content, [x, 14], `name u-${unit}`, anchor);
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
  const hand: Hand = {
    layout,
    scene,
    say,
    days: days.length,
    prefix,
    measured: props.measured ?? 0,
  };
  return html`<svg
    class="river-${upright ? 'portrait' : 'landscape'}"
    viewBox="0 0 ${layout.width} ${layout.height}"
    width="${layout.width}"
    height="${layout.height}"
    role="group"
    aria-label="${say.figures.river.title}"
  >
    ${shapes.hatchPatterns(prefix)}${heads(layout, say)}${days.slice(1).map((day) => {
      const u = layout.day(day.t) - layout.pitch / 2 + (upright ? 18 : 0);
      return html`<path
        class="day-line"
        d="${shapes.pathThrough([
          layout.place(u, upright ? 0 : 14),
          layout.place(u, upright ? layout.width : layout.height),
        ])}"
      ></path>`;
    })}${days.map((day) => drawWater(day, hand))}${days.map((day) => drawGates(day, hand))}${days.map(
      (day) => drawWords(day, hand, day.t === props.day),
    )}
  </svg>`;
}

export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: RiverProps = {},
): Markup {
  return html`<div class="figure river-drawing">
    ${draw(scene, selection, say, props, false)}${draw(scene, selection, say, props, true)}
    <p class="visually-hidden">${describeRiver(scene, selection, say)}</p>
  </div>`;
}

/** Under the river: how it is read, and what it is. */
export function renderFoot(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: { readonly href?: string } = {},
): Markup {
  const words = say.figures.river;
  return html`<p class="river-foot">
    <span>${words.legend}</span
    ><span
      >${words.facts(
        selection.block + 1,
        scene.net.blocks,
        countWeights(scene.net),
        span(scene, say),
      )}${props.href ? html` <a href="${props.href}">${words.open}</a>` : ''}</span
    >
  </p>`;
}
