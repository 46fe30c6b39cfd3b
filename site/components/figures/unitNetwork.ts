/**
 * A layered network as a drawing, one step of it or unrolled over all: weights, values, errors and the sum in play.
 * Source: units.ts (the unrolled graph), unitPass.ts (what is computed), unitSum.ts (the sum of the selected unit).
 * Leaves out stepping and switches (unitControls.ts) and the sum in words (unitLedger.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatSigned, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayShort } from './figureShellDays.ts';
import { round, text, type Point } from './shapes.ts';
import { explicitMoves, totalMoves, type Moves } from './unitFreeze.ts';
import { endsOf, layoutUnits, type Orientation, type UnitLayout } from './unitLayout.ts';
import { passOf, type Pass } from './unitPass.ts';
import { hueOf, layeredOf, placeOf, subOf, unitGraph, type LayeredScene, type UnitEdge, type UnitNode } from './units.ts'; // prettier-ignore
import { band, disc, hatches, head, indexed, onLine } from './unitShapes.ts';
import { isRecurrent, sumAt, unitAt, valueIn, type UnitSum } from './unitSum.ts';

export interface UnitNetworkProps {
  readonly orientation?: Orientation;
}

interface Drawn {
  readonly scene: LayeredScene;
  readonly selection: Selection;
  readonly say: Dictionary;
  readonly layout: UnitLayout;
  readonly pass: Pass;
  readonly sum: UnitSum | null;
  readonly moves: Moves | null;
  readonly prefix: string;
  readonly backward: boolean;
  /** Largest size of a value or error, at least 1. */
  readonly largest: number;
  readonly widths: readonly number[];
}

/** Pixels per unit of weight or contribution: one scale for all bands. */
const bandScale = 4;

export const movesOf = (scene: LayeredScene, selection: Selection): Moves | null => {
  const switched = selection.options?.['freeze'] ?? '';
  if (switched === '') return null;
  const from = unitAt(scene, selection);
  return switched === 'explicit' ? explicitMoves(scene, from) : totalMoves(scene, from);
};

/** A number of the drawing that is not one of its weights: how large they get sets the discs' scale. */
function largestOf(scene: LayeredScene): number {
  const { nodes } = unitGraph(scene);
  const all = nodes.flatMap((node) => [
    valueIn(scene, node, node.b),
    node.δ === null ? 0 : valueIn(scene, node, node.δ),
  ]);
  return Math.max(1, ...all.map(Math.abs));
}

const between = ([a, b]: readonly [Point, Point], share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

const edgeData = ({ from, to, name, red }: UnitEdge): Markup =>
  html` data-edge="${name}" data-from="${from.id}"
  data-to="${to.id}"${red ? html` data-red=""` : ''}`;

function restingEdge(edge: UnitEdge, drawn: Drawn): Markup {
  const ends = endsOf(drawn.layout, edge.from, edge.to, 1);
  const { weight, red } = edge;
  return html`<g class="unit-edge" ${edgeData(edge)}
    >${band({ ends, value: weight, scale: bandScale, unit: red ? 'h' : 'n', red })}</g
  >`;
}

/** An edge of the selected unit's sum, with what it contributes. */
function playingEdge(edge: UnitEdge, value: number, drawn: Drawn): Markup {
  const { layout, backward, prefix } = drawn;
  const [a, b] = endsOf(layout, edge.from, edge.to, 3);
  const unit = hueOf(backward ? edge.to.kind : edge.from.kind);
  const ends: readonly [Point, Point] = backward ? [b, a] : [a, b];
  // The band ends where the head begins.
  const length = Math.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]);
  const body: readonly [Point, Point] = [ends[0], between(ends, 1 - 9 / length)];
  return html`<g class="unit-edge is-playing" ${edgeData(edge)}
    >${band({
      ends: body,
      value,
      scale: bandScale,
      unit,
      red: edge.red,
      ...(backward && { hatch: prefix }),
    })}${head(ends, unit)}</g
  >`;
}

/** Numbers of the edges in play, above all edges; near the selected unit, where they lie apart. */
function playingValue(edge: UnitEdge, value: number, { layout, backward }: Drawn): Markup {
  const ends = endsOf(layout, edge.from, edge.to, 3);
  const share = backward ? 0.42 : edge.red ? 0.6 : 0.5;
  const [x, y] = between(ends, share);
  return onLine(formatSigned(value, 3), [x, y + 5]);
}

/** Offsets of a unit's symbol and numbers, in the quadrants that no edge uses. */
function wordsAt({ layout }: Drawn): {
  symbol: Point;
  value: Point;
  anchor: 'start' | 'middle' | 'end';
  symbolAnchor: 'start' | 'middle' | 'end';
} {
  const r = layout.radius;
  if (!layout.isUnrolled)
    return layout.orientation === 'landscape'
      ? { symbol: [0, -r - 13], value: [0, r + 18], anchor: 'middle', symbolAnchor: 'middle' }
      : {
          symbol: [-r - 3, -r + 4],
          value: [r * 0.55, r + 15],
          anchor: 'start',
          symbolAnchor: 'end',
        };
  return layout.orientation === 'landscape'
    ? { symbol: [-r + 1, -r - 1], value: [r + 2, r + 9], anchor: 'start', symbolAnchor: 'end' }
    : { symbol: [r - 1, -r - 1], value: [-r + 1, r + 11], anchor: 'end', symbolAnchor: 'start' };
}

