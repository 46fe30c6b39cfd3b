/**
 * A layer of memory blocks at one step: what is drawn as one node, every edge between two nodes, and how many weights there are.
 * Source: the unrolled graph (lib/graph). A gate and its net input are one node, as are a cell's input and its squashing.
 * Leaves out the loss, places (layerLayout.ts) and drawing.
 */
import { nameOf, type Edge, type NodeId } from '../../../lib/graph/graph.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { unrolled } from './blockUnrolled.ts';
import type { Unit } from './shapes.ts';

export type Role =
  'one' | 'given' | 'before' | 'gate' | 'input' | 'product' | 'state' | 'result' | 'output';

export interface LayerNode {
  /** Name of the graph's node whose value is shown, such as b_ι^2[0]. */
  readonly name: string;
  readonly id: NodeId;
  readonly role: Role;
  /** What the selection calls it; null for products and the constant 1. */
  readonly pick: string | null;
  readonly hue: Unit;
  /** Block, and cell of that block, both from 0; null where there is none. */
  readonly block: number | null;
  readonly cell: number | null;
  readonly value: number;
}

const weightKinds = ['x', 'b', 's', 'gates', 'bias', 'k'] as const;
export type WeightKind = (typeof weightKinds)[number];

export interface LayerEdge {
  readonly from: LayerNode;
  readonly to: LayerNode;
  readonly edge: Edge;
  /** What the edge's own source brings, before its weight. */
  readonly carried: number;
  /** null for a fixed edge, which has no weight. */
  readonly kind: WeightKind | null;
}

export interface LayerGraph {
  readonly nodes: readonly LayerNode[];
  readonly edges: readonly LayerEdge[];
}

interface Part {
  /** Quantity of the node whose value is shown. */
  readonly shown: string;
  readonly role: Role;
  readonly pick: string | null;
  readonly hue: Unit;
  readonly of: 'block' | 'cell' | 'none';
}

const gate = (letter: string, hue: Unit): Part => ({
  shown: `b_${letter}`,
  ...{ role: 'gate', pick: `b_${letter}`, hue, of: 'block' },
});
const parts: Readonly<Record<string, Part>> = {
  1: { shown: '1', role: 'one', pick: null, hue: 'n', of: 'none' },
  x: { shown: 'x', role: 'given', pick: 'x_i', hue: 'x', of: 'none' },
  ...{ a_ι: gate('ι', 'i'), b_ι: gate('ι', 'i'), a_φ: gate('φ', 'f') },
  ...{ b_φ: gate('φ', 'f'), a_ω: gate('ω', 'o'), b_ω: gate('ω', 'o') },
  a_c: { shown: 'a_c', role: 'input', pick: 'a_c', hue: 's', of: 'cell' },
  g: { shown: 'a_c', role: 'input', pick: 'a_c', hue: 's', of: 'cell' },
  ιg: { shown: 'ιg', role: 'product', pick: null, hue: 'i', of: 'cell' },
  φs: { shown: 'φs', role: 'product', pick: null, hue: 'f', of: 'cell' },
  s_c: { shown: 's_c', role: 'state', pick: 's_c', hue: 's', of: 'cell' },
  h: { shown: 'b_c', role: 'result', pick: 'b_c', hue: 'h', of: 'cell' },
  b_c: { shown: 'b_c', role: 'result', pick: 'b_c', hue: 'h', of: 'cell' },
  a_k: { shown: 'y', role: 'output', pick: 'y_k', hue: 'y', of: 'none' },
  y: { shown: 'y', role: 'output', pick: 'y_k', hue: 'y', of: 'none' },
};

/** What a weight leads from or to, by its name: iι[0][0], hι[0][0], cι[0], ιφ[0][0], bias.ι[0], ck[0][0]. */
export function kindOf(name: string): WeightKind {
  const [array = ''] = name.split('[');
  if (array.startsWith('bias')) return 'bias';
  if (array.endsWith('k')) return 'k';
  return ({ i: 'x', h: 'b', c: 's' } as const)[array[0]!] ?? 'gates';
}

function roleAt({ role }: Part, { t }: NodeId, now: number): Role {
  if (t === now) return role;
  return role === 'state' ? 'before' : 'given';
}

const made = new WeakMap<LstmScene, Map<number, LayerGraph>>();

/** The layer at step t, made once per scene and step. */
export function layerGraph(scene: LstmScene, { t }: Pick<Selection, 't'>): LayerGraph {
  let own = made.get(scene);
  if (!own) made.set(scene, (own = new Map()));
  let one = own.get(t);
  if (!one) own.set(t, (one = build(scene, t)));
  return one;
}

