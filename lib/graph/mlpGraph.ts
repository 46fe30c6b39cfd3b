/*
 * A feed-forward network of any depth as a graph; rows of x are samples, joined by the loss alone.
 * Source: Graves' forward equations of the MLP, node by node; nothing of the closed form is used.
 * Leaves out: edges that skip a layer.
 */
import type { ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import { checkCount, type NumberRows, type Numbers } from '../numbers/shape.ts';
import { draft, type Graph } from './graph.ts';
import { checkSequence, inputSteps, netInputs, outputs, squashed, wholeLoss, type Targets } from './layer.ts'; // prettier-ignore

export type MlpDescription = {
  readonly inputs: number;
  readonly outputs: number;
  readonly squash: ActivationName;
  readonly output: OutputName;
};

/** Per pair of layers a matrix, source first, and a bias per target where given; the last pair is the output. */
export type MlpGraphWeights = {
  readonly layers: readonly { readonly w: NumberRows; readonly bias?: Numbers }[];
};

/**
 * The graph of T samples; x: T rows of I inputs, z: T rows of K
 * targets or null. Quantities: x, a_1, b_1, a_2, …, a_k, y, O; weights layers.0.w, ….
 * @throws ShapeError, ValueError by name and index.
 */
export function mlpGraph(
  net: MlpDescription,
  { layers }: MlpGraphWeights,
  x: NumberRows,
  z: Targets,
): Graph {
  checkSequence('mlpGraph', x, z, net.inputs, net.outputs);
  checkCount('mlpGraph', 'layers', layers.length);
  const to = draft();
  const loss = wholeLoss(to);
  for (const { t, inputs, constant } of inputSteps(to, x)) {
    let row = inputs;
    layers.forEach(({ w, bias }, n) => {
      const last = n === layers.length - 1;
      const quantity = last ? 'a_k' : `a_${n + 1}`;
      const units = w[0].length;
      const named = [bias, `layers.${n}.bias`] as const;
      const a = netInputs(to, { quantity, t, units }, [[row, w, `layers.${n}.w`]], constant, named);
      row = last ? a : squashed(to, `b_${n + 1}`, t, a, net.squash);
    });
    outputs(to, t, row, net.output, z[t - 1], loss);
  }
  return to.finish();
}
