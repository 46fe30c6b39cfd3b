/**
 * The nodes and edges of one memory block, read off the network's shape.
 * Source: lstm.1–lstm.9 and their variants; every node is a quantity of the trace, every edge carries one.
 * Leaves out positions (memoryBlockLayout.ts) and the edges that leave for other blocks.
 */
import type { lstm } from '../../../lib/index.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import { addCell } from './memoryBlockCell.ts';
import { blockDraft, gateLetter, gatesOf, gateUnit, hasNet, type BlockDraft, type BlockGraph, type Gate } from './memoryBlockParts.ts'; // prettier-ignore

export { gateLetter, gatesOf, gateUnit, type BlockEdge, type BlockGraph, type BlockNode, type EdgeKind, type Gate, type NodeKind } from './memoryBlockParts.ts'; // prettier-ignore

/** Number of values on the input line: the features, and the constant 1 of the biases. */
export const inputCount = (net: lstm.LSTM): number => net.inputs + (net.biases ? 1 : 0);

/** The lines that come from outside: inputs, cell outputs of the step before and, where they recur, its gates. */
function addSources({ net, nodes }: BlockDraft): void {
  const shared = { kind: 'source', dt: 0, row: null, value: 0 } as const;
  const hidden = net.blocks * net.cells;
  nodes.push(
    { id: 'x', quantity: 'x_i', unit: 'x', ...shared, count: inputCount(net) },
    { id: 'hidden', quantity: 'b_c', unit: 'h', ...shared, dt: -1, count: hidden },
  );
  const gates = gatesOf(net).length * net.blocks;
  if (net.gateRecurrence)
    nodes.push({ id: 'gates', quantity: null, unit: 'n', ...shared, dt: -1, count: gates });
}

function addGate({ net, nodes, edge, value }: BlockDraft, gate: Gate): void {
  const letter = gateLetter[gate];
  const unit = gateUnit[gate];
  const b = value(`b_${letter}`, 0, 0);
  const common = { dt: 0, row: null, unit, gate } as const;
  const disc = { id: `gate:${gate}`, kind: 'gate', quantity: `b_${letter}`, value: b, ...common } as const; // prettier-ignore
  if (!hasNet(net, gate)) {
    nodes.push(disc);
    edge('gate:input', `gate:${gate}`, 'coupled', 'i', { quantity: 'b_ι', value: b });
    return;
  }
  const a = value(`a_${letter}`, 0, 0);
  const id = `net:${gate}`;
  nodes.push(
    { id, kind: 'squash', quantity: `a_${letter}`, value: a, at: a, squash: net.squash.f, ...common }, // prettier-ignore
    disc,
  );
  edge('x', id, 'bundle', 'x', { quantity: 'x_i' });
  edge('hidden', id, 'bundle', 'h', { quantity: 'b_c', dt: -1, before: true });
  if (net.gateRecurrence) edge('gates', id, 'bundle', 'n', { before: true });
  edge(id, disc.id, 'net', unit, { quantity: `a_${letter}`, value: a });
}

/**
 * The block at step t (1..T), with every value the drawing prints.
 * `block` counts from 0; rows are the block's cells in the layer's order.
 */
export function blockGraph(scene: Scene, t: number, block: number): BlockGraph {
  const draft = blockDraft(scene, t, block);
  const { net, nodes, edges } = draft;
  const gates = gatesOf(net);
  addSources(draft);
  for (const gate of gates) addGate(draft, gate);
  for (let row = 0; row < net.cells; row += 1) addCell(draft, row);
  return { nodes, edges, cells: net.cells, gates };
}
