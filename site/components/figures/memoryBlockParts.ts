/**
 * What a memory block's drawing is made of: its gates, the types of its nodes and edges, and the draft that collects them.
 * Source: lstm.1–lstm.9 and the options of lib/networks/lstmNetwork.ts.
 * Leaves out which parts a network has (memoryBlockGraph.ts, memoryBlockCell.ts).
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

/** `coupled` leads from the input gate to a forget gate that is 1 − b_ι. */
export type EdgeKind = 'value' | 'gate' | 'net' | 'peephole' | 'bundle' | 'coupled';

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

/** The gates of a network; an absent one reads 1 and is not drawn. */
export const gatesOf = (net: lstm.LSTM): readonly Gate[] => [
  ...(net.inputGate ? (['input'] as const) : []),
  ...(net.forgetGate === false ? [] : (['forget'] as const)),
  ...(net.outputGate ? (['output'] as const) : []),
];

/** Whether a gate sums a net input of its own: a coupled forget gate does not. */
export const hasNet = (net: lstm.LSTM, gate: Gate): boolean =>
  gate !== 'forget' || net.forgetGate === true;

/** A block at one step while it is collected. */
export interface BlockDraft {
  readonly net: lstm.LSTM;
  readonly nodes: BlockNode[];
  readonly edges: BlockEdge[];
  readonly value: (quantity: string, dt: number, row: number) => number;
  readonly edge: (
    from: string,
    to: string,
    kind: EdgeKind,
    unit: Unit,
    rest?: Partial<BlockEdge>,
  ) => void;
}

/** An empty block at step t (1..T). */
export function blockDraft(scene: Scene, t: number, block: number): BlockDraft {
  const edges: BlockEdge[] = [];
  const none = { quantity: null, dt: 0, row: null, value: null, before: false } as const;
  return {
    net: scene.net,
    nodes: [],
    edges,
    value: (quantity, dt, row) => valueOf(scene, quantity, t + dt, block, row),
    edge: (from, to, kind, unit, rest = {}) =>
      void edges.push({ from, to, kind, unit, ...none, ...rest }),
  };
}
