/*
 * A training run that can be advanced, watched, kept as JSON and resumed to the last bit.
 * Source: plan.ts says what is trained; updates as in lib/training, on the kernels where they run.
 * Leaves out: threads, clocks and storage; whoever advances a run has those.
 */
import { gateLetters } from '../networks/lstmTrace.ts';
import type { Drawing } from '../networks/parts.ts';
import type { OutputErrors } from '../networks/outputErrors.ts';
import { verbsOf, type Network, type Verbs } from '../networks/verbs.ts';
import type { Matrix, Vector } from '../numbers/matrix.ts';
import { random, type Random } from '../numbers/random.ts';
import { ValueError } from '../numbers/shape.ts';
import { stoppingRule } from '../tasks/stoppingRule.ts';
import { namedArrays } from '../training/arrays.ts';
import { addShare, clear, countTargets } from '../training/batch.ts';
import { clip } from '../training/clipping.ts';
import {
  descend,
  startOptimizer,
  type Optimizer,
  type OptimizerState,
} from '../training/optimizers.ts';
import { networkOf, type Plan } from './plan.ts';
import { labTask, type LabData, type LabSequence, type LabTask } from './tasks.ts'; // prettier-ignore

/** Means over the sequences since the point before. */
export type Point = {
  /** Sequences so far. */
  readonly sequences: number;
  /** Mean loss per target, each sequence measured before its own update. */
  readonly loss: number;
  /** Share of these sequences that were right before their update. */
  readonly right: number;
  /** Share of right answers on the held sequences at this moment, where the task has them. */
  readonly held?: number;
};
/** Counts since the last point. */
export type Since = { loss: number; targets: number; right: number; sequences: number };
/** Right and error of one sequence. */
export type Answer = readonly [right: 0 | 1, error: number];

/** A run at some moment; `advance` moves it on. */
export type Run = {
  readonly plan: Plan;
  readonly task: LabTask;
  readonly net: Network;
  readonly verbs: Verbs;
  /** Why the readable code trains in the place of the kernels, if it does. */
  readonly refused?: string;
  readonly weights: object;
  readonly optimizer: Optimizer;
  readonly state: OptimizerState;
  readonly draws: Random;
  sequences: number;
  /** Sequences between points; doubles as points are joined. */
  every: number;
  points: Point[];
  since: Since;
  /** The answers that the goal looks at, oldest first. */
  recent: Answer[];
  /** Of a stream: the network's state behind the last sequence. */
  carried: Readonly<Record<string, Vector>> | null;
  /** The number of the sequence with which the goal was reached. */
  solved: number | null;
  readonly work: Work;
};
/** What is filled again from sequence to sequence; no part of what a run is. */
type Work = {
  readonly kept: Map<number, { trace: AnyTrace; errors: AnyErrors }>;
  /** Traces of held sequences, by length. */
  readonly read: Map<number, AnyTrace>;
  readonly sum: object;
  slope: object | undefined;
  isReached: (answer: Answer) => boolean;
};
type AnyTrace = {
  readonly T: number;
  readonly y: Matrix;
  readonly state?: Readonly<Record<string, Vector>>;
};
type AnyErrors = { readonly loss: number }; // prettier-ignore

const mostPoints = 240;
const firstPoints = { streak: 50, held: 100 } as const;

const optimizerOf = ({ optimizer: name, momentum }: Plan): Optimizer =>
  name === 'sgd' && momentum !== undefined ? { name, momentum } : { name };

