/*
 * The tasks of the lab: what a run draws, when an answer is right, and when a run has succeeded.
 * Source: lib/tasks; criteria of Hochreiter & Schmidhuber 1997 where they have one, others say so (goal.ofPaper).
 * Leaves out: reading data; digits and days are handed in.
 */
import type { OutputName } from '../functions/loss.ts';
import type { Random } from '../numbers/random.ts';
import { random } from '../numbers/random.ts';
import type { Matrix } from '../numbers/matrix.ts';
import { ValueError } from '../numbers/shape.ts';
import * as addingProblem from '../tasks/addingProblem.ts';
import * as digits from '../tasks/digits.ts';
import * as reberGrammar from '../tasks/reberGrammar.ts';
import * as temporalOrder from '../tasks/temporalOrder.ts';
import * as weather from '../tasks/weather.ts';
import { largest } from '../training/evaluate.ts';
import type { Plan, TaskName } from './plan.ts';

/** Whether a network's outputs are right, and how far off they are. */
export type Judged = { readonly right: boolean; readonly error: number };
/** One sequence with its judge; y has rows 0..T+1, the outputs are rows 1..T. */
export type LabSequence = {
  readonly x: number[][];
  readonly z: (number[] | null)[];
  readonly judge: (y: Matrix) => Judged;
  /** What a reader calls the steps: symbols, if they have any. */
  readonly steps?: readonly string[];
};
/** When a run has succeeded. */
export type Goal =
  /** So many sequences in a row right before their update, with a mean error below `error`. */
  | { readonly kind: 'streak'; readonly sequences: number; readonly error?: number; readonly ofPaper: boolean }
  /** This share of the answers on the held sequences; none asked for where a task has no criterion. */
  | { readonly kind: 'held'; readonly share: number | null; readonly of: 'sequences' | 'steps'; readonly ofPaper: boolean }; // prettier-ignore

/** A task as a run sees it: sizes of its network, what is drawn, what is held back, when it is learned. */
export type LabTask = {
  readonly inputs: number;
  readonly outputs: number;
  readonly output: OutputName;
  readonly goal: Goal;
  /** The state goes on from one sequence to the next. */
  readonly isStream?: true;
  readonly draw: (draws: Random) => LabSequence;
  /** Sequences that are never trained on. */
  readonly held: readonly LabSequence[];
  /** The sequence that gates and error norms are shown for. */
  readonly example: LabSequence;
};

type TaskParts = Omit<LabTask, 'goal'>;

/** When a run of each task has succeeded. */
export const goals: Readonly<Record<TaskName, Goal>> = {
  adding: { kind: 'streak', sequences: 2000, error: 0.01, ofPaper: true },
  'temporal order': { kind: 'streak', sequences: 2000, ofPaper: true },
  'embedded Reber': { kind: 'held', share: 1, of: 'sequences', ofPaper: false },
  'continual Reber': { kind: 'streak', sequences: 1000, ofPaper: false },
  weather: { kind: 'held', share: null, of: 'steps', ofPaper: false },
  digits: { kind: 'held', share: 0.93, of: 'steps', ofPaper: false },
};

/** What the tasks on real data need: images, days. */
export type LabData = {
  readonly digits?: readonly digits.Digit[];
  readonly days?: readonly weather.Day[];
};

/** Draws that no run makes: held sequences and examples. */
const apart = (): Random => random(20_201);

const meanGap = (z: readonly number[], y: ArrayLike<number>): number =>
  z.reduce((sum, one, k) => sum + Math.abs(one - y[k]), 0) / z.length;

function adding(length: number): TaskParts {
  const draw = (draws: Random): LabSequence => {
    const made = addingProblem.addingSequence(length, draws);
    const { x, z } = made;
    const answer = z[z.length - 1] as number[];
    return {
      x,
      z,
      judge: (y) => ({
        right: addingProblem.isCorrect(made, y[z.length][0]),
        error: meanGap(answer, y[z.length]),
      }),
    };
  };
  return { inputs: 2, outputs: 1, output: 'identity', draw, held: [], example: draw(apart()) };
} // prettier-ignore

function order(length: number): TaskParts {
  const draw = (draws: Random): LabSequence => {
    const made = temporalOrder.orderSequence('6a', draws, length / 110);
    const { x, z, symbols } = made;
    const answer = z[z.length - 1] as number[];
    return {
      x,
      z,
      steps: symbols,
      judge: (y) => ({
        right: temporalOrder.isCorrect(made, y[z.length]),
        error: meanGap(answer, y[z.length]),
      }),
    };
  };
  const sizes = temporalOrder.sizes('6a');
  return { ...sizes, output: 'softmax', draw, held: [], example: draw(apart()) };
}

