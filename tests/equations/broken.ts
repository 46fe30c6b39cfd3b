// A network's module compiled from a changed source, beside the parts that are not changed.
// Source: lib/networks as it stands; the squashing functions may be handed in.
// Leaves out: the changes (mutate.ts).
import { compileFunction } from 'node:vm';
import type { Library } from '../../lib/equations/networks.ts';
import * as activations from '../../lib/functions/activation.ts';
import * as loss from '../../lib/functions/loss.ts';
import * as gru from '../../lib/networks/gru.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as lstmNetwork from '../../lib/networks/lstmNetwork.ts';
import * as trace from '../../lib/networks/lstmTrace.ts';
import * as variants from '../../lib/networks/lstmVariants.ts';
import * as gruParts from '../../lib/networks/gruParts.ts';
import * as weights from '../../lib/networks/lstmWeights.ts';
import * as mlpParts from '../../lib/networks/mlpParts.ts';
import * as rnnParts from '../../lib/networks/rnnParts.ts';
import * as outputErrors from '../../lib/networks/outputErrors.ts';
import * as parts from '../../lib/networks/parts.ts';
import * as rnn from '../../lib/networks/rnn.ts';
import * as sequence from '../../lib/networks/sequence.ts';
import * as matrix from '../../lib/numbers/matrix.ts';
import * as shape from '../../lib/numbers/shape.ts';
import { transpile } from './mutate.ts';

/**
 * The same squashing functions, their slope read from the net input alone. All of ours read it from the
 * activation alone, so a wrong time index of the argument that is not read would change nothing.
 */
const fromNetInput = (act: activations.Activation): activations.Activation => ({
  ...act,
  slope: (a: number) => act.slope(a, act.apply(a)),
});
export const slopeFromNetInput: typeof activations = {
  ...activations,
  logistic: fromNetInput(activations.logistic),
  tanh: fromNetInput(activations.tanh),
  activation: (name) => fromNetInput(activations.activation(name)),
};

/** The module of a source; `changed` stands in the place of modules that it imports. */
export function load(
  text: string,
  squashings: typeof activations,
  changed: Readonly<Record<string, unknown>> = {},
): Library {
  const modules: Record<string, unknown> = {
    '../functions/activation.ts': squashings,
    '../functions/loss.ts': loss,
    '../numbers/matrix.ts': matrix,
    '../numbers/shape.ts': shape,
    './gru.ts': gru,
    './lstm.ts': lstm,
    './lstmNetwork.ts': lstmNetwork,
    './lstmTrace.ts': trace,
    './lstmVariants.ts': variants,
    './gruParts.ts': gruParts,
    './lstmWeights.ts': weights,
    './mlpParts.ts': mlpParts,
    './rnnParts.ts': rnnParts,
    './outputErrors.ts': outputErrors,
    './parts.ts': parts,
    './rnn.ts': rnn,
    './sequence.ts': sequence,
    ...changed,
  };
  const require = (name: string): unknown => {
    if (!(name in modules))
      throw new Error(`mutants: import: got ${name}, expected ${Object.keys(modules).join(', ')}`);
    return modules[name];
  };
  const exports = {};
  const run = compileFunction(transpile(text), ['require', 'exports']) as (
    ...parts: unknown[]
  ) => void;
  run(require, exports);
  return exports as Library;
}
