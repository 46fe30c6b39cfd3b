/**
 * The nodes of a memory block as marks: gates filled to their level, squashings as plots, the state as a box.
 * Source: memoryBlockParts.ts (values of the trace), shapes.ts, memoryBlockLabels.ts.
 * Leaves out edges.
 */
import { activation } from '../../../lib/functions/activation.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import { nodeName, type Marks } from './figureShellMarks.ts';
import { add, frame } from './memoryBlockFrame.ts';
import { labelsOf, lineValues, rowsOf, sourceLabel } from './memoryBlockLabels.ts';
import type { Layout } from './memoryBlockLayout.ts';
import { gateLetter, type BlockNode } from './memoryBlockParts.ts';
import * as shapes from './shapes.ts';

/** Symbols of the lines from outside; the gates of the step before share one. */
const sourceNames: Readonly<Record<string, string>> = { x: 'x', hidden: 'b_h', gates: 'b_ιφω' };

function face(node: BlockNode, layout: Layout, say: Dictionary): Markup {
  const at = layout.at.get(node.id)!;
  const m = layout.measures;
  const upright = layout.orientation === 'portrait';
  const printed = formatValue(node.value, 3);
  switch (node.kind) {
    case 'gate':
      return shapes.gateDisc(at, m.disc, node.value, node.unit, gateLetter[node.gate!]);
    case 'squash':
      return shapes.squashPlot({
        center: at,
        width: 2 * (upright ? m.plot[1] : m.plot[0]),
        height: 2 * (upright ? m.plot[0] : m.plot[1]),
        apply: activation(node.squash!).apply,
        at: node.at!,
        unit: node.unit,
      });
    case 'sum':
      return html`<g class="sum u-s"
        ><circle cx="${shapes.round(at[0])}" cy="${shapes.round(at[1])}" r="${m.sum}"></circle
        ><text x="${shapes.round(at[0])}" y="${shapes.round(at[1] + 6)}" text-anchor="middle"
          >Σ</text
        ></g
      >`;
    case 'state': {
      const [along, wide] = upright ? [m.cell[1], m.cell[0]] : m.cell;
      return html`<g class="memory-cell u-s"
          ><rect
            x="${shapes.round(at[0] - along)}"
            y="${shapes.round(at[1] - wide)}"
            width="${2 * along}"
            height="${2 * wide}"
          ></rect
          >${shapes.symbol('s_c', [at[0], at[1] - (upright ? 8 : 11)], { size: 25 })}${shapes.text(
            printed,
            [at[0], at[1] + (upright ? 21 : 21)],
            'strong large',
          )}</g
        >${
          upright
            ? ''
            : shapes.text(
                rowsOf(layout).length > 1
                  ? say.figures.cellNumber(node.row! + 1)
                  : say.figures.cell,
                [at[0], at[1] - m.cell[1] - 13],
                'name u-s',
              )
        }`;
    }
    case 'delay':
      return html`${
        upright
          ? ''
          : html`<g class="before-box u-s"
              ><rect
                x="${shapes.round(at[0] - 64)}"
                y="${shapes.round(at[1] - 5)}"
                width="53"
                height="51"
              ></rect
              >${shapes.symbol('s_c', [at[0] - 37, at[1] + 15], { dt: -1, size: 20 })}${shapes.text(
                printed,
                [at[0] - 37.5, at[1] + 38],
              )}</g
            >`
      }${shapes.delayBox(at, 18)}`;
    case 'result':
      return html``;
    default:
      return html``;
  }
}

/** A node with its words and its frame. */
export function drawNode(
  node: BlockNode,
  layout: Layout,
  scene: Scene,
  say: Dictionary,
  marks: Marks,
  isSource = false,
): Markup {
  const at = layout.at.get(node.id)!;
  if (node.kind === 'product') {
    return html`${shapes.product(at, layout.measures.product, node.unit)}${lineValues(node, layout)}`;
  }
  const label = labelsOf(node, layout);
  const printed = formatValue(node.value, 3);
  const strong = node.kind === 'gate' || node.kind === 'result';
  const quiet = node.kind === 'squash' && node.row === null;
  const anchor = label.anchor ?? 'middle';
  const words = html`${
    node.kind === 'source'
      ? shapes.symbol(sourceNames[node.id]!, add(sourceLabel(node, layout), [0, 5]), {
          dt: node.dt,
          size: layout.orientation === 'portrait' ? 20 : 22,
        })
      : ''
  }${label.symbol ? shapes.symbol(node.quantity!, add(at, label.symbol)) : ''}${
    label.value
      ? shapes.text(
          printed,
          add(at, label.value),
          strong ? 'strong' : quiet ? 'quiet' : 'value',
          node.kind === 'sum' || node.kind === 'result'
            ? anchor === 'end' || anchor === 'start'
              ? anchor
              : 'middle'
            : anchor,
        )
      : ''
  }${
    label.name
      ? shapes.text(
          node.kind === 'gate' ? say.figures.gate[node.gate!] : node.id.startsWith('g') ? 'g' : 'h',
          add(at, label.name),
          `name u-${node.unit}`,
          anchor,
        )
      : ''
  }`;
  if (node.quantity === null) return html`<g class="node-source" aria-hidden="true">${words}</g>`;
  const bare = node.kind === 'squash' && node.row !== null ? lineValues(node, layout) : '';
  const state = marks.stateOf(node.quantity, node.dt, node.row);
  const value = node.kind === 'source' ? null : node.value;
  return html`<g
      class="node node-${node.kind} u-${node.unit}${state.linked ? ' is-linked' : ''}${
        state.selected ? ' is-selected' : ''
      }${isSource ? ' is-source' : ''}"
      data-q="${node.quantity}"
      ${node.dt === 0 ? '' : html` data-dt="${node.dt}"`}${
        node.row === null ? '' : html` data-cell="${marks.cellOf(node.row)}"`
      }
      data-block="${marks.block}"
      ><g aria-hidden="true">${face(node, layout, say)}${words}</g>${frame(
        node,
        layout,
        html`role="button" tabindex="${marks.stopAt === node.id ? 0 : -1}"
        aria-pressed="${state.selected ? 'true' : 'false'}"
        aria-label="${nodeName(node, value, say, scene.net.cells > 1)}"`,
      )}</g
    >${bare}`;
}
