/**
 * The marks every network figure is drawn with: values as widths, gates as levels, symbols as the book's.
 * Source: the drawing rules of the site (filled positive, hollow negative, dashed = the day before).
 * Leaves out where marks stand (each figure's layout) and what they mean (each figure's graph).
 */
import { html, type Markup } from '../../live/markup.ts';

export type Point = readonly [number, number];

/** Units that own a hue; `n` is ink. */
export type Unit = 'i' | 'f' | 'o' | 's' | 'h' | 'x' | 'y' | 'n';

/** One decimal is enough for a coordinate and keeps pages small. */
export const round = (v: number): number => Math.round(v * 10) / 10 + 0;

export const pathThrough = (points: readonly Point[]): string =>
  points.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** Invisible, so that a shift after the last letter still counts for centering. */
const joiner = '\u200b';

const superscripts: Record<number, string> = { [-1]: 't−1', 0: 't', 1: 't+1' };

export interface SymbolStyle {
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Time offset; null leaves the superscript out. */
  readonly dt?: number | null;
  readonly className?: string;
}

/**
 * A symbol of the book as SVG text: base letter, superscript t and subscript from a canonical
 * quantity name such as `b_ι`; letters in the mathematics face, digits and signs in the roman one.
 */
export function symbol(quantity: string, [x, y]: Point, style: SymbolStyle = {}): Markup {
  const { size = 22, anchor = 'middle', dt = 0, className = '' } = style;
  const [base = quantity, sub = ''] = quantity.split('_');
  const small = round(size * 0.68);
  const raise = round(size * 0.4);
  const time = dt === null ? '' : (superscripts[dt] ?? `t${dt}`);
  // Superscript and subscript share one column, so the subscript steps back over the superscript.
  const back = time === '' ? 0 : round(-small * (time.length === 1 ? 0.4 : 1.72));
  const forward = sub === '' ? 0 : round(Math.max(0, -back - small * 0.42));
  return html`<text
    class="symbol ${className}"
    x="${round(x)}"
    y="${round(y)}"
    font-size="${size}"
    text-anchor="${anchor}"
    >${base}${
      time === ''
        ? ''
        : html`<tspan dy="${-raise}" font-size="${small}">t</tspan>${
              time.length > 1
                ? html`<tspan class="roman" font-size="${small}">${time.slice(1)}</tspan>`
                : ''
            }`
    }${
      sub === ''
        ? ''
        : html`<tspan
              dx="${back}"
              dy="${round(time === '' ? size * 0.2 : raise + size * 0.24)}"
              font-size="${small}"
              >${sub}</tspan
            >${forward > 0 ? html`<tspan dx="${forward}">${joiner}</tspan>` : ''}`
    }</text
  >`;
}

/** A printed number or word. `className`: value (ink), strong (600), quiet (ink-2), name (hue). */
export const text = (
  content: string,
  [x, y]: Point,
  className = 'value',
  anchor: 'start' | 'middle' | 'end' = 'middle',
): Markup =>
  html`<text class="${className}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"
    >${content}</text
  >`;

/** Width of a value on a figure's one scale: never thinner than can be seen, hollow ones need room inside. */
export function widthOf(value: number, scale: number): number {
  const width = Math.abs(value) * scale;
  return round(value < 0 ? Math.max(width, 4) : Math.max(width, 2));
}

/**
 * A value on its way: width |value|, filled when positive, hollow when negative.
 * Hollow is drawn as paper over the hue, so that it follows any path and covers what it crosses.
 */
export function flow(d: string, value: number, scale: number, unit: Unit): Markup {
  const width = widthOf(value, scale);
  return html`<g class="flow u-${unit}"
    ><path class="flow-line" d="${d}" stroke-width="${width}"></path>${
      value < 0
        ? html`<path class="flow-hollow" d="${d}" stroke-width="${round(width - 2.6)}"></path>`
        : ''
    }</g
  >`;
}

/** A line whose width is no value: bundles, net inputs, peepholes. Dashed = computed the day before. */
export const wire = (d: string, unit: Unit, dashed = false, className = ''): Markup =>
  html`<path class="wire ${className} u-${unit}${dashed ? ' is-before' : ''}" d="${d}"></path>`;

export const dot = ([x, y]: Point, unit: Unit, radius = 3): Markup =>
  html`<circle class="dot u-${unit}" cx="${round(x)}" cy="${round(y)}" r="${radius}"></circle>`;