function build(scene: LstmScene, t: number): LayerGraph {
  const { graph, values } = unrolled(scene);
  const { cells } = scene.net;
  const nodes = new Map<string, LayerNode>();
  const nodeOf = (place: number): LayerNode | null => {
    const { id, kind } = graph.nodes[place]!;
    const part = parts[id.quantity];
    // A gate that the network does not have reads 1 and is not drawn.
    if (!part || (part.role === 'gate' && kind.type === 'given' && id.t === t)) return null;
    const shown = { ...id, quantity: part.shown };
    const name = nameOf(shown);
    let node = nodes.get(name);
    if (!node) {
      node = {
        ...{ name, id: shown, role: roleAt(part, id, t), pick: part.pick, hue: part.hue },
        block: part.of === 'block' ? id.unit : part.of === 'cell' ? Math.floor(id.unit / cells) : null,
        cell: part.of === 'cell' ? id.unit % cells : null,
        value: values[graph.place.get(name)!]!,
      }; // prettier-ignore
      nodes.set(name, node);
    }
    return node;
  };
  const edges = graph.edges.flatMap((edge): LayerEdge[] => {
    if (graph.nodes[edge.target]!.id.t !== t) return [];
    const [from, to] = [nodeOf(edge.source), nodeOf(edge.target)];
    if (!from || !to || from === to) return [];
    const kind = edge.name === null ? null : kindOf(edge.name);
    return [{ from, to, edge, carried: values[edge.source]!, kind }];
  });
  return { nodes: [...nodes.values()], edges };
}

/** The block that a weight belongs to: the one it leads into, else the one it leaves; null for neither. */
export const blockOfEdge = ({ from, to }: Pick<LayerEdge, 'from' | 'to'>): number | null =>
  to.block ?? from.block;

export interface Count {
  readonly kind: WeightKind;
  readonly byBlock: readonly number[];
  readonly whole: number;
}

/** How many weights of each kind the network has, each counted once over all steps. */
export function countsOf(scene: LstmScene): readonly Count[] {
  const found = new Map<string, LayerEdge>();
  for (let t = 1; t <= scene.trace.T; t += 1)
    for (const edge of layerGraph(scene, { t }).edges)
      if (edge.edge.name !== null) found.set(edge.edge.name, edge);
  const all = [...found.values()];
  return weightKinds.flatMap((kind) => {
    const own = all.filter((edge) => edge.kind === kind);
    if (own.length === 0) return [];
    const byBlock = Array.from(
      { length: scene.net.blocks },
      (_, block) => own.filter((edge) => blockOfEdge(edge) === block).length,
    );
    return [{ kind, byBlock, whole: own.length }];
  });
}

/** The node that a selection names, with its net input or error; the state of the selected cell where it names none. */
export function pickedNode(scene: LstmScene, selection: Selection): LayerNode {
  const { block, cell, index = 0, t } = selection;
  const { nodes } = layerGraph(scene, selection);
  const same: Readonly<Record<string, string>> = {
    ...{ a_ι: 'b_ι', δ_ι: 'b_ι', a_φ: 'b_φ', δ_φ: 'b_φ', a_ω: 'b_ω', δ_ω: 'b_ω' },
    ...{ g_c: 'a_c', δ_c: 'a_c', ε_s: 's_c', h_c: 'b_c', ε_c: 'b_c', a_k: 'y_k', δ_k: 'y_k' },
  };
  const named = same[selection.quantity] ?? selection.quantity;
  const isHere = (one: LayerNode): boolean =>
    one.id.t === t &&
    (one.block === null ? one.id.unit === index : one.block === block) &&
    (one.cell === null || one.cell === cell);
  return (
    nodes.find((one) => one.pick === named && isHere(one)) ??
    nodes.find((one) => one.role === 'state' && isHere(one))!
  );
}

/** The weights at a node: those that lead into it, else those that leave it. */
export function weightsAt(
  scene: LstmScene,
  selection: Selection,
): {
  readonly node: LayerNode;
  readonly isIncoming: boolean;
  readonly edges: readonly LayerEdge[];
} {
  const node = pickedNode(scene, selection);
  const weights = layerGraph(scene, selection).edges.filter(({ kind }) => kind !== null);
  const incoming = weights.filter(({ to }) => to === node);
  return incoming.length > 0
    ? { node, isIncoming: true, edges: incoming }
    : { node, isIncoming: false, edges: weights.filter(({ from }) => from === node) };
}
