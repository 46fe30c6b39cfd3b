/**
 * One hidden unit with its two errors: what comes in, sum, squashing, what goes out; and the way back, hatched.
 * Source: the sums of unitSum.ts: the unit's incoming and outgoing edges in the unrolled graph.
 * Leaves out the rest of the network, which unitNetwork.ts draws.
 */
import { activation } from '../../../lib/functions/activation.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatFactor, formatSigned, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { round, squashPlot, text, type Point } from './shapes.ts';
import { hueOf, layeredOf, subOf, unitGraph, type LayeredScene, type UnitNode } from './units.ts';
import { band, hatches, head, indexed } from './unitShapes.ts';
import { incomingSum, outgoingSum, unitAt, type SumTerm, type UnitSum } from './unitSum.ts';
import type { Orientation } from './unitLayout.ts';

const bandScale = 4;

interface Places {
  readonly width: number;
  readonly height: number;
  readonly sum: Point;
  readonly plot: Point;
  readonly out: Point;
  readonly ends: (side: 'in' | 'out', k: number, n: number, lane: 'forward' | 'backward') => Point;
  readonly orientation: Orientation;
}

/** Landscape: the signal runs right, the way back stands below it. Portrait: the signal runs up, the way back beside it. */
function placesOf(incoming: number, outgoing: number, orientation: Orientation): Places {
  const rows = Math.max(incoming, outgoing, 2);
  if (orientation === 'landscape') {
    const pitch = 46;
    const lane = rows * pitch + 62;
    const middle = lane / 2 + 4;
    const height = lane * 2 + 8;
    return {
      ...{ width: 852, height, orientation },
      sum: [322, middle],
      plot: [432, middle],
      out: [548, middle],
      ends: (side, k, n, which) => [
        side === 'in' ? 178 : 664,
        (which === 'forward' ? middle : middle + lane) + (k - (n - 1) / 2) * pitch,
      ],
    };
  }
  const across = Math.min(52, 146 / Math.max(1, rows - 1));
  return {
    ...{ width: 350, height: 620, orientation },
    sum: [86, 400],
    plot: [86, 310],
    out: [86, 220],
    ends: (side, k, n, which) => [
      (which === 'forward' ? 86 : 250) + (k - (n - 1) / 2) * across,
      side === 'in' ? 520 : 100,
    ],
  };
}

const shift = (point: Point, by: Point): Point => [point[0] + by[0], point[1] + by[1]];

/** From the rim of one circle to the rim of another. */
function trimmed(a: Point, b: Point, start: number, end: number): readonly [Point, Point] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  return [
    [a[0] + ux * start, a[1] + uy * start],
    [b[0] - ux * end, b[1] - uy * end],
  ];
}

interface Drawn {
  readonly scene: LayeredScene;
  readonly say: Dictionary;
  readonly selection: Selection;
  readonly node: UnitNode;
  readonly incoming: UnitSum;
  readonly outgoing: UnitSum;
  readonly places: Places;
  readonly prefix: string;
  readonly widths: readonly number[];
}

const upOf = ({ scene }: Drawn, node: UnitNode): number | null =>
  scene.net.kind === 'mlp' ? null : node.t;

/** A value on its way as an arrow. */
function arrow(
  ends: readonly [Point, Point],
  value: number,
  unit: 'x' | 'h' | 'y',
  red: boolean,
  hatch?: string,
): Markup {
  const length = Math.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) || 1;
  const share = Math.max(0, 1 - 9 / length);
  const body: readonly [Point, Point] = [
    ends[0],
    [
      ends[0][0] + (ends[1][0] - ends[0][0]) * share,
      ends[0][1] + (ends[1][1] - ends[0][1]) * share,
    ],
  ];
  return html`${band({ ends: body, value, scale: bandScale, unit, red, ...(hatch && { hatch }) })}${head(ends, unit)}`;
}

