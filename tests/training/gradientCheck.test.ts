/*
 * Every named weight array against central differences, over random shapes and options.
 * Source: lib/training/gradientCheck.ts; 1e-6 of the array's largest value leaves room for e = 1e-5.
 * Leaves out: node errors, which the equation checks perturb.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bidirectional,
  gradientCheck,
  gru,
  lstm,
  mlp,
  namedArrays,
  random,
  rnn,
} from '../../lib/index.ts';
import type { Network, WeightsOf } from '../../lib/index.ts';

/** Every option of the network, the ablations among them; 'coupled' where there is a gate to couple to. */
const shape = fc
  .record({
    inputs: fc.integer({ min: 1, max: 3 }),
    blocks: fc.integer({ min: 1, max: 3 }),
    cells: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    peepholes: fc.boolean(),
    inputGate: fc.boolean(),
    forgetGate: fc.constantFrom<lstm.LSTM['forgetGate'][]>(true, false, 'coupled'),
    outputGate: fc.boolean(),
    gateRecurrence: fc.constantFrom<lstm.LSTM['gateRecurrence'][]>(
      false,
      'gates',
      'gates and cells',
    ),
    inputToOutput: fc.boolean(),
    biases: fc.constantFrom<lstm.LSTM['biases'][]>(
      true,
      false,
      'hidden',
      'gates',
      'gates and outputs',
    ),
    output: fc.constantFrom('softmax', 'logistic', 'identity'),
    squash: fc.record({
      f: fc.constantFrom('logistic'),
      g: fc.constantFrom('tanh', 'logistic2', 'identity'),
      h: fc.constantFrom('tanh', 'logistic1', 'identity'),
    }),
  } as const)
  .filter((s) => s.forgetGate !== 'coupled' || (s.inputGate && !s.gateRecurrence));

/** Inputs, targets (some missing) and an initial state for a network, from a seed. */
function material(net: lstm.LSTM, T: number, seed: number) {
  const draw = random(seed);
  const row = (n: number) => Array.from({ length: n }, () => draw.uniform(-1, 1));
  const hot = draw.integer(net.outputs);
  const target = () => Array.from({ length: net.outputs }, (_, k) => (k === hot ? 1 : 0));
  const cells = net.blocks * net.cells;
  return {
    x: Array.from({ length: T }, () => row(net.inputs)),
    z: Array.from({ length: T }, (_, t) => (t < T - 1 && draw.integer(3) === 0 ? null : target())),
    state: {
      s: row(cells),
      b: row(cells),
      ...(net.gateRecurrence ? { ι: row(net.blocks), φ: row(net.blocks), ω: row(net.blocks) } : {}),
    },
  };
}

it('the gradient of every array agrees with central differences, whatever the shape', () => {
  let arrays = 0;
  fc.assert(
    fc.property(
      shape,
      fc.integer({ min: 2, max: 5 }),
      fc.nat(9999),
      fc.boolean(),
      (s, T, seed, start) => {
        const net = lstm.network(s);
        const weights = lstm.initialize(net, { seed, scale: 0.8 });
        const { x, z, state } = material(net, T, seed);
        const check = gradientCheck(net, weights, x, z, start ? { state } : {});
        // An array whose gradient is all but zero has only rounding to compare.
        for (const { name, worst } of check.arrays.filter(({ largest }) => largest > 1e-4)) {
          expect(worst, name).toBeLessThan(1e-6);
          arrays++;
        }
      },
    ),
    { numRuns: 80, seed: 20150420 },
  );
  expect(arrays).toBeGreaterThan(600);
});

