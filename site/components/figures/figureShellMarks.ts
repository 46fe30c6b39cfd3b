/**
 * Which node of a figure is selected, which are linked to it, which holds the one tab stop, and its spoken name.
 * Source: the page's one selection (site/live/selection.ts).
 * Leaves out how the marks look (styles/figures.css).
 */
import type { lstm } from '../../../lib/index.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import type { Selection } from '../../live/selection.ts';
import type { BlockNode } from './memoryBlockGraph.ts';

export interface Marks {
  readonly block: number;
  /** Id of the node that Tab reaches; the arrow keys go on from there. */
  readonly stopAt: string;
  stateOf(
    quantity: string,
    dt: number,
    row: number | null,
  ): { readonly selected: boolean; readonly linked: boolean };
  /** Cell as the selection counts it, from the row of the block. */
  cellOf(row: number): number;
}

/** Selected is the very quantity; linked is the same quantity a day apart, or an error of the same node. */
export function marksOf(selection: Selection, _net: lstm.LSTM, nodes: readonly BlockNode[]): Marks {
  const sub = (quantity: string): string => quantity.slice(quantity.indexOf('_') + 1);
  const wanted = selection.quantity;
  const isError = /^[δε]/u.test(wanted);
  const twin = (quantity: string): boolean => {
    if (!isError) return false;
    if (wanted === 'ε_s') return quantity === 's_c';
    if (wanted === 'ε_c') return quantity === 'b_c';
    return quantity === `a_${sub(wanted)}`;
  };
  const hits = (node: Pick<BlockNode, 'quantity' | 'row'>): boolean =>
    node.quantity === wanted && (node.row === null || node.row === selection.cell);
  const stop = nodes.find((node) => node.dt === 0 && hits(node)) ?? nodes.find((n) => n.quantity);
  return {
    block: selection.block,
    stopAt: stop?.id ?? '',
    cellOf: (row) => row,
    stateOf(quantity, dt, row) {
      const same = hits({ quantity, row });
      const selected = same && dt === 0;
      const here = row === null || row === selection.cell;
      return { selected, linked: (same && !selected) || (here && dt === 0 && twin(quantity)) };
    },
  };
}

/** "input gate, activation 0.632": what a node says when it takes the focus. */
export function nodeName(
  node: BlockNode,
  value: number | null,
  say: Dictionary,
  several: boolean,
): string {
  const names = say.figures.node;
  const gate = node.gate ? say.figures.gate[node.gate] : '';
  const base = ((): string => {
    switch (node.kind) {
      case 'source':
        return node.id === 'x' ? names.inputs(node.count ?? 0) : names.hidden(node.count ?? 0);
      case 'sum':
        return names.cellInput;
      case 'squash':
        if (node.row === null) return names.netInput(gate);
        return node.quantity === 'g_c' ? names.squashedInput : names.squashedState;
      case 'gate':
        return names.activation(gate);
      case 'state':
        return names.state;
      case 'delay':
        return names.before;
      case 'result':
        return names.result;
      case 'product':
        return names.product(gate);
    }
  })();
  const place = several && node.row !== null ? `${say.figures.cellNumber(node.row + 1)}, ` : '';
  return `${place}${base}${value === null ? '' : ` ${formatValue(value, 3)}`}`;
}
