/**
 * The marks of a layered network: weights and contributions as bands, values and errors as discs, symbols with numbers.
 * Source: the drawing rules of the site (filled positive, hollow negative, hatched backward, dashed = from the step before).
 * Leaves out where they stand (unitLayout.ts).
 */
import { html, type Markup } from '../../live/markup.ts';
import { round, type Point, type Unit } from './shapes.ts';

export interface Band {
  readonly ends: readonly [Point, Point];
  /** Signed: its size is the width, its sign the fill. */
  readonly value: number;
  /** Pixels per unit of value. */
  readonly scale: number;
  readonly unit: Unit;
  readonly red: boolean;
  /** An error's contribution, hatched by the pattern of this prefix. */
  readonly hatch?: string;
}

/** Widest and narrowest band: the first keeps a figure legible, the second keeps a value visible. */
const most = 13;
const width = (value: number, scale: number): number =>
  Math.min(most, Math.max(Math.abs(value) * scale, value < 0 ? 4.4 : 1.6));

/** The four corners of a band. */
function corners([[ax, ay], [bx, by]]: readonly [Point, Point], wide: number): string {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const [nx, ny] = [(-(by - ay) / length) * (wide / 2), ((bx - ax) / length) * (wide / 2)];
  const points: Point[] = [
    [ax + nx, ay + ny],
    [bx + nx, by + ny],
    [bx - nx, by - ny],
    [ax - nx, ay - ny],
  ];
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
}

export function band({ ends, value, scale, unit, red, hatch }: Band): Markup {
  const wide = width(value, scale);
  const kind = `${value < 0 ? 'is-hollow' : 'is-filled'}${red ? ' is-red' : ''}`;
  if (hatch !== undefined) {
    const room = corners(ends, Math.max(wide, 5));
    return html`<g class="band is-error ${kind} u-${unit}"
      ><path class="band-paper" d="${room}"></path
      >${value < 0 ? '' : html`<path fill="url(#${hatch}-hatch-${unit})" d="${room}"></path>`}<path
        class="band-edge"
        d="${room}"
      ></path
    ></g>`;
  }
  const d = `M${ends.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;
  return ribbon(d, { value, scale, unit, red });
}

/** A band along any path. */
export function ribbon(
  d: string,
  { value, scale, unit, red }: Omit<Band, 'ends' | 'hatch'>,
): Markup {
  const wide = width(value, scale);
  const kind = `${value < 0 ? 'is-hollow' : 'is-filled'}${red ? ' is-red' : ''}`;
  return html`<g class="band ${kind} u-${unit}"
    ><path class="band-halo" d="${d}" stroke-width="${round(wide + 4)}"></path
    ><path class="band-line" d="${d}" stroke-width="${round(wide)}"></path>${
      value < 0
        ? html`<path class="band-hollow" d="${d}" stroke-width="${round(wide - 2.6)}"></path>`
        : ''
    }</g
  >`;
}

/** The head of an arrow that ends at b. */
export function head([[ax, ay], [bx, by]]: readonly [Point, Point], unit: Unit, size = 5): Markup {
  const turn = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;
  return html`<path
    class="head u-${unit}"
    transform="translate(${round(bx)} ${round(by)}) rotate(${round(turn)})"
    d="M${-2 * size} ${-size}L0 0L${-2 * size} ${size}Z"
  ></path>`;
}

/** What a unit holds: a disc of the value's size, filled or hollow, hatched or dashed for an error. */
export function disc(
  [x, y]: Point,
  r: number,
  {
    value,
    largest,
    unit,
    hatch,
  }: {
    readonly value: number | null;
    readonly largest: number;
    readonly unit: Unit;
    readonly hatch?: string;
  },
): Markup {
  const [cx, cy] = [round(x), round(y)];
  const size = value === null ? 0 : Math.max(1.5, (r - 4) * Math.min(1, Math.abs(value) / largest));
  const kind = value !== null && value < 0 ? 'is-hollow' : 'is-filled';
  const fill = hatch !== undefined && kind === 'is-filled' ? `url(#${hatch}-hatch-${unit})` : null;
  return html`<g
    class="unit-disc ${kind} u-${unit}${hatch === undefined ? '' : ' is-error'}${value === null ? ' is-waiting' : ''}"
    ><circle class="unit-face" cx="${cx}" cy="${cy}" r="${r}"></circle>${
      value === null
        ? ''
        : html`<circle
            class="unit-value"
            cx="${cx}"
            cy="${cy}"
            r="${round(size)}"
            ${fill === null ? '' : html` style="fill:${fill}"`}
          ></circle>`
    }</g
  >`;
}

/** A symbol with the numbers of its unit and step, such as b with h1 below and 2 above. */
export function indexed(
  letter: string,
  sub: string,
  up: number | null,
  [x, y]: Point,
  {
    unit,
    anchor = 'middle',
    size = 19,
    className = '',
  }: {
    readonly unit: Unit;
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly size?: number;
    readonly className?: string;
  },
): Markup {
  const small = round(size * 0.68);
  const raise = round(size * 0.4);
  const [name = '', number = ''] = /^(\p{L})?(.*)$/u.exec(sub)?.slice(1) ?? [];
  const back = up === null ? 0 : round(-small * 0.52);
  return html`<text
    class="symbol ${className} u-${unit}"
    x="${round(x)}"
    y="${round(y)}"
    font-size="${size}"
    text-anchor="${anchor}"
    >${letter}${
      up === null
        ? ''
        : html`<tspan class="roman" dy="${-raise}" font-size="${small}">${up}</tspan>`
    }<tspan dx="${back}" dy="${round((up === null ? 0 : raise) + size * 0.24)}" font-size="${small}"
      >${name}</tspan
    >${number ? html`<tspan class="roman" font-size="${small}">${number}</tspan>` : ''}</text
  >`;
}

/** A number on a line: paper around it keeps it legible on whatever it crosses. */
export const onLine = (content: string, [x, y]: Point, className = ''): Markup =>
  html`<text class="on-line ${className}" x="${round(x)}" y="${round(y)}" text-anchor="middle"
    >${content}</text
  >`;

/** One hatch per unit: what runs backward is hatched in the hue of what ran forward. */
export function hatches(prefix: string, units: readonly Unit[]): Markup {
  return html`<defs
    >${units.map(
      (unit) =>
        html`<pattern
          id="${prefix}-hatch-${unit}"
          class="u-${unit}"
          width="4.500"
          height="4.500"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
          ><path class="hatch" d="M1 0V4.500"></path
        ></pattern>`,
    )}</defs
  >`;
}
