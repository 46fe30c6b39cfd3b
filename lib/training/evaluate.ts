/*
 * Loss and accuracy of a network on sequences it is not trained on.
 * Source: a prediction is the largest of K classes, or y > ½ for a yes-or-no output.
 * Leaves out: confusion tables, confidence intervals.
 */
import type { OutputName } from '../functions/loss.ts';
import { verbsOf, type Network, type WeightsOf } from '../networks/verbs.ts';
import { ValueError, type Numbers } from '../numbers/shape.ts';
import type { Sequence } from './train.ts';

/** The place of the largest number of a row; of equals the first. */
export const largest = (row: Numbers): number => {
  let best = 0;
  for (let k = 1; k < row.length; k++) if (row[k] > row[best]) best = k;
  return best;
};

/** True where the outputs y of one step give the same answer as the targets z. */
function agrees(output: OutputName, y: Numbers, z: Numbers): boolean {
  if (output === 'softmax') return largest(y) === largest(z);
  return Array.from(z).every((target, k) => y[k] > 0.5 === target > 0.5);
}

/**
 * Mean loss per target and the share of targets answered correctly; steps without target do not count.
 * @throws ValueError for an identity output, which has no right and wrong, or when there is no target.
 */
export function evaluate<Net extends Network>(
  net: Net,
  weights: WeightsOf<Net>,
  sequences: readonly Sequence[],
): { readonly loss: number; readonly accuracy: number; readonly targets: number } {
  if (net.output === 'identity') {
    throw new ValueError('evaluate', 'net.output', "is 'identity'", 'softmax or logistic');
  }
  const { forward, backward } = verbsOf(net);
  let loss = 0;
  let right = 0;
  let targets = 0;
  for (const { x, z } of sequences) {
    const trace = forward(net, weights, x);
    loss += backward(net, weights, trace, z).loss;
    for (let t = 1; t <= trace.T; t++) {
      const target = z[t - 1];
      if (!target) continue;
      targets++;
      if (agrees(net.output, trace.y[t], target)) right++;
    }
  }
  if (targets === 0) throw new ValueError('evaluate', 'targets', 'are none', 'at least one');
  return { loss: loss / targets, accuracy: right / targets, targets };
}
