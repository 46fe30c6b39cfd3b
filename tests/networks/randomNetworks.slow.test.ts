// Two thousand random networks over every option: the gradient of each against central differences of its loss.
// Source: fast-check from a seed; lib/training/gradientCheck.ts, which shares no code with the backward pass.
// Leaves out: the truncated gradient, which differences cannot see, and values node by node (graphLstm.test.ts).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bidirectional,
  gru,
  lstm,
  mlp,
  random,
  rnn,
  verbsOf,
  type Network,
} from '../../lib/index.ts';
import { gradientCheck } from '../../lib/training/gradientCheck.ts';

const networks = 2000;
const some = fc.integer({ min: 1, max: 3 });
const output = fc.constantFrom('softmax', 'logistic', 'identity');
const squash = fc.constantFrom('logistic', 'tanh', 'identity', 'logistic1', 'logistic2');
const sizes = { inputs: some, outputs: some, output };
const biases = fc.constantFrom(true, false, 'hidden');

const ofLstm = fc
  .record({
    ...sizes,
    blocks: some,
    cells: fc.integer({ min: 1, max: 2 }),
    peepholes: fc.boolean(),
    inputGate: fc.boolean(),
    outputGate: fc.boolean(),
    forgetGate: fc.constantFrom(true, false, 'coupled'),
    inputToOutput: fc.boolean(),
    gateRecurrence: fc.constantFrom(false, 'gates', 'gates and cells'),
    biases: fc.constantFrom(true, false, 'hidden', 'gates', 'gates and outputs'),
    squash: fc.record({ f: squash, g: squash, h: squash }),
  })
  // A coupled gate is made of the input gate, and recurs with it.
  .map(({ forgetGate, ...rest }) => {
    const isFree = rest.inputGate && rest.gateRecurrence === false;
    const own = forgetGate === 'coupled' && !isFree ? true : forgetGate;
    return lstm.network({ ...rest, forgetGate: own } as lstm.Shape);
  });
const layer = fc.record({
  kind: fc.constantFrom('lstm', 'rnn', 'gru'),
  units: some,
  biases: fc.constantFrom('hidden', false),
});
type Layer = typeof layer extends fc.Arbitrary<infer One> ? One : never;
const layerOf = ({ kind, units, biases: own }: Layer, inputs: number, outputs: number) => {
  const shape = { inputs, outputs, output: 'identity', biases: own } as const;
  if (kind === 'lstm') return lstm.network({ ...shape, blocks: units } as lstm.Shape);
  return kind === 'rnn' ? rnn.network({ ...shape, hidden: units } as Parameters<typeof rnn.network>[0]) : gru.network({ ...shape, hidden: units } as Parameters<typeof gru.network>[0]); // prettier-ignore
};
const kinds: readonly fc.Arbitrary<Network>[] = [
  ofLstm,
  ofLstm,
  fc.record({ ...sizes, hidden: some, squash, biases }).map((one) => rnn.network(one as Parameters<typeof rnn.network>[0])),
  fc
    .record({ ...sizes, hidden: some, biases, reset: fc.constantFrom('before', 'after') })
    .map((one) => gru.network(one as Parameters<typeof gru.network>[0])),
  fc
    .record({ ...sizes, hidden: fc.array(some, { minLength: 1, maxLength: 3 }), squash, biases: fc.boolean() })
    .map((one) => mlp.network(one as Parameters<typeof mlp.network>[0])),
  fc
    .record({ ...sizes, forward: layer, backward: layer, biases: fc.boolean() })
    .map(({ inputs, outputs, forward, backward, ...rest }) =>
      bidirectional.network({
        forward: layerOf(forward, inputs, outputs),
        backward: layerOf(backward, inputs, outputs),
        ...rest,
      } as Parameters<typeof bidirectional.network>[0]),
    ),
]; // prettier-ignore

test('the gradients of 2,000 random networks are those of differences', () => {
  const counts: Record<string, number> = {};
  let worst = 0;
  let array = '';
  fc.assert(
    fc.property(fc.oneof(...kinds), fc.integer({ min: 1, max: 4 }), fc.nat(1e6), (net, T, seed) => {
      const draw = random(seed);
      const row = (n: number): number[] => Array.from({ length: n }, () => draw.uniform(-1, 1));
      const x = Array.from({ length: T }, () => row(net.inputs));
      const z = Array.from({ length: T }, (_, t) =>
        // A step without a target among others; targets of a softmax sum to 1.
        T > 1 && t === 0 ? null : Array.from({ length: net.outputs }, (_, k) => Number(k === t % net.outputs)),
      ); // prettier-ignore
      const weights = verbsOf(net).initialize(net, { seed, scale: 0.5 });
      const check = gradientCheck<Network>(net, weights as never, x, z);
      counts[net.kind] = (counts[net.kind] ?? 0) + 1;
      // Beside slopes near nothing the cancellation of the differences is all that is left.
      for (const one of check.arrays.filter(({ largest }) => largest > 1e-4)) {
        if (one.worst > worst)
          [worst, array] = [one.worst, `${one.name} of ${JSON.stringify(net)}`];
        // Differences of step 1e-5 leave 1e-10 of truncation and 1e-11 of cancellation.
        expect(one.worst, one.name).toBeLessThan(1e-6);
      }
    }),
    { numRuns: networks, seed: 10 },
  );
  const said = Object.entries(counts).map(([kind, n]) => `${String(n)} ${kind}`);
  console.log(`gradients of ${said.join(', ')}: worst ${worst.toExponential(1)}, ${array}`);
  expect(Object.values(counts).reduce((a, b) => a + b)).toBe(networks);
});
