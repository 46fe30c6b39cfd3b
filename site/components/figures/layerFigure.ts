/**
 * A layer of memory blocks as a drawing: every weight of the open blocks as a band, its size the width, its sign the fill.
 * Source: layerGraph.ts (the unrolled graph), layerLayout.ts, layerRoutes.ts, layerClosed.ts.
 * Leaves out the sum and the counts in numbers (layerLedger.ts) and stepping (layerControls.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatSigned } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { drawClosed } from './layerClosed.ts';
import { layerGraph, weightsAt, type LayerEdge } from './layerGraph.ts';
import { layoutLayer } from './layerLayout.ts';
import { drawNode, type Shown } from './layerNodes.ts';
import { routeOf } from './layerRoutes.ts';
import type { Orientation } from './memoryBlockMeasures.ts';
import { round, text, wire } from './shapes.ts';
import { onLine, ribbon } from './unitShapes.ts';

/** Largest |weight|, |weight × value| and |value| of what is read, over all steps: one scale for each. */
function largestOf(scene: LstmScene): { weight: number; term: number; value: number } {
  const largest = { weight: 1e-12, term: 1e-12, value: 1e-12 };
  for (let t = 1; t <= scene.trace.T; t += 1)
    for (const { edge, carried, kind } of layerGraph(scene, { t }).edges) {
      if (kind === null) continue;
      largest.weight = Math.max(largest.weight, Math.abs(edge.weight));
      largest.term = Math.max(largest.term, Math.abs(edge.weight * carried));
      largest.value = Math.max(largest.value, Math.abs(carried));
    }
  return largest;
}

/** Which blocks are drawn with every edge: the selected one, and the others when they are asked for. */
export const openBlocks = ({ net }: LstmScene, { block, options }: Selection): readonly boolean[] =>
  Array.from({ length: net.blocks }, (_, one) => one === block || options?.['second'] === 'open');

/** What an edge is called in the markup: its weight, or a fixed edge, and its two ends. */
const dataOf = ({ edge, from, to }: LayerEdge): Markup =>
  html`data-edge="${edge.name ?? 'fixed'}" data-from="${from.name}" data-to="${to.name}"`;

interface Playing {
  readonly edges: ReadonlySet<LayerEdge>;
  readonly isIncoming: boolean;
}

function drawEdge(
  edge: LayerEdge,
  shown: Shown,
  playing: Playing,
  scales: { readonly weight: number; readonly term: number },
  aside: boolean,
): Markup {
  const { d } = routeOf(shown.layout, edge);
  const { kind, from } = edge;
  const before = edge.edge.delay > 0;
  if (kind === null)
    return html`<g class="layer-edge is-fixed" ${dataOf(edge)}
      >${wire(d, from.role === 'gate' ? from.hue : 's', before)}</g
    >`;
  const isPlaying = playing.edges.has(edge);
  const isTerm = isPlaying && playing.isIncoming;
  return html`<g
    class="unit-edge layer-edge${isPlaying ? ' is-playing' : ''}${aside ? ' is-aside' : ''}"
    ${dataOf(edge)}
    >${ribbon(d, {
      value: isTerm ? edge.edge.weight * edge.carried : edge.edge.weight,
      scale: isTerm ? scales.term : scales.weight,
      unit: isPlaying ? from.hue : 'n',
      red: before,
    })}</g
  >`;
}

/** What an edge in play brings, where the edges lie apart: near their sources, or near their targets. */
function drawValue(edge: LayerEdge, shown: Shown, { isIncoming }: Playing): Markup {
  const { along } = routeOf(shown.layout, edge);
  const isFar = edge.from.role === 'given' || edge.from.role === 'one';
  const upright = shown.layout.orientation === 'portrait';
  const share = !isFar ? 0.5 : isIncoming ? (upright ? 0.4 : 0.3) : upright ? 0.62 : 0.72;
  const { weight } = edge.edge;
  const [x, y] = along(share);
  return onLine(formatSigned(isIncoming ? weight * edge.carried : weight, 3), [x, y + 5]);
}

/** One orientation of the layer as an SVG of its own. */
export function drawLayer(
  scene: LstmScene,
  selection: Selection,
  say: Dictionary,
  orientation: Orientation,
): Markup {
  const graph = layerGraph(scene, selection);
  const { blocks, cells } = scene.net;
  const open = openBlocks(scene, selection);
  const layout = layoutLayer(graph, { blocks, cells, open }, orientation);
  const largest = largestOf(scene);
  const upright = orientation === 'portrait';
  const scales = {
    weight: Math.min(4, (upright ? 5 : 6.5) / largest.weight),
    term: Math.min(10, (upright ? 9 : 12) / largest.term),
  };
  const { node: picked, isIncoming, edges: weights } = weightsAt(scene, selection);
  const isDrawn = ({ from, to }: LayerEdge): boolean =>
    [from, to].every((node) => layout.at.has(node) && (node.block === null || node.role === 'given' || open[node.block]!)); // prettier-ignore
  const drawn = graph.edges.filter(isDrawn);
  const playing: Playing = { edges: new Set(weights.filter(isDrawn)), isIncoming };
  const linked = new Set([...playing.edges].map(({ from, to }) => (isIncoming ? from : to)));
  const shown: Shown = {
    ...{ scene, say, layout, picked, linked, t: selection.t, largest: largest.value },
    prefix: `layer${scene.scope ? `-${scene.scope}` : ''}-${orientation}`,
  };
  const lit = selection.options?.['edges'] ?? '';
  const order = (edge: LayerEdge): number =>
    (edge.kind === null ? 0 : 1) + (playing.edges.has(edge) ? 2 : 0);
  const { measures: m, frames } = layout;
  return html`<svg
    class="block-layer block-layer-${orientation}${playing.edges.size > 0 ? ' has-play' : ''}"
    viewBox="0 0 ${round(layout.width)} ${round(layout.height)}"
    width="${round(layout.width)}"
    height="${round(layout.height)}"
    role="group"
    aria-label="${say.blocks.layer.title(blocks)}"
    data-roving
  >
    ${text(`t = ${selection.t}`, [upright ? 0 : 12, 16], 'strong', 'start')}${frames.map(
      (frame) =>
        html`<rect
            class="layer-frame"
            x="${m.frame}"
            y="${round(frame.top)}"
            width="${m.inside}"
            height="${round(frame.height)}"
          ></rect
          >${text(say.figures.blockNumber(frame.block + 1), [m.frame + m.inside - (frame.isOpen ? 10 : m.inside - 14), frame.top + (frame.isOpen ? 22 : 24)], frame.isOpen ? 'quiet' : 'value', frame.isOpen ? 'end' : 'start')}`,
    )}${frames
      .filter(({ isOpen }) => !isOpen)
      .map(({ block, top }) => drawClosed(block, top, graph.edges, shown))}${drawn
      .toSorted((a, b) => order(a) - order(b))
      .map((edge) =>
        drawEdge(
          edge,
          shown,
          playing,
          scales,
          lit !== '' && edge.kind !== null && edge.kind !== lit,
        ),
      )}${graph.nodes.filter((node) => layout.at.has(node)).map((node) => drawNode(node, shown))}${[
      ...playing.edges,
    ].map((edge) => drawValue(edge, shown, playing))}
  </svg>`;
}

/** The view: one way up. */
export const render = (
  scene: LstmScene,
  selection: Selection,
  say: Dictionary,
  { orientation = 'landscape' }: { readonly orientation?: Orientation } = {},
): Markup =>
  html`<div class="layer-drawing">${drawLayer(scene, selection, say, orientation)}</div>`;
