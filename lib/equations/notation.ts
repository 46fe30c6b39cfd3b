// Which symbols the printed network of each kind has: quantities, weights, functions, and what a sum may run over.
// Source: Graves' letters for MLP, RNN and LSTM; NOTATION.md.
// Leaves out: what they mean (resolve.ts).
import { bare, gates } from './resolve.ts';
import type { Alignment, BaseNetwork, CallNode, NetworkName } from './types.ts';

type Lists = Readonly<Record<string, readonly string[]>>;
export interface Notation {
  /** Indices of quantities that have a time step, by letter. */
  readonly timed: Lists;
  /** Indices of those that have none, besides weights and biases. */
  readonly fixed?: Lists;
  /** Targets of weights by source. */
  readonly weights: Lists;
  readonly biases: readonly string[];
  readonly functions: readonly CallNode['fn'][];
  /** Indices that a sum may run over. */
  readonly sums: readonly string[];
  /** Units of one kind that are easily taken for each other. */
  readonly gates: readonly string[];
  /** A gate's letter and c are the same unit: nothing is shared, as between the cells of a block. */
  readonly isTied?: true;
  /** The rows of an MLP are on their own: its symbols are printed without a time step. */
  readonly isTimeless?: true;
  /** What may stand between two sides besides =. */
  readonly relation?: '≈' | '≤';
  /** Has bounds: absolute values, largest values over an index, powers of t, and what a step starts from in a condition. */
  readonly hasBounds?: true;
  /** Has positions or states, conditions, and times T and 1. */
  readonly isAligned?: true;
}

const layered: Notation = {
  timed: { a: ['h', 'k'], b: ['h'], x: ['i'], y: ['k'], z: ['k'], δ: ['h', 'k'], ε: ['h'] },
  weights: { i: ['h'], h: ['h', 'k'] },
  biases: ['h', 'k'],
  functions: ['θ', 'exp', 'ln'],
  sums: ['i', 'h', 'k', 't'],
  gates: [],
};

const bases: Readonly<Record<BaseNetwork, Notation>> = {
  lstm: {
    timed: {
      a: ['ι', 'φ', 'ω', 'c', 'k', 'g'],
      b: ['ι', 'φ', 'ω', 'c', 'h'],
      s: ['c'],
      x: ['i'],
      y: ['k'],
      z: ['k'],
      δ: ['ι', 'φ', 'ω', 'c', 'k', 'g'],
      ε: ['c', 's'],
    },
    weights: {
      i: ['ι', 'φ', 'ω', 'c', 'g'],
      h: ['ι', 'φ', 'ω', 'c', 'g', 'k'],
      c: ['ι', 'φ', 'ω', 'k', 'g'],
    },
    biases: ['ι', 'φ', 'ω', 'c', 'k'],
    functions: ['f', 'g', 'h', 'exp', 'ln'],
    sums: ['i', 'h', 'c', 'k', 'g', 't'],
    gates,
  },
  gru: {
    timed: {
      a: ['r', 'u', 'm', 'n', 'k', 'g'],
      b: ['r', 'u', 'n', 'c', 'h'],
      x: ['i'],
      y: ['k'],
      z: ['k'],
      δ: ['r', 'u', 'm', 'n', 'k', 'g'],
      ε: ['c'],
    },
    weights: { i: ['r', 'u', 'n', 'g'], h: ['r', 'u', 'm', 'g', 'k'], c: ['k', 'g'] },
    biases: ['r', 'u', 'm', 'n', 'k'],
    functions: ['f', 'g', 'exp', 'ln'],
    sums: ['i', 'h', 'c', 'k', 'g', 't'],
    gates: ['r', 'u', 'n', 'm'],
    isTied: true,
  },
  rnn: layered,
  bidirectional: {
    ...layered,
    timed: {
      ...layered.timed,
      a: ['h', 'ℓ', 'k'],
      b: ['h', 'ℓ'],
      δ: ['h', 'ℓ', 'k'],
      ε: ['h', 'ℓ'],
    },
    weights: { i: ['h', 'ℓ'], h: ['h', 'k'], ℓ: ['ℓ', 'k'] },
    biases: ['h', 'ℓ', 'k'],
    sums: ['i', 'h', 'ℓ', 'k', 't'],
  },
  mlp: { ...layered, weights: { i: ['h'], h: ['k'] }, isTimeless: true },
};

