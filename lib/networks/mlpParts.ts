/*
 * The parts of an MLP's weights, with what they run over.
 * Source: equations mlp.6–mlp.9.
 * Leaves out: what is done with them (parts.ts).
 */
import type { MLP } from './mlp.ts';
import type { Part } from './parts.ts';

const widths = (net: MLP): readonly number[] => [net.inputs, ...net.hidden, net.outputs];

/** Layer by layer, weights before biases. */
export const mlpParts = (net: MLP): Part[] =>
  widths(net)
    .slice(1)
    .flatMap((to, n): Part[] => {
      const from = widths(net)[n];
      const own = { absent: 'biases: false' };
      return [
        { ...own, name: `layers.${n}.w`, sizes: [from, to], meaning: 'sources×targets', has: true },
        { ...own, name: `layers.${n}.bias`, sizes: [to], meaning: 'targets', has: net.biases },
      ];
    });