/** First weights of a plan: drawn, then the biases that it asks for. */
export function firstWeights(plan: Plan, net: Network): object {
  const { scale, inputBias = 0, forgetBias, outputBias = 0 } = plan.network;
  const drawing: Drawing = {
    seed: plan.seed,
    initializer: scale === undefined ? 'glorot' : 'uniform',
    ...(scale !== undefined && { scale }),
    ...(net.kind === 'lstm' && net.forgetGate === true && { forgetBias: forgetBias ?? 1 }),
  };
  const weights = verbsOf(net).initialize(net, drawing) as { readonly bias?: Readonly<Record<string, Vector>> };
  if (net.kind !== 'lstm') return weights;
  const [input, , output] = gateLetters;
  for (const [gate, each] of [[input, inputBias], [output, outputBias]] as const) {
    const bias = weights.bias?.[gate];
    for (let n = 0; bias && each !== 0 && n < bias.length; n++) bias[n] = each * (n + 1);
  }
  return weights;
} // prettier-ignore

/** What trains: the kernels, or the code that is read; both give the same numbers to rounding. */
export type Code = 'kernels' | 'readable';

/** The verbs of a network. The kernels are a file that nothing loads that does not train on them. */
export async function labVerbs(net: Network, code: Code): Promise<Pick<Run, 'verbs' | 'refused'>> {
  if (code === 'readable') return { verbs: verbsOf(net) };
  const { fastVerbsOf } = await import('../kernels/verbs.ts');
  return fastVerbsOf(net);
}

/** What a run fills again; a goal of answers in a row is told those it has seen. */
export function workOf(task: LabTask, weights: object, recent: readonly Answer[]): Work {
  const { goal } = task;
  const rule = goal.kind === 'streak' ? stoppingRule(goal) : () => false;
  const isReached = ([right, error]: Answer): boolean => rule(right === 1, error);
  for (const answer of recent) isReached(answer);
  const [sum] = startOptimizer({ name: 'sgd' }, weights).memories;
  return { kept: new Map(), read: new Map(), sum, slope: undefined, isReached };
}

/**
 * A run at its start.
 * @throws ValueError for data that the task needs and that is not handed in, and as networks do.
 */
export async function startRun(plan: Plan, data: LabData = {}, code: Code = 'kernels'): Promise<Run> {
  const task = labTask(plan.task, data);
  const net = networkOf(plan, task);
  const weights = firstWeights(plan, net);
  const optimizer = optimizerOf(plan);
  return {
    plan, task, net, weights, optimizer,
    ...(await labVerbs(net, code)),
    state: startOptimizer(optimizer, weights),
    draws: random(plan.seed + 1),
    sequences: 0,
    every: firstPoints[task.goal.kind],
    points: [],
    since: nothing(),
    recent: [],
    carried: null,
    solved: null,
    work: workOf(task, weights, []),
  };
} // prettier-ignore

const nothing = (): Since => ({ loss: 0, targets: 0, right: 0, sequences: 0 });

/** Whether a run is over: its goal is reached, or all sequences of its plan are drawn. */
export const isOver = ({ solved, sequences, plan }: Run): boolean =>
  solved !== null || sequences >= plan.sequences;

/** The squared error of 1997 under logistic outputs y: its error carries their slope. */
function squaredErrors(z: LabSequence['z'], y: Matrix, outputs: number): OutputErrors {
  let loss = 0;
  const gaps = z.map((row, n) =>
    Array.from({ length: outputs }, (_, k) => {
      if (!row) return 0;
      const [value, gap] = [y[n + 1][k], y[n + 1][k] - row[k]];
      loss += gap ** 2 / 2;
      return gap * value * (1 - value);
    }),
  );
  return { loss, ['δk']: gaps };
}

/** The first weight that is no finite number, as 'hc[3]'. */
function badWeight(weights: object): string | null {
  for (const { name, rows } of namedArrays(weights)) {
    const n = rows.findIndex((row) => !Array.from(row).every(Number.isFinite));
    if (n >= 0) return `${name}[${n}]`;
  }
  return null;
}

/**
 * Trains on at most so many sequences more, whole updates, and stops with the goal.
 * @throws ValueError for a loss that is no longer finite: which sequence, and the first weight that is none.
 */
export function advance(run: Run, sequences: number): void {
  const until = Math.min(run.sequences + sequences, run.plan.sequences);
  while (run.sequences < until && run.solved === null) update(run);
}

