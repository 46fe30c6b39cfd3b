/*
 * An RNN as a graph: the red edges run from b_h of one step into a_h of the next.
 * Source: Graves' forward equations of the RNN, node by node; nothing of the closed form is used.
 * Leaves out: several hidden layers.
 */
import type { ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import type { NumberRows, Numbers } from '../numbers/shape.ts';
import { draft, type Draft, type Graph } from './graph.ts';
import { checkSequence, initial, inputSteps, netInputs, outputs, squashed, wholeLoss, type Row, type StepInputs, type Targets } from './layer.ts'; // prettier-ignore

export type RnnDescription = {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly squash: ActivationName;
  readonly output: OutputName;
};

/** Source first: inputs×hidden, hidden×hidden, hidden×outputs; a bias per target where given. */
export type RnnGraphWeights = {
  readonly ih: NumberRows;
  readonly hh: NumberRows;
  readonly hk: NumberRows;
  readonly bias?: { readonly h?: Numbers; readonly k?: Numbers };
};

type State = { readonly state?: { readonly b: Numbers } | undefined };

/**
 * The graph of T steps; x: T rows of I inputs, z: T rows of K targets or null; `state`: b_h at t = 0.
 * Quantities: x, a_h, b_h, a_k, y, O. @throws ShapeError, ValueError by name and index.
 */
export function rnnGraph(
  net: RnnDescription,
  weights: RnnGraphWeights,
  x: NumberRows,
  z: Targets,
  options: State = {},
): Graph {
  checkSequence('rnnGraph', x, z, net.inputs, net.outputs);
  const to = draft();
  const loss = wholeLoss(to);
  const steps = inputSteps(to, x);
  rnnLayer(to, net, weights, steps, options).forEach((hidden, n) => {
    const { t, constant } = steps[n];
    const at = { quantity: 'a_k', t, units: net.outputs };
    const bias = [weights.bias?.k, 'bias.k'] as const;
    const row = netInputs(to, at, [[hidden, weights.hk, 'hk']], constant, bias);
    outputs(to, t, row, net.output, z[n], loss);
  });
  return to.finish();
}

/** Adds the hidden layer over steps in the order given; the row of b_h of each. `start` is the state's t. */
export function rnnLayer(
  to: Draft,
  net: Pick<RnnDescription, 'hidden' | 'squash'>,
  weights: Pick<RnnGraphWeights, 'ih' | 'hh' | 'bias'>,
  steps: readonly StepInputs[],
  options: State = {},
  start = 0,
): Row[] {
  let before = initial(to, 'b_h', start, net.hidden, options.state?.b);
  return steps.map(({ t, inputs, constant }) => {
    const a = netInputs(
      to,
      { quantity: 'a_h', t, units: net.hidden },
      [
        [inputs, weights.ih, 'ih'],
        [before, weights.hh, 'hh'],
      ],
      constant,
      [weights.bias?.h, 'bias.h'],
    );
    before = squashed(to, 'b_h', t, a, net.squash);
    return before;
  });
}
