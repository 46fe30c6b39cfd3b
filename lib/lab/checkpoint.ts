/*
 * A run as JSON, and the run again: it goes on as if nothing had happened.
 * Source: run.ts. Numbers keep the digits that give the same double again.
 * Leaves out: where the JSON is kept.
 */
import type { Network } from '../networks/verbs.ts';
import type { Vector } from '../numbers/matrix.ts';
import { randomFrom } from '../numbers/random.ts';
import { checkCount, checkFinite, ValueError } from '../numbers/shape.ts';
import { startOptimizer } from '../training/optimizers.ts';
import { checkPlan, networkOf, type Plan } from './plan.ts';
import {
  labVerbs,
  optimizerOf,
  startRun,
  workOf,
  type Answer,
  type Code,
  type Run,
} from './run.ts';
import type { Point, Since } from './curve.ts';
import { labTask, type LabData } from './tasks.ts';

const format = 'unrolled run';
const version = 1;
const place = 'lab';

/** A run as plain JSON. */
export type Checkpoint = {
  readonly format: typeof format;
  readonly version: typeof version;
  readonly plan: Plan;
  readonly sequences: number;
  readonly every: number;
  readonly points: readonly Point[];
  readonly since: Since;
  readonly recent: readonly Answer[];
  readonly carried: Readonly<Record<string, readonly number[]>> | null;
  readonly solved: number | null;
  readonly draws: readonly number[];
  readonly weights: object;
  readonly memories: readonly object[];
  readonly steps: number;
};

const plain = <Value>(value: Value): Value =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) =>
      ArrayBuffer.isView(one) ? Array.from(one as Float64Array) : one,
    ),
  ) as Value;

/** What `resumeRun` needs to go on from this moment; a copy. */
export const checkpoint = (run: Run): Checkpoint =>
  plain({
    format,
    version,
    plan: run.plan,
    sequences: run.sequences,
    every: run.every,
    points: run.points,
    since: run.since,
    recent: run.recent,
    carried: run.carried as unknown as Checkpoint['carried'],
    solved: run.solved,
    draws: run.draws.state(),
    weights: run.weights,
    memories: run.state.memories,
    steps: run.state.steps,
  });

type Given = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (what: string, value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new ValueError(place, what, `is ${value === null ? 'null' : typeof value}`, 'a list');
  return value;
}; // prettier-ignore
const object = (what: string, value: unknown): Given => {
  if (!isObject(value)) throw new ValueError(place, what, `is ${value === null ? 'null' : typeof value}`, 'an object');
  return value;
}; // prettier-ignore

function readPoint(value: unknown, n: number): Point {
  const given = object(`points[${n}]`, value);
  for (const what of ['sequences', 'loss', 'right', ...('held' in given ? ['held'] : [])])
    checkFinite(place, `points[${n}].${what}`, given[what]);
  return value as Point;
}

function readAnswer(value: unknown, n: number): Answer {
  const [right, error] = list(`recent[${n}]`, value);
  if (right !== 0 && right !== 1) throw new ValueError(place, `recent[${n}]`, `is ${String(right)}`, '0 or 1');
  checkFinite(place, `recent[${n}]`, error);
  return value as Answer;
} // prettier-ignore

/** Rows of the state that a stream hands on. */
function readCarried(value: unknown, net: Network): Run['carried'] {
  if (value === null) return null;
  const rows = Object.entries(object('carried', value)).map(([key, row]) => {
    list(`carried.${key}`, row).forEach((one, n) => {
      checkFinite(place, `carried.${key}[${n}]`, one);
    });
    return [key, Float64Array.from(row as number[])] as const;
  });
  const carried = Object.fromEntries(rows) as Readonly<Record<string, Vector>>;
  if (!('b' in carried)) throw new ValueError(place, 'carried', 'has no b', `the state of a ${net.kind}`);
  return carried;
} // prettier-ignore

/**
 * The run that a checkpoint was made of.
 * @throws ValueError, ShapeError in a sentence for what is no run, of another version, or does not fit itself.
 */
export async function resumeRun(value: unknown, data: LabData = {}, code: Code = 'kernels'): Promise<Run> {
  const given = object('run', value);
  if (given['format'] !== format) {
    throw new ValueError(place, 'format', `is ${JSON.stringify(given['format']) ?? 'missing'}`, `'${format}'`);
  }
  if (given['version'] !== version) {
    throw new ValueError(place, 'version', `is ${JSON.stringify(given['version']) ?? 'missing'}`, `${version}: this page reads no other`);
  }
  const plan = checkPlan(given['plan']);
  const task = labTask(plan.task, data);
  const net = networkOf(plan, task);
  const made = await labVerbs(net, code);
  const weights = made.verbs.weights(net, object('weights', given['weights']));
  const optimizer = optimizerOf(plan);
  const memories = list('memories', given['memories']).map((one, n) => made.verbs.weights(net, object(`memories[${n}]`, one)));
  const needed = startOptimizer(optimizer, weights).memories.length;
  if (memories.length !== needed)
    throw new ValueError(place, 'memories', `are ${memories.length}`, `${needed} for ${plan.optimizer}`);
  for (const what of ['sequences', 'steps'] as const) checkCount(place, what, given[what], 0);
  checkCount(place, 'every', given['every']);
  if (given['solved'] !== null) checkCount(place, 'solved', given['solved']);
  const since = object('since', given['since']);
  for (const what of ['loss', 'targets', 'right', 'sequences']) checkFinite(place, `since.${what}`, since[what]);
  const recent = list('recent', given['recent']).map(readAnswer);
  return {
    plan, task, net, ...made, weights, optimizer,
    state: { steps: given['steps'] as number, memories },
    draws: randomFrom(list('draws', given['draws']) as number[]),
    sequences: given['sequences'] as number,
    every: given['every'] as number,
    points: list('points', given['points']).map(readPoint),
    since: { ...(since as unknown as Since) },
    recent: [...recent],
    carried: readCarried(given['carried'], net),
    solved: given['solved'] as number | null,
    work: workOf(task, weights, recent),
  };
} // prettier-ignore

const weightsFormat = 'unrolled run weights';

/** The plan and the weights of a run: what a new run can start from. */
export const weightsOf = ({ plan, weights }: Checkpoint): object => ({
  format: weightsFormat,
  version,
  plan,
  weights,
});

/**
 * A run at its start with the weights of a file, everything else fresh; null where the value is no such file.
 * @throws ValueError, ShapeError in a sentence for another version, and for weights that are not those of the plan's network.
 */
export async function runOfWeights(value: unknown, data: LabData = {}): Promise<Run | null> {
  const given = value as Given | null;
  if (!isObject(given) || given['format'] !== weightsFormat) return null;
  if (given['version'] !== version) {
    throw new ValueError(place, 'version', `is ${JSON.stringify(given['version']) ?? 'missing'}`, `${version}: this page reads no other`);
  }
  const run = await startRun(checkPlan(given['plan']), data);
  return { ...run, weights: run.verbs.weights(run.net, object('weights', given['weights'])) };
} // prettier-ignore