function wordsOf(node: UnitNode, drawn: Drawn): Markup {
  const { scene, layout, pass, backward, moves, widths } = drawn;
  const at = layout.at.get(node.id)!;
  const places = wordsAt(drawn);
  const unit = hueOf(node.kind);
  const add = ([dx, dy]: Point, down = 0): Point => [at[0] + dx, at[1] + dy + down];
  const letter = node.b.slice(0, 1);
  const up = scene.net.kind === 'mlp' ? null : node.t;
  const lines: Markup[] = [];
  const place = { t: node.t, layer: node.layer };
  const line = (content: string, className: string, width: number): void => {
    const position = add(places.value, lines.length * 17);
    lines.push(html`${text(content, position, className, places.anchor)}`);
    if (!className.includes('is-error')) return;
    // The hatched underline of an error.
    const left = places.anchor === 'start' ? 0 : places.anchor === 'end' ? -width : -width / 2;
    lines.push(
      html`<rect
        class="error-line"
        x="${round(position[0] + left)}"
        y="${round(position[1] + 3.5)}"
        width="${width}"
        height="3"
        style="fill:url(#${drawn.prefix}-hatch-${unit})"
      ></rect>`,
    );
  };
  if (moves) {
    const move = node === moves.from ? 1 : moves.units.get(node.id);
    line(
      move === undefined || Math.abs(move) < 5e-16 ? '0' : formatValue(move, 3),
      move ? 'strong' : 'quiet',
      46,
    );
  } else {
    if (pass.has({ ...place, quantity: node.b }))
      line(
        formatValue(valueIn(scene, node, node.b), 3),
        backward && node.δ ? 'quiet' : 'strong',
        46,
      );
    if (backward && node.δ && pass.has({ ...place, quantity: node.δ }))
      line(formatValue(valueIn(scene, node, node.δ), 3), 'strong is-error', 46);
  }
  return html`${indexed(letter, subOf(node, widths), up, add(places.symbol), {
    unit,
    anchor: places.symbolAnchor,
  })}${lines}`;
}

/** What a unit says when it takes the focus. */
function nameOf(node: UnitNode, { scene, say, pass, moves }: Drawn): string {
  const words = say.networks;
  const place = { t: node.t, layer: node.layer };
  const several = scene.net.kind === 'mlp' && scene.net.hidden.length > 1 && node.kind === 'hidden';
  const parts = [words.unit[node.kind](node.unit + 1, several ? node.layer + 1 : null)];
  if (scene.trace.T > 1) parts.push(words.atStep(node.t));
  if (moves) {
    const move = node === moves.from ? 1 : (moves.units.get(node.id) ?? 0);
    parts.push(words.movesBy(formatValue(move, 3)));
    return parts.join(', ');
  }
  if (pass.has({ ...place, quantity: node.b }))
    parts.push(words.value(formatValue(valueIn(scene, node, node.b), 3)));
  if (node.δ && pass.has({ ...place, quantity: node.δ }))
    parts.push(words.error(formatValue(valueIn(scene, node, node.δ), 3)));
  return parts.join(', ');
}

function drawUnit(node: UnitNode, drawn: Drawn): Markup {
  const { scene, selection, layout, pass, sum, moves, backward, largest, prefix } = drawn;
  const at = layout.at.get(node.id)!;
  const place = { t: node.t, layer: node.layer };
  const shown = backward && node.δ !== null ? node.δ : node.b;
  const has = pass.has({ ...place, quantity: shown });
  const move = moves && (node === moves.from ? 1 : (moves.units.get(node.id) ?? 0));
  const value = moves ? move : has ? valueIn(scene, node, shown) : null;
  const isSelected = unitAt(scene, selection) === node;
  const isLinked = (sum?.terms ?? []).some(
    ({ edge }) => edge && (backward ? edge.to : edge.from) === node,
  );
  const q = isSelected ? selection.quantity : shown;
  return html`<g
    class="node unit-node u-${hueOf(node.kind)}${isSelected ? ' is-selected' : ''}${isLinked ? ' is-linked' : ''}"
    data-unit="${node.id}"
    data-q="${q}"
    data-t="${node.t}"
    ${Object.entries(placeOf(node)).map(([name, n]) => html` data-${name}="${n}"`)}
    ><g aria-hidden="true"
      >${disc(at, layout.radius, {
        value,
        largest,
        unit: hueOf(node.kind),
        ...(backward && node.δ !== null && !moves && { hatch: prefix }),
      })}${wordsOf(node, drawn)}</g
    ><circle
      class="ring"
      cx="${round(at[0])}"
      cy="${round(at[1])}"
      r="${layout.radius + 5}"
      role="button"
      tabindex="${isSelected ? 0 : -1}"
      aria-pressed="${isSelected ? 'true' : 'false'}"
      aria-label="${nameOf(node, drawn)}"
    ></circle
  ></g>`;
}