/** One edge with its other end, weight, and what it carries. */
function edgeOf(
  term: SumTerm,
  k: number,
  n: number,
  side: 'in' | 'out',
  lane: 'forward' | 'backward',
  drawn: Drawn,
): Markup {
  const { places, widths, prefix } = drawn;
  const other = term.edge && (side === 'in' ? term.edge.from : term.edge.to);
  const hue = other ? hueOf(other.kind) : 'x';
  const isLandscape = places.orientation === 'landscape';
  const end = places.ends(side, k, n, lane);
  const center = side === 'in' ? places.sum : places.out;
  const hub: Point = lane === 'forward' ? center : backPoint(side === 'in' ? 'sum' : 'out', drawn);
  const back = lane === 'backward';
  const line =
    side === 'in'
      ? trimmed(end, hub, 10, 24)
      : trimmed(hub, end, side === 'out' && !back ? 26 : 26, 10);
  const ends: readonly [Point, Point] = back ? [line[1], line[0]] : line;
  const letter = back ? 'δ' : side === 'in' && other ? other.b.slice(0, 1) : '';
  const value = back ? term.value : side === 'in' ? term.value : term.weight;
  const isIn = side === 'in';
  const product =
    !isIn && !back
      ? isLandscape
        ? `× ${formatFactor(term.weight, 3)}`
        : formatValue(term.weight, 3)
      : `${formatValue(term.weight, 3)} × ${formatFactor(term.carried, 3)}`;
  // In landscape the numbers stand between symbol and arrow, in portrait beyond the symbol.
  const printed = isLandscape
    ? text(product, [end[0] + (isIn ? 4 : -4), end[1] + 5], 'value', isIn ? 'end' : 'start')
    : text(
        isIn || back ? formatSigned(value, 3) : product,
        [end[0], end[1] + (isIn ? 44 : -34)],
        'value',
      );
  const place: Point = isLandscape
    ? [isIn ? 50 : 792, end[1] + 5]
    : [end[0], end[1] + (isIn ? 24 : -12)];
  const anchor = isLandscape ? (isIn ? 'end' : 'start') : 'middle';
  const label = other
    ? indexed(letter || 'a', subOf(other, widths), upOf(drawn, other), place, {
        unit: hue,
        anchor,
        size: 18,
      })
    : text(drawn.say.networks.bias, place, 'quiet', anchor);
  return html`<g
    class="unit-edge is-playing"
    data-edge="${term.edge?.name ?? ''}"
    data-lane="${lane}"
    ${other ? html`data-q="${back ? other.δ! : other.b}" data-t="${other.t}"` : ''}
    >${arrow(ends, value, hue, term.red, back ? prefix : undefined)}${label}${printed}</g
  >`;
}

/** Places of the way back: under the signal, or beside it. */
function backPoint(which: 'sum' | 'plot' | 'out', { places }: Drawn): Point {
  if (places.orientation === 'landscape') {
    const [x] = places[which];
    return [x, places.height / 2 + places.sum[1]];
  }
  return [250, places[which][1]];
}

function ring(
  point: Point,
  r: number,
  quantity: string,
  name: string,
  { selection, node }: Drawn,
): Markup {
  const is = selection.quantity === quantity;
  return html`<g
    class="node${is ? ' is-selected' : ''}"
    data-q="${quantity}"
    data-t="${node.t}"
    data-block="${node.unit}"
    data-layer="${node.layer}"
    ><circle
      class="ring"
      cx="${round(point[0])}"
      cy="${round(point[1])}"
      r="${r}"
      role="button"
      tabindex="${is ? 0 : -1}"
      aria-pressed="${is ? 'true' : 'false'}"
      aria-label="${name}"
    ></circle
  ></g>`;
}

function stations(drawn: Drawn): Markup {
  const { scene, say, node, incoming, outgoing, places, prefix, widths } = drawn;
  const words = say.networks.node;
  const isLandscape = places.orientation === 'landscape';
  const sub = subOf(node, widths);
  const up = upOf(drawn, node);
  const { sum, plot, out } = places;
  const back = {
    sum: backPoint('sum', drawn),
    plot: backPoint('plot', drawn),
    out: backPoint('out', drawn),
  };
  const { at, slope } = outgoing.squash;
  const { apply } = activation(scene.net.squash);
  const b = incoming.squash.result;
  const circle = ([x, y]: Point, r: number, hatch = false): Markup =>
    html`<circle
      class="unit-face u-h${hatch ? ' is-hatched' : ''}"
      cx="${round(x)}"
      cy="${round(y)}"
      r="${r}"
    ></circle>`;
  const named = (letter: string, value: string, point: Point, article = ''): Markup => {
    const [dx, dy] = isLandscape ? [0, 46] : [34, -2];
    const p = shift(point, [dx, dy]);
    const anchor = isLandscape ? 'middle' : 'start';
    return html`${indexed(letter, sub, up, isLandscape ? shift(point, [0, 6]) : shift(point, [0, 6]), { unit: 'h', size: 19 })}${text(value, p, 'strong', anchor)}${
      article ? text(article, shift(p, [0, 17]), 'quiet', anchor) : ''
    }`;
  };
  const inner = (from: Point, to: Point, a: number, z: number): readonly [Point, Point] =>
    trimmed(from, to, a, z);
  // Beside a unit there is no room for more than the letter's name.
  const article = (letter: string): string => (isLandscape ? words.article(letter) : letter);
  const half: Point = isLandscape ? [40, 32] : [34, 30];
  const [w, h] = [half[0], half[1]];
  const along = isLandscape ? w : h;
  return html`${arrow(inner(sum, plot, 24, along + 3), incoming.total, 'h', false)}${arrow(
    inner(plot, out, along + 2, 26),
    b,
    'h',
    false,
  )}${arrow(inner(back.out, back.plot, 26, 30), outgoing.total, 'h', false, prefix)}${arrow(
    inner(back.plot, back.sum, 30, 26),
    outgoing.squash.result,
    'h',
    false,
    prefix,
  )}${circle(sum, 22)}${circle(out, 24)}${circle(back.out, 24)}${circle(back.sum, 24)}${circle(back.plot, 28)}
  ${squashPlot({ center: plot, width: 2 * w, height: 2 * h, apply, at, unit: 'h' })}
  ${named('a', formatValue(incoming.total, 3), sum)}${named('b', formatValue(b, 3), out)}
  ${named('ε', formatValue(outgoing.total, 4), back.out, article(words.eps))}${named(
    'δ',
    formatValue(outgoing.squash.result, 4),
    back.sum,
    article(words.sigma),
  )}
  ${text('× θ′', shift(back.plot, [0, 5]), 'value')}${text(
    formatValue(slope, 3),
    shift(back.plot, isLandscape ? [0, 48] : [36, 5]),
    'strong',
    isLandscape ? 'middle' : 'start',
  )}${text(scene.net.squash, shift(plot, isLandscape ? [0, 50] : [42, 5]), 'quiet', isLandscape ? 'middle' : 'start')}
  ${ring(sum, 27, 'a_h', `${say.live.names['a_h']!} ${formatValue(incoming.total, 3)}`, drawn)}${ring(
    out,
    29,
    'b_c',
    `${say.live.names['b_h']!} ${formatValue(b, 3)}`,
    drawn,
  )}${ring(back.out, 29, 'ε_c', `${say.live.names['ε_h']!} ${formatValue(outgoing.total, 4)}`, drawn)}${ring(
    back.sum,
    29,
    'δ_h',
    `${say.live.names['δ_h']!} ${formatValue(outgoing.squash.result, 4)}`,
    drawn,
  )}`;
}

