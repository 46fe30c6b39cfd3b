/**
 * The way back through a memory block as a drawing: errors as hatched discs, what each outgoing edge brings as an arrow.
 * Source: errorGraph.ts (the unrolled graph), errorPass.ts (what is known by now), errorLayout.ts.
 * Leaves out stepping (errorControls.ts) and the sum in a table (errorLedger.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatSigned } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { edgesOut, errorGraph, pickedNode, type ErrorEdge } from './errorGraph.ts';
import { layoutErrors } from './errorLayout.ts';
import { drawNode, type Drawn } from './errorNodes.ts';
import { errorPass } from './errorPass.ts';
import type { Orientation } from './memoryBlockMeasures.ts';
import { round, text, type Point } from './shapes.ts';
import { band, hatches, head, onLine } from './unitShapes.ts';

/** Pixels per unit of contribution: one scale for all arrows of a scene. */
const scaleOf = (largest: number): number => Math.min(16, 13 / largest);

/** From rim to rim. */
function ends({ layout }: Drawn, { from, to }: ErrorEdge): readonly [Point, Point] {
  const [a, b] = [layout.at.get(from.place)!, layout.at.get(to.place)!];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const [start, end] = [layout.radius(from) + 3, layout.radius(to) + 3];
  return [
    [a[0] + ux * start, a[1] + uy * start],
    [b[0] - ux * end, b[1] - uy * end],
  ];
}

const between = ([a, b]: readonly [Point, Point], share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

const edgeData = ({ from, to, contribution: { edge } }: ErrorEdge): Markup =>
  html` data-from="${from.place}"
  data-to="${to.place}"${edge.name === null ? '' : html` data-edge="${edge.name}"`}`;

/** An edge at rest: a thin line, dashed where it leads to the next step. */
const restingEdge = (edge: ErrorEdge, drawn: Drawn): Markup => {
  const [a, b] = ends(drawn, edge);
  const isNext = edge.contribution.edge.delay > 0 || edge.to.id.t > edge.from.id.t;
  return html`<g class="error-edge" ${edgeData(edge)}
    ><path
      class="error-rest${isNext ? ' is-before' : ''}"
      d="M${round(a[0])} ${round(a[1])}L${round(b[0])} ${round(b[1])}"
    ></path
  ></g>`;
};

/** An edge of the picked node's sum: an arrow that runs backward, hatched in the hue of the error it brings. */
function playingEdge(edge: ErrorEdge, drawn: Drawn): Markup {
  const [a, b] = ends(drawn, edge);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const back: readonly [Point, Point] = [b, a];
  const body: readonly [Point, Point] = [b, between(back, Math.max(0.1, 1 - 9 / length))];
  const { hue } = edge.to;
  return html`<g class="error-edge is-playing" ${edgeData(edge)}
    >${band({
      ends: body,
      value: edge.contribution.error,
      scale: scaleOf(drawn.largest),
      unit: hue,
      red: false,
      hatch: drawn.prefix,
    })}${head(back, hue)}</g
  >`;
}

/** What an arrow brings, on it; arrows from the next step carry it where they still lie apart, near what they come from. */
function playingValue(edge: ErrorEdge, drawn: Drawn): Markup {
  const line = ends(drawn, edge);
  const isUp = edge.to.id.t > edge.from.id.t;
  const upright = drawn.layout.orientation === 'portrait';
  const isNarrow = upright && drawn.scene.net.cells > 1;
  const turns = isNarrow
    ? [0.78, 0.78]
    : upright
      ? [0.68, 0.68]
      : drawn.drawn.next.length > 5
        ? [0.6, 0.86]
        : [0.64, 0.64];
  const [x, y] = between(line, isUp ? turns[drawn.layout.turn(edge.to) % 2]! : 0.5);
  const isFlat = Math.abs(line[1][1] - line[0][1]) < 20;
  return onLine(formatSigned(edge.contribution.error), [x, y + (isFlat ? -9 : 5)]);
}

/** One orientation of the way back as an SVG of its own. */
export function drawErrors(
  scene: LstmScene,
  selection: Selection,
  say: Dictionary,
  orientation: Orientation,
): Markup {
  const graph = errorGraph(scene, selection);
  const layout = layoutErrors(graph, selection.block, orientation);
  const pass = errorPass(scene, selection);
  const picked = pickedNode(scene, selection);
  const sizes = Object.values(scene.errors).flatMap((group) =>
    Object.values(group).flatMap((rows: readonly ArrayLike<number>[]) =>
      rows.flatMap((row) => Array.from(row, Math.abs)),
    ),
  );
  const drawn: Drawn = {
    ...{ scene, selection, say, drawn: graph, layout, pass, picked },
    prefix: `errors${scene.scope ? `-${scene.scope}` : ''}-${orientation}`,
    largest: Math.max(1e-12, ...sizes),
  };
  // An arrow appears once the error that it brings is known.
  const playing = pass.isKnown(picked.place) ? edgesOut(scene, selection, picked) : [];
  const nodes = [...graph.today, ...graph.outputs, ...graph.next];
  const { names, rule } = layout;
  return html`<svg
    class="error-block error-block-${orientation}"
    viewBox="0 0 ${round(layout.width)} ${round(layout.height)}"
    width="${round(layout.width)}"
    height="${round(layout.height)}"
    role="group"
    aria-label="${say.blocks.backward.title(selection.block + 1)}"
    data-roving
  >
    ${hatches(drawn.prefix, ['i', 'f', 'o', 's', 'h', 'y'])}
    <path
      class="step-rule"
      d="M${rule.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}"
    ></path>
    ${text(`t = ${selection.t}`, names.today, 'strong', 'start')}${text(
      `t = ${selection.t + 1}`,
      names.next,
      'quiet',
      'start',
    )}${graph.edges.filter((edge) => !playing.includes(edge)).map((edge) => restingEdge(edge, drawn))}${playing.map(
      (edge) => playingEdge(edge, drawn),
    )}${nodes.map((node) => drawNode(node, drawn))}${playing.map((edge) => playingValue(edge, drawn))}
  </svg>`;
}

/** The view: one way up. */
export const render = (
  scene: LstmScene,
  selection: Selection,
  say: Dictionary,
  { orientation = 'landscape' }: { readonly orientation?: Orientation } = {},
): Markup =>
  html`<div class="error-drawing">${drawErrors(scene, selection, say, orientation)}</div>`;
