/**
 * One step of a layer of blocks as an order of computation: what waits for what, as Graves reads the output gate and as the article does.
 * Source: the nodes and edges of lib/graph before they are ordered; `untangle` orders them or finds the cycle.
 * Leaves out inputs and outputs, which stand on no cycle, and all drawing.
 */
import { graph } from '../../../lib/index.ts';
import type { Dictionary } from '../../i18n/index.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import type { Unit } from './shapes.ts';

export interface OrderNode {
  /** What the selection calls it. */
  readonly pick: string;
  /** Its letter, and its number among those of its letter, from 0. */
  readonly letter: string;
  readonly unit: number;
  readonly hue: Unit;
  readonly block: number;
  readonly cell: number | null;
  /** Whether it reads cell outputs of the step before. */
  readonly readsBefore: boolean;
  /** Its place, from 1; null where it has none. */
  readonly place: number | null;
  readonly isOnCycle: boolean;
}

export interface OrderGraph {
  readonly nodes: readonly OrderNode[];
  /** By places in `nodes`. */
  readonly arrows: readonly graph.Arrow[];
  readonly placed: number;
}

type Part = readonly [pick: string, letter: string, hue: Unit, of: 'block' | 'cell'];
const inputGate: Part = ['b_ι', 'ι', 'i', 'block'];
const forgetGate: Part = ['b_φ', 'φ', 'f', 'block'];
const outputGate: Part = ['b_ω', 'ω', 'o', 'block'];
const input: Part = ['a_c', 'c', 's', 'cell'];
const state: Part = ['s_c', 's', 's', 'cell'];
const result: Part = ['b_c', 'b', 'h', 'cell'];
/** What of the graph is one node here: a gate with its net input, a state with the two products that it adds. */
const parts: Readonly<Record<string, Part>> = {
  ...{ a_ι: inputGate, b_ι: inputGate, a_φ: forgetGate, b_φ: forgetGate },
  ...{ a_c: input, g: input, ιg: state, φs: state, s_c: state },
  ...{ a_ω: outputGate, b_ω: outputGate, h: result, b_c: result },
};

/** Whether the figure shows the article's reading: output gates read cell outputs of the same step. */
const isArticle = ({ options }: Selection): boolean => options?.['reading'] === 'article';

/** A step that has one before it, so that everything that is read from there shows. */
const step = 2;

const made = new WeakMap<LstmScene, Map<boolean, OrderGraph>>();

export function orderGraph(scene: LstmScene, selection: Selection): OrderGraph {
  let own = made.get(scene);
  if (!own) made.set(scene, (own = new Map()));
  const article = isArticle(selection);
  let one = own.get(article);
  if (!one) own.set(article, (one = build(scene, article)));
  return one;
}

function build(scene: LstmScene, article: boolean): OrderGraph {
  const { net, weights, x } = scene;
  const two = [x[0]!, x[0]!];
  const drafted = graph
    .lstmDraft(net, weights, two, [null, null], {
      coupled: net.forgetGate === 'coupled',
      outputGateReads: article ? 'same step' : 'step before',
    })
    .parts();
  const found = new Map<string, Omit<OrderNode, 'place' | 'isOnCycle' | 'readsBefore'>>();
  const keyAt = (place: number): string | null => {
    const { id, kind } = drafted.nodes[place]!;
    const part = parts[id.quantity];
    // A gate that the network does not have reads 1: it waits for nothing.
    if (!part || id.t !== step || (kind.type === 'given' && part[3] === 'block')) return null;
    const [pick, letter, hue, of] = part;
    const key = `${pick} ${id.unit}`;
    if (!found.has(key)) {
      const isCell = of === 'cell';
      found.set(key, {
        ...{ pick, letter, hue, unit: id.unit },
        block: isCell ? Math.floor(id.unit / net.cells) : id.unit,
        cell: isCell ? id.unit % net.cells : null,
      });
    }
    return key;
  };
  const names = drafted.nodes.map((_, place) => keyAt(place));
  const keys = [...found.keys()];
  const arrows = new Map<string, graph.Arrow>();
  const before = new Set<string>();
  for (const { source, target } of drafted.edges) {
    const to = names[target];
    if (to === null || to === undefined) continue;
    const { quantity, t } = drafted.nodes[source]!.id;
    if (t < step && quantity === 'b_c') before.add(to);
    const from = names[source];
    if (from === null || from === undefined || from === to) continue;
    arrows.set(`${from} ${to}`, { source: keys.indexOf(from), target: keys.indexOf(to) });
  }
  const all = [...arrows.values()];
  const { sorted, cycle } = graph.untangle(keys.length, all);
  const places = new Map(sorted.map((node, n) => [node, n + 1] as const));
  const nodes = keys.map((key, n) => ({
    ...found.get(key)!,
    readsBefore: before.has(key),
    place: places.get(n) ?? null,
    isOnCycle: cycle.includes(n),
  }));
  return { nodes, arrows: all, placed: sorted.length };
}

/** A node's letter with its number, such as ω1. */
export const namedIn = ({ letter, unit }: OrderNode): string => `${letter}${unit + 1}`;

/** A node with its place, or that it has none. */
export const placeWords = (node: OrderNode, say: Dictionary): string =>
  say.blocks.order.place(namedIn(node), node.place, node.isOnCycle);
