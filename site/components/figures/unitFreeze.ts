/**
 * One output moved: how far every later value moves with it, if all follows, and if all but one equation is held.
 * Source: lib/graph's derivatives (total) and the one edge between two units (explicit).
 * Leaves out moving a weight: the page of the two derivatives does.
 */
import { graph } from '../../../lib/index.ts';
import { unitGraph, type LayeredScene, type UnitNode } from './units.ts';

export interface Moves {
  readonly from: UnitNode;
  /** ∂a/∂from of every later unit's net input, by unit id; units that do not move are absent. */
  readonly units: ReadonlyMap<string, number>;
  /** ∂O/∂from. */
  readonly loss: number;
}

/** Everything follows. */
export function totalMoves(scene: LayeredScene, from: UnitNode): Moves {
  const { solved, nodes } = unitGraph(scene);
  const slopes = graph.derivatives(solved, { quantity: from.out, t: from.t, unit: from.unit });
  const at = (name: string): number => slopes[solved.graph.place.get(name)!]!;
  const units = new Map<string, number>();
  for (const node of nodes) {
    if (node.net === null || node === from || node.t < from.t) continue;
    if (node.t === from.t && node.rank <= from.rank) continue;
    units.set(node.id, at(`${node.net}^${node.t}[${node.unit}]`));
  }
  return { from, units, loss: at('O^0[0]') };
}

/** Every equation is read alone: only what names the moved value moves. The loss names outputs and targets. */
export function explicitMoves(scene: LayeredScene, from: UnitNode): Moves {
  const readers = unitGraph(scene).edges.filter((edge) => edge.from === from);
  const loss = from.kind === 'output' ? totalMoves(scene, from).loss : 0;
  return { from, units: new Map(readers.map(({ to, weight }) => [to.id, weight])), loss };
}