function update(run: Run): void {
  const { plan, task, net, verbs, weights, work } = run;
  clear(work.sum);
  const size = Math.min(plan.batch, plan.sequences - run.sequences);
  for (let n = 0; n < size; n++) {
    const sequence = task.draw(run.draws);
    const { x, z, judge } = sequence;
    const again = work.kept.get(x.length);
    const start = run.carried ? { state: run.carried } : {};
    const trace = verbs.forward(net, weights, x, { ...start, into: again?.trace }) as AnyTrace;
    const targets = plan.error === 'squared' ? squaredErrors(z, trace.y, net.outputs) : z;
    const errors = verbs.backward(net, weights, trace, targets, { into: again?.errors });
    work.kept.set(x.length, { trace, errors });
    run.sequences += 1;
    if (!Number.isFinite(errors.loss)) {
      const bad = badWeight(weights);
      const where = bad ? `; the first weight that is no number is ${bad}` : ', with finite weights';
      throw new ValueError('lab', `loss of sequence ${run.sequences}`, `is ${errors.loss}${where}`, 'a finite number; a smaller rate or a bound on the gradient may help');
    }
    if (task.isStream) run.carried = structuredClone(trace.state!);
    work.slope = verbs.gradient(net, trace, errors, { into: work.slope });
    addShare(work.sum, work.slope, 1 / (countTargets(z) * size));
    note(run, errors.loss, countTargets(z), judge(trace.y));
    if (run.solved !== null) break;
  }
  if (plan.clip !== undefined) clip(work.sum, { norm: plan.clip });
  descend(run.optimizer, run.state, weights, work.sum, plan.rate);
  // A point is taken behind an update: the held sequences are judged by the weights that all of it left.
  if (run.since.sequences >= run.every || (isOver(run) && run.since.sequences > 0)) take(run);
} // prettier-ignore

function note(run: Run, loss: number, targets: number, judged: { right: boolean; error: number }): void {
  const { since, task } = run;
  since.loss += loss;
  since.targets += targets;
  since.right += Number(judged.right);
  since.sequences += 1;
  if (task.goal.kind !== 'streak') return;
  const answer: Answer = [judged.right ? 1 : 0, judged.error];
  run.recent.push(answer);
  if (run.recent.length > task.goal.sequences) run.recent.shift();
  if (run.work.isReached(answer)) run.solved = run.sequences;
} // prettier-ignore

/** The share of right answers on sequences that are never trained on: whole sequences where all must be right, else steps. */
export function heldShare({ task, net, weights, verbs, work }: Run): number {
  let [right, count] = [0, 0];
  for (const { x, judge } of task.held) {
    const trace = verbs.forward(net, weights, x, { into: work.read.get(x.length) }) as AnyTrace;
    work.read.set(x.length, trace);
    const { error } = judge(trace.y);
    right += task.goal.kind === 'held' && task.goal.share === 1 ? Number(error === 0) : 1 - error;
    count += 1;
  }
  return right / count;
}

function take(run: Run): void {
  const { since, task } = run;
  const held = task.held.length > 0 ? heldShare(run) : undefined;
  run.points.push({
    sequences: run.sequences,
    loss: since.loss / since.targets,
    right: since.right / since.sequences,
    ...(held !== undefined && { held }),
  });
  run.since = nothing();
  const { goal } = task;
  if (goal.kind === 'held' && goal.share !== null && held !== undefined && held >= goal.share)
    run.solved = run.sequences;
  if (run.points.length >= mostPoints) join(run);
}

/** Two points become one: the curve keeps its length, however long the run. */
function join(run: Run): void {
  run.points = run.points.flatMap((point, n, all) => {
    if (n % 2 === 0) return n === all.length - 1 ? [point] : [];
    const before = all[n - 1];
    const mean = (of: 'loss' | 'right'): number => (before[of] + point[of]) / 2;
    return [{ ...point, loss: mean('loss'), right: mean('right') }];
  });
  run.every *= 2;
}
