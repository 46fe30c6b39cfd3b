/*
 * The tasks can be learned: each by a small LSTM from fixed seeds, judged on sequences it was not trained on.
 * Source: the papers' measures of a right answer; the literal network of 1997 where it is quick enough. On the kernels, which
 * other tests hold to the book's code.
 * Leaves out: full lengths, which take minutes, and the papers' counts of sequences, which are means over many runs.
 */
import { expect, it } from 'vitest';
import {
  addingProblem, descend, digits, evaluate, lstm, random, reberGrammar, startOptimizer, stoppingRule, temporalOrder,
  train, type Optimizer, type OutputErrors, type Targets,
} from '../../lib/index.ts'; // prettier-ignore
import type { Verbs } from '../../lib/networks/verbs.ts';
import { fastVerbsOf } from '../../lib/kernels/verbs.ts';
import { digitImages } from '../../content/data/digits.ts';

const drawing = { seed: 1, initializer: 'glorot', forgetBias: 1 } as const;
const adam: Optimizer = { name: 'adam' };

/** One update on one sequence; the outputs before it, until the next sequence of that length. */
async function learner(net: lstm.LSTM, w: lstm.Weights, optimizer: Optimizer, rate: number) {
  const { verbs } = await fastVerbsOf(net);
  const state = startOptimizer(optimizer, w);
  const kept = new Map<
    number,
    { trace: ReturnType<Verbs['forward']>; errors: ReturnType<Verbs['backward']> }
  >();
  let slope: ReturnType<Verbs['gradient']> | undefined;
  return (x: number[][], z: (y: Float64Array) => Targets | OutputErrors): Float64Array => {
    const again = kept.get(x.length);
    const trace = verbs.forward(net, w, x, { into: again?.trace });
    const y = trace.y[x.length];
    const errors = verbs.backward(net, w, trace, z(y), { into: again?.errors });
    kept.set(x.length, { trace, errors });
    slope = verbs.gradient(net, trace, errors, slope && { into: slope });
    descend(optimizer, state, w, slope, rate);
    return y;
  };
}

it('temporal order at half length, by the network of 1997 with its truncated gradient: 2,000 right in a row', async () => {
  const shape = { ...temporalOrder.sizes('6a'), blocks: 2, cells: 2, output: 'logistic' } as const;
  const net = lstm.variant(shape, '1997');
  expect(lstm.countWeights(net)).toBe(156);
  const w = lstm.initialize(net, { seed: 1 });
  w.bias!.ι.set([-2, -4]);
  const learn = await learner(net, w, { name: 'sgd' }, 0.5);
  const draw = random(101);
  const solved = stoppingRule();
  let count = 0;
  for (let done = false; !done && count < 40_000; count++) {
    const sequence = temporalOrder.orderSequence('6a', draw, 0.5);
    const { x, z } = sequence;
    const answer = z[z.length - 1]!;
    // The squared error of 1997 under logistic outputs: its error carries their slope.
    const squared = (y: Float64Array): OutputErrors => ({
      loss: 0,
      δk: z.map((row) => answer.map((one, k) => (row ? (y[k] - one) * y[k] * (1 - y[k]) : 0))),
    });
    done = solved(temporalOrder.isCorrect(sequence, learn(x, squared)));
  }
  expect(count).toBeGreaterThan(2000);
  expect(count).toBeLessThan(40_000);
});

it('the adding problem over 24 steps: a mean error below .02, where always answering ½ has one of about .17', async () => {
  const net = lstm.network({ inputs: 2, blocks: 8, outputs: 1, output: 'identity', peepholes: false });
  const w = lstm.initialize(net, drawing);
  const learn = await learner(net, w, adam, 0.003);
  const draw = random(101);
  const errors = Array.from({ length: 22_000 }, () => {
    const { x, z } = addingProblem.addingSequence(24, draw);
    const [answer] = z[z.length - 1]!;
    return { trained: Math.abs(learn(x, () => z)[0] - answer), fixed: Math.abs(0.5 - answer) };
  }).slice(-2000);
  const mean = (of: 'trained' | 'fixed'): number =>
    errors.reduce((sum, one) => sum + one[of], 0) / errors.length;
  expect(mean('fixed')).toBeGreaterThan(0.15);
  expect(mean('trained')).toBeLessThan(0.02);
}); // prettier-ignore

it('the embedded Reber grammar: every symbol of 256 strings it has not seen', async () => {
  const net = lstm.network({ inputs: 7, blocks: 8, outputs: 7 });
  const w = lstm.initialize(net, drawing);
  const learn = await learner(net, w, adam, 0.01);
  const draw = random(101);
  const other = random(999);
  const held = Array.from({ length: 256 }, () => reberGrammar.embeddedSequence(other));
  const share = (): number =>
    held.filter(({ x, legal }) => {
      const { y } = lstm.forward(net, w, x);
      return legal.every((row, n) => reberGrammar.isCorrect(row, y[n + 1]));
    }).length / held.length;
  expect(share()).toBe(0);
  let count = 0;
  for (; share() < 1 && count < 12_000; count += 500) {
    for (let n = 0; n < 500; n++) {
      const { x, z } = reberGrammar.embeddedSequence(draw);
      learn(x, () => z);
    }
  }
  expect(count).toBeLessThan(12_000);
});

it('digits column by column: more than nine of ten that it has not seen', async () => {
  const { train: known, test } = digits.split(digitImages, random(1));
  const net = lstm.network({ inputs: 8, blocks: 16, outputs: 10 });
  const [seen, unseen] = [known, test].map((images) => images.map(digits.columns));
  const settings = {
    epochs: 12,
    rate: 0.01,
    optimizer: adam,
    batchSize: 16,
    seed: 1,
    kernels: true,
  };
  let accuracy = 0;
  for await (const { weights } of train(net, lstm.initialize(net, drawing), seen, settings)) {
    accuracy = evaluate(net, weights, unseen).accuracy ?? 0;
  }
  expect(accuracy).toBeGreaterThan(0.93);
});
