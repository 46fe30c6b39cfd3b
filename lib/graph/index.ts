/*
 * The unrolled network as an explicit graph: builders for every network, one backward rule, contributions edge by edge.
 * Source: "a node's error is the sum over its outgoing edges".
 * Leaves out: the closed forms (networks), which know nothing of it.
 */
export type { Edge, Graph, Kind, Node, NodeId } from './graph.ts';
export {
  contributions,
  derivatives,
  errorAt,
  solve,
  valueAt,
  weightErrors,
  type Contribution,
  type Solved,
} from './solve.ts';
export { mlpGraph } from './mlpGraph.ts';
export { rnnGraph, rnnLayer } from './rnnGraph.ts';
export { lstmDraft, lstmGraph, lstmLayer } from './lstmGraph.ts';
export { untangle, type Arrow } from './order.ts';
export { gruGraph, gruLayer } from './gruGraph.ts';
export { bidirectionalGraph } from './bidirectionalGraph.ts';
