/**
 * A value as a signed bar: filled or hollow, hatched for errors, a hairline when it is next to nothing.
 * Source: the site's drawing rules (sign is fill, size is length, backward is hatched).
 * Leaves out axes and labels.
 */
import { html, type Markup } from '../../live/markup.ts';

export interface BarStyle {
  /** Largest |value| the bar can show. */
  readonly scale: number;
  readonly unit: string;
  readonly isError?: boolean;
  /** Where the bar starts, as a value on the same scale; a waterfall's running sum. */
  readonly from?: number;
  /** Lowest and highest value of the axis; symmetric without it. */
  readonly range?: readonly [number, number];
}

const percent = (v: number): string => `${Math.round(v * 10000) / 100}%`;

/** Below this share of the scale a bar is a hairline: its length could not be read. */
const hairline = 0.005;

export function bar(value: number, { scale, unit, isError, from = 0, range }: BarStyle): Markup {
  const [low, high] = range ?? [-scale, scale];
  const span = high - low || 1;
  const start = (Math.min(from, from + value) - low) / span;
  const small = Math.abs(value) < hairline * (scale || 1);
  const kind = small ? 'is-hairline' : value < 0 ? 'is-hollow' : 'is-filled';
  return html`<span class="bar ${unit}${isError ? ' is-error' : ''}" aria-hidden="true"
    ><span class="bar-zero" style="left:${percent((0 - low) / span)}"></span
    ><span
      class="bar-body ${kind}"
      style="left:${percent(start)};width:${small ? '1.5px' : percent(Math.abs(value) / span)}"
    ></span
  ></span>`;
}
