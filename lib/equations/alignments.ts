// One random sequence for CTC or a hidden Markov model, computed from the printed equations and by the library.
// Source: labels with and without equal neighbors, or none, and a blank of any class; probabilities of which none is 0.
// Leaves out: comparing (check.ts); p against every path written out, which tests do.
import * as ctc from '../alignment/ctc.ts';
import * as hmm from '../alignment/hmm.ts';
import { random, type Random } from '../numbers/random.ts';
import type { Environment, Rows, Shape } from './compile.ts';
import type { Differentiated } from './networks.ts';
import { differences, totals, type Start } from './printed.ts';
import type { Alignment, OutputKind, ParsedStatement } from './types.ts';
import { definitionsOf } from './variants.ts';

/** The part of an alignment's module that is checked; a test hands in a broken one. */
export type AlignmentLibrary = Readonly<Record<string, (...given: never[]) => unknown>>;

export interface AlignmentCase {
  readonly network: Alignment;
  readonly number: number;
  readonly output: OutputKind;
  /** Printed equations in plain numbers, with every total derivative by tape. */
  readonly printed: Environment;
  /** ∂O/∂name, or ∂p/∂name, by central differences of the printed equations; computed once. */
  readonly differences: (name: string, of?: Differentiated) => Rows<number>;
}

export const isAlignment = (network: string): network is Alignment =>
  network === 'ctc' || network === 'ctcExcluded' || network === 'hmm';

/** Steps, classes and positions, states and symbols differ: none can be taken for another. */
const sizes = { ctc: { T: 5, K: 4 }, hmm: { T: 6, N: 3, K: 4 } } as const;
const none = { inputs: 0, blocks: 0, cells: 0 } as const;

type Dice = Pick<Random, 'uniform' | 'integer'>;
const zeros = (n: number): number[] => new Array<number>(n).fill(0);
/** Probabilities that sum to 1, none of them small. */
function shares({ uniform }: Dice, n: number): number[] {
  const row = Array.from({ length: n }, () => uniform(0.2, 1));
  const sum = row.reduce((a, b) => a + b);
  return row.map((v) => v / sum);
}

/** Three labels, the first two of them equal in even numbers; none in every fourth, which is one way to read blanks. */
function drawCtc(dice: Dice, number: number): { start: Start; labels: number[]; blank: number } {
  const { T, K } = sizes.ctc;
  const blank = dice.integer(K);
  const classes = Array.from({ length: K }, (_, k) => k).filter((k) => k !== blank);
  const turn = dice.integer(classes.length);
  const [a, b, c] = classes.map((_, n) => classes[(n + turn) % classes.length]!);
  const three = number % 2 === 0 ? [a!, a!, b!] : [b!, c!, a!];
  const labels = number % 4 === 3 ? [] : three;
  const rows = Array.from({ length: T }, () =>
    Array.from({ length: K }, () => dice.uniform(-1.5, 1.5)),
  );
  const carried = { blank, labels: ctc.extend(labels, blank), observed: [] };
  const shape: Shape = { ...none, T, outputs: K, carried };
  const values = { a_k: [zeros(K), ...rows, zeros(K)] };
  return { start: { given: ['a_k'], env: { shape, squash: {}, values } }, labels, blank };
}

function drawHmm(dice: Dice): Start {
  const { T, N, K } = sizes.hmm;
  const rows = (columns: number): number[][] =>
    Array.from({ length: N }, () => shares(dice, columns));
  // Every symbol once, then any: a sum over the steps of one symbol is never empty.
  const symbols = Array.from({ length: T }, (_, t) => (t < K ? (t * 3) % K : dice.integer(K)));
  const carried = { blank: -1, labels: [], observed: [-1, ...symbols, -1] };
  const shape: Shape = { ...none, T, outputs: K, states: N, carried };
  const values = { π_j: [shares(dice, N)], a_jj: rows(N), b_jk: rows(K) };
  return { given: Object.keys(values), env: { shape, squash: {}, values } };
}

/** Sequence `number` of a seed. */
export function drawAlignment(
  statements: readonly ParsedStatement[],
  seed: number,
  number: number,
  network: Alignment,
): AlignmentCase {
  const definitions = definitionsOf(statements, network);
  const dice = random(seed * 1013 + number);
  // The first numbers of seeds that follow each other are alike.
  for (let n = 0; n < 4; n++) dice.uniform(0, 1);
  const start = network === 'hmm' ? drawHmm(dice) : drawCtc(dice, number).start;
  const known = new Map<string, Rows<number>>();
  const output = 'softmax';
  return {
    network, number, output,
    printed: totals(definitions, output, start),
    differences: (name, of = 'O') => {
      let found = known.get(of + name);
      if (!found)
        known.set(of + name, (found = differences(definitions, output, start, name, of === 'p' ? 'p' : 'O')));
      return found;
    },
  }; // prettier-ignore
}