const others: readonly [string, (own: OwnShape, seed: number) => [Network, object]][] = [
  ['mlp', ({ inputs, hidden, outputs, biases, output }, seed) => {
    const net = mlp.network({ inputs, hidden: [hidden, 2], outputs, biases, output });
    return [net, mlp.initialize(net, { seed, scale: 0.8 })];
  }],
  ['rnn', (own, seed) => {
    const net = rnn.network(own);
    return [net, rnn.initialize(net, { seed, scale: 0.8 })];
  }],
  ['gru, reset before', (own, seed) => {
    const net = gru.network({ ...own, reset: 'before' });
    return [net, gru.initialize(net, { seed, scale: 0.8 })];
  }],
  ['gru, reset after', (own, seed) => {
    const net = gru.network({ ...own, reset: 'after' });
    return [net, gru.initialize(net, { seed, scale: 0.8 })];
  }],
  ['bidirectional, LSTM and GRU', ({ inputs, hidden, outputs, biases, output }, seed) => {
    const inner = { inputs, outputs, output: 'identity', biases: biases && 'hidden' } as const;
    const net = bidirectional.network({
      forward: lstm.network({ ...inner, blocks: hidden }),
      backward: gru.network({ ...inner, hidden: 2 }),
      biases,
      output,
    });
    return [net, bidirectional.initialize(net, { seed, scale: 0.8 })];
  }],
]; // prettier-ignore
type OwnShape = {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly biases: boolean;
  readonly output: 'softmax' | 'logistic' | 'identity';
};

it.each(others)('%s: every array agrees with central differences', (_, make) => {
  let arrays = 0;
  fc.assert(
    fc.property(
      fc.record({
        inputs: fc.integer({ min: 1, max: 3 }),
        hidden: fc.integer({ min: 1, max: 4 }),
        outputs: fc.integer({ min: 1, max: 3 }),
        biases: fc.boolean(),
        output: fc.constantFrom('softmax', 'logistic', 'identity'),
      } as const),
      fc.integer({ min: 2, max: 5 }),
      fc.nat(9999),
      (own, T, seed) => {
        const [net, weights] = make(own, seed);
        const draw = random(seed);
        const hot = draw.integer(own.outputs);
        const x = Array.from({ length: T }, () =>
          Array.from({ length: own.inputs }, () => draw.uniform(-1, 1)),
        );
        const z = x.map((_row, t) =>
          t < T - 1 && draw.integer(3) === 0
            ? null
            : Array.from({ length: own.outputs }, (_one, k) => (k === hot ? 1 : 0)),
        );
        const check = gradientCheck(net, weights as WeightsOf<Network>, x, z);
        for (const { name, worst } of check.arrays.filter(({ largest }) => largest > 1e-4)) {
          expect(worst, name).toBeLessThan(1e-6);
          arrays++;
        }
      },
    ),
    { numRuns: 40, seed: 20150421 },
  );
  expect(arrays).toBeGreaterThan(120);
});

it('2 blocks × 2 cells, 102 weights: all 17 arrays take part', () => {
  const net = lstm.network({
    inputs: 3,
    blocks: 2,
    cells: 2,
    outputs: 2,
    squash: { g: 'logistic2' },
  });
  const weights = lstm.initialize(net, { seed: 5, scale: 0.8 });
  const { x, z, state } = material(net, 5, 5);
  const { arrays, worst } = gradientCheck(net, weights, x, z, { state });
  expect(arrays).toHaveLength(17);
  expect(Math.min(...arrays.map(({ largest }) => largest))).toBeGreaterThan(1e-4);
  expect(worst).toBeLessThan(1e-7);
});

it('sees a wrong gradient: one target changed is not the same loss', () => {
  const net = lstm.network({ inputs: 2, blocks: 1, outputs: 1, output: 'logistic' });
  const weights = lstm.initialize(net, { seed: 5, scale: 0.8 });
  const { x, z } = material(net, 4, 5);
  const trace = lstm.forward(net, weights, x);
  const own = namedArrays(lstm.gradient(net, trace, lstm.backward(net, weights, trace, z)));
  const other = namedArrays(
    lstm.gradient(net, trace, lstm.backward(net, weights, trace, [...z.slice(0, -1), [0]])),
  );
  expect(own).not.toEqual(other);
});

it('leaves the weights as they were', () => {
  const net = lstm.network({ inputs: 2, blocks: 1, outputs: 1, output: 'logistic' });
  const weights = lstm.initialize(net, { seed: 5, scale: 0.8 });
  const { x, z } = material(net, 4, 5);
  gradientCheck(net, weights, x, z);
  expect(weights).toEqual(lstm.initialize(net, { seed: 5, scale: 0.8 }));
});
