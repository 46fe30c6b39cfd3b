/**
 * The sum a selected unit stands for: its net input over the edges that come in, its error over those that go out.
 * Source: the trace's values, the graph's contributions; black edges stay within a step, red ones are recurrent.
 * Leaves out markup.
 */
import { activation } from '../../../lib/functions/activation.ts';
import { graph } from '../../../lib/index.ts';
import { valueOf } from '../../live/quantity.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { isOf } from '../../live/scene.ts';
import { unitGraph, type LayeredScene, type UnitEdge, type UnitNode } from './units.ts';

export interface SumTerm {
  /** null for a bias, or for a red edge from before the first step. */
  readonly edge: UnitEdge | null;
  readonly red: boolean;
  readonly weight: number;
  /** What the edge carries: the source's value, or the target's error. */
  readonly carried: number;
  readonly value: number;
}

export interface UnitSum {
  readonly node: UnitNode;
  readonly backward: boolean;
  readonly terms: readonly SumTerm[];
  readonly black: number;
  readonly red: number;
  readonly total: number;
  /** Squashing of the sum: θ(a) forward, θ′(a)·ε backward; absent at an output's error. */
  readonly squash: {
    readonly name: string;
    readonly at: number;
    readonly slope: number;
    readonly result: number;
  };
}

/** The unit that the selection names; the first hidden one where it names none of the drawn ones. */
export function unitAt(scene: LayeredScene, selection: Selection): UnitNode {
  const { t, block, index = 0, layer = 0, quantity } = selection;
  const sub = quantity.slice(-1);
  const kind = sub === 'i' ? 'input' : sub === 'k' ? 'output' : 'hidden';
  const unit = kind === 'hidden' ? block : index;
  return unitGraph(scene).nodes.find(
    (node) =>
      node.kind === kind &&
      node.t === t &&
      node.unit === unit &&
      (kind !== 'hidden' || node.layer === layer),
  )!;
}

/** Value of one of a unit's quantities. */
export const valueIn = (scene: Scene, node: UnitNode, quantity: string): number =>
  valueOf(scene, quantity, node.t, node.unit, 0, node.unit, node.layer);

/** The incoming sum of a hidden or output unit. */
export function incomingSum(scene: LayeredScene, node: UnitNode): UnitSum {
  const { edges, biases } = unitGraph(scene);
  const terms: SumTerm[] = edges
    .filter(({ to }) => to === node)
    .map((edge) => {
      const carried = valueIn(scene, edge.from, edge.from.b);
      return { edge, red: edge.red, weight: edge.weight, carried, value: edge.weight * carried };
    });
  for (const { to, weight } of biases)
    if (to === node) terms.push({ edge: null, red: false, weight, carried: 1, value: weight });
  const a = valueIn(scene, node, node.a!);
  return finish(scene, node, terms, a, false);
}

/** The outgoing sum of a hidden unit: the error of its output, edge by edge. */
export function outgoingSum(scene: LayeredScene, node: UnitNode): UnitSum {
  const { edges, solved } = unitGraph(scene);
  const own = edges.filter(({ from }) => from === node);
  const parts = graph.contributions(solved, { quantity: node.out, t: node.t, unit: node.unit });
  const terms = parts.flatMap(({ edge: { name }, slope, targetError, error }) => {
    const edge = own.find((one) => one.name === name);
    return edge ? [{ edge, red: edge.red, weight: slope, carried: targetError, value: error }] : [];
  });
  return finish(scene, node, terms, valueIn(scene, node, 'ε_c'), true);
}

function finish(
  scene: LayeredScene,
  node: UnitNode,
  terms: readonly SumTerm[],
  total: number,
  backward: boolean,
): UnitSum {
  const part = (red: boolean): number =>
    terms.reduce((sum, term) => (term.red === red ? sum + term.value : sum), 0);
  const at = valueIn(scene, node, node.a!);
  const { output, squash } = scene.net;
  const isOutput = node.kind === 'output';
  const name = isOutput ? output : squash;
  const slope = isOutput ? NaN : activation(squash).slope(at, valueIn(scene, node, 'b_c'));
  const result = valueIn(scene, node, backward ? node.δ! : node.b);
  return {
    ...{ node, backward, terms, total },
    black: part(false),
    red: part(true),
    squash: { name, at, slope, result },
  };
}

/** The sum in play at a selection; null for an input and for an output's error, which is y − z. */
export function sumAt(scene: LayeredScene, selection: Selection): UnitSum | null {
  const node = unitAt(scene, selection);
  const isError = /^[δε]/u.test(selection.quantity);
  if (node.kind === 'input') return null;
  if (!isError) return incomingSum(scene, node);
  return node.kind === 'hidden' ? outgoingSum(scene, node) : null;
}

/** Whether a scene can have red edges. */
export const isRecurrent = (scene: Scene): boolean => isOf(scene, 'rnn');
