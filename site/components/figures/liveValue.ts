/**
 * A number in the prose that is computed, not typed: it follows the reader's changes and can be selected.
 * Source: the page's trace. Its former value stays in the title when the reader has changed something.
 * Leaves out its symbol, which the sentence has.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { isError, nameOf, unitOf, valueOf } from '../../live/quantity.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';

export interface LiveValueProps {
  /** Canonical name, or `rain` for a day's rain in millimeters. */
  readonly q: string;
  /** A fixed step; without one the value follows the selected step. */
  readonly t?: number;
  readonly dt?: number;
  readonly block?: number;
  readonly cell?: number;
  readonly index?: number;
  readonly layer?: number;
  readonly digits?: number;
}

const places = ['block', 'cell', 'index', 'layer'] as const;

/** True when the two would print alike: a change that cannot be seen is no change. */
const printsAlike = (a: number, b: number, digits: number): boolean =>
  formatValue(a, digits) === formatValue(b, digits);

export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: LiveValueProps,
): Markup {
  const isRain = props.q === 'rain';
  const q = isRain ? 'x_i' : props.q;
  const { digits = isRain ? 1 : isError(q) ? 4 : 3 } = props;
  const t = (props.t ?? selection.t) + (props.dt ?? 0);
  const block = props.block ?? selection.block;
  const cell = props.cell ?? selection.cell;
  const layer = props.layer ?? selection.layer ?? 0;
  const read = (from: Scene): number =>
    isRain
      ? (from.steps[t - 1]?.rain ?? NaN)
      : valueOf(from, q, t, block, cell, props.index ?? selection.index ?? 0, layer);
  const value = read(scene);
  const former = scene.former ? read(scene.former) : value;
  const changed = !printsAlike(value, former, digits);
  const name = say.live.valueName(isRain ? say.live.rain : nameOf(q, say, scene.net.kind), t);
  return html`<span
    class="live-value u-${unitOf(q)}${changed ? ' is-changed' : ''}"
    role="button"
    tabindex="0"
    data-q="${q}"
    data-t="${t}"
    ${places.map((name) => (props[name] === undefined ? '' : html`data-${name}="${props[name]}"`))}
    aria-label="${name} ${formatValue(value, digits)}${changed ? `, ${say.live.changed(formatValue(former, digits))}` : ''}"
    title="${changed ? say.live.changed(formatValue(former, digits)) : name}"
    >${formatValue(value, digits)}</span
  >`;
}
