/*
 * The weights of an LSTM: their shapes, from numbers, from a seed, counted.
 * Source: equations lstm.1–lstm.10; the first index is always the source of the connection.
 * Leaves out: other frameworks' layouts.
 */
import { matrix, transpose, type Matrix, type Vector } from '../numbers/matrix.ts';
import type { NumberRows, Numbers } from '../numbers/shape.ts';
import { layerCells, type LSTM } from './lstmNetwork.ts';
import { checkParts, weightVerbs, zeroParts, type Part } from './parts.ts';

/** From gates to gates and cells, one step later. */
type GateWeights = `${'ι' | 'φ' | 'ω'}${'ι' | 'φ' | 'ω' | 'c'}`;

/**
 * Keys of parts that the network does not have are absent. Without an input or output gate, or with biases on gates
 * alone, that goes for keys that are typed as present too: nearly every network has them.
 */
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
  readonly ik?: M;
  readonly bias?: {
    readonly ι: V;
    readonly φ?: V;
    readonly ω: V;
    readonly c: V;
    readonly k?: V;
  };
} & Readonly<Partial<Record<GateWeights, M>>>;
export type Weights = Parts<Matrix, Vector>;
export type PlainWeights = Parts<NumberRows, Numbers>;

/** All parts in the order of the gradients lstm.17–lstm.33, with what they run over; then those of variants. */
function listParts(net: LSTM): Part[] {
  const { inputs, blocks, outputs, forgetGate, gateRecurrence, biases } = net;
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
  const noBias = `biases: ${String(biases)}`;
  const gates = {
    ι: { has: net.inputGate, absent: 'inputGate: false' },
    φ: { has: forgetGate === true, absent: `forgetGate: ${String(forgetGate)}` },
    ω: { has: net.outputGate, absent: 'outputGate: false' },
  };
  const gate = (letter: keyof typeof gates): Part[] => {
    const { has } = gates[letter];
    const absent = has ? '' : gates[letter].absent;
    return [
      part(`i${letter}`, has, absent, 'inputs', 'blocks'),
      part(`h${letter}`, has, absent, 'cells', 'blocks'),
      part(`c${letter}`, has && net.peepholes, absent || 'peepholes: false', 'cells'),
      part(`bias.${letter}`, has && biases !== false, absent || noBias, 'blocks'),
    ];
  };
  const letters = ['ι', 'φ', 'ω'] as const;
  const recurrent = letters.flatMap((from) =>
    ([...letters, 'c'] as const).map((to) => {
      const reaches = to === 'c' ? gateRecurrence === 'gates and cells' : gateRecurrence !== false;
      const ends = [from, to].filter(
        (end) => end !== 'c' && !gates[end].has,
      ) as (typeof letters)[number][];
      const absent =
        reaches && ends[0] ? gates[ends[0]].absent : `gateRecurrence: ${String(gateRecurrence)}`;
      return part(
        `${from}${to}`,
        reaches && !ends[0],
        absent,
        'blocks',
        to === 'c' ? 'cells' : 'blocks',
      );
    }),
  );
  return [
    ...gate('ι'),
    ...gate('φ'),
    part('ic', true, '', 'inputs', 'cells'),
    part('hc', true, '', 'cells', 'cells'),
    part('bias.c', biases === true || biases === 'hidden', noBias, 'cells'),
    ...gate('ω'),
    part('ck', true, '', 'cells', 'outputs'),
    part('bias.k', biases === true || biases === 'gates and outputs', noBias, 'outputs'),
    ...recurrent,
    part('ik', net.inputToOutput, 'inputToOutput: false', 'inputs', 'outputs'),
  ];
}

const listed = new WeakMap<LSTM, Part[]>();

/** The list is made once for each network, since every call of forward and backward holds weights against it. */
function parts(net: LSTM): Part[] {
  const list = listed.get(net) ?? listParts(net);
  listed.set(net, list);
  return list;
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
function orZeros(net: LSTM, w: Weights) {
  const perBlock = new Float64Array(net.blocks);
  const perCell = new Float64Array(layerCells(net));
  const { cι = perCell, cφ = perCell, cω = perCell } = w;
  const bias: Partial<Weights['bias']> = w.bias;
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
 * over neighbors in memory; a gate that is absent has no rows.
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

/** The weights that errors flow back over, source first: zeros where there are none or none may flow. */
export function bySource(net: LSTM, w: Weights) {
  const layer = layerCells(net);
  const none = matrix(layer, net.blocks);
  const { hc, ck } = w;
  if (net.gradient === 'truncated') {
    const no = new Float64Array(layer);
    return { ck, hι: none, hφ: none, hω: none, hc: matrix(layer, layer), cι: no, cφ: no, cω: no };
  }
  const { hι = none, hφ = none, hω = none } = w;
  const { cι, cφ, cω } = orZeros(net, w);
  return { ck, hι, hφ, hω, hc, cι, cφ, cω };
}
