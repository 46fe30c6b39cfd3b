/**
 * An LSTM's scene as the unrolled graph, solved once: every value and error by node, every term of an error by edge.
 * Source: lib/graph, which shares no code with the network's own passes.
 * Leaves out places and drawings.
 */
import { graph } from '../../../lib/index.ts';
import type { LstmScene } from '../../live/scene.ts';

const solved = new WeakMap<LstmScene, graph.Solved>();

/** Values and errors of every node of every step. */
export function unrolled(scene: LstmScene): graph.Solved {
  let made = solved.get(scene);
  if (!made) {
    const { net, weights, x, z } = scene;
    const coupled = net.forgetGate === 'coupled';
    solved.set(scene, (made = graph.solve(graph.lstmGraph(net, weights, x, z, { coupled }))));
  }
  return made;
}

/** Place of a node in the graph, undefined where there is none. */
export const placeIn = (
  { graph: { place } }: graph.Solved,
  quantity: string,
  t: number,
  unit: number,
): number | undefined => place.get(`${quantity}^${t}[${unit}]`);
