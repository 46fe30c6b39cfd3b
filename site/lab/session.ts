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

let thread: Worker | null = null;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'; // cspell:disable-line
/** The runs that the curves have room for. */
const mostRuns = 12;

const freeLetter = (): string =>
  [...letters].find((one) => runs.value.every(({ letter }) => letter !== one)) ?? '?';
const send = (order: Order): void => thread?.postMessage(order);

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

function end(): void {
  thread?.terminate();
  thread = null;
  going.value = 'no';
}

function fail(id: string, message: string): void {
  end();
  void keep(change(id, { failed: message }));
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
  if (report.standing.isOver) end();
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
  thread = new Worker(new URL('./labWorker.ts', import.meta.url), { type: 'module' });
  thread.addEventListener('message', ({ data }: MessageEvent<Report>) => {
    hear(id, data);
  });
  thread.addEventListener('error', (event) => {
    fail(id, event.message || 'worker');
  });
  send(opening.kind === 'start' ? { ...opening, plan, data, code } : { ...opening, data, code });
}

function add(run: Omit<KeptRun, 'id' | 'letter'>): KeptRun {
  const made = { ...run, id: Date.now().toString(36), letter: freeLetter() };
  const kept = [...runs.value, made];
  for (const { id } of kept.slice(0, -mostRuns)) void dropRun(id);
  runs.value = kept.slice(-mostRuns);
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
  if (thread && current.value === id) {
    going.value = 'yes';
    send({ kind: 'go' });
    return;
  }
  const { checkpoint, seconds } = run;
  change(id, { failed: undefined });
  void open(run, checkpoint ? { kind: 'resume', checkpoint, seconds } : { kind: 'start' });
}

/** Ends the thread; the run stays as its last checkpoint. */
export function stop(): void {
  end();
}

export function remove(id: string): void {
  if (current.value === id) {
    end();
    current.value = null;
    example.value = null;
  }
  runs.value = runs.value.filter((run) => run.id !== id);
  void dropRun(id);
}

/** A run of a file: checked by whoever read it. */
export function take(checkpoint: Checkpoint, isOver: boolean): void {
  const { plan, sequences, points, solved } = checkpoint;
  const made = add({ plan, sequences, points, solved, seconds: 0, isOver, checkpoint });
  current.value = made.id;
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
