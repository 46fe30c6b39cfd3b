/**
 * The nodes and edges of one memory block, read off the network's shape.
 * Source: lstm.1–lstm.9; every node is a quantity of the trace, every edge carries one.
 * Leaves out positions (memoryBlockLayout.ts) and the edges that leave for other blocks.
 */
import type { ActivationName } from '../../../lib/functions/activation.ts';
import type { lstm } from '../../../lib/index.ts';
import { valueOf } from '../../live/quantity.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import type { Unit } from './shapes.ts';

export type Gate = 'input' | 'forget' | 'output';

export const gateLetter: Record<Gate, string> = { input: 'ι', forget: 'φ', output: 'ω' };
export const gateUnit: Record<Gate, Unit> = { input: 'i', forget: 'f', output: 'o' };

export type NodeKind =
  'source' | 'sum' | 'squash' | 'product' | 'state' | 'delay' | 'gate' | 'result';

export interface BlockNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** Canonical quantity the node stands for; a product of two has none of its own. */
  readonly quantity: string | null;
  readonly dt: number;
  /** Row of the block (0-based cell of the block); null for what the cells share. */
  readonly row: number | null;
  readonly unit: Unit;
  readonly value: number;
  /** Net input at which a squashing stands, name of the squashing, or count of a bundle. */
  readonly at?: number;
  readonly squash?: ActivationName;
  readonly count?: number;
  readonly gate?: Gate;
}

export type EdgeKind = 'value' | 'gate' | 'net' | 'peephole' | 'bundle';

export interface BlockEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly quantity: string | null;
  readonly dt: number;
  readonly row: number | null;
  readonly unit: Unit;
  /** The value the edge carries; a bundle carries several and has none. */
  readonly value: number | null;
  /** Computed on the day before. */
  readonly before: boolean;
}

export interface BlockGraph {
  readonly nodes: readonly BlockNode[];
  readonly edges: readonly BlockEdge[];
  readonly cells: number;
  readonly gates: readonly Gate[];
}

export const gatesOf = (net: lstm.LSTM): readonly Gate[] =>
  net.forgetGate ? ['input', 'forget', 'output'] : ['input', 'output'];

/** Number of values on the input line: the features, and the constant 1 of the biases. */
export const inputCount = (net: lstm.LSTM): number => net.inputs + (net.biases ? 1 : 0);

/**
 * The block at step t (1..T), with every value the drawing prints.
 * `block` counts from 0; rows are the block's cells in the layer's order.
 */
