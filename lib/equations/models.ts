// Random networks of each kind on which a wrong line cannot look right.
// Source: every index range of a size of its own above 1, squashing functions that differ, an initial state, all weights at work.
// Leaves out: what is computed on them (networks.ts).
import type { Random } from '../numbers/random.ts';
import type { GRU, PlainWeights as GruWeights } from '../networks/gru.ts';
import { network as rnnOf } from '../networks/rnn.ts';
import type {
  Bidirectional,
  PlainWeights as BidirectionalWeights,
} from '../networks/bidirectional.ts';
import type { LSTM, PlainWeights as LstmWeights, Shape as LstmOptions } from '../networks/lstm.ts';
import type { MLP, PlainWeights as MlpWeights } from '../networks/mlp.ts';
import type { PlainWeights as RnnWeights, RNN } from '../networks/rnn.ts';
import { variants } from '../networks/lstmVariants.ts';
import type { Shape } from './compile.ts';
import type { OutputKind, PrintedNetwork } from './types.ts';

type Row = number[];
/** Numbers within ±span: one row, or m rows of n. */
export interface Dice {
  readonly row: (n: number, span: number) => Row;
  readonly rows: (m: number, n: number, span: number) => Row[];
}
export const diceOf = (random: Random): Dice => {
  const row = (n: number, span: number): Row =>
    Array.from({ length: n }, () => random.uniform(-span, span));
  return { row, rows: (m, n, span) => Array.from({ length: m }, () => row(n, span)) };
};

/** Options of a network and its weights; `state` the outputs b, the states s and, where gates recur, their activations by letter, at t = 0. */
export interface Model {
  readonly shape: Shape;
  readonly net: (output: OutputKind) => object;
  readonly weights: (dice: Dice) => object;
  readonly state?: (dice: Dice) => Readonly<Record<string, Row>>;
}

/** Blocks 3, cells 2, layer 6, steps 4, inputs 5, outputs 7: no two ranges can be taken for each other. */
const lstmShape = { T: 4, inputs: 5, blocks: 3, cells: 2, outputs: 7 } as const;
const layerShape = { T: 4, inputs: 5, blocks: 3, cells: 1, outputs: 2 } as const;

const lstm: Model = {
  shape: lstmShape,
  net: (output) => {
    const { inputs, blocks, cells, outputs } = lstmShape;
    const squash = { f: 'logistic', g: 'logistic2', h: 'tanh' };
    return { inputs, blocks, cells, outputs, squash, output } satisfies Record<
      keyof Pick<LSTM, 'inputs' | 'blocks' | 'cells' | 'outputs' | 'squash' | 'output'>,
      unknown
    >;
  },
  weights: ({ row, rows }) => {
    const { inputs, blocks, cells, outputs } = lstmShape;
    const layer = blocks * cells;
    return {
      iι: rows(inputs, blocks, 0.8), hι: rows(layer, blocks, 0.8), cι: row(layer, 0.9),
      iφ: rows(inputs, blocks, 0.8), hφ: rows(layer, blocks, 0.8), cφ: row(layer, 0.9),
      iω: rows(inputs, blocks, 0.8), hω: rows(layer, blocks, 0.8), cω: row(layer, 0.9),
      ic: rows(inputs, layer, 0.8), hc: rows(layer, layer, 0.8), ck: rows(layer, outputs, 0.9),
      bias: { ι: row(blocks, 0.5), φ: row(blocks, 0.5), ω: row(blocks, 0.5), c: row(layer, 0.5), k: row(outputs, 0.5) },
    } satisfies LstmWeights;
  }, // prettier-ignore
  state: ({ row }) => ({ s: row(6, 0.8), b: row(6, 0.6) }),
};

const rnn: Model = {
  shape: layerShape,
  net: (output) =>
    ({ inputs: 5, hidden: 3, outputs: 2, squash: 'tanh', output }) satisfies Partial<RNN>,
  weights: ({ row, rows }) =>
    ({
      ih: rows(5, 3, 0.8),
      hh: rows(3, 3, 0.9),
      hk: rows(3, 2, 0.9),
      bias: { h: row(3, 0.5), k: row(2, 0.5) },
    }) satisfies RnnWeights,
  state: ({ row }) => ({ b: row(3, 0.6) }),
};

/** Two layers of different sizes: a unit of one cannot be taken for one of the other. */
const bidirectional: Model = {
  shape: { ...layerShape, reverse: 4 },
  net: (output) => {
    const layer = (hidden: number): RNN =>
      rnnOf({ inputs: 5, hidden, outputs: 2, squash: 'tanh', output: 'identity', biases: 'hidden' });
    return { forward: layer(3), backward: layer(4), output } satisfies Partial<Bidirectional>;
  },
  weights: ({ row, rows }) =>
    ({
      forward: { ih: rows(5, 3, 0.8), hh: rows(3, 3, 0.9), hk: rows(3, 2, 0.9), bias: { h: row(3, 0.5) } },
      backward: { ih: rows(5, 4, 0.8), hh: rows(4, 4, 0.9), hk: rows(4, 2, 0.9), bias: { h: row(4, 0.5) } },
      bias: { k: row(2, 0.5) },
    }) satisfies BidirectionalWeights,
}; // prettier-ignore

