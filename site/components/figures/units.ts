/**
 * A layered network as units and the edges between them, read off the unrolled graph.
 * Source: lib/graph; a unit is its net input and its output, an edge is a weight with its two ends.
 * Leaves out gated units, whose edges end in products: the memory block has a graph of its own.
 */
import { graph } from '../../../lib/index.ts';
import { isOf, type Scene, type SceneOf } from '../../live/scene.ts';

export type UnitKind = 'input' | 'hidden' | 'output';

export interface UnitNode {
  /** Name in the figure, such as h1^2: kind, layer and unit, step. */
  readonly id: string;
  readonly kind: UnitKind;
  readonly t: number;
  /** Place in its layer, from 0. */
  readonly unit: number;
  /** Hidden layer, from 0; 0 for inputs and outputs. */
  readonly layer: number;
  /** Layer of all, from 0 at the inputs. */
  readonly rank: number;
  /** Names of net input and output in the graph. */
  readonly net: string | null;
  readonly out: string;
  /** Canonical names of net input, output and errors; null where a unit has none. */
  readonly a: string | null;
  readonly b: string;
  readonly δ: string | null;
}

export interface UnitEdge {
  readonly from: UnitNode;
  readonly to: UnitNode;
  readonly weight: number;
  /** The weight's name in the graph, such as hh[0][1]. */
  readonly name: string;
  /** Recurrent: it leads to the next step. */
  readonly red: boolean;
}

export interface Bias {
  readonly to: UnitNode;
  readonly weight: number;
  readonly name: string;
}

export interface UnitGraph {
  readonly nodes: readonly UnitNode[];
  readonly edges: readonly UnitEdge[];
  readonly biases: readonly Bias[];
  readonly solved: graph.Solved;
  readonly widths: readonly number[];
}

export type LayeredScene = SceneOf<'mlp'> | SceneOf<'rnn'>;

/** The scene as one of a layered network. Throws RangeError for any other: the view was given the wrong scene. */
export function layeredOf(scene: Scene): LayeredScene {
  if (isOf(scene, 'mlp') || isOf(scene, 'rnn')) return scene;
  throw new RangeError(`layeredOf: network is of kind ${scene.net.kind}, expected mlp or rnn`);
}

/** Units of each layer, inputs first. */
function widthsOf({ net }: LayeredScene): readonly number[] {
  return [net.inputs, ...(net.kind === 'mlp' ? net.hidden : [net.hidden]), net.outputs];
}

function solve(scene: LayeredScene): graph.Solved {
  const { x, z } = scene;
  return graph.solve(
    isOf(scene, 'mlp')
      ? graph.mlpGraph(scene.net, scene.weights, x, z)
      : graph.rnnGraph(scene.net, scene.weights, x, z),
  );
}

const outerNames = { x: 'x_i', y: 'y_k' } as const;

/** The unit that a node of the graph belongs to; null for constants, losses and the state before the first step. */
function unitOf({ quantity, t, unit }: graph.NodeId, widths: readonly number[]): UnitNode | null {
  if (t < 1) return null;
  const last = widths.length - 1;
  if (quantity === 'x')
    return {
      ...{ id: `i${unit}^${t}`, kind: 'input', t, unit, layer: 0, rank: 0 },
      ...{ net: null, out: 'x', a: null, b: outerNames.x, δ: null },
    };
  if (quantity === 'a_k')
    return {
      ...{ id: `k${unit}^${t}`, kind: 'output', t, unit, layer: 0, rank: last },
      ...{ net: 'a_k', out: 'y', a: 'a_k', b: outerNames.y, δ: 'δ_k' },
    };
  const hidden = /^a_(h|\d+)$/.exec(quantity)?.[1];
  if (!hidden) return null;
  const layer = hidden === 'h' ? 0 : Number(hidden) - 1;
  return {
    ...{ id: `h${layer}.${unit}^${t}`, kind: 'hidden', t, unit, layer, rank: layer + 1 },
    ...{ net: quantity, out: `b_${hidden}`, a: 'a_h', b: 'b_c', δ: 'δ_h' },
  };
}

const known = new WeakMap<Scene, UnitGraph>();

/** Units and edges of all steps; made once per scene. */
export function unitGraph(scene: LayeredScene): UnitGraph {
  const found = known.get(scene);
  if (found) return found;
  const solved = solve(scene);
  const widths = widthsOf(scene);
  const nodes: UnitNode[] = [];
  const byPlace = new Map<number, UnitNode>();
  solved.graph.nodes.forEach(({ id }, place) => {
    const unit = unitOf(id, widths);
    if (!unit) return;
    nodes.push(unit);
    byPlace.set(place, unit);
    if (unit.net !== null)
      byPlace.set(solved.graph.place.get(`${unit.out}^${unit.t}[${unit.unit}]`)!, unit);
  });
  const edges: UnitEdge[] = [];
  const biases: Bias[] = [];
  for (const { source, target, weight, name, delay } of solved.graph.edges) {
    const to = byPlace.get(target);
    if (name === null || !to) continue;
    const from = byPlace.get(source);
    if (from) edges.push({ from, to, weight, name, red: delay > 0 });
    else if (solved.graph.nodes[source]!.id.quantity === '1') biases.push({ to, weight, name });
  }
  // Switched off, the recurrent edges are no part of the network.
  const isOff = edges.every(({ red, weight }) => !red || weight === 0);
  const kept = isOff ? edges.filter(({ red }) => !red) : edges;
  const made = { nodes, edges: kept, biases, solved, widths };
  known.set(scene, made);
  return made;
}

/** The places of a unit as the selection names them. */
export const placeOf = ({
  kind,
  unit,
  layer,
}: UnitNode): { block: number; layer: number } | { index: number } =>
  kind === 'hidden' ? { block: unit, layer } : { index: unit };

/** The subscript a unit is printed with: h1 where its layer has several units, k where it is the only one. */
export function subOf({ kind, unit, rank, layer }: UnitNode, widths: readonly number[]): string {
  const letter = { input: 'i', hidden: 'h', output: 'k' }[kind];
  const several = widths[rank]! > 1;
  // Of several hidden layers the layer stands before the unit.
  const deep = kind === 'hidden' && widths.length > 3 ? `${layer + 1}.` : '';
  return several || deep ? `${letter}${deep}${unit + 1}` : letter;
}

export const hueOf = (kind: UnitKind): 'x' | 'h' | 'y' =>
  kind === 'input' ? 'x' : kind === 'hidden' ? 'h' : 'y';
