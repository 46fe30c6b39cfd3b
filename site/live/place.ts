/**
 * Where a printed line is read: the selected step and units, and the layers that its letters stand for.
 * Source: lib/equations/environment.ts; a printed perceptron has one hidden layer, a deeper one is read layer by layer.
 * Leaves out what the terms of a line are (terms.ts).
 */
import { networkEnvironment, weightArrays, type Known } from '../../lib/equations/environment.ts';
import type { At, Environment } from '../../lib/equations/compile.ts';
import { bare, isGate } from '../../lib/equations/resolve.ts';
import type { Node, QuantityNode } from '../../lib/equations/types.ts';
import { verbsOf } from '../../lib/networks/verbs.ts';
import { isOf, type Scene, type SceneOf } from './scene.ts';
import type { Selection } from './selection.ts';

const environments = new WeakMap<Scene, Map<string, Environment>>();

/**
 * The environment of a scene, made once. A printed perceptron has one hidden layer and one row: of a deeper one it is
 * `layer` between its neighbors, k counting the next layer's units; of several rows it is row `t`. Gradients are
 * computed where they are asked for.
 */
function environmentOf(scene: Scene, layer = 0, t = 1, withGradient = false): Environment {
  let own = environments.get(scene);
  if (!own) environments.set(scene, (own = new Map()));
  const key = `${isOf(scene, 'mlp') ? `${layer} ${t}` : ''} ${withGradient}`;
  let made = own.get(key);
  if (!made) {
    const {
      net,
      weights: w,
      trace,
      errors,
      z,
    } = isOf(scene, 'mlp') ? oneLayer(scene, layer, t) : scene;
    made = networkEnvironment({ net, w, trace, errors, z } as Known);
    if (withGradient) {
      // A printed perceptron's line is of one row.
      const rows = net.kind === 'mlp' ? { ...trace, T: 1 } : trace;
      const gradient = verbsOf(net).gradient(net, rows, errors);
      made = { ...made, values: { ...made.values, ...weightArrays(gradient, '∂') } };
    }
    own.set(key, made);
  }
  return made;
}

/** One hidden layer of a perceptron as a network of its own, row t first. */
function oneLayer(scene: SceneOf<'mlp'>, layer: number, t: number): SceneOf<'mlp'> {
  const { net, weights, trace, errors } = scene;
  const widths = [net.inputs, ...net.hidden, net.outputs];
  const isLast = layer === net.hidden.length - 1;
  // Row 1 is the row of a printed line without a step.
  const from = <Row>(rows: readonly Row[]): readonly Row[] => [rows[0]!, ...rows.slice(t)];
  return {
    ...scene,
    net: {
      ...net,
      inputs: widths[layer]!,
      hidden: [widths[layer + 1]!],
      outputs: widths[layer + 2]!,
    },
    weights: { layers: [weights.layers[layer]!, weights.layers[layer + 1]!] },
    z: scene.z.slice(t - 1),
    trace: {
      ...trace,
      T: trace.T - t + 1,
      x: from(layer === 0 ? trace.x : trace.b.h[layer - 1]!),
      a: { h: [from(trace.a.h[layer]!)], k: from(isLast ? trace.a.k : trace.a.h[layer + 1]!) },
      b: { h: [from(trace.b.h[layer]!)] },
      y: from(isLast ? trace.y : trace.b.h[layer + 1]!),
    },
    errors: {
      ...errors,
      δ: { h: [from(errors.δ.h[layer]!)], k: from(isLast ? errors.δ.k : errors.δ.h[layer + 1]!) },
      ε: { h: [from(errors.ε.h[layer]!)] },
    },
  } as unknown as SceneOf<'mlp'>;
}

/** The layer whose neighbors a line speaks of: lines of the outputs speak of the last one. */
export function layerOf(left: Node, scene: Scene, { layer = 0 }: Selection): number {
  if (!isOf(scene, 'mlp')) return 0;
  const named = left.type === 'partial' ? left.by : left;
  const isOutput = named.type === 'quantity' && (named.letter === 'O' || named.sub.includes('k'));
  return isOutput ? scene.net.hidden.length - 1 : layer;
}

/** The environment a line is read in: that of its layer and row; the loss is of all rows. */
export function environmentFor(left: Node, scene: Scene, selection: Selection): Environment {
  const isLoss = left.type === 'quantity' && left.letter === 'O';
  const layer = layerOf(left, scene, selection);
  return environmentOf(scene, layer, isLoss ? 1 : selection.t, left.type === 'partial');
}

/** Where a weight between hidden units comes from: its index, as an input's. */
const source = (index: number, { net }: Scene): number =>
  'hidden' in net && typeof net.hidden === 'number' ? Math.min(index, net.hidden - 1) : 0;

/** Indices of the selected place for a line whose left side is this quantity. */
export function atOf(left: Node, scene: Scene, selection: Selection): At {
  const { block, cell, index = 0 } = selection;
  // The environment of a perceptron begins with the selected row.
  const t = isOf(scene, 'mlp') ? 1 : selection.t;
  const sub = left.type === 'quantity' ? bare(left.sub[0] ?? '') : '';
  const k = Math.min(index, scene.net.outputs - 1);
  const i = Math.min(index, scene.net.inputs - 1);
  if (!isOf(scene, 'lstm')) {
    if (sub === 'k') return { t, k };
    return { t, block, cell: block, h: block, "h'": source(index, scene), k, i };
  }
  const own = block * scene.net.cells + cell;
  if (left.type === 'partial') return { t, block, cell: own, h: own, k, i };
  if (isGate(sub)) return { t, block };
  if (sub === 'k') return { t, k };
  if (sub === 'c' || sub === 's') return { t, cell: own };
  return { t, block, cell: own, k, i };
}

/** A line as it is printed for one layer: where its neighbors are hidden layers, too, they take their letters. */
export function inLayer(node: Node, scene: Scene, layer: number): Node {
  if (!isOf(scene, 'mlp')) return node;
  const isFirst = layer === 0;
  const isLast = layer === scene.net.hidden.length - 1;
  if (isFirst && isLast) return node;
  const index = (one: string): string =>
    (one === 'i' && !isFirst) || (one === 'k' && !isLast) ? "h'" : one;
  return renamed(node, (q) => {
    const letter = q.letter === 'x' && !isFirst ? 'b' : q.letter === 'y' && !isLast ? 'b' : q.letter;
    return { ...q, letter, sub: q.sub.map(index) };
  }, index); // prettier-ignore
}

/** The same node with other quantities, and other letters under its sums. */
export function renamed(
  node: Node,
  to: (q: QuantityNode) => Node,
  index = (one: string) => one,
): Node {
  const inside = (one: Node): Node => renamed(one, to, index);
  switch (node.type) {
    case 'quantity':
      return to(node);
    case 'product':
      return { ...node, factors: node.factors.map(inside) };
    case 'call':
      return { ...node, argument: inside(node.argument) };
    case 'sum':
      return { ...node, index: index(node.index), body: inside(node.body) };
    case 'add':
      return { ...node, terms: node.terms.map((term) => ({ ...term, node: inside(term.node) })) };
    case 'fraction':
      return { ...node, over: inside(node.over), under: inside(node.under) };
    case 'power':
      return { ...node, base: inside(node.base) };
    case 'partial':
      return { ...node, by: to(node.by) as QuantityNode, of: to(node.of) as QuantityNode };
    default:
      return node;
  }
}
