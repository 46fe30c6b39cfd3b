/**
 * The way back through one block at one step: its nodes, what reads them at the same step and at the next, edge by edge.
 * Source: the outgoing edges of the unrolled graph (lib/graph); nothing is listed that the graph does not have.
 * Leaves out the order of computation (errorPass.ts), places and drawing.
 */
import { graph } from '../../../lib/index.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { placeIn, unrolled } from './blockUnrolled.ts';
import type { Unit } from './shapes.ts';

export interface ErrorNode {
  /** Place in the unrolled graph. */
  readonly place: number;
  readonly id: graph.NodeId;
  /** The book's name of ∂O/∂(this node), such as δ_ω; null where it has none. */
  readonly error: string | null;
  /** What the selection calls the node; null for the two products, which have no name of their own. */
  readonly pick: string | null;
  readonly hue: Unit;
  /** Block, and cell of that block where there is one; both from 0. */
  readonly block: number;
  readonly cell: number | null;
}

/** An edge that an error comes back over, from a node of the block to what reads it. */
export interface ErrorEdge {
  readonly from: ErrorNode;
  readonly to: ErrorNode;
  readonly contribution: graph.Contribution;
}

export interface ErrorGraph {
  readonly today: readonly ErrorNode[];
  readonly outputs: readonly ErrorNode[];
  /** Nodes of the next step that read today's. */
  readonly next: readonly ErrorNode[];
  readonly edges: readonly ErrorEdge[];
}

interface Kind {
  readonly error: string | null;
  readonly pick: string | null;
  readonly hue: Unit;
  readonly of: 'block' | 'cell' | 'output';
}

/** Every quantity of the graph that the way back passes. */
const kinds: Readonly<Record<string, Kind>> = {
  b_c: { error: 'ε_c', pick: 'b_c', hue: 'h', of: 'cell' },
  h: { error: null, pick: 'h_c', hue: 's', of: 'cell' },
  b_ω: { error: null, pick: 'b_ω', hue: 'o', of: 'block' },
  a_ω: { error: 'δ_ω', pick: 'a_ω', hue: 'o', of: 'block' },
  s_c: { error: 'ε_s', pick: 's_c', hue: 's', of: 'cell' },
  ιg: { error: null, pick: null, hue: 'i', of: 'cell' },
  φs: { error: null, pick: null, hue: 'f', of: 'cell' },
  g: { error: null, pick: 'g_c', hue: 's', of: 'cell' },
  a_c: { error: 'δ_c', pick: 'a_c', hue: 's', of: 'cell' },
  b_φ: { error: null, pick: 'b_φ', hue: 'f', of: 'block' },
  a_φ: { error: 'δ_φ', pick: 'a_φ', hue: 'f', of: 'block' },
  b_ι: { error: null, pick: 'b_ι', hue: 'i', of: 'block' },
  a_ι: { error: 'δ_ι', pick: 'a_ι', hue: 'i', of: 'block' },
  a_k: { error: 'δ_k', pick: 'a_k', hue: 'y', of: 'output' },
};

function nodeAt(scene: LstmScene, place: number): ErrorNode | null {
  const { id, kind: type } = unrolled(scene).graph.nodes[place]!;
  const kind = kinds[id.quantity];
  // A gate that reads 1 is given: no error goes further than to it.
  if (!kind || type.type === 'given') return null;
  const { cells } = scene.net;
  const { error, pick, hue, of } = kind;
  const block = of === 'cell' ? Math.floor(id.unit / cells) : of === 'block' ? id.unit : 0;
  return { place, id, error, pick, hue, block, cell: of === 'cell' ? id.unit % cells : null };
}

/** A reader of the block's nodes. The product of the next step's carousel passes on the error of its state, under that name. */
function readerAt(scene: LstmScene, place: number, t: number): ErrorNode | null {
  const node = nodeAt(scene, place);
  if (node?.id.quantity !== 'φs' || node.id.t === t) return node;
  return { ...node, error: 'ε_s', hue: 's' };
}

const made = new WeakMap<LstmScene, Map<string, ErrorGraph>>();

/** The block's way back at a step, made once per scene, step and block. */
export function errorGraph(
  scene: LstmScene,
  { t, block }: Pick<Selection, 't' | 'block'>,
): ErrorGraph {
  let own = made.get(scene);
  if (!own) made.set(scene, (own = new Map()));
  const key = `${t} ${block}`;
  let one = own.get(key);
  if (!one) own.set(key, (one = build(scene, t, block)));
  return one;
}

function build(scene: LstmScene, t: number, block: number): ErrorGraph {
  const { cells, outputs } = scene.net;
  const solved = unrolled(scene);
  const row = (quantity: string, from: number, count: number): ErrorNode[] =>
    Array.from({ length: count }, (_, n) => placeIn(solved, quantity, t, from + n)).flatMap(
      (place) => (place === undefined ? [] : (nodeAt(scene, place) ?? [])),
    );
  const today = Object.entries(kinds).flatMap(
    ([quantity, { of }]) =>
    of === 'output' ? [] : of === 'cell' ? row(quantity, block * cells, cells) : row(quantity, block, 1), // prettier-ignore
  );
  const known = new Map(
    [...today, ...row('a_k', 0, outputs)].map((node) => [node.place, node] as const),
  );
  const edges = today.flatMap((from) =>
    graph.contributions(solved, from.id).flatMap((contribution): ErrorEdge[] => {
      const { target } = contribution.edge;
      const to = known.get(target) ?? readerAt(scene, target, t);
      if (!to) return [];
      known.set(target, to);
      return [{ from, to, contribution }];
    }),
  );
  const all = [...known.values()];
  return {
    today,
    outputs: all.filter(({ id }) => id.quantity === 'a_k'),
    next: all.filter(({ id }) => id.t === t + 1),
    edges,
  };
}

/** ∂O/∂(the node). */
export const errorOfNode = (scene: LstmScene, { place }: ErrorNode): number =>
  unrolled(scene).errors[place]!;

/** The node that a selection names; the block's state where it names none of the drawn ones. */
export function pickedNode(scene: LstmScene, selection: Selection): ErrorNode {
  const { quantity, cell, index = 0 } = selection;
  const { today, outputs } = errorGraph(scene, selection);
  const named = quantity === 'y_k' ? 'a_k' : quantity;
  const is = ({ error, pick, cell: own, id }: ErrorNode): boolean =>
    (pick === named || error === named) &&
    (own === null || own === cell) &&
    (id.quantity !== 'a_k' || id.unit === index);
  return [...today, ...outputs].find(is) ?? today.find(({ id, cell: own }) => id.quantity === 's_c' && own === cell)!; // prettier-ignore
}

/** What a node's error is the sum of; empty for an output, whose error the loss gives. */
export const edgesOut = (scene: LstmScene, selection: Selection, node: ErrorNode): readonly ErrorEdge[] =>
  errorGraph(scene, selection).edges.filter(({ from }) => from === node); // prettier-ignore
