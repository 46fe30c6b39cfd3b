/*
 * Two hidden layers over the same inputs, one in each direction of time, and one output layer over both.
 * Source: Graves' bidirectional networks; Schuster & Paliwal 1997.
 * Leaves out: the layers themselves, which are those of the networks beside this file.
 */
import type { OutputName } from '../functions/loss.ts';
import type { NumberRows, Numbers } from '../numbers/shape.ts';
import { draft, tagged, type Draft, type Graph } from './graph.ts';
import { checkSequence, inputSteps, netInputs, outputs, wholeLoss, type Row, type StepInputs, type Targets } from './layer.ts'; // prettier-ignore

/** Adds a hidden layer over steps in the order given, as rnnLayer, lstmLayer and gruLayer do. */
export type AddLayer = (to: Draft, steps: readonly StepInputs[], start: number) => Row[];

/** A direction's layer and its weights to the outputs, units×outputs, with the name they carry. */
export type Direction = {
  readonly add: AddLayer;
  readonly toOutputs: NumberRows;
  readonly name: string;
};

/**
 * The graph of T steps; x: T rows of I inputs, z: T rows of K targets or null. Quantities and weights of
 * the layers carry 'forward.' or 'backward.' in front; the state of the backward layer stands at T + 1.
 * @throws ShapeError, ValueError by name and index.
 */
export function bidirectionalGraph(
  net: { readonly inputs: number; readonly outputs: number; readonly output: OutputName },
  layers: Readonly<Record<'forward' | 'backward', Direction>>,
  bias: Numbers | undefined,
  x: NumberRows,
  z: Targets,
): Graph {
  checkSequence('bidirectionalGraph', x, z, net.inputs, net.outputs);
  const to = draft();
  const loss = wholeLoss(to);
  const steps = inputSteps(to, x);
  const { forward, backward } = layers;
  const early = forward.add(tagged(to, 'forward.'), steps, 0);
  const late = backward
    .add(tagged(to, 'backward.'), steps.toReversed(), steps.length + 1)
    .toReversed();
  steps.forEach(({ t, constant }, n) => {
    const row = netInputs(
      to,
      { quantity: 'a_k', t, units: net.outputs },
      [
        [early[n], forward.toOutputs, `forward.${forward.name}`],
        [late[n], backward.toOutputs, `backward.${backward.name}`],
      ],
      constant,
      [bias, 'bias.k'],
    );
    outputs(to, t, row, net.output, z[n], loss);
  });
  return to.finish();
}
