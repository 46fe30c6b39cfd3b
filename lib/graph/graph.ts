/*
 * A network unrolled in time as explicit nodes and edges: the data, and the draft that collects them.
 * Source: Graves' unfolded graphs; every multiplication is a node, an edge into the next step is an edge.
 * Leaves out: values and errors (solve.ts), any network (the builders beside this file).
 */
import type { ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import { checkFinite, ValueError, type Numbers } from '../numbers/shape.ts';
import { order } from './order.ts';

/** The book's name: `quantity` as 's_c' or 'a_ι', t in steps, `unit` the column in the trace's row t. */
export type NodeId = { readonly quantity: string; readonly t: number; readonly unit: number };

/**
 * What a node does with what its incoming edges bring:
 * given: nothing comes in; sum: Σ weight · source; squash: f(source); product: all sources multiplied;
 * softmax: its `own`-th source against all; loss: the loss of sources y_0..y_{K−1} against targets.
 */
export type Kind =
  | { readonly type: 'given'; readonly value: number }
  | { readonly type: 'sum' }
  | { readonly type: 'squash'; readonly name: ActivationName }
  | { readonly type: 'product' }
  | { readonly type: 'softmax'; readonly own: number }
  | { readonly type: 'loss'; readonly output: OutputName; readonly targets: Numbers };

/** A node and what it computes from its incoming edges. */
export type Node = { readonly id: NodeId; readonly kind: Kind };

/** From node to node. `name` is the weight's, as 'hι[0][1]', or null for a fixed factor. */
export type Edge = {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
  readonly name: string | null;
  /** Steps between source and target: 0 within a step, 1 into the next. */
  readonly delay: number;
};

/** Nodes and edges are known by their place; `order` lists every node after all of its sources. */
export type Graph = {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly incoming: readonly (readonly Edge[])[];
  readonly outgoing: readonly (readonly Edge[])[];
  readonly order: readonly number[];
  readonly place: ReadonlyMap<string, number>;
};

/** A node's name in one string, as 'b_φ^2[0]'. */
export const nameOf = ({ quantity, t, unit }: NodeId): string => `${quantity}^${t}[${unit}]`;

/** Collects nodes and edges; `node` and `edge` add to it. */
export type Draft = {
  readonly node: (quantity: string, t: number, unit: number, kind: Kind) => number;
  /** Weight 1 and no name unless given. @throws ValueError for a weight that is not finite. */
  readonly edge: (source: number, target: number, weight?: number, name?: string | null) => void;
  /** What is there so far, whether it can be ordered or not. */
  readonly parts: () => { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] };
  /** The finished graph. @throws ValueError naming the nodes of a cycle. */
  readonly finish: () => Graph;
};

/** An empty draft. @throws ValueError (from `node`) for a second node of one name. */
export function draft(): Draft {
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const place = new Map<string, number>();
  return {
    node(quantity, t, unit, kind) {
      const id = Object.freeze({ quantity, t, unit });
      const name = nameOf(id);
      if (place.has(name)) throw new ValueError('graph', name, 'is there already', 'a new name');
      place.set(name, nodes.length);
      return nodes.push({ id, kind }) - 1;
    },
    edge(source, target, weight = 1, name = null) {
      checkFinite('graph', name ?? 'weight', weight);
      const delay = nodes[target].id.t - nodes[source].id.t;
      edges.push({ source, target, weight, name, delay });
    },
    parts: () => ({ nodes, edges }),
    finish() {
      const incoming: Edge[][] = nodes.map(() => []);
      const outgoing: Edge[][] = nodes.map(() => []);
      for (const edge of edges) {
        incoming[edge.target].push(edge);
        outgoing[edge.source].push(edge);
      }
      const names = nodes.map(({ id }) => nameOf(id));
      return { nodes, edges, incoming, outgoing, place, order: order(names, edges) };
    },
  };
}

/** The same draft with a prefix before every quantity and weight name that is added through it. */
export const tagged = (to: Draft, tag: string): Draft => ({
  ...to,
  node: (quantity, t, unit, kind) => to.node(tag + quantity, t, unit, kind),
  edge: (source, target, weight, name = null) =>
    to.edge(source, target, weight, name === null ? null : tag + name),
});

/** The place of a node. @throws ValueError for a node that the graph does not have. */
export function placeOf(graph: Graph, id: NodeId): number {
  const place = graph.place.get(nameOf(id));
  if (place === undefined) {
    throw new ValueError('graph', 'node', `is ${nameOf(id)}`, 'a node of the graph');
  }
  return place;
}
