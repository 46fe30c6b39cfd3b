/*
 * One training step of an LSTM by one contender, timed: `node bench/lstmStep.ts <contender> <size> <T>`.
 * Source: inputs = hidden = outputs = size, a softmax at every step, one sequence; forward, backward, gradient, update.
 * Leaves out: printing for people, and taking turns, which is lstm.bench.ts's; the output is one line of JSON.
 */
import { copyWeights, descend, lstm, random, startOptimizer } from '../lib/index.ts';

const contenders = ['library', 'kernels', 'c', 'loop', 'brain', 'tensorflow', 'tensorflowWasm'] as const; // prettier-ignore
export type Contender = (typeof contenders)[number];
/** Loss of the first step and milliseconds of one, a median; or why there are none. */
export type Timed = { readonly loss: number; readonly ms: number } | { readonly skipped: string };

type Implementation = Pick<typeof lstm, 'forward' | 'backward' | 'gradient'>;

async function timeOf(contender: Contender, size: number, T: number): Promise<Timed> {
  const net = lstm.network({ inputs: size, blocks: size, outputs: size });
  const draw = random(1);
  const weights = lstm.initialize(net, { seed: 2, scale: 0.1 });
  const x = Array.from({ length: T }, () =>
    Array.from({ length: size }, () => draw.uniform(-1, 1)),
  );
  const z = x.map((_, t) => Array.from({ length: size }, (_, k) => Number(k === t % size)));

  const stepOf = ({ forward, backward, gradient }: Implementation) => {
    const optimizer = { name: 'sgd' } as const;
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
  };
  // What is imported is compiled with the rest: a contender has only itself in its process.
  if (contender === 'c') return (await import('./peers/c.ts')).c(weights, x, z);
  if (contender === 'library') return timed(stepOf(lstm));
  if (contender === 'kernels') return timed(stepOf(await import('../lib/kernels/lstm.ts')));
  if (contender === 'loop') {
    const { untraced } = await import('./peers/untraced.ts');
    return timed(untraced(size, size, size, copyWeights(weights), x, z));
  }
  if (contender === 'brain') return timed((await import('./peers/brain.ts')).brain(size, T));
  const { tensorflow } = await import('./peers/tensorflow.ts');
  return timed(await tensorflow(size, x, z, contender === 'tensorflow' ? 'cpu' : 'wasm'));
}

/** Long enough to be compiled to the end; then samples of about two milliseconds. */
function timed(run: () => number): Timed {
  const loss = run();
  for (const end = performance.now() + 800; performance.now() < end;) run();
  const sample = (times: number): number => {
    const start = performance.now();
    for (let n = 0; n < times; n++) run();
    return (performance.now() - start) / times;
  };
  const times = Math.ceil(2 / sample(1));
  const samples: number[] = [];
  const end = performance.now() + 500;
  while (samples.length < 5 || (samples.length < 101 && performance.now() < end))
    samples.push(sample(times));
  return { loss, ms: samples.sort((p, q) => p - q)[samples.length >> 1] };
}

if (import.meta.main) {
  const [contender, size, T] = process.argv.slice(2);
  const isKnown = contenders.includes(contender as Contender);
  if (!isKnown || !(Number(size) >= 2) || !(Number(T) >= 2)) {
    const got = process.argv.slice(2).join(' ');
    throw new Error(`lstmStep: got '${got}', expected ${contenders.join('|')}, size and T`);
  }
  console.log(JSON.stringify(await timeOf(contender as Contender, Number(size), Number(T))));
}
