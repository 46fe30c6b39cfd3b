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

/** One matrix between two layers, source first, with the name its weights carry; a bias per target. */
export type MlpLink = {
  readonly name: string;
  readonly weights: NumberRows;
  readonly bias?: Numbers;
};

/**
 * The graph of T samples; the last link ends in the output layer. x: T rows of I inputs, z: T rows of K
 * targets or null. Quantities: x, a_1, b_1, a_2, …, a_k, y, O; biases are named bias.<name>.
 * @throws ShapeError, ValueError by name and index.
 */
export function mlpGraph(
  net: MlpDescription,
  links: readonly MlpLink[],
  x: NumberRows,
  z: Targets,
): Graph {
  checkSequence('mlpGraph', x, z, net.inputs, net.outputs);
  checkCount('mlpGraph', 'links', links.length);
  const to = draft();
  const loss = wholeLoss(to);
  for (const { t, inputs, constant } of inputSteps(to, x)) {
    let row = inputs;
    links.forEach(({ name, weights, bias }, n) => {
      const last = n === links.length - 1;
      const quantity = last ? 'a_k' : `a_${n + 1}`;
      const units = weights[0].length;
      const named = [bias, `bias.${name}`] as const;
      const a = netInputs(to, { quantity, t, units }, [[row, weights, name]], constant, named);
      row = last ? a : squashed(to, `b_${n + 1}`, t, a, net.squash);
    });
    outputs(to, t, row, net.output, z[t - 1], loss);
  }
  return to.finish();
}
