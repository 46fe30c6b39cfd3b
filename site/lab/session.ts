/**
 * The runs of the lab: one trains at a time, others are kept for comparison.
 * Source: labWorker.ts trains, store.ts keeps. A thread that is lost costs what came after its last checkpoint.
 * Leaves out everything that is drawn (view.ts).
 */
import { signal } from '@preact/signals-core';
import type { Checkpoint, Code, Example, Plan } from '../../lib/lab/index.ts';
import { labData } from './labData.ts';
import type { Order, Report, Standing } from './messages.ts';
import { dropRun, keepRun, readRuns, type KeptRun } from './store.ts';

/** Whether the run in view trains. */
export type Going = 'no' | 'yes' | 'pausing';

export const runs = signal<readonly KeptRun[]>([]);
export const current = signal<string | null>(null);
export const going = signal<Going>('no');
export const example = signal<Example | null>(null);
/** Whether the browser keeps runs; false from the first time it does not. */
export const isKeeping = signal(true);
/** Why the readable code trains in the place of the kernels. */
export const refused = signal<string | null>(null);

/** The thread and the run that it trains or keeps waiting. */
let thread: { readonly worker: Worker; readonly id: string } | null = null;
/** The run in view is to end with its next checkpoint. */
let isStopping = false;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'; // cspell:disable-line

/** The first name that no run has: A to Z, then AA and so on. */
function freeLetter(): string {
  const isFree = (name: string): boolean => runs.value.every(({ letter }) => letter !== name);
  for (const first of ['', ...letters]) {
    const found = [...letters].find((one) => isFree(first + one));
    if (found !== undefined) return first + found;
  }
  return '?';
}
const send = (order: Order): void => thread?.worker.postMessage(order);

function change(id: string, by: Partial<KeptRun>): KeptRun | undefined {
  runs.value = runs.value.map((run) => (run.id === id ? { ...run, ...by } : run));
  return runs.value.find((run) => run.id === id);
}

async function keep(run: KeptRun | undefined): Promise<void> {
  if (run && !(await keepRun(run))) isKeeping.value = false;
}

const standingOf = ({ sequences, points, seconds, solved, isOver }: Standing): Partial<KeptRun> => ({
  sequences, points, seconds, solved, isOver,
}); // prettier-ignore

/** Ends the thread. What it has shown beyond its last checkpoint is taken back: that is where it would go on. */
function end(): void {
  const run = runs.value.find(({ id }) => id === thread?.id);
  thread?.worker.terminate();
  thread = null;
  isStopping = false;
  going.value = 'no';
  if (!run || run.isOver || run.failed !== undefined) return;
  const { sequences = 0, points = [], solved = null } = run.checkpoint ?? {};
  change(run.id, { sequences, points, solved });
}

function fail(id: string, message: string): void {
  void keep(change(id, { failed: message }));
  end();
}

function hear(id: string, report: Report): void {
  if (report.kind === 'failed') return fail(id, report.message);
  refused.value = report.standing.refused ?? null;
  if (report.kind === 'standing') {
    change(id, standingOf(report.standing));
    return;
  }
  example.value = report.example;
  void keep(change(id, { ...standingOf(report.standing), checkpoint: report.checkpoint }));
  if (report.standing.isOver || isStopping) end();
  else if (going.value === 'pausing') going.value = 'no';
}

type Opening =
  | { readonly kind: 'start' }
  | { readonly kind: 'resume'; readonly checkpoint: Checkpoint; readonly seconds: number };

async function open({ id, plan, code = 'kernels' }: KeptRun, opening: Opening): Promise<void> {
  end();
  current.value = id;
  going.value = 'yes';
  const data = await labData(plan.task.name);
  // Something else may have been started, or this stopped, while the data came.
  if (current.value !== id || thread || going.value !== 'yes') return;
  const worker = new Worker(new URL('./labWorker.ts', import.meta.url), { type: 'module' });
  thread = { worker, id };
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
    hear(id, data);
  });
  worker.addEventListener('error', (event) => {
    fail(id, event.message || 'worker');
  });
  send(opening.kind === 'start' ? { ...opening, plan, data, code } : { ...opening, data, code });
}

function add(run: Omit<KeptRun, 'id' | 'letter'>): KeptRun {
  const made = { ...run, id: Date.now().toString(36), letter: freeLetter() };
  runs.value = [...runs.value, made];
  return made;
}

const nothing = { sequences: 0, points: [], seconds: 0, solved: null, isOver: false } as const;

/** Trains a new run. */
export function start(plan: Plan, code: Code): void {
  example.value = null;
  const made = add({ plan, code, ...nothing });
  void keep(made);
  void open(made, { kind: 'start' });
}

/** Lets the run in view finish its slice and makes a checkpoint. */
export function pause(): void {
  if (going.value !== 'yes') return;
  going.value = 'pausing';
  send({ kind: 'pause' });
}

/** Goes on: in the thread that waits, or from the last checkpoint. */
export function resume(id: string): void {
  const run = runs.value.find((one) => one.id === id);
  if (!run || run.isOver) return;
  if (thread?.id === id) {
    going.value = 'yes';
    send({ kind: 'go' });
    return;
  }
  example.value = null;
  const { checkpoint, seconds } = run;
  change(id, { failed: undefined });
  void open(run, checkpoint ? { kind: 'resume', checkpoint, seconds } : { kind: 'start' });
}

/** Ends the run in view behind a last checkpoint. */
export function stop(): void {
  if (!thread) return end();
  isStopping = true;
  going.value = 'pausing';
  send({ kind: 'pause' });
}

export function remove(id: string): void {
  if (thread?.id === id) end();
  if (current.value === id) {
    current.value = null;
    example.value = null;
  }
  runs.value = runs.value.filter((run) => run.id !== id);
  void dropRun(id);
}

/** A run of a file, checked by whoever read it; it comes into view unless another one trains. */
export function take(checkpoint: Checkpoint, isOver: boolean): void {
  const { plan, sequences, points, solved } = checkpoint;
  const made = add({
    plan,
    sequences,
    points,
    solved,
    seconds: 0,
    from: sequences,
    isOver,
    checkpoint,
  });
  if (going.value === 'no') {
    current.value = made.id;
    example.value = null;
  }
  void keep(made);
}

/** Shows what this browser has kept; the latest run is in view. */
export async function openLab(): Promise<void> {
  const kept = await readRuns();
  if (kept === null) isKeeping.value = false;
  if (runs.value.length > 0 || !kept) return;
  runs.value = kept;
  current.value = kept.at(-1)?.id ?? null;
}
