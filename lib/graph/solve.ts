/*
 * Values forward, errors backward by one rule: a node's error is the sum over its outgoing edges.
 * Source: the chain rule on a graph; each term is the edge's local derivative times its target's error.
 * Leaves out: closed forms; nothing here knows what network the graph came from.
 */
import { activation } from '../functions/activation.ts';
import { checkFinite } from '../numbers/shape.ts';
import { nameOf, placeOf, type Edge, type Graph, type Node, type NodeId } from './graph.ts';

/** `values` and `errors` (∂O/∂value) by place of the node; O is the node named 'O' at t = 0. */
export type Solved = {
  readonly graph: Graph;
  readonly values: Float64Array;
  readonly errors: Float64Array;
};

/** One outgoing edge's part in a node's error: `error` = `slope` · the target's error. */
export type Contribution = {
  readonly edge: Edge;
  readonly target: NodeId;
  /** ∂target/∂source along this edge alone. */
  readonly slope: number;
  readonly targetError: number;
  readonly error: number;
};

type Incoming = readonly Edge[];

function softmaxOf(own: number, incoming: Incoming, values: Float64Array): number {
  const shifted = incoming.map(({ source }) => values[source]);
  const most = Math.max(...shifted);
  const sum = shifted.reduce((total, a) => total + Math.exp(a - most), 0);
  return Math.exp(shifted[own] - most) / sum;
}

/** z ln y with 0 ln 0 = 0. */
const zLn = (z: number, y: number): number => (z === 0 ? 0 : z * Math.log(y));

function valueOf({ kind }: Node, incoming: Incoming, values: Float64Array): number {
  switch (kind.type) {
    case 'given':
      return kind.value;
    case 'sum':
      return incoming.reduce((sum, edge) => sum + edge.weight * values[edge.source], 0);
    case 'squash':
      return activation(kind.name).apply(values[incoming[0].source]);
    case 'product':
      return incoming.reduce((product, { source }) => product * values[source], 1);
    case 'softmax':
      return softmaxOf(kind.own, incoming, values);
    case 'loss':
      return incoming.reduce((sum, { source }, k) => {
        const y = values[source];
        const z = kind.targets[k];
        if (kind.output === 'identity') return sum + (y - z) ** 2 / 2;
        if (kind.output === 'softmax') return sum - zLn(z, y);
        return sum - zLn(z, y) - zLn(1 - z, 1 - y);
      }, 0);
  }
}

/** ∂target/∂source along one edge, from values alone. */
function slopeAlong(graph: Graph, values: Float64Array, edge: Edge): number {
  const { kind } = graph.nodes[edge.target];
  const incoming = graph.incoming[edge.target];
  const from = values[edge.source];
  const to = values[edge.target];
  switch (kind.type) {
    case 'given':
      return 0;
    case 'sum':
      return edge.weight;
    case 'squash':
      return activation(kind.name).slope(from, to);
    case 'product':
      return incoming.reduce(
        (rest, other) => (other === edge ? rest : rest * values[other.source]),
        1,
      );
    case 'softmax':
      return (
        to *
        ((incoming[kind.own] === edge ? 1 : 0) -
          softmaxOf(incoming.indexOf(edge), incoming, values))
      );
    case 'loss': {
      const z = kind.targets[incoming.indexOf(edge)];
      if (kind.output === 'identity') return from - z;
      const yes = z === 0 ? 0 : -z / from;
      if (kind.output === 'softmax') return yes;
      return yes + (z === 1 ? 0 : (1 - z) / (1 - from));
    }
  }
}

/** Where ∂O starts: the node of the whole loss. */
const whole: NodeId = { quantity: 'O', t: 0, unit: 0 };

/**
 * Values in the graph's order, errors against it: ∂O/∂O = 1, every other error by `contributions`.
 * @throws ValueError naming the first node whose value or error is not finite, as where a softmax output
 * that is the target underflows to 0: a graph takes the slope of the logarithm literally.
 */
export function solve(graph: Graph): Solved {
  const values = new Float64Array(graph.nodes.length);
  const errors = new Float64Array(graph.nodes.length);
  for (const node of graph.order) {
    values[node] = valueOf(graph.nodes[node], graph.incoming[node], values);
    checkFinite('graph.solve', nameOf(graph.nodes[node].id), values[node]);
  }
  const solved = { graph, values, errors };
  const last = placeOf(graph, whole);
  for (const node of graph.order.toReversed()) {
    const { id } = graph.nodes[node];
    errors[node] =
      node === last ? 1 : contributions(solved, id).reduce((sum, { error }) => sum + error, 0);
    checkFinite('graph.solve', `error of ${nameOf(id)}`, errors[node]);
  }
  return solved;
}

/**
 * One term per outgoing edge of a node, edges into the next step included; they sum to the node's error.
 * @throws ValueError for a node that the graph does not have.
 */
export function contributions({ graph, values, errors }: Solved, id: NodeId): Contribution[] {
  return graph.outgoing[placeOf(graph, id)].map((edge) => {
    const slope = slopeAlong(graph, values, edge);
    const targetError = errors[edge.target];
    const target = graph.nodes[edge.target].id;
    return { edge, target, slope, targetError, error: slope * targetError };
  });
}

/** The value of a node. @throws ValueError for a node that the graph does not have. */
export const valueAt = ({ graph, values }: Solved, id: NodeId): number =>
  values[placeOf(graph, id)];

/** ∂O/∂value of a node. @throws ValueError for a node that the graph does not have. */
export const errorAt = ({ graph, errors }: Solved, id: NodeId): number =>
  errors[placeOf(graph, id)];

/** ∂O/∂w by the weight's name: over all edges that share it, source's value times target's error. */
export function weightErrors({ graph, values, errors }: Solved): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { source, target, name } of graph.edges) {
    if (name === null) continue;
    sums.set(name, (sums.get(name) ?? 0) + values[source] * errors[target]);
  }
  return sums;
}

/**
 * ∂node/∂from for every node, by place, `from` moved by itself whatever feeds it: the same local derivatives, summed over incoming edges.
 * One pass over the edges per `from`. @throws ValueError for a node that the graph does not have.
 */
export function derivatives({ graph, values }: Solved, from: NodeId): Float64Array {
  const slopes = new Float64Array(graph.nodes.length);
  const start = placeOf(graph, from);
  slopes[start] = 1;
  for (const node of graph.order) {
    if (node === start) continue;
    for (const edge of graph.incoming[node]) {
      slopes[node] += slopeAlong(graph, values, edge) * slopes[edge.source];
    }
  }
  return slopes;
}
