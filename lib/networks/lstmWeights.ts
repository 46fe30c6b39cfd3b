/*
 * The weights of an LSTM: their shapes, from numbers, from a seed, counted.
 * Source: equations lstm.1–lstm.10; the first index is always the source of the connection.
 * Leaves out: other frameworks' layouts.
 */
import { matrix, transposeInto, type Matrix, type Vector } from '../numbers/matrix.ts';
import type { NumberRows, Numbers } from '../numbers/shape.ts';
import { layerCells, type LSTM } from './lstmNetwork.ts';
import { checkParts, clearParts, weightVerbs, zeroParts, type Part } from './parts.ts';

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
/** i· from inputs, h· from outputs of cells, c· from states; ·ι, ·φ, ·ω blocks wide, ·c cells, ck cells×outputs. */
export type Weights = Parts<Matrix, Vector>;
/** The same as nested arrays of numbers, for `weights`. */
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

const verbs = weightVerbs<LSTM, Weights, PlainWeights>('lstm', parts);
/** Weights from nested arrays of numbers, copied. @throws ShapeError, ValueError naming the part. */
export const weights = verbs.weights;
/** First weights from a seed (see Drawing). @throws ValueError for a seed, scale or name that is none. */
export const initialize = verbs.initialize;
/** The number of weights, biases included. */
export const countWeights = verbs.countWeights;

/**
 * Weights of zeros, where a gradient is summed up: those given, cleared, or new ones.
 * @throws ShapeError for weights of another network.
 */
export const zeroWeights = (place: string, net: LSTM, into: Weights | undefined): Weights =>
  (into ? clearParts(place, 'into', parts(net), into) : zeroParts(parts(net))) as Weights;

/** Weights of zeros in the matrices that `make` gives. */
export const emptyWeights = (net: LSTM, make: typeof matrix): Weights =>
  zeroParts(parts(net), make) as Weights;

/** Made once: zeros for what a network lacks, and arrays to turn weights in. New row views would cost more than the copying. */
const zerosOf = new WeakMap<LSTM, ReturnType<typeof listZeros>>();
const turnedOf = new WeakMap<Weights, ReturnType<typeof listTurned>>();

function listZeros(net: LSTM) {
  const layer = layerCells(net);
  return {
    block: new Float64Array(net.blocks),
    cell: new Float64Array(layer),
    output: new Float64Array(net.outputs),
    toGates: matrix(layer, net.blocks),
    toCells: matrix(layer, layer),
  };
}

function zeros(net: LSTM) {
  const kept = zerosOf.get(net) ?? listZeros(net);
  zerosOf.set(net, kept);
  return kept;
}

function listTurned({ iι, hι, iφ, hφ, ic, hc, iω, hω, ck }: Weights) {
  const turned = (m: Matrix | undefined): Matrix => (m ? matrix(m[0].length, m.length) : []);
  return {
    iι: turned(iι), hι: turned(hι), iφ: turned(iφ), hφ: turned(hφ), ic: turned(ic),
    hc: turned(hc), iω: turned(iω), hω: turned(hω), ck: turned(ck),
  }; // prettier-ignore
}

/**
 * The same weights with the target as first index, so that a net input is one dot product
 * over neighbors in memory; a gate that is absent has no rows. Good until the next call for the same weights.
 */
export function byTarget(net: LSTM, w: Weights) {
  const turned = turnedOf.get(w) ?? listTurned(w);
  turnedOf.set(w, turned);
  for (const name of ['iι', 'hι', 'iφ', 'hφ', 'ic', 'hc', 'iω', 'hω', 'ck'] as const) {
    const part = w[name];
    if (part) transposeInto(turned[name], part);
  }
  const { block, cell, output } = zeros(net);
  const bias: Partial<Weights['bias']> = w.bias;
  const { cι = cell, cφ = cell, cω = cell } = w;
  return {
    ...turned,
    cι,
    cφ,
    cω,
    bias: {
      ι: bias?.ι ?? block,
      φ: bias?.φ ?? block,
      ω: bias?.ω ?? block,
      c: bias?.c ?? cell,
      k: bias?.k ?? output,
    },
  };
}

/** The weights that errors flow back over, source first: zeros where there are none or none may flow. */
export function bySource(net: LSTM, w: Weights) {
  const { cell, toGates, toCells } = zeros(net);
  const flowing: Partial<Weights> = net.gradient === 'truncated' ? {} : w;
  const { hι = toGates, hφ = toGates, hω = toGates, hc = toCells } = flowing;
  const { cι = cell, cφ = cell, cω = cell } = flowing;
  return { ck: w.ck, hι, hφ, hω, hc, cι, cφ, cω };
}
