/**
 * A block of a layer whose edges are not drawn: what leads into it and out of it as bundles.
 * Source: layerGraph.ts, layerLayout.ts.
 * Leaves out the block's frame and its cell outputs, which are nodes (layerNodes.ts).
 */
import { html, type Markup } from '../../live/markup.ts';
import { blockOfEdge, type LayerEdge } from './layerGraph.ts';
import type { Shown } from './layerNodes.ts';
import { bundleMark, round, text, wire, type Point } from './shapes.ts';

/** A closed block: what leads into it and out of it as bundles, with their numbers of weights. */
export function drawClosed(
  block: number,
  frameTop: number,
  edges: readonly LayerEdge[],
  shown: Shown,
): Markup {
  const { layout, say } = shown;
  const { measures: m, at } = layout;
  const own = edges.filter((edge) => edge.kind !== null && blockOfEdge(edge) === block);
  const into = own.filter(({ from }) => from.block !== block || from.role === 'given');
  const entry: Point = [m.frame, frameTop + 34];
  const from = [...new Set(into.filter(({ kind }) => kind !== 'k').map((edge) => edge.from))];
  const gather: Point = [m.frame - (layout.orientation === 'portrait' ? 22 : 40), entry[1]];
  const count = into.filter(({ kind }) => kind !== 'k').length;
  const out = own.filter(({ kind }) => kind === 'k');
  const join = ([x, y]: Point, [tx, ty]: Point): string =>
    `M${round(x)} ${round(y)}L${round(tx)} ${round(ty)}`;
  return html`<g class="layer-bundle" data-block-closed="${block}" data-count="${count}"
    >${from.map((node) => {
      const [x, y] = at.get(node)!;
      return wire(join([x + layout.radius(node) + 2, y], gather), 'n', node.role === 'given' && node.id.t < shown.t); // prettier-ignore
    })}${wire(join(gather, entry), 'n')}${bundleMark(
      [entry[0] - 10, entry[1]],
      count,
      [entry[0] - 10, entry[1] - 10],
      'n',
    )}${out.map(({ from: result, to }) => {
      const [x, y] = at.get(result)!;
      const [tx, ty] = at.get(to)!;
      return wire(join([x + layout.radius(result), y], [tx - layout.radius(to) - 2, ty]), 'n');
    })}${text(say.blocks.layer.closed(own.length), [m.frame + 14, frameTop + 46], 'quiet', 'start')}</g
  >`;
}
