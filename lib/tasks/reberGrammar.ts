/*
 * Strings of the Reber grammar, embedded in a longer one whose second symbol returns before its end, and without end.
 * Source: Reber 1967 (grammar); embedded: Fahlman 1991, Hochreiter & Schmidhuber 1997, experiment 1; continual: Gers et al. 2000.
 * Leaves out: the fixed sets of 256 strings of 1997.
 */
import type { Random } from '../numbers/random.ts';

/** The inputs and the outputs, one unit each. */
export const symbols = ['B', 'T', 'P', 'S', 'X', 'V', 'E'] as const;
/** One of the seven symbols. */
export type Symbol = (typeof symbols)[number];

/** By state, the symbols that may follow and the states they lead to; both edges are equally likely. */
const edges: readonly (readonly (readonly [Symbol, number])[])[] = [
  [['B', 1]],
  [['T', 2], ['P', 3]],
  [['S', 2], ['X', 4]],
  [['T', 3], ['V', 5]],
  [['X', 3], ['S', 6]],
  [['P', 4], ['V', 6]],
  [['E', 7]],
]; // prettier-ignore
const end = edges.length;

/** One symbol with all symbols that may stand in its place. */
type Choice = { readonly symbol: Symbol; readonly legal: readonly Symbol[] };

function* plain(random: Random): Generator<Choice> {
  for (let state = 0; state !== end;) {
    const out = edges[state];
    const [symbol, next] = out[out.length === 1 ? 0 : random.integer(2)];
    yield { symbol, legal: out.map(([one]) => one) };
    state = next;
  }
}

function* embedded(random: Random): Generator<Choice> {
  const branch = (['T', 'P'] as const)[random.integer(2)];
  yield { symbol: 'B', legal: ['B'] };
  yield { symbol: branch, legal: ['T', 'P'] };
  yield* plain(random);
  yield { symbol: branch, legal: [branch] };
  yield { symbol: 'E', legal: ['E'] };
}

const row = (on: readonly Symbol[]): number[] => symbols.map((one) => Number(on.includes(one)));

/** Row n asks for symbol n + 1 of the string: z has the one that came, legal all that might have come. */
export type ReberSequence = {
  readonly string: string;
  readonly x: number[][];
  readonly z: number[][];
  readonly legal: number[][];
};

function sequence(choices: readonly Choice[]): ReberSequence {
  const next = choices.slice(1);
  return {
    string: choices.map(({ symbol }) => symbol).join(''),
    x: choices.slice(0, -1).map(({ symbol }) => row([symbol])),
    z: next.map(({ symbol }) => row([symbol])),
    legal: next.map(({ legal }) => row(legal)),
  };
}

/** A string of the plain grammar: BT or BP to E, of 5 symbols or more. */
export const reberSequence = (random: Random): ReberSequence => sequence([...plain(random)]);

/** A string of the embedded grammar, of 9 symbols or more: the one before the last repeats the second. */
export const embeddedSequence = (random: Random): ReberSequence => sequence([...embedded(random)]);

/** One step of a stream: the symbol, and what may follow it. `string` counts from 1, `place` from 0. */
export type ReberStep = {
  readonly x: number[];
  readonly z: number[];
  readonly legal: number[];
  readonly string: number;
  readonly place: number;
};

/** Embedded strings one behind the other without end and without a mark where a network should be reset. */
export function* continual(random: Random): Generator<ReberStep, never> {
  let current = [...embedded(random)];
  for (let string = 1; ; string++) {
    const following = [...embedded(random)];
    for (let place = 0; place < current.length; place++) {
      const next = current[place + 1] ?? following[0];
      yield {
        x: row([current[place].symbol]),
        z: row([next.symbol]),
        legal: row(next.legal),
        string,
        place,
      };
    }
    current = following;
  }
}

/** Whether every legal symbol's output is larger than every other's: outputs and legal have 7 numbers. */
export function isCorrect(legal: ArrayLike<number>, outputs: ArrayLike<number>): boolean {
  const all = Array.from(outputs);
  const least = Math.min(...all.filter((_, k) => legal[k] === 1));
  return all.every((value, k) => legal[k] === 1 || value < least);
}
