/*
 * A seeded generator: the same seed gives the same numbers on every machine.
 * Source: pure-rand (xoroshiro128+); normal deviates by Box and Muller 1958.
 * Leaves out: anything cryptographic; generators that jump or split.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { ValueError } from './shape.ts';

/** Draws from one seeded stream, in the order of the calls. */
export type Random = {
  /** A number in [low, high). */
  readonly uniform: (low: number, high: number) => number;
  /** A standard normal deviate. */
  readonly normal: () => number;
  /** An integer in 0..n−1, for n ≥ 1. */
  readonly integer: (n: number) => number;
  /** Shuffles the array in place and returns it. */
  readonly shuffle: <Item>(items: Item[]) => Item[];
  /** Where the stream stands, as plain numbers; `randomFrom` goes on from there. */
  readonly state: () => readonly number[];
};

/** A generator from an integer seed. @throws ValueError for a seed that is not an integer. */
export function random(seed: number): Random {
  if (!Number.isInteger(seed)) throw new ValueError('random', 'seed', `is ${seed}`, 'an integer');
  return drawsOf(xoroshiro128plus(seed));
}

/** A generator that goes on where another stood. @throws ValueError for numbers that are no state of one. */
export function randomFrom(state: readonly number[]): Random {
  const isState = state.length === 4 && state.every((one) => Number.isInteger(one));
  if (!isState) {
    throw new ValueError('random', 'state', `is ${JSON.stringify(state)}`, 'four integers');
  }
  return drawsOf(xoroshiro128plusFromState(state));
}

function drawsOf(generator: ReturnType<typeof xoroshiro128plus>): Random {
  const uniform = (low: number, high: number): number =>
    low + (high - low) * uniformFloat64(generator);
  const integer = (n: number): number => uniformInt(generator, 0, n - 1);
  return {
    uniform,
    integer,
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - uniform(0, 1))) * Math.cos(2 * Math.PI * uniform(0, 1)),
    shuffle(items) {
      for (let last = items.length - 1; last > 0; last--) {
        const pick = integer(last + 1);
        [items[last], items[pick]] = [items[pick], items[last]];
      }
      return items;
    },
    state: () => [...generator.getState()],
  };
}
