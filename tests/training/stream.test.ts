/*
 * Truncated back-propagation over a stream against the same stretches computed one by one, and against no truncation at all.
 * Source: the verbs of the networks, whose gradients other tests hold against graphs and differences.
 * Leaves out: optimizers and clipping themselves.
 */
import { describe, expect, it } from 'vitest';
import {
  gru, lstm, mlp, random, reberGrammar, rnn, train, trainStream, ValueError,
  namedArrays, type Network, type StreamStep,
} from '../../lib/index.ts'; // prettier-ignore
import { expectClose } from '../expectClose.ts';

const shape = { inputs: 2, outputs: 2 } as const;
const draw = random(1);
const steps: StreamStep[] = Array.from({ length: 10 }, (_, t) => ({
  x: [draw.uniform(-1, 1), draw.uniform(-1, 1)],
  z: t % 3 === 0 ? null : t % 2 ? [1, 0] : [0, 1],
}));
const numbers = (weights: object): number[] =>
  namedArrays(weights).flatMap(({ rows }) => rows.flatMap((row) => [...row]));

const nets = {
  rnn: () => {
    const net = rnn.network({ ...shape, hidden: 3 });
    return { net, weights: rnn.initialize(net, { seed: 2, scale: 0.8 }), verbs: rnn };
  },
  gru: () => {
    const net = gru.network({ ...shape, hidden: 3 });
    return { net, weights: gru.initialize(net, { seed: 2, scale: 0.8 }), verbs: gru };
  },
  lstm: () => {
    const net = lstm.network({ ...shape, blocks: 2, cells: 2 });
    return { net, weights: lstm.initialize(net, { seed: 2, scale: 0.8 }), verbs: lstm };
  },
  'lstm with recurring gates': () => {
    const net = lstm.variant({ ...shape, blocks: 2 }, 'FGR');
    return { net, weights: lstm.initialize(net, { seed: 2, scale: 0.8 }), verbs: lstm };
  },
};

describe.each(Object.entries(nets))('trainStream on %s', (_, make) => {
  it('moves the weights by each stretch, from the state that the one before left', () => {
    const { net, weights, verbs } = make() as ReturnType<(typeof nets)['lstm']>;
    const expected = structuredClone(weights);
    let state: lstm.State | undefined;
    const losses: number[] = [];
    for (const [from, to] of [
      [0, 4],
      [4, 8],
      [8, 10],
    ]) {
      const part = steps.slice(from, to);
      const z = part.map((one) => one.z);
      const trace = verbs.forward(
        net,
        expected,
        part.map(({ x }) => x),
        { state },
      );
      const errors = verbs.backward(net, expected, trace, z);
      const slopes = namedArrays(verbs.gradient(net, trace, errors));
      const count = z.filter((row) => row !== null).length;
      namedArrays(expected).forEach(({ rows }, n) => {
        rows.forEach((row, m) => {
          row.forEach((value, at) => (row[at] = value - (0.3 * slopes[n].rows[m][at]) / count));
        });
      });
      losses.push(errors.loss);
      state = structuredClone(trace.state);
    }
    const before = numbers(weights);
    const reports = [...trainStream(net, weights, steps, { stretch: 4, rate: 0.3 })];
    expect(reports.map((one) => one.steps)).toEqual([4, 8, 10]);
    // Shares are multiplied in another order: a few units of the last place.
    expectClose(
      reports.map(({ loss }) => loss),
      losses,
      1e-14,
    );
    expectClose(numbers(reports[2].weights), numbers(expected), 1e-14);
    expectClose(numbers(reports[2].state), numbers(state!), 1e-14);
    expect(numbers(weights)).toEqual(before);
  });

  it('computes the same outputs however the stream is cut, where nothing is learned', () => {
    const { net, weights } = make();
    const blind = steps.map(({ x }) => ({ x, z: null }));
    const run = (stretch: number) =>
      [
        ...trainStream(net as Network, weights as lstm.Weights, blind, { stretch, rate: 1 }),
      ].flatMap(({ y }) => y.map((row) => [...row]));
    expect(run(3)).toEqual(run(10));
    expect(run(1)).toEqual(run(10));
  });
});

describe('trainStream', () => {
  it('with one stretch over all is one update of train', async () => {
    const { net, weights } = nets.lstm();
    const sequence = { x: steps.map(({ x }) => x), z: steps.map(({ z }) => z) };
    const settings = { rate: 0.5, optimizer: { name: 'adam' } } as const;
    const [report] = trainStream(net, weights, steps, { ...settings, stretch: 10 });
    for await (const { weights: whole } of train(net, weights, [sequence], {
      ...settings,
      epochs: 1,
      seed: 1,
    })) {
      expect(numbers(report.weights)).toEqual(numbers(whole));
    }
  });

  it('loses what flows over the end of a stretch: its gradient differs from the whole one', () => {
    const { net, weights } = nets.lstm();
    const rate = 1e-9;
    const slopes = (stretch: number) => {
      let last = weights;
      for (const one of trainStream(net, weights, steps, { stretch, rate })) last = one.weights;
      return numbers(last).map((value, n) => (numbers(weights)[n] - value) / rate);
    };
    const [cut, whole] = [slopes(2), slopes(10)];
    expect(Math.max(...cut.map((value, n) => Math.abs(value - whole[n])))).toBeGreaterThan(0.01);
  });

  it('learns what a stream without end asks for, for as long as it is asked', () => {
    const net = lstm.network({ inputs: 7, blocks: 4, cells: 2, outputs: 7 });
    const weights = lstm.initialize(net, { seed: 1 });
    const stream = reberGrammar.continual(random(1));
    const losses: number[] = [];
    const settings = { stretch: 20, rate: 0.02, optimizer: { name: 'adam' } } as const;
    for (const { loss, targets } of trainStream(net, weights, stream, settings)) {
      losses.push(loss / targets);
      if (losses.length === 300) break;
    }
    const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
    // ln 7 = 1.95 for a blind guess; two of seven legal symbols most of the time leave about .5.
    expect(mean(losses.slice(0, 3))).toBeGreaterThan(1.8);
    expect(mean(losses.slice(-50))).toBeLessThan(0.7);
  });

  it('says where it clips', () => {
    const { net, weights } = nets.rnn();
    const reports = [
      ...trainStream(net, weights, steps, { stretch: 5, rate: 0.1, clip: { norm: 1e-6 } }),
    ];
    expect(reports.map(({ clipped }) => clipped)).toEqual([true, true]);
    expect([...trainStream(net, weights, steps, { stretch: 5, rate: 0.1 })][0]).not.toHaveProperty(
      'clipped',
    );
  });

  it('refuses networks without a state, and settings out of range, by name', () => {
    const net = mlp.network({ ...shape, hidden: [2] });
    const weights = mlp.initialize(net, { seed: 1 });
    const start = (settings: object) => () => {
      const { net: one, weights: two } = nets.rnn();
      trainStream(one, two, steps, { stretch: 2, rate: 0.1, ...settings }).next();
    };
    expect(() => trainStream(net, weights, steps, { stretch: 2, rate: 0.1 }).next()).toThrow(
      "trainStream: net is of kind 'mlp', expected a network with a state: rnn, gru, lstm",
    );
    expect(start({ stretch: 0 })).toThrow(ValueError);
    expect(start({ rate: -1 })).toThrow('trainStream: rate is -1, expected a number above 0');
  });
});
