/*
 * The weights of an LSTM: their shapes, from numbers, from a seed, counted.
 * Source: equations lstm.1–lstm.10; the first index is always the source of the connection.
 * Leaves out: other frameworks' layouts.
 */
import { matrix, transpose, type Matrix, type Vector } from '../numbers/matrix.ts';
import type { NumberRows, Numbers } from '../numbers/shape.ts';
import { layerCells, type LSTM } from './lstmNetwork.ts';
import { checkParts, weightVerbs, zeroParts, type Part } from './parts.ts';

/** Keys of parts that the network does not have are absent. */
type Parts<M, V> = {
  readonly iι: M;
  readonly hι: M;
  readonly cι?: V;
  readonly iφ?: M;
  readonly hφ?: M;
  readonly cφ?: V;
  readonly iω: M;
  readonly hω: M;
  readonly cω?: V;
  readonly ic: M;
  readonly hc: M;
  readonly ck: M;
  readonly bias?: {
    readonly ι: V;
    readonly φ?: V;
    readonly ω: V;
    readonly c: V;
    readonly k?: V;
  };
};
export type Weights = Parts<Matrix, Vector>;
export type PlainWeights = Parts<NumberRows, Numbers>;

/** All parts in the order of the gradients lstm.17–lstm.33, with what they run over. */
function parts(net: LSTM): Part[] {
  const { inputs, blocks, outputs, forgetGate } = net;
  const sizes = { inputs, blocks, outputs, cells: layerCells(net) };
  type Count = keyof typeof sizes;
  const part = (name: string, has: boolean, absent: string, ...over: [Count, Count?]): Part => {
    const [from, to] = over;
    return {
      name,
      sizes: to === undefined ? [sizes[from]] : [sizes[from], sizes[to]],
      meaning: over.join('×'),
      has,
      absent,
    };
  };
  const gate = (letter: string, has: boolean, absent = ''): Part[] => [
    part(`i${letter}`, has, absent, 'inputs', 'blocks'),
    part(`h${letter}`, has, absent, 'cells', 'blocks'),
    part(`c${letter}`, has && net.peepholes, absent || 'peepholes: false', 'cells'),
    part(`bias.${letter}`, has && net.biases !== false, absent || 'biases: false', 'blocks'),
  ];
  return [
    ...gate('ι', true),
    ...gate('φ', forgetGate, forgetGate ? '' : 'forgetGate: false'),
    part('ic', true, '', 'inputs', 'cells'),
    part('hc', true, '', 'cells', 'cells'),
    part('bias.c', net.biases !== false, 'biases: false', 'cells'),
    ...gate('ω', true),
    part('ck', true, '', 'cells', 'outputs'),
    part('bias.k', net.biases === true, `biases: ${String(net.biases)}`, 'outputs'),
  ];
}

/**
 * Holds every part of w against the network's shape.
 * @throws ShapeError for a missing, misshapen, unknown or unwanted part; ValueError for a value that is not finite.
 */
export const checkWeights = (place: string, net: LSTM, w: Weights | PlainWeights): void =>
  checkParts(place, parts(net), w);

export const { weights, initialize, countWeights } = weightVerbs<LSTM, Weights, PlainWeights>(
  'lstm',
  parts,
);

/** Weights of zeros: where a gradient is summed up. */
export const zeroWeights = (net: LSTM): Weights => zeroParts(parts(net)) as Weights;

/** Peepholes and biases of the network, zeros where it has none. */
export function orZeros(net: LSTM, w: Weights) {
  const perBlock = new Float64Array(net.blocks);
  const perCell = new Float64Array(layerCells(net));
  const { cι = perCell, cφ = perCell, cω = perCell, bias } = w;
  return {
    cι,
    cφ,
    cω,
    bias: {
      ι: bias?.ι ?? perBlock,
      φ: bias?.φ ?? perBlock,
      ω: bias?.ω ?? perBlock,
      c: bias?.c ?? perCell,
      k: bias?.k ?? new Float64Array(net.outputs),
    },
  };
}

/**
 * The same weights with the target as first index, so that a net input is one dot product
 * over neighbors in memory; a forget gate that is absent has no rows.
 */
export function byTarget(net: LSTM, w: Weights) {
  const turned = (m: Matrix | undefined): Matrix => (m ? transpose(m, m[0].length) : []);
  return {
    ...orZeros(net, w),
    iι: turned(w.iι),
    hι: turned(w.hι),
    iφ: turned(w.iφ),
    hφ: turned(w.hφ),
    ic: turned(w.ic),
    hc: turned(w.hc),
    iω: turned(w.iω),
    hω: turned(w.hω),
    ck: turned(w.ck),
  };
}

/** The same weights as they are, source first; a forget gate that is absent gets zeros. */
export const bySource = (net: LSTM, w: Weights) => ({
  ...w,
  ...orZeros(net, w),
  hφ: w.hφ ?? matrix(layerCells(net), net.blocks),
});
