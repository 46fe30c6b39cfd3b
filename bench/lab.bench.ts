// How soon runs of the training lab succeed: temporal order at half length, digit columns; and kernels against the readable code.
// Source: content/lab/presets.ts, seeds 1 to 5; targets for two cores of this kind of machine.
// Leaves out: the browser's thread, where the same code runs.
import { readFileSync } from 'node:fs';
import { presets } from '../content/lab/presets.ts';
import { digits, lab } from '../lib/index.ts';
import type { Code, Plan } from '../lib/lab/index.ts';
import type { Row } from './run.ts';

const csv = readFileSync(new URL('../content/data/digits.csv', import.meta.url), 'utf8');
const data = { digits: digits.parse(csv) };
const planOf = (id: string): Plan => presets.find((one) => one.id === id)!.plan;
const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Seconds until a run has reached its goal, or a share of the held sequences. */
async function secondsTo(plan: Plan, share?: number): Promise<number> {
  const run = await lab.startRun(plan, data);
  const start = performance.now();
  while (!lab.isOver(run)) {
    lab.advance(run, 100);
    if (share !== undefined && (run.points.at(-1)?.held ?? 0) >= share) break;
  }
  const seconds = (performance.now() - start) / 1000;
  return run.solved !== null || share !== undefined ? seconds : Infinity;
}

const seeds = [1, 2, 3, 4, 5];
async function medianTo(id: string, share?: number): Promise<number> {
  const all: number[] = [];
  for (const seed of seeds) all.push(await secondsTo({ ...planOf(id), seed }, share));
  return middle(all);
}

/** Sequences a second over a part of a run. */
async function speed(plan: Plan, code: Code): Promise<number> {
  const run = await lab.startRun(plan, data, code);
  lab.advance(run, 200);
  const start = performance.now();
  lab.advance(run, 1500);
  return 1500 / ((performance.now() - start) / 1000);
}

export async function bench(): Promise<Row[]> {
  const rows: Row[] = [
    { name: 'temporal order, half length, median of five seeds', value: await medianTo('order-1997'), unit: 's', target: '≤ 15' },
    { name: 'digit columns to .88', value: await medianTo('digits', 0.88), unit: 's', target: '≤ 20' },
    { name: 'digit columns to .93', value: await medianTo('digits', 0.93), unit: 's', target: '≤ 60' },
  ];
  for (const id of ['order-1997', 'adding-adam', 'digits']) {
    const ratios: number[] = [];
    for (let turn = 0; turn < 3; turn++)
      ratios.push((await speed(planOf(id), 'kernels')) / (await speed(planOf(id), 'readable')));
    rows.push({ name: `${id}: sequences a second on the kernels`, value: middle(ratios), unit: 'times', ratioTo: 'the readable code' });
  }
  return rows;
} // prettier-ignore