/** The part of a disc below its level, level in [0, 1]: 0 is empty, 1 is full. */
export function levelPath([cx, cy]: Point, r: number, level: number): string {
  const clamped = Math.min(1, Math.max(0, level));
  if (clamped <= 0) return '';
  const y = cy + r - 2 * r * clamped;
  if (clamped >= 1) {
    return `M${round(cx - r)} ${round(cy)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
  const half = Math.sqrt(Math.max(0, r * r - (y - cy) * (y - cy)));
  const large = clamped > 0.5 ? 1 : 0;
  const two = (v: number): number => Math.round(v * 100) / 100 + 0;
  return `M${two(cx - half)} ${two(y)}A${r} ${r} 0 ${large} 0 ${two(cx + half)} ${two(y)}Z`;
}

/** A gate: a disc filled to its activation, the level drawn as a line, its letter inside. */
export function gateDisc(
  center: Point,
  r: number,
  level: number,
  unit: Unit,
  letter: string,
): Markup {
  const [cx, cy] = center;
  const clamped = Math.min(1, Math.max(0, level));
  const y = cy + r - 2 * r * clamped;
  const half = Math.sqrt(Math.max(0, r * r - (y - cy) * (y - cy)));
  return html`<g class="gate u-${unit}"
    ><circle class="gate-face" cx="${round(cx)}" cy="${round(cy)}" r="${r}"></circle
    ><path class="gate-level" d="${levelPath(center, r, level)}"></path
    ><path class="gate-line" d="M${round(cx - half)} ${round(y)}H${round(cx + half)}"></path
    ><circle class="gate-edge" cx="${round(cx)}" cy="${round(cy)}" r="${r}"></circle
    ><text
      class="symbol letter"
      x="${round(cx)}"
      y="${round(cy + r * 0.26)}"
      font-size="${round(r * 0.86)}"
      text-anchor="middle"
      >${letter}</text
    ></g
  >`;
}

/** A product of two values. */
export function product([x, y]: Point, r: number, unit: Unit): Markup {
  const k = round(r * 0.36);
  return html`<g class="product u-${unit}"
    ><circle cx="${round(x)}" cy="${round(y)}" r="${r}"></circle
    ><path
      d="M${round(x - k)} ${round(y - k)}l${2 * k} ${2 * k}m0 ${-2 * k}l${-2 * k} ${2 * k}"
    ></path
  ></g>`;
}

export interface Plot {
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  readonly apply: (a: number) => number;
  /** Where the unit stands now: the dot is drawn at (a, f(a)). */
  readonly at: number;
  readonly unit: Unit;
}

/** Horizontal half-range of every small plot, so that two squashings can be compared by eye. */
const plotReach = 5;

/** Place of (a, f(a)) in a small plot; a beyond the range stands at its edge. */
export function plotPoint(plot: Plot, a: number): Point {
  const { center, width, height, apply } = plot;
  const inset = 3;
  const clamped = Math.min(plotReach, Math.max(-plotReach, a));
  const low = apply(-plotReach);
  const high = apply(plotReach);
  const share = high === low ? 0.5 : (apply(clamped) - low) / (high - low);
  return [
    center[0] + (clamped / plotReach) * (width / 2 - inset),
    center[1] + height / 2 - inset - share * (height - 2 * inset),
  ];
}

/** A squashing function as a small plot with a live dot. */
export function squashPlot(plot: Plot): Markup {
  const { center, width, height, unit } = plot;
  const samples = Array.from({ length: 21 }, (_, k) =>
    plotPoint(plot, -plotReach + (2 * plotReach * k) / 20),
  );
  const here = plotPoint(plot, plot.at);
  return html`<g class="plot u-${unit}"
    ><rect
      class="plot-face"
      x="${round(center[0] - width / 2)}"
      y="${round(center[1] - height / 2)}"
      width="${width}"
      height="${height}"
    ></rect
    ><path
      class="plot-axis"
      d="M${round(center[0])} ${round(center[1] - height / 2)}v${height}"
    ></path
    ><path class="plot-curve" d="${pathThrough(samples)}"></path
    ><circle class="plot-dot" cx="${round(here[0])}" cy="${round(here[1])}" r="3.2"></circle
  ></g>`;
}

/** The −1 box: a value waits here for a day. */
export function delayBox([x, y]: Point, size: number): Markup {
  return html`<g class="delay u-s"
    ><rect
      x="${round(x - size / 2)}"
      y="${round(y - size / 2)}"
      width="${size}"
      height="${size}"
    ></rect
    ><text x="${round(x)}" y="${round(y + 4.5)}" text-anchor="middle">−1</text></g
  >`;
}

/** A short stroke across a line, with the number of values the line carries. */
export function bundleMark([x, y]: Point, count: number, label: Point, unit: Unit): Markup {
  return html`<path class="slash u-${unit}" d="M${round(x - 3.5)} ${round(y + 5.5)}l7 -11"></path
    >${text(String(count), label, 'quiet')}`;
}

/** A triangle of the hue, pointing along `direction` ('right', 'left', 'up', 'down'). */
export function arrowHead(
  [x, y]: Point,
  direction: 'right' | 'left' | 'up' | 'down',
  unit: Unit,
  size = 4,
): Markup {
  const turns = { right: 0, down: 90, left: 180, up: 270 } as const;
  return html`<path
    class="head u-${unit}"
    transform="translate(${round(x)} ${round(y)}) rotate(${turns[direction]})"
    d="M${-2 * size} ${-size}L0 0L${-2 * size} ${size}Z"
  ></path>`;
}

/** One hatch per unit: what runs backward is hatched in the hue of what ran forward. */
export function hatchPatterns(prefix: string): Markup {
  const units: readonly Unit[] = ['i', 'f', 'o', 's', 'h', 'y'];
  return html`<defs
    >${units.map(
      (unit) =>
        html`<pattern
          id="${prefix}-hatch-${unit}"
          class="u-${unit}"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
          ><path class="hatch" d="M1 0V5"></path
        ></pattern>`,
    )}</defs
  >`;
}