export function blockGraph(scene: Scene, t: number, block: number): BlockGraph {
  const { net } = scene;
  const gates = gatesOf(net);
  const nodes: BlockNode[] = [];
  const edges: BlockEdge[] = [];
  const value = (quantity: string, step: number, row: number): number =>
    valueOf(scene, quantity, step, block, row);

  const node = (entry: BlockNode): void => void nodes.push(entry);
  const edge = (
    from: string,
    to: string,
    kind: EdgeKind,
    unit: Unit,
    rest: Partial<BlockEdge> = {},
  ): void =>
    void edges.push({
      from,
      to,
      kind,
      unit,
      quantity: null,
      dt: 0,
      row: null,
      value: null,
      before: false,
      ...rest,
    });

  const shared = { dt: 0, row: null, value: 0 } as const;
  node({ id: 'x', kind: 'source', quantity: 'x_i', unit: 'x', ...shared, count: inputCount(net) });
  node({
    id: 'hidden',
    kind: 'source',
    quantity: 'b_c',
    unit: 'h',
    ...shared,
    dt: -1,
    count: net.blocks * net.cells,
  });

  for (const gate of gates) {
    const letter = gateLetter[gate];
    const unit = gateUnit[gate];
    const a = value(`a_${letter}`, t, 0);
    const b = value(`b_${letter}`, t, 0);
    const common = { dt: 0, row: null, unit, gate } as const;
    node({
      id: `net:${gate}`,
      kind: 'squash',
      quantity: `a_${letter}`,
      value: a,
      at: a,
      squash: net.squash.f,
      ...common,
    });
    node({ id: `gate:${gate}`, kind: 'gate', quantity: `b_${letter}`, value: b, ...common });
    edge('x', `net:${gate}`, 'bundle', 'x', { quantity: 'x_i' });
    edge('hidden', `net:${gate}`, 'bundle', 'h', { quantity: 'b_c', dt: -1, before: true });
    edge(`net:${gate}`, `gate:${gate}`, 'net', unit, { quantity: `a_${letter}`, value: a });
  }

  for (let row = 0; row < net.cells; row += 1) {
    const at = (name: string): string => `${name}:${row}`;
    const a = value('a_c', t, row);
    const g = value('g_c', t, row);
    const s = value('s_c', t, row);
    const before = value('s_c', t - 1, row);
    const squashed = value('h_c', t, row);
    const result = value('b_c', t, row);
    const open = value('b_ι', t, 0);
    const keep = net.forgetGate ? value('b_φ', t, 0) : 1;
    const out = value('b_ω', t, 0);
    const common = { dt: 0, row, unit: 's' } as const;

    node({ id: at('sum'), kind: 'sum', quantity: 'a_c', value: a, ...common });
    node({
      id: at('g'),
      kind: 'squash',
      quantity: 'g_c',
      value: g,
      at: a,
      squash: net.squash.g,
      ...common,
    });
    node({
      id: at('in'),
      kind: 'product',
      quantity: null,
      value: open * g,
      dt: 0,
      row,
      unit: 'i',
      gate: 'input',
    });
    node({ id: at('s'), kind: 'state', quantity: 's_c', value: s, ...common });
    node({ id: at('delay'), kind: 'delay', quantity: 's_c', value: before, ...common, dt: -1 });
    node({
      id: at('h'),
      kind: 'squash',
      quantity: 'h_c',
      value: squashed,
      at: s,
      squash: net.squash.h,
      ...common,
    });
    node({
      id: at('out'),
      kind: 'product',
      quantity: null,
      value: out * squashed,
      dt: 0,
      row,
      unit: 'o',
      gate: 'output',
    });
    node({ id: at('b'), kind: 'result', quantity: 'b_c', value: result, dt: 0, row, unit: 'h' });

    edge('x', at('sum'), 'bundle', 'x', { quantity: 'x_i', row });
    edge('hidden', at('sum'), 'bundle', 'h', { quantity: 'b_c', dt: -1, row, before: true });
    edge(at('sum'), at('g'), 'value', 's', { quantity: 'a_c', row, value: a });
    edge(at('g'), at('in'), 'value', 's', { quantity: 'g_c', row, value: g });
    edge('gate:input', at('in'), 'gate', 'i', { quantity: 'b_ι', row, value: open });
    edge(at('in'), at('s'), 'value', 's', { row, value: open * g });
    edge(at('s'), at('delay'), 'value', 's', { quantity: 's_c', dt: -1, row, value: before });
    if (net.forgetGate) {
      node({
        id: at('keep'),
        kind: 'product',
        quantity: null,
        value: keep * before,
        dt: 0,
        row,
        unit: 'f',
        gate: 'forget',
      });
      edge(at('delay'), at('keep'), 'value', 's', { quantity: 's_c', dt: -1, row, value: before });
      edge('gate:forget', at('keep'), 'gate', 'f', { quantity: 'b_φ', row, value: keep });
      edge(at('keep'), at('s'), 'value', 's', { row, value: keep * before });
    } else {
      edge(at('delay'), at('s'), 'value', 's', { quantity: 's_c', dt: -1, row, value: before });
    }
    edge(at('s'), at('h'), 'value', 's', { quantity: 's_c', row, value: s });
    edge(at('h'), at('out'), 'value', 's', { quantity: 'h_c', row, value: squashed });
    edge('gate:output', at('out'), 'gate', 'o', { quantity: 'b_ω', row, value: out });
    edge(at('out'), at('b'), 'value', 'h', { quantity: 'b_c', row, value: result });

    if (net.peepholes) {
      for (const gate of gates) {
        const today = gate === 'output';
        const letter = gateLetter[gate];
        const weight = value(`w_c${letter}`, t, row);
        edge(today ? at('s') : at('delay'), `gate:${gate}`, 'peephole', 's', {
          quantity: `w_c${letter}`,
          row,
          value: weight * (today ? s : before),
          before: !today,
        });
      }
    }
  }
  return { nodes, edges, cells: net.cells, gates };
}