/** The hidden unit that the figure shows: the selected one, or the first where another kind of unit is selected. */
function hiddenUnit(scene: LayeredScene, selection: Selection): UnitNode {
  const node = unitAt(scene, selection);
  return node.kind === 'hidden' ? node : unitAt(scene, { ...selection, quantity: 'δ_h' });
}

const blackFirst = (sum: UnitSum): UnitSum => ({
  ...sum,
  terms: [...sum.terms].sort((a, b) => Number(a.red) - Number(b.red)),
});

export function drawUnit(
  given: Scene,
  selection: Selection,
  say: Dictionary,
  orientation: Orientation,
): Markup {
  const scene = layeredOf(given);
  const node = hiddenUnit(scene, selection);
  const incoming = blackFirst(incomingSum(scene, node));
  const outgoing = blackFirst(outgoingSum(scene, node));
  const places = placesOf(incoming.terms.length, outgoing.terms.length, orientation);
  const drawn: Drawn = {
    ...{ scene, say, selection, node, incoming, outgoing, places },
    prefix: `unit${scene.scope ? `-${scene.scope}` : ''}-${orientation}`,
    widths: unitGraph(scene).widths,
  };
  const isLandscape = orientation === 'landscape';
  const { forward, backward } = say.networks;
  return html`<svg
    class="unit-figure unit-network-${orientation}"
    viewBox="0 0 ${places.width} ${round(places.height)}"
    width="${places.width}"
    height="${round(places.height)}"
    role="group"
    aria-label="${say.networks.nodeTitle}"
    data-roving
  >
    ${hatches(drawn.prefix, ['x', 'h', 'y'])}${
      isLandscape
        ? html`<path class="step-rule" d="M0 ${round(places.height / 2)}H852"></path
            >${text(`${forward} →`, [0, 18], 'quiet', 'start')}${text(`← ${backward}`, [852, places.height / 2 + 24], 'quiet', 'end')}`
        : html`<path class="step-rule" d="M175 8V${round(places.height - 8)}"></path
            >${text(`${forward} ↑`, [8, 18], 'quiet', 'start')}${text(`${backward} ↓`, [342, 18], 'quiet', 'end')}`
    }${incoming.terms.map((term, k) => edgeOf(term, k, incoming.terms.length, 'in', 'forward', drawn))}${outgoing.terms.map(
      (term, k) => edgeOf(term, k, outgoing.terms.length, 'out', 'forward', drawn),
    )}${outgoing.terms.map((term, k) => edgeOf(term, k, outgoing.terms.length, 'out', 'backward', drawn))}${stations(drawn)}
  </svg>`;
}

/** The view: both orientations (one is shown by width), or the one asked for. */
export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: { readonly orientation?: Orientation } = {},
): Markup {
  const wanted: readonly Orientation[] = props.orientation
    ? [props.orientation]
    : ['landscape', 'portrait'];
  return html`<div class="unit-drawing">
    ${wanted.map((orientation) => drawUnit(scene, selection, say, orientation))}
  </div>`;
}
