/*
 * What every network does first: holds the inputs, and the name of the output layer, against its shape.
 * Source: rows run from 0 to T+1, the steps are rows 1..T.
 * Leaves out: states, which differ between networks.
 */
import { outputLayers } from '../functions/loss.ts';
import { matrix, type Matrix } from '../numbers/matrix.ts';
import { checkVector, ShapeError, ValueError, type NumberRows } from '../numbers/shape.ts';

/**
 * The number of steps T of a sequence of inputs.
 * @throws ShapeError for no rows or rows of another length; ValueError for a value that is not finite.
 */
export function countSteps(place: string, x: NumberRows, inputs: number): number {
  if (typeof x?.length !== 'number' || x.length === 0) {
    const got = typeof x?.length === 'number' ? 'has 0 rows' : `is ${String(x)}`;
    throw new ShapeError(place, 'x', got, 'one row of inputs per step');
  }
  for (let t = 0; t < x.length; t++) checkVector(place, 'x', x[t], inputs, 'inputs', t);
  return x.length;
}

/** T, and the inputs as rows 1..T of a matrix of T+2 rows. @throws as countSteps does. */
export function readInputs(
  place: string,
  x: NumberRows,
  inputs: number,
): { readonly T: number; readonly x: Matrix } {
  const T = countSteps(place, x, inputs);
  const rows = matrix(T + 2, inputs);
  for (let t = 1; t <= T; t++) rows[t].set(x[t - 1]);
  return { T, x: rows };
}

/** All units, none, or only the hidden layer's: an output within another network has its bias there. */
export type Biases = boolean | 'hidden';

/** @throws ValueError for anything but true, false and 'hidden'. */
export function checkBiases(place: string, biases: unknown): void {
  if (typeof biases !== 'boolean' && biases !== 'hidden') {
    throw new ValueError(place, 'biases', `is ${String(biases)}`, "true, false or 'hidden'");
  }
}

/** @throws ValueError for the name of no output layer. */
export function checkOutputName(place: string, output: unknown): void {
  if (typeof output !== 'string' || !Object.hasOwn(outputLayers, output)) {
    const names = Object.keys(outputLayers).join(', ');
    throw new ValueError(place, 'output', `is '${String(output)}'`, names);
  }
}
