/**
 * The memory block as a drawing: the graph's nodes and edges at the layout's places.
 * Source: memoryBlockGraph.ts (values of the trace), memoryBlockLayout.ts, memoryBlockEdges.ts, memoryBlockNodes.ts.
 * Leaves out caption, stepping and table: the figure shell has them once for all figures.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { litBy } from './blockSources.ts';
import { marksOf } from './figureShellMarks.ts';
import { drawEdge } from './memoryBlockEdges.ts';
import { blockGraph } from './memoryBlockGraph.ts';
import { layoutBlock, type Orientation } from './memoryBlockLayout.ts';
import type { Source } from './memoryBlockMeasures.ts';
import { drawNode } from './memoryBlockNodes.ts';
import type { BlockEdge } from './memoryBlockParts.ts';
import * as shapes from './shapes.ts';
import type { Point } from './shapes.ts';

export interface MemoryBlockProps {
  readonly orientation?: Orientation;
}

/** Pixels per unit of value; the largest value of the week still fits between two plots. */
function scaleOf(scene: Scene): number {
  const { trace } = scene;
  let largest = 1;
  for (const rows of [trace.s, trace.a.c]) {
    for (const row of rows) for (const v of row) largest = Math.max(largest, Math.abs(v));
  }
  return Math.min(12, 28 / largest);
}

/** One orientation of the block as an SVG of its own. */
export function drawBlock(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  orientation: Orientation,
): Markup {
  const graph = blockGraph(scene, selection.t, selection.block);
  const layout = layoutBlock(graph, orientation);
  const scale = scaleOf(scene);
  const marks = marksOf(selection, scene.net, graph.nodes);
  const lit = litBy(scene, selection, graph);
  const role = (edge: BlockEdge): string => (lit?.edges.has(edge) ? ' is-source' : '');
  const order: Record<string, number> = {
    bundle: 0,
    coupled: 1,
    gate: 1,
    peephole: 2,
    net: 3,
    value: 4,
  };
  const edges = [...graph.edges].sort((a, b) => order[a.kind]! - order[b.kind]!);
  const buses = graph.nodes.filter((node) => node.kind === 'source');
  return html`<svg
    class="memory-block memory-block-${orientation}${lit ? ' has-lit' : ''}"
    viewBox="0 0 ${layout.width} ${layout.height}"
    width="${layout.width}"
    height="${layout.height}"
    role="group"
    aria-label="${say.figures.blockTitle(selection.block + 1)}"
    data-roving
  >
    ${buses.map((node) =>
      shapes.wire(
        shapes.pathThrough(layout.buses[node.id as Source]!.line),
        node.unit,
        node.dt !== 0,
        lit && !lit.nodes.has(node.id) ? 'bus' : 'bus is-source',
      ),
    )}${edges.map((edge) => drawEdge(edge, layout, scale, role(edge)))}${buses.map((node) => {
      const { slash } = layout.buses[node.id as Source]!;
      const first = node.id === 'x';
      const away: Point =
        orientation === 'portrait' ? [first ? -11 : 11, 5] : [10, first ? -6 : 15];
      return shapes.bundleMark(
        slash,
        node.count!,
        [slash[0] + away[0], slash[1] + away[1]],
        node.unit,
      );
    })}${graph.nodes.map((node) => drawNode(node, layout, scene, say, marks, lit?.nodes.has(node.id)))}
  </svg>`;
}

/** The view: both orientations (one is shown by width), or the one asked for. */
export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: MemoryBlockProps = {},
): Markup {
  const wanted: readonly Orientation[] = props.orientation
    ? [props.orientation]
    : ['landscape', 'portrait'];
  return html`<div class="block-drawing">
    ${wanted.map((orientation) => drawBlock(scene, selection, say, orientation))}
  </div>`;
}