const gru: Model = {
  shape: { ...layerShape, reading: ['r', 'u', 'm'] },
  net: (output) =>
    ({ inputs: 5, hidden: 3, outputs: 2, reset: 'after', output }) satisfies Partial<GRU>,
  weights: ({ row, rows }) =>
    ({
      ir: rows(5, 3, 0.8), hr: rows(3, 3, 0.9),
      iu: rows(5, 3, 0.8), hu: rows(3, 3, 0.9),
      in: rows(5, 3, 0.8), hn: rows(3, 3, 0.9),
      hk: rows(3, 2, 0.9),
      bias: { r: row(3, 0.5), u: row(3, 0.5), n: row(3, 0.5), m: row(3, 0.5), k: row(2, 0.5) },
    }) satisfies GruWeights,
  state: ({ row }) => ({ b: row(3, 0.6) }),
}; // prettier-ignore

/** One row of inputs: there is no other that it could be taken for. */
const mlp: Model = {
  shape: { ...layerShape, T: 1 },
  net: (output) =>
    ({ inputs: 5, hidden: [3], outputs: 2, squash: 'tanh', output }) satisfies Partial<MLP>,
  weights: ({ row, rows }) =>
    ({
      layers: [
        { w: rows(5, 3, 0.8), bias: row(3, 0.5) },
        { w: rows(3, 2, 0.9), bias: row(2, 0.5) },
      ],
    }) satisfies MlpWeights,
};

/** The LSTM with the options of a variant: as many weights as it has, drawn like the others. */
function varied(published: Partial<LstmOptions>, gradient: LSTM['gradient'] = 'full'): Model {
  const { squash, ...others } = published;
  const options = { ...others, gradient };
  const gates = ['ι', 'φ', 'ω'];
  const gone = gates.filter(
    (_, n) => options[(['inputGate', 'forgetGate', 'outputGate'] as const)[n]!] === false,
  );
  if (options.forgetGate === 'coupled') gone.push('φ');
  const isAbsent = (part: string): boolean =>
    gone.some((gate) => part.endsWith(gate)) ||
    (options.peepholes === false && gates.some((gate) => part === `c${gate}`));
  const present = gates.filter((gate) => !gone.includes(gate));
  const kept = (all: object): object =>
    Object.fromEntries(Object.entries(all).filter(([part]) => !isAbsent(part)));
  return {
    ...lstm,
    state: (dice) => ({
      ...lstm.state!(dice),
      ...(options.gateRecurrence &&
        Object.fromEntries(gates.map((gate) => [gate, dice.row(lstmShape.blocks, 0.6)]))),
    }),
    net: (output) => {
      const base = lstm.net(output) as { readonly squash: object };
      return { ...base, ...options, squash: { ...base.squash, ...squash } };
    },
    weights: (dice) => {
      const { bias, ...own } = lstm.weights(dice) as { readonly bias: object };
      const { blocks } = lstmShape;
      const between = options.gateRecurrence
        ? present.flatMap((from) =>
            present.map((to) => [from + to, dice.rows(blocks, blocks, 0.8)]),
          )
        : [];
      if (options.gateRecurrence === 'gates and cells')
        for (const from of present)
          between.push([`${from}c`, dice.rows(blocks, blocks * lstmShape.cells, 0.8)]);
      return { ...kept(own), bias: kept(bias), ...(Object.fromEntries(between) as object) };
    },
  };
}

const gruBefore: Model = {
  ...gru,
  shape: { ...gru.shape, reading: ['r', 'u'] },
  net: (output) => ({ ...gru.net(output), reset: 'before' }),
  weights: (dice) => {
    const { bias, ...own } = gru.weights(dice) as { readonly bias: Readonly<Record<string, Row>> };
    const kept = Object.entries(bias).filter(([unit]) => unit !== 'm');
    return { ...own, bias: Object.fromEntries(kept) };
  },
};

export const models: Readonly<Record<PrintedNetwork, Model>> = {
  lstm, rnn, sensitivity: rnn, bidirectional, gru, mlp, gruBefore,
  nig: varied(variants.NIG), nfg: varied(variants.NFG), nog: varied(variants.NOG),
  niaf: varied(variants.NIAF), noaf: varied(variants.NOAF), np: varied(variants.NP),
  cifg: varied(variants.CIFG), fgr: varied(variants.FGR),
  lstm1997: varied(variants['1997']), truncated1997: varied(variants['1997'], 'truncated'),
  truncated: varied({}, 'truncated'),
}; // prettier-ignore
/** How far the indices run in the random networks of a kind. */
export const shapeOf = (network: PrintedNetwork): Shape => models[network].shape;