/** A bias: a short stroke into its unit, of its size and sign. */
function drawBias(to: UnitNode, weight: number, name: string, { layout }: Drawn): Markup {
  const [x, y] = layout.at.get(to.id)!;
  const r = layout.radius;
  const ends: readonly [Point, Point] = [
    [x - r - 16, y + r + 2],
    [x - r * 0.8 - 2, y + r * 0.8 - 2],
  ];
  return html`<g class="unit-edge unit-bias" data-edge="${name}" data-to="${to.id}"
    >${band({ ends, value: weight, scale: bandScale, unit: 'n', red: false })}</g
  >`;
}

/** One orientation of the network as an SVG of its own. */
export function drawUnits(
  given: Scene,
  selection: Selection,
  say: Dictionary,
  orientation: Orientation,
): Markup {
  const scene = layeredOf(given);
  const units = unitGraph(scene);
  const isUnrolled = isRecurrent(scene);
  const layout = layoutUnits(units, { T: scene.trace.T, t: selection.t, isUnrolled }, orientation);
  const moves = movesOf(scene, selection);
  const sum = moves ? null : sumAt(scene, selection);
  const drawn: Drawn = {
    ...{ scene, selection, say, layout, sum, moves, widths: units.widths },
    pass: passOf(scene, selection),
    prefix: `units${scene.scope ? `-${scene.scope}` : ''}-${orientation}`,
    backward: /^[δε]/u.test(selection.quantity),
    largest: Math.max(largestOf(scene), ...[...(moves?.units.values() ?? [])].map(Math.abs)),
  };
  const edges = units.edges.filter(
    ({ to, from }) => layout.at.has(to.id) && layout.at.has(from.id),
  );
  const playing = new Map(
    (sum?.terms ?? []).flatMap(({ edge, value }) => (edge ? [[edge, value] as const] : [])),
  );
  const nodes = units.nodes.filter(({ id }) => layout.at.has(id));
  // The last unit stands lowest: under its edge to itself nothing else runs.
  const red = edges.find(
    (edge) =>
      edge.red && edge.from.unit === units.widths[1]! - 1 && edge.to.unit === edge.from.unit,
  );
  return html`<svg
    class="unit-network unit-network-${orientation}${playing.size > 0 ? ' has-play' : ''}"
    viewBox="0 0 ${round(layout.width)} ${round(layout.height)}"
    width="${round(layout.width)}"
    height="${round(layout.height)}"
    role="group"
    aria-label="${isUnrolled ? say.networks.unrolledTitle : say.networks.layeredTitle}"
    data-roving
  >
    ${hatches(drawn.prefix, ['x', 'h', 'y'])}${layout.steps.map(
      ({ t, label, rule }) =>
        html`${
          t === 1
            ? ''
            : html`<path
                class="step-rule"
                d="${orientation === 'landscape' ? `M${round(rule)} 4V${round(layout.height - 4)}` : `M4 ${round(rule)}H346`}"
              ></path>`
        }${text(`t = ${t}`, label, t === selection.t ? 'strong' : 'quiet', 'start')}${
          orientation === 'landscape' && scene.steps[t - 1]?.label
            ? text(dayShort(scene, t, say), [label[0] + 52, label[1]], 'quiet', 'start')
            : ''
        }`,
    )}${units.biases
      .filter(({ to }) => layout.at.has(to.id))
      .map(({ to, weight, name }) => drawBias(to, weight, name, drawn))}${edges
      .filter((edge) => !playing.has(edge))
      .map((edge) => restingEdge(edge, drawn))}${[...playing].map(([edge, value]) =>
      playingEdge(edge, value, drawn),
    )}${nodes.map((node) => drawUnit(node, drawn))}${[...playing].map(([edge, value]) =>
      playingValue(edge, value, drawn),
    )}${red ? redLabel(red, drawn) : ''}
  </svg>`;
}

/** Which edges are the red ones, said in words where the first of them runs. */
function redLabel(edge: UnitEdge, { layout, say }: Drawn): Markup {
  const [x, y] = between(endsOf(layout, edge.from, edge.to), 0.5);
  return layout.orientation === 'landscape'
    ? text(say.networks.redEdges, [x, y + 24], 'name u-h')
    : text(say.networks.red, [x - 12, layout.steps[1]!.rule - 9], 'name u-h', 'end');
}

/** The view: both orientations (one is shown by width), or the one asked for. */
export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: UnitNetworkProps = {},
): Markup {
  const wanted: readonly Orientation[] = props.orientation
    ? [props.orientation]
    : ['landscape', 'portrait'];
  return html`<div class="unit-drawing">
    ${wanted.map((orientation) => drawUnits(scene, selection, say, orientation))}
  </div>`;
}
