/*
 * Bad input is refused by a named error that says place, what, got and expected.
 * Source: the @throws lines of the public functions; the messages are spelled out here.
 * Leaves out: refusals that stand beside what they guard in the other files.
 */
import { describe, expect, it } from 'vitest';
import {
  bidirectional, gru, lstm, majority, persistence, rnn, ShapeError, startOptimizer, train, trainStream, ValueError,
  weather,
} from '../../lib/index.ts'; // prettier-ignore
import { seattleWeather } from '../../content/data/index.ts';

const net = rnn.network({ inputs: 1, hidden: 2, outputs: 2 });
const w = rnn.initialize(net, { seed: 1 });
const x = [[1], [2]];
const trace = rnn.forward(net, w, x);
const memory = lstm.network({ inputs: 1, blocks: 2, outputs: 2 });
const days = weather.parse(seattleWeather);
const untyped = (value: unknown): never => value as never;

describe('refused by name', () => {
  it.each<[string, () => unknown, typeof ShapeError | typeof ValueError, string]>([
    [
      'no weights', () => rnn.forward(net, untyped(null), x), ShapeError,
      'rnn.forward: w is null, expected an object of weights',
    ],
    [
      'no targets', () => rnn.backward(net, w, trace, untyped(7)), ShapeError,
      'rnn.backward: z is 7, expected T = 2 rows (null: no target)',
    ],
    [
      'a loss that is no number',
      () => rnn.backward(net, w, trace, { loss: NaN, δk: [[0, 0], [0, 0]] }), ValueError,
      'rnn.backward: z.loss is NaN, expected a finite number',
    ],
    [
      'a number in the middle of the inputs', () => rnn.forward(net, w, [[1], [Infinity]]), ValueError,
      'rnn.forward: x[1][0] is Infinity, expected a finite number',
    ],
    [
      'a row of another length', () => rnn.forward(net, w, [[1], [2, 3]]), ShapeError,
      'rnn.forward: x[1] has 2 numbers, expected inputs = 1',
    ],
    [
      'a trace of another length to fill again',
      () => {
        const weights = lstm.initialize(memory, { seed: 1 });
        lstm.forward(memory, weights, x, { into: lstm.forward(memory, weights, [[1]]) });
      },
      ShapeError,
      'lstm.forward: into has rows, blocks, cells, outputs 3, 2, 2, 2, expected 4, 2, 2, 2',
    ],
    [
      'an option that is none of its values',
      () => lstm.network({ inputs: 1, blocks: 1, outputs: 1, forgetGate: untyped('shared') }), ValueError,
      "lstm.network: forgetGate is 'shared', expected true, false, coupled",
    ],
    [
      'biases of an LSTM for a GRU',
      () => gru.network({ inputs: 1, hidden: 1, outputs: 1, biases: untyped('gates') }), ValueError,
      "gru.network: biases is gates, expected true, false or 'hidden'",
    ],
    [
      'a layer that does not recur',
      () => bidirectional.network({ forward: untyped({ ...net, kind: 'mlp' }), backward: net }), ValueError,
      "bidirectional.network: forward.kind is 'mlp', expected rnn, gru, lstm",
    ],
    [
      'an optimizer without a floor', () => startOptimizer({ name: 'adam', epsilon: 0 }, w), ValueError,
      'optimizer: epsilon is 0, expected above 0',
    ],
    [
      'a scale of one day', () => weather.scaling(days.slice(0, 1)), ShapeError,
      'weather.scaling: days are 1, expected 2 or more',
    ],
    [
      'a scale of what is not measured', () => weather.scaling(days, [untyped('fog')]), ValueError,
      "weather.scaling: feature is 'fog', expected precipitation, temp_max, temp_min, wind",
    ],
    [
      'persistence over one day', () => persistence(['rain']), ShapeError,
      'persistence: labels are 1, expected at least 2',
    ],
    [
      'a majority of none', () => majority([], ['rain']), ShapeError,
      'majority: labels are none, expected at least 1 known and 1 to forecast',
    ],
  ])('%s', (_, refused, kind, message) => {
    expect(refused).toThrow(kind);
    expect(refused).toThrow(message);
  }); // prettier-ignore
});

describe('training that goes astray', () => {
  const rate = 1e200; // after one update the weights are finite, and the squares of the outputs are not
  const real = rnn.network({ inputs: 1, hidden: 2, outputs: 1, squash: 'identity', output: 'identity' });
  const weights = rnn.initialize(real, { seed: 1 });
  const z = [[1e3], [-1e3]];
  const drain = async (progress: AsyncIterable<unknown>): Promise<void> => {
    for await (const step of progress) expect(step).toBeDefined();
  };

  it('stops where the loss is no number any more', async () => {
    const run = train(real, weights, [{ x, z }], { epochs: 3, rate, seed: 1 });
    await expect(drain(run)).rejects.toThrow(/^train: loss in epoch 2 is .*, expected a finite number$/);
    const steps = [0, 1, 0, 1].map((n) => ({ x: x[n], z: z[n] }));
    expect(() => [...trainStream(real, weights, steps, { stretch: 2, rate })]).toThrow(
      /^trainStream: loss up to step 4 is .*, expected a finite number$/,
    );
  });

  it('asks for something to learn from', async () => {
    await expect(drain(train(net, w, [], { epochs: 1, rate: 1, seed: 1 }))).rejects.toThrow(
      'train: sequences are none, expected at least one',
    );
  });
}); // prettier-ignore
