/*
 * The rows of nodes that all networks share: given rows, net inputs, squashed rows, products, the output.
 * Source: Graves' layers; a bias is an edge from a node that is always 1.
 * Leaves out: which rows a network has (the builders).
 */
import type { ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import {
  checkMatrix,
  checkVector,
  ShapeError,
  type NumberRows,
  type Numbers,
} from '../numbers/shape.ts';
import type { Draft } from './graph.ts';

/** Places of a row's nodes, one per unit. */
export type Row = readonly number[];

/** One row of K targets per step, or null where a step has none. */
export type Targets = ArrayLike<Numbers | null>;

/** Weights from a source row to a target row: source first. Absent weights make no edges. */
export type Link = readonly [sources: Row, weights: NumberRows | undefined, name: string];

/** Given values: inputs, constants, an initial state. */
export const given = (to: Draft, quantity: string, t: number, values: Numbers): Row =>
  Array.from(values, (value, unit) => to.node(quantity, t, unit, { type: 'given', value }));

/** The node that is always 1 at step t, from which biases come. */
export const one = (to: Draft, t: number): Row => given(to, '1', t, [1]);

/** An edge per pair of a source and a target, named name[source][target]. */
export function link(to: Draft, targets: Row, [sources, weights, name]: Link): void {
  // Gate activations before the first step do not exist and make no edges.
  if (!weights || sources.length === 0) return;
  checkMatrix('graph', name, weights, sources.length, targets.length, 'sources×targets');
  sources.forEach((source, m) => {
    targets.forEach((target, n) => to.edge(source, target, weights[m][n], `${name}[${m}][${n}]`));
  });
}

/** An edge from the constant 1 per unit, named name[unit]. */
export function linkBias(
  to: Draft,
  targets: Row,
  constant: Row,
  bias: Numbers | undefined,
  name: string,
): void {
  if (!bias) return;
  checkVector('graph', name, bias, targets.length, 'targets');
  targets.forEach((target, n) => to.edge(constant[0], target, bias[n], `${name}[${n}]`));
}

/** A row of sums without edges yet. */
export const sums = (to: Draft, quantity: string, t: number, units: number): Row =>
  Array.from({ length: units }, (_, unit) => to.node(quantity, t, unit, { type: 'sum' }));

/** A row of net inputs: every link's edges, then the biases'. */
export function netInputs(
  to: Draft,
  at: { readonly quantity: string; readonly t: number; readonly units: number },
  links: readonly Link[],
  constant: Row,
  bias: readonly [Numbers | undefined, string],
): Row {
  const row = sums(to, at.quantity, at.t, at.units);
  for (const each of links) link(to, row, each);
  linkBias(to, row, constant, ...bias);
  return row;
}

/** f of every node of a row. */
export const squashed = (
  to: Draft,
  quantity: string,
  t: number,
  row: Row,
  name: ActivationName,
): Row =>
  row.map((source, unit) => {
    const node = to.node(quantity, t, unit, { type: 'squash', name });
    to.edge(source, node);
    return node;
  });

/** The products of two rows of the same length, unit by unit. */
export const products = (to: Draft, quantity: string, t: number, p: Row, q: Row): Row =>
  p.map((source, unit) => {
    const node = to.node(quantity, t, unit, { type: 'product' });
    to.edge(source, node);
    to.edge(q[unit], node);
    return node;
  });

/** Fixed factors into a row of sums, unit by unit: weight 1 carries, −1 takes away. */
export function carry(to: Draft, sources: Row, targets: Row, weight = 1): void {
  sources.forEach((source, unit) => to.edge(source, targets[unit], weight));
}

/** Outputs y of the net inputs a_k and, where the step has targets, its loss O^t as an edge into O. */
export function outputs(
  to: Draft,
  t: number,
  net: Row,
  output: OutputName,
  targets: Numbers | null,
  loss: number,
): Row {
  const y = net.map((source, k) => {
    if (output !== 'softmax') {
      const node = to.node('y', t, k, {
        type: 'squash',
        name: output === 'logistic' ? 'logistic' : 'identity',
      });
      to.edge(source, node);
      return node;
    }
    const node = to.node('y', t, k, { type: 'softmax', own: k });
    for (const each of net) to.edge(each, node);
    return node;
  });
  if (targets) {
    const node = to.node('O', t, 0, { type: 'loss', output, targets });
    for (const each of y) to.edge(each, node);
    to.edge(node, loss);
  }
  return y;
}

/** One step of a hidden layer: its number, the nodes it reads and the constant 1. */
export type StepInputs = { readonly t: number; readonly inputs: Row; readonly constant: Row };

/** The inputs of T steps, from T rows. */
export const inputSteps = (to: Draft, x: NumberRows): StepInputs[] =>
  Array.from(x, (row, n) => ({
    t: n + 1,
    inputs: given(to, 'x', n + 1, row),
    constant: one(to, n + 1),
  }));

/** A row that is no function of anything: the initial state, zeros unless given. */
export const initial = (
  to: Draft,
  quantity: string,
  t: number,
  units: number,
  values: Numbers | undefined,
): Row => {
  checkVector('graph', `state ${quantity}`, values ?? new Float64Array(units), units, 'units');
  return given(to, quantity, t, values ?? new Float64Array(units));
};

/** The whole loss O, to which every step's is added. */
export const wholeLoss = (to: Draft): number => to.node('O', 0, 0, { type: 'sum' });

/**
 * Holds a sequence against the counts of a network.
 * @throws ShapeError, ValueError by name and index.
 */
export function checkSequence(
  place: string,
  x: NumberRows,
  z: Targets,
  inputs: number,
  outputCount: number,
): void {
  if (!(x?.length > 0))
    throw new ShapeError(place, 'x', 'has no rows', 'one row of inputs per step');
  if (z?.length !== x.length) {
    throw new ShapeError(
      place,
      'z',
      `has ${String(z?.length)} rows`,
      `T = ${x.length} (null: no target)`,
    );
  }
  for (let t = 0; t < x.length; t++) {
    checkVector(place, `x[${t}]`, x[t], inputs, 'inputs');
    if (z[t] !== null) checkVector(place, `z[${t}]`, z[t], outputCount, 'outputs');
  }
}
