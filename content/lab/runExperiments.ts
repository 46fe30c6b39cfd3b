// Every run that the lab offers, with seeds 1 to 5, into a file that the chapter reads: `npm run experiments`.
// Source: presets.ts; lib/lab on the kernels. Seeds are fixed beforehand, and all are reported.
// Leaves out: what is there already; delete the file to start again. Stopped at any moment, it goes on where it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { bidirectional, digits, lab, random, weather } from '../../lib/index.ts';
import { readerErrors, readerNet, settings as reading } from '../data/digitReader.ts';
import type { Experiments, Outcome } from './experiments.ts';
import { presets } from './presets.ts';

const file = new URL('../data/experiments.json', import.meta.url);
const seeds = [1, 2, 3, 4, 5];
const text = (name: string): string =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const data = {
  digits: digits.parse(text('digits.csv')),
  days: weather.parse(text('seattle-weather.csv')),
};

const known: Experiments = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Experiments)
  : { machine: '', date: '', outcomes: [], reader: null };
const outcomes: Outcome[] = known.outcomes.filter(({ id, plan }) => {
  const own = presets.find((one) => one.id === id);
  // A plan that has changed is another experiment.
  return own && JSON.stringify({ ...own.plan, seed: 0 }) === JSON.stringify({ ...plan, seed: 0 });
});

let { reader } = known;
/** The shipped reader's errors once more, from its weights. */
function measureReader(): void {
  const { weights } = JSON.parse(text('digit-reader.json')) as {
    weights: bidirectional.PlainWeights;
  };
  const { test } = digits.split(data.digits, random(reading.split));
  reader = readerErrors(bidirectional.weights(readerNet, weights), test);
  console.log(`digit reader: ${(100 * reader.bestPath).toFixed(2)} % of its labels are wrong`);
}

const write = (): void => {
  const [cpu] = cpus();
  const machine = `${cpu?.model ?? 'unknown processor'}, Node ${process.versions.node}`;
  const order = (one: Outcome): number => presets.findIndex(({ id }) => id === one.id) * 100 + one.plan.seed;
  const made: Experiments = {
    machine,
    date: new Date().toISOString().slice(0, 10),
    outcomes: [...outcomes].sort((a, b) => order(a) - order(b)),
    reader,
  };
  writeFileSync(file, `${JSON.stringify(made, null, 1)}\n`);
}; // prettier-ignore

for (const { id, plan: own } of presets) {
  for (const seed of seeds) {
    if (outcomes.some((one) => one.id === id && one.plan.seed === seed)) continue;
    const plan = lab.checkPlan({ ...own, seed });
    const run = await lab.startRun(plan, data);
    if (run.refused) throw new Error(`experiments: kernels: ${run.refused}`);
    const start = performance.now();
    let failed: string | null = null;
    let said = start;
    try {
      while (!lab.isOver(run)) {
        lab.advance(run, 100);
        if (performance.now() - said < 2000) continue;
        said = performance.now();
        const share = Math.round((100 * run.sequences) / plan.sequences);
        process.stdout.write(`\r${id}, seed ${seed}: ${run.sequences} sequences, at most ${100 - share} % to go   `);
      }
    } catch (error) {
      failed = (error as Error).message;
    }
    const last = run.points.at(-1);
    outcomes.push({
      id,
      plan,
      sequences: run.sequences,
      solved: run.solved,
      ...(failed !== null && { failed }),
      right: last?.right ?? 0,
      ...(last?.held !== undefined && { held: last.held, best: Math.max(...run.points.map(({ held = 0 }) => held)) }),
      seconds: Number(((performance.now() - start) / 1000).toFixed(1)),
    });
    write();
    const result = failed ?? (run.solved === null ? 'not solved' : `solved after ${run.solved}`);
    console.log(`\r${id}, seed ${seed}: ${result}, ${outcomes.at(-1)!.seconds} s${' '.repeat(30)}`);
  }
} // prettier-ignore
measureReader();
write();
