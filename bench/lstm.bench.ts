/*
 * The traced library against a hand-written loop that keeps no names: forward, backward, gradient and update.
 * Source: the same equations; both run on the same sequence and must reach the same loss.
 * Leaves out: SIMD, batches.
 */
import { copyWeights, descend, lstm, random, startOptimizer } from '../lib/index.ts';
import { untraced } from './untraced.ts';
import type { Row } from './run.ts';

const T = 50;
const median = (values: number[]): number => values.sort((p, q) => p - q)[values.length >> 1];

/** Milliseconds of each of two functions, measured in turns so that a busy machine slows both alike. */
function compare(one: () => void, other: () => void, size: number): [number, number] {
  const repeats = size >= 128 ? 31 : 101;
  const inner = size <= 8 ? 20 : 1;
  const time = (f: () => void): number => {
    const start = performance.now();
    for (let n = 0; n < inner; n++) f();
    return (performance.now() - start) / inner;
  };
  for (let n = 0; n < 10; n++) {
    one();
    other();
  }
  const pairs = Array.from({ length: repeats }, () => [time(one), time(other)]);
  return [median(pairs.map(([p]) => p)), median(pairs.map(([, q]) => q))];
}

export async function bench(): Promise<Row[]> {
  return [8, 32, 128].flatMap((size) => {
    const net = lstm.network({ inputs: size, blocks: size, outputs: size });
    const draw = random(1);
    const weights = lstm.initialize(net, { seed: 2, scale: 0.1 });
    const optimizer = { name: 'sgd' } as const;
    const state = startOptimizer(optimizer, weights);
    const row = (n: number): number[] => Array.from({ length: n }, () => draw.uniform(-1, 1));
    const x = Array.from({ length: T }, () => row(size));
    const z = x.map((_, t) => Array.from({ length: size }, (_, k) => Number(k === t % size)));
    const bare = untraced(size, size, size, copyWeights(weights), x, z);
    let trace: lstm.Trace | undefined;
    let errors: lstm.Errors | undefined;
    let slope: lstm.Weights | undefined;
    const traced = (): number => {
      trace = lstm.forward(net, weights, x, { into: trace });
      errors = lstm.backward(net, weights, trace, z, { into: errors });
      slope = lstm.gradient(net, trace, errors, { into: slope });
      descend(optimizer, state, weights, slope, 1e-5);
      return errors.loss;
    };
    const [p, q] = [traced(), bare()];
    if (Math.abs(p - q) > 1e-10 * Math.abs(q)) {
      throw new Error(`bench: losses differ at size ${size}: ${p} and ${q}`);
    }
    const [lib, loop] = compare(traced, bare, size);
    const name = `lstm ${size} cells, T = ${T}`;
    return [
      { name: `${name}: library`, value: lib, unit: 'ms' },
      { name: `${name}: untraced loop`, value: loop, unit: 'ms' },
      {
        name: `${name}: share of the loop's speed`,
        value: loop / lib,
        unit: '×',
        target: 0.6,
        ratioTo: 'untraced loop',
      },
    ];
  });
}
