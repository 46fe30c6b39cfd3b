/*
 * A training run that can be advanced, watched, kept as JSON and resumed to the last bit.
 * Source: plan.ts says what is trained; updates as in lib/training, on the kernels where they run.
 * Leaves out: threads, clocks and storage; whoever advances a run has those.
 */
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
import { addPoint, count, startCurve, type Curve } from './curve.ts';
import { firstWeights } from './firstWeights.ts';
import { networkOf, type Plan } from './plan.ts';
import { labTask, type Judged, type LabData, type LabSequence, type LabTask } from './tasks.ts'; // prettier-ignore

/** Right and error of one sequence. */
export type Answer = readonly [right: 0 | 1, error: number];

/** A run at some moment; `advance` moves it on. */
export type Run = Curve & {
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

/** Sequences up to the first point: judging the held ones takes time. */
const firstPoints = { streak: 50, held: 100 } as const;

/** The rule of descent that a plan names. */
export const optimizerOf = ({ optimizer: name, momentum }: Plan): Optimizer =>
  name === 'sgd' && momentum !== undefined ? { name, momentum } : { name };

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
    ...startCurve(firstPoints[task.goal.kind]),
    recent: [],
    carried: null,
    solved: null,
    work: workOf(task, weights, []),
  };
} // prettier-ignore

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
 * Trains on so many sequences more, rounded up to whole updates, and stops with the goal or the end of the plan.
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

function note(run: Run, loss: number, targets: number, judged: Judged): void {
  count(run, loss, targets, judged.right);
  const { task } = run;
  if (task.goal.kind !== 'streak') return;
  const answer: Answer = [judged.right ? 1 : 0, judged.error];
  run.recent.push(answer);
  if (run.recent.length > task.goal.sequences) run.recent.shift();
  if (run.work.isReached(answer)) run.solved = run.sequences;
} // prettier-ignore

/** The share of right answers on sequences that are never trained on: of whole sequences or of steps, as the goal counts. */
export function heldShare({ task, net, weights, verbs, work }: Run): number {
  const isOfSteps = task.goal.kind === 'held' && task.goal.of === 'steps';
  let [right, all] = [0, 0];
  for (const { x, z, judge } of task.held) {
    const trace = verbs.forward(net, weights, x, { into: work.read.get(x.length) }) as AnyTrace;
    work.read.set(x.length, trace);
    const judged = judge(trace.y);
    const weight = isOfSteps ? countTargets(z) : 1;
    right += weight * (isOfSteps ? 1 - judged.error : Number(judged.right));
    all += weight;
  }
  return right / all;
}

function take(run: Run): void {
  const { goal, held: kept } = run.task;
  const held = kept.length > 0 ? heldShare(run) : undefined;
  addPoint(run, run.sequences, held);
  if (goal.kind === 'held' && goal.share !== null && held !== undefined && held >= goal.share)
    run.solved = run.sequences;
}