/** The notation without some units: nothing of them, and no weight from or to them. */
function without(own: Notation, ...units: readonly string[]): Notation {
  const kept = (lists: Lists): Lists =>
    Object.fromEntries(
      Object.entries(lists).map(([key, all]) => [key, all.filter((one) => !units.includes(one))]),
    );
  const stays = (unit: string): boolean => !units.includes(unit);
  return {
    ...own,
    timed: kept(own.timed),
    weights: kept(own.weights),
    biases: own.biases.filter(stays),
    gates: own.gates.filter(stays),
  };
}

const aligned = {
  weights: {}, biases: [], functions: ['exp', 'ln'], gates: [], isAligned: true,
} as const; // prettier-ignore
const ctc: Notation = {
  ...aligned,
  timed: { a: ['k'], y: ['k', 'l'], δ: ['k'], α: ['s', 'S'], β: ['s', 'S'] },
  fixed: { q: ['s'], p: [''] },
  sums: ['s', 'k', 't'],
};
const alignments: Readonly<Record<Alignment, Notation>> = {
  ctc,
  ctcExcluded: ctc,
  hmm: {
    ...aligned,
    timed: { α: ['j'], β: ['j'], γ: ['j'], ξ: ['jj'], v: ['j'] },
    fixed: {
      π: ['j'], a: ['jj'], b: ['jk', 'jo'], π̄: ['j'], ā: ['jj'], b̄: ['jk'], p: [''], v: [''],
    },
    sums: ['j', 'k', 't'],
  },
}; // prettier-ignore

const { lstm, gru } = bases;
const noForgetGate = without(lstm, 'φ');
const fed1997 = ['ι', 'ω', 'c', 'g'];
const squashedBy = (...functions: Notation['functions']): Notation => ({
  ...lstm,
  functions: [...functions, 'exp', 'ln'],
});

const lstm1997: Notation = {
  ...noForgetGate,
  weights: { ...noForgetGate.weights, c: ['k', 'g'], ι: fed1997, ω: fed1997 },
  sums: [...lstm.sums, 'ι', 'ω'],
};

export const notations: Readonly<Record<NetworkName, Notation>> = {
  ...bases,
  ...alignments,
  nig: without(lstm, 'ι'),
  nfg: noForgetGate,
  nog: without(lstm, 'ω'),
  niaf: squashedBy('f', 'h'),
  noaf: squashedBy('f', 'g'),
  np: { ...lstm, weights: { ...lstm.weights, c: ['k', 'g'] } },
  cifg: {
    ...noForgetGate,
    timed: { ...noForgetGate.timed, b: lstm.timed['b']! },
    gates,
  },
  fgr: {
    ...lstm,
    weights: { ...lstm.weights, ι: gates, φ: gates, ω: gates },
    sums: [...lstm.sums, ...gates],
  },
  lstm1997,
  truncated: { ...lstm, relation: '≈' },
  truncated1997: { ...lstm1997, relation: '≈' },
  sensitivity: {
    ...layered,
    timed: { ...layered.timed, J: ['ih'] },
    relation: '≤',
    hasBounds: true,
  },
  gruBefore: {
    ...gru,
    timed: {
      ...gru.timed,
      a: ['r', 'u', 'n', 'k', 'g'],
      b: ['r', 'u', 'n', 'm', 'c', 'h'],
      δ: ['r', 'u', 'n', 'k', 'g'],
      ε: ['c', 'm'],
    },
    weights: { i: ['r', 'u', 'n', 'g'], h: ['r', 'u', 'g', 'k'], c: ['k', 'g'], m: ['n'] },
    biases: ['r', 'u', 'n', 'k'],
    sums: [...gru.sums, 'm', 'n'],
  },
};

/** Whether a network has such a quantity at all; its time is checked apart. */
export function isQuantity(letter: string, sub: readonly string[], own: Notation): boolean {
  if (letter === 'O') return sub.length === 0;
  const [first, second] = sub.map(bare);
  if (letter === 'J') return Boolean(own.timed['J']?.includes(sub.map(bare).join('')));
  if (own.isAligned) {
    const indices = sub.map(bare).join('');
    return Boolean(own.timed[letter]?.includes(indices) || own.fixed?.[letter]?.includes(indices));
  }
  if (letter === 'bias') return sub.length === 1 && own.biases.includes(first!);
  if (letter === 'w') return sub.length === 2 && Boolean(own.weights[first!]?.includes(second!));
  return sub.length === 1 && Boolean(own.timed[letter]?.includes(first!));
}

/** Whether a quantity is a value of a step; a weight, a bias and the loss are not. */
export const isOfStep = (letter: string, sub: readonly string[], own: Notation): boolean =>
  !['O', 'w', 'bias'].includes(letter) && !own.fixed?.[letter]?.includes(sub.map(bare).join(''));
