/*
 * The weights that a run starts from: drawn, then the biases that its plan asks for.
 * Source: Hochreiter & Schmidhuber 1997 start gates shut, each block further than the one before; forget gates start open.
 * Leaves out: drawing (lib/networks/initializers.ts).
 */
import { gateLetters } from '../networks/lstmTrace.ts';
import type { Drawing } from '../networks/parts.ts';
import { verbsOf, type Network } from '../networks/verbs.ts';
import type { Vector } from '../numbers/matrix.ts';
import type { Plan } from './plan.ts';

/** First weights of a plan: drawn, then the biases that it asks for. */
export function firstWeights(plan: Plan, net: Network): object {
  const { scale, inputBias = 0, forgetBias, outputBias = 0 } = plan.network;
  const drawing: Drawing = {
    seed: plan.seed,
    initializer: scale === undefined ? 'glorot' : 'uniform',
    ...(scale !== undefined && { scale }),
    ...(net.kind === 'lstm' && net.forgetGate === true && { forgetBias: forgetBias ?? 1 }),
  };
  const weights = verbsOf(net).initialize(net, drawing) as { readonly bias?: Readonly<Record<string, Vector>> };
  if (net.kind !== 'lstm') return weights;
  const [input, , output] = gateLetters;
  for (const [gate, each] of [[input, inputBias], [output, outputBias]] as const) {
    const bias = weights.bias?.[gate];
    for (let n = 0; bias && each !== 0 && n < bias.length; n++) bias[n] = each * (n + 1);
  }
  return weights;
} // prettier-ignore
