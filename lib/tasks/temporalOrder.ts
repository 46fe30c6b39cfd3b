/*
 * Temporal order: which of X and Y came first, among distractors. Two marks and four classes (6a), three and eight (6b).
 * Source: Hochreiter & Schmidhuber 1997, experiments 6a and 6b.
 * Leaves out: when a whole run counts as solved (stoppingRule.ts).
 */
import type { Random } from '../numbers/random.ts';
import { ValueError } from '../numbers/shape.ts';

/** The inputs, one unit each: start, end, the two marks, and four distractors. */
export const symbols = ['E', 'B', 'X', 'Y', 'a', 'b', 'c', 'd'] as const;
/** One of the eight symbols. */
export type Symbol = (typeof symbols)[number];

const kinds = {
  '6a': [
    [10, 20],
    [50, 60],
  ],
  '6b': [
    [10, 20],
    [33, 43],
    [66, 76],
  ],
} as const;
/** Two marks (6a, 4 classes) or three (6b, 8 classes). */
export type Kind = keyof typeof kinds;

/** The class of the marks is asked for at the last step alone: with X as 0 and Y as 1, their binary number. */
export type OrderSequence = {
  readonly symbols: readonly Symbol[];
  readonly x: number[][];
  readonly z: (number[] | null)[];
  /** Steps of the marks, from 1. */
  readonly marked: readonly number[];
  readonly class: number;
};

const classesOf = (kind: Kind): number => 2 ** kinds[kind].length;

/** Units of a network for the task: 8 inputs, 4 or 8 outputs. @throws ValueError for another kind. */
export function sizes(kind: Kind): { readonly inputs: number; readonly outputs: number } {
  checkKind(kind);
  return { inputs: symbols.length, outputs: classesOf(kind) };
}

function checkKind(kind: Kind): void {
  if (!Object.hasOwn(kinds, kind)) {
    throw new ValueError('temporalOrder', 'kind', `is '${String(kind)}'`, '6a, 6b');
  }
}

/**
 * One sequence of 100 to 110 symbols: E, distractors with a mark within each of the paper's ranges of steps, B.
 * `scale` in [.1, 1] shortens length and ranges alike, for quicker runs; 1 is the paper's task.
 * @throws ValueError for another kind or scale.
 */
export function orderSequence(kind: Kind, random: Random, scale = 1): OrderSequence {
  checkKind(kind);
  if (!(scale >= 0.1 && scale <= 1)) {
    throw new ValueError('temporalOrder', 'scale', `is ${scale}`, 'a number from .1 to 1');
  }
  const between = (low: number, high: number): number => {
    const [from, to] = [Math.round(low * scale), Math.round(high * scale)];
    return from + random.integer(to - from + 1);
  };
  const length = between(100, 110);
  // At the smallest scales a range begins at the step of E.
  const marked = kinds[kind].map(([low, high]) => Math.max(2, between(low, high)));
  const marks = marked.map(() => random.integer(2));
  const text = Array.from({ length }, (_, n): Symbol => {
    if (n === 0) return 'E';
    if (n === length - 1) return 'B';
    const mark = marked.indexOf(n + 1);
    return mark >= 0 ? (['X', 'Y'] as const)[marks[mark]] : symbols[4 + random.integer(4)];
  });
  const order = marks.reduce((sum, mark) => 2 * sum + mark, 0);
  const answer = Array.from({ length: classesOf(kind) }, (_, k) => Number(k === order));
  return {
    symbols: text,
    x: text.map((one) => symbols.map((other) => Number(one === other))),
    z: text.map((_, n) => (n === length - 1 ? answer : null)),
    marked,
    class: order,
  };
}

/** Whether every output of the last step is within .3 of its target: the paper's measure. */
export function isCorrect({ z }: OrderSequence, outputs: ArrayLike<number>): boolean {
  const target = z[z.length - 1] as number[];
  return target.every((value, k) => Math.abs(value - outputs[k]) < 0.3);
}