/** How far the indices run, for a budget of work; what is carried differs from case to case. */
export const shapeOfAlignment = (network: Alignment): Shape => {
  const dice: Dice = { uniform: (from) => from, integer: () => 0 };
  return (network === 'hmm' ? drawHmm(dice) : drawCtc(dice, 0).start).env.shape;
};

const exp = (rows: Rows<number>): number[][] => rows.map((row) => Array.from(row, Math.exp));

/** What the library computes on the same sequence, by printed name. */
export function alignmentEnvironment(
  { network, printed }: AlignmentCase,
  library: AlignmentLibrary = network === 'hmm' ? hmm : ctc,
): Environment {
  const values =
    network === 'hmm'
      ? hmmValues(printed, library as unknown as typeof hmm)
      : ctcValues(printed, library as unknown as typeof ctc, network === 'ctc');
  return { ...printed, values };
}

function ctcValues(
  { shape, values }: Environment,
  { align, skips }: Pick<typeof ctc, 'align' | 'skips'>,
  isIncluded: boolean,
): Record<string, Rows<number>> {
  const { T, outputs } = shape;
  const { blank, labels: extended } = shape.carried!;
  const rows = values['a_k']!;
  const labels = extended.filter((_, s) => s % 2 === 1);
  const u = rows.slice(1, T + 1).map((row) => Array.from(row));
  const found = align(u, labels, { blank, beta: isIncluded ? 'included' : 'excluded' });
  const δ_k = [zeros(outputs), ...found.δk, zeros(outputs)];
  const y_k = exp(found.logY);
  y_k[0] = y_k[T + 1] = zeros(outputs); // the logarithms outside 1..T are 0 and mean nothing
  return {
    a_k: rows, y_k, δ_k, '∂a_k': δ_k,
    α_s: exp(found.logAlpha),
    β_s: exp(found.logBeta),
    q_s: [extended.map((_, s) => Number(skips(extended, s, blank)))],
    p: [[Math.exp(-found.loss)]],
    O: [[found.loss]],
  }; // prettier-ignore
}

type HmmVerbs = Pick<
  typeof hmm,
  'discrete' | 'logEmissions' | 'forwardBackward' | 'viterbi' | 'baumWelch'
>;

function hmmValues(
  { shape, values: { π_j, a_jj, b_jk } }: Environment,
  verbs: HmmVerbs,
): Record<string, Rows<number>> {
  const { T, states: N = 0 } = shape;
  const plain = (rows: Rows<number>): number[][] => rows.map((row) => Array.from(row));
  const symbols = shape.carried!.observed.slice(1, T + 1);
  const model = verbs.discrete({
    initial: plain(π_j!)[0]!,
    transition: plain(a_jj!),
    emission: plain(b_jk!),
  });
  const scores = plain(verbs.logEmissions(model, symbols));
  const found = verbs.forwardBackward(model, scores);
  const next = verbs.baumWelch(model, [symbols], { iterations: 1 }).model;
  /** The scores with one state alone possible at a step. */
  const only = (t: number, j: number, of = scores): number[][] =>
    of.map((row, n) => (n === t - 1 ? row.map((v, i) => (i === j ? v : -Infinity)) : row));
  const steps = Array.from({ length: T }, (_, n) => n + 1);
  const states = Array.from({ length: N }, (_, j) => j);
  // What the library has only summed over the steps: how likely the two states are, from sequences held in them.
  const ξ_jj = steps.map((t) =>
    states.flatMap((i) =>
      states.map((j) => {
        if (t === T) return 0;
        const held = verbs.forwardBackward(model, only(t + 1, j, only(t, i)));
        return Math.exp(held.logLikelihood - found.logLikelihood);
      }),
    ),
  );
  const v_j = steps.map((t) =>
    states.map((j) => Math.exp(verbs.viterbi(model, only(t, j).slice(0, t)).logProbability)),
  );
  /** Of a path of states, factor by factor: the library gives the path, this is what it is worth. */
  const probabilityOf = (path: readonly number[]): number =>
    path.reduce((q, j, n) => {
      const from = n === 0 ? π_j![0]![j]! : a_jj![path[n - 1]!]![j]!;
      return q * from * b_jk![j]![symbols[n]!]!;
    }, 1);
  const around = (rows: number[][]): number[][] => [
    zeros(rows[0]!.length),
    ...rows,
    zeros(rows[0]!.length),
  ];
  return {
    π_j: π_j!, a_jj: a_jj!, b_jk: b_jk!,
    α_j: exp(found.logAlpha),
    β_j: exp(found.logBeta),
    γ_j: found.gamma,
    ξ_jj: around(ξ_jj),
    v_j: around(v_j),
    v: [[probabilityOf(verbs.viterbi(model, scores).states)]],
    p: [[Math.exp(found.logLikelihood)]],
    O: [[-found.logLikelihood]],
    // Expected transitions by their probability: the slope of ln p, as the library counts it.
    '∂a_jj': found.transitions.map((row, i) => Array.from(row, (count, j) => -count / a_jj![i]![j]!)),
    π̄_j: [next.initial],
    ā_jj: next.transition,
    b̄_jk: next.emission,
  }; // prettier-ignore
}