/** Right if every step ranks what may come above all else. */
const asksNext = (
  { x, z, legal, string }: Pick<reberGrammar.ReberSequence, 'x' | 'z' | 'legal' | 'string'>,
): LabSequence => ({
  x,
  z,
  steps: [...string].slice(0, x.length),
  judge: (y) => {
    const wrong = legal.filter((row, n) => !reberGrammar.isCorrect(row, y[n + 1])).length;
    return { right: wrong === 0, error: wrong / legal.length };
  },
}); // prettier-ignore

const reberSizes = { inputs: 7, outputs: 7, output: 'softmax' } as const;

function embeddedReber(): TaskParts {
  const draws = apart();
  const held = Array.from({ length: 256 }, () => asksNext(reberGrammar.embeddedSequence(draws)));
  return {
    ...reberSizes,
    held,
    draw: (own) => asksNext(reberGrammar.embeddedSequence(own)),
    example: held[0],
  };
}

/** A string of a stream: its last symbol is followed by the first of the next, which is always B. */
function inStream({ x, z, legal, string }: reberGrammar.ReberSequence): LabSequence {
  const row = (symbol: reberGrammar.Symbol): number[] =>
    reberGrammar.symbols.map((one) => Number(one === symbol));
  return asksNext({
    x: [...x, row('E')],
    z: [...z, row('B')],
    legal: [...legal, row('B')],
    string,
  });
}

function continualReber(): TaskParts {
  const draw = (draws: Random): LabSequence => inStream(reberGrammar.embeddedSequence(draws));
  return { ...reberSizes, isStream: true, draw, held: [], example: draw(apart()) };
}

/** Each step that has a target is an answer of its own; the share of wrong ones is the error. */
const classified = (x: number[][], z: (number[] | null)[], steps?: readonly string[]): LabSequence => ({
  x,
  z,
  ...(steps && { steps }),
  judge: (y) => {
    const asked = z.flatMap((row, n) => (row ? [{ row, n }] : []));
    const wrong = asked.filter(({ row, n }) => largest(row) !== largest(y[n + 1])).length;
    return { right: wrong === 0, error: wrong / asked.length };
  },
}); // prettier-ignore

function weatherLabels(days: readonly weather.Day[]): TaskParts {
  // Precipitation nearly gives the label away.
  const options = { features: ['temp_max', 'temp_min', 'wind'] as const, length: 30 };
  const { inputs, outputs, train, test } = weather.sameDay(days, options);
  const made = ({ x, z, days: own }: weather.WeatherSequence): LabSequence =>
    classified(x, z, own.map(({ label }) => label));
  const [known, held] = [train.map(made), test.map(made)];
  return {
    inputs,
    outputs,
    output: 'softmax',
    draw: (draws) => known[draws.integer(known.length)],
    held,
    example: held[4],
  };
} // prettier-ignore

function digitColumns(images: readonly digits.Digit[]): TaskParts {
  const { train, test } = digits.split(images, random(1));
  const made = (image: digits.Digit): LabSequence => {
    const { x, z } = digits.columns(image);
    return classified(x, z);
  };
  const [known, held] = [train.map(made), test.map(made)];
  return {
    inputs: 8,
    outputs: 10,
    output: 'softmax',
    draw: (draws) => known[draws.integer(known.length)],
    held,
    example: held[0],
  };
}

/** The task of a plan. @throws ValueError where its data is not handed in. */
export const labTask = (task: Plan['task'], data: LabData = {}): LabTask => ({
  ...taskOf(task, data),
  goal: goals[task.name],
});

function taskOf({ name, length }: Plan['task'], data: LabData): TaskParts {
  const needed = <Value>(value: Value | undefined, what: string): Value => {
    if (value === undefined) throw new ValueError('lab', `data.${what}`, 'is missing', `data for '${name}'`);
    return value;
  };
  switch (name) {
    case 'adding':
      return adding(length ?? 100);
    case 'temporal order':
      return order(length ?? 55);
    case 'embedded Reber':
      return embeddedReber();
    case 'continual Reber':
      return continualReber();
    case 'weather':
      return weatherLabels(needed(data.days, 'days'));
    case 'digits':
      return digitColumns(needed(data.digits, 'digits'));
  }
} // prettier-ignore
