/*
 * One training step of an LSTM, timed for the library and its peers in turns: `node bench/lstmStep.ts <size> <T>`.
 * Source: inputs = hidden = outputs = size, a softmax at every step, one sequence; forward, backward, gradient, update.
 * Leaves out: printing for people; the output is one line of JSON for lstm.bench.ts.
 */
import { copyWeights, descend, lstm, random, startOptimizer } from '../lib/index.ts';
import * as kernels from '../lib/kernels/lstm.ts';
import { brain } from './peers/brain.ts';
import { c } from './peers/c.ts';
import { tensorflow } from './peers/tensorflow.ts';
import { untraced } from './peers/untraced.ts';

/** Milliseconds of one training step, medians; C is null on a machine without a compiler. */
export type Step = Readonly<
  Record<'library' | 'kernels' | 'loop' | 'brain' | 'tensorflow' | 'tensorflowWasm', number>
> & { readonly c: number | null };

const [size, T] = process.argv.slice(2).map(Number);
if (!Number.isInteger(size) || !Number.isInteger(T) || size < 2 || T < 2) {
  throw new Error(`lstmStep: got '${process.argv.slice(2).join(' ')}', expected size and T`);
}

const net = lstm.network({ inputs: size, blocks: size, outputs: size });
const draw = random(1);
const weights = lstm.initialize(net, { seed: 2, scale: 0.1 });
const optimizer = { name: 'sgd' } as const;
const x = Array.from({ length: T }, () => Array.from({ length: size }, () => draw.uniform(-1, 1)));
const z = x.map((_, t) => Array.from({ length: size }, (_, k) => Number(k === t % size)));

const loop = untraced(size, size, size, copyWeights(weights), x, z);
/** The library's step by either implementation, on weights of its own. */
function stepOf({
  forward,
  backward,
  gradient,
}: Pick<typeof lstm, 'forward' | 'backward' | 'gradient'>) {
  const own = copyWeights(weights);
  const state = startOptimizer(optimizer, own);
  let trace: lstm.Trace | undefined;
  let errors: lstm.Errors | undefined;
  let slope: lstm.Weights | undefined;
  return (): number => {
    trace = forward(net, own, x, { into: trace });
    errors = backward(net, own, trace, z, { into: errors });
    slope = gradient(net, trace, errors, { into: slope });
    descend(optimizer, state, own, slope, 1e-5);
    return errors.loss;
  };
}

const compiled = c(weights, x, z);
if ('skipped' in compiled) console.error(`lstmStep: C is left out, ${compiled.skipped}`);
const runs = {
  library: stepOf(lstm),
  kernels: stepOf(kernels),
  loop,
  brain: brain(size, T),
  tensorflow: await tensorflow(size, x, z, 'cpu'),
  tensorflowWasm: await tensorflow(size, x, z, 'wasm'),
};
const losses = Object.entries(runs).map(([name, run]) => [name, run()] as const);
const [[, ours], ...others] = losses.slice(0, 3);
if ('loss' in compiled) others.push(['c', compiled.loss] as never);
for (const [name, other] of others) {
  if (Math.abs(ours - other) > 1e-10 * Math.abs(ours)) {
    throw new Error(`lstmStep: losses differ at size ${size}: ${ours}, of ${name} ${other}`);
  }
}
const broken = losses.find(([, loss]) => !Number.isFinite(loss));
if (broken)
  throw new Error(`lstmStep: loss of ${broken[0]} is ${broken[1]}, expected a finite one`);

const median = (values: number[]): number => values.sort((p, q) => p - q)[values.length >> 1];
const time = (run: () => number, times: number): number => {
  const start = performance.now();
  for (let n = 0; n < times; n++) run();
  return (performance.now() - start) / times;
};

// Every run is warm before any is timed; then they are timed in turns, so that a busy machine slows all alike.
const timed = Object.entries(runs).map(([name, run]) => {
  let last = 0;
  const until = performance.now() + 600;
  while (performance.now() < until) last = time(run, 1);
  return { name, run, times: Math.max(1, Math.round(2 / last)), samples: [] as number[] };
});
const end = performance.now() + 3000;
for (let round = 0; round < 7 || (round < 101 && performance.now() < end); round++) {
  for (const { run, times, samples } of timed) {
    time(run, times); // brings back into the caches what the run before has pushed out
    samples.push(time(run, times));
  }
}
const medians = timed.map(({ name, samples }) => [name, median(samples)] as const);
console.log(
  JSON.stringify({ ...Object.fromEntries(medians), c: 'ms' in compiled ? compiled.ms : null }),
);
