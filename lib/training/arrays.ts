/*
 * The named arrays of a network's weights, whatever the network: 'iι', 'bias.c', …
 * Source: weights are nested plain objects whose leaves are a Vector or a Matrix.
 * Leaves out: shapes; the networks check those.
 */
import type { Matrix, Vector } from '../numbers/matrix.ts';

/** Rows of one weight array, under a name as 'bias.φ'. */
export type NamedArray = { readonly name: string; readonly rows: readonly Vector[] };

/** Every array of the weights with its name, layer by layer; the rows are the weights themselves, not copies. */
export function namedArrays(weights: object, prefix = ''): NamedArray[] {
  return Object.entries(weights).flatMap(([key, value]: [string, Vector | Matrix | object]) => {
    const name = prefix + key;
    // A clone can come from another realm, whose Float64Array is not this one.
    if (ArrayBuffer.isView(value)) return [{ name, rows: [value as Vector] }];
    const isMatrix = Array.isArray(value) && ArrayBuffer.isView(value[0]);
    if (isMatrix) return [{ name, rows: value as unknown as Matrix }];
    return namedArrays(value, `${name}.`);
  });
}

/** A deep copy of weights; each matrix keeps its rows in one flat array. */
export const copyWeights = <Weights extends object>(weights: Weights): Weights =>
  structuredClone(weights);
