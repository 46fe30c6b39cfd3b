/*
 * Every network at its ends: one unit and one class, no target at all, logits of ±1000, 10,000 steps.
 * Source: values known without a computation: a lone class costs nothing, a wrong logit of 1000 costs its distance.
 * Leaves out: alignment, whose own tests hold empty labels and long sequences.
 */
import { describe, expect, it } from 'vitest';
import {
  bidirectional, gru, lstm, mlp, namedArrays, random, rnn, verbsOf, type Network,
} from '../../lib/index.ts'; // prettier-ignore
import { expectClose } from '../expectClose.ts';

type Sizes = { readonly inputs: number; readonly units: number; readonly outputs: number };
const nets: Readonly<Record<string, (sizes: Sizes) => Network>> = {
  mlp: ({ units, ...sizes }) => mlp.network({ ...sizes, hidden: [units] }),
  rnn: ({ units, ...sizes }) => rnn.network({ ...sizes, hidden: units }),
  'gru, reset before': ({ units, ...sizes }) =>
    gru.network({ ...sizes, hidden: units, reset: 'before' }),
  'gru, reset after': ({ units, ...sizes }) => gru.network({ ...sizes, hidden: units }),
  lstm: ({ units, ...sizes }) => lstm.network({ ...sizes, blocks: units }),
  'lstm, coupled gates': ({ units, ...sizes }) => lstm.variant({ ...sizes, blocks: units }, 'CIFG'),
  'lstm, recurring gates': ({ units, ...sizes }) =>
    lstm.variant({ ...sizes, blocks: units }, 'FGR'),
  'lstm of 1997': ({ units, ...sizes }) => lstm.variant({ ...sizes, blocks: units }, '1997'),
  bidirectional: ({ units, ...sizes }) => {
    const inner = { ...sizes, output: 'identity', biases: 'hidden' } as const;
    return bidirectional.network({
      forward: lstm.network({ ...inner, blocks: units }),
      backward: rnn.network({ ...inner, hidden: units }),
      output: 'softmax',
    });
  },
};

const drawn = (net: Network, scale: number): object =>
  verbsOf(net).initialize(net, { seed: 1, scale });
const numbers = (of: object): number[] =>
  namedArrays(of).flatMap(({ rows }) => rows.flatMap((row) => [...row]));

/** Loss, outputs and gradient of a network with drawn weights. */
function run(net: Network, x: number[][], z: (number[] | null)[], scale = 0.5) {
  const weights = drawn(net, scale);
  const { forward, backward, gradient } = verbsOf(net);
  const trace = forward(net, weights, x);
  const errors = backward(net, weights, trace, z);
  return { loss: errors.loss, y: trace.y, slopes: numbers(gradient(net, trace, errors)) };
}

describe.each(Object.entries(nets))('%s', (_, make) => {
  it('with one input, one unit, one class and one step costs nothing and learns nothing', () => {
    const { loss, y, slopes } = run(make({ inputs: 1, units: 1, outputs: 1 }), [[0.3]], [[1]]);
    expect(y[1][0]).toBe(1);
    expect(loss).toBe(0);
    expect(slopes.every((value) => Math.abs(value) === 0)).toBe(true);
  });

  it('without any target costs nothing and has a gradient of zeros', () => {
    const net = make({ inputs: 2, units: 3, outputs: 2 });
    const { loss, slopes } = run(net, [[1, -1], [0.5, 2], [0, 0]], [null, null, null]); // prettier-ignore
    expect(loss).toBe(0);
    expect(slopes.every((value) => Math.abs(value) === 0)).toBe(true);
  });

  it('with weights and inputs of ±1000 stays finite', () => {
    const net = make({ inputs: 2, units: 3, outputs: 2 });
    const x = [[1000, -1000], [-1000, 1000], [1000, 1000]]; // prettier-ignore
    const { loss, y, slopes } = run(net, x, [[1, 0], [0, 1], [1, 0]], 1000); // prettier-ignore
    for (const values of [[loss], slopes, ...y.map((row) => [...row])]) {
      expect(values.every(Number.isFinite)).toBe(true);
    }
    expect(loss).toBeGreaterThanOrEqual(0);
    for (const row of y.slice(1, 4)) expectClose(row[0] + row[1], 1, 1e-12);
  });

  it('over 10,000 steps stays finite and charges only the steps with a target', () => {
    const net = make({ inputs: 1, units: 2, outputs: 2 });
    const draw = random(2);
    const x = Array.from({ length: 10_000 }, () => [draw.uniform(-1, 1)]);
    const z = x.map((_, t) => (t === 9_999 ? [0, 1] : null));
    const { loss, y, slopes } = run(net, x, z);
    expectClose(loss, -Math.log(y[10_000][1]), 1e-12);
    expect(slopes.every(Number.isFinite)).toBe(true);
    expect(Math.max(...slopes.map(Math.abs))).toBeGreaterThan(1e-3);
  });
});

describe('known values at the ends', () => {
  it('a wrong class at logits of ±1000 costs their distance of 2000 nats', () => {
    const net = rnn.network({ inputs: 1, hidden: 1, outputs: 2 });
    const weights = rnn.weights(net, { ih: [[0]], hh: [[0]], hk: [[0, 0]], bias: { h: [0], k: [1000, -1000] } }); // prettier-ignore
    const errors = rnn.backward(net, weights, rnn.forward(net, weights, [[0]]), [[0, 1]]);
    expect(errors.loss).toBe(2000);
    expect([...errors.δ.k[1]]).toEqual([1, -1]);
  });

  it('an LSTM with an open forget gate and a closed input gate carries its state over 10,000 steps', () => {
    const net = lstm.network({ inputs: 1, blocks: 1, outputs: 1, peepholes: false });
    const zero = [[0]];
    const weights = lstm.weights(net, {
      iι: zero, hι: zero, iφ: zero, hφ: zero, ic: [[1]], hc: zero, iω: zero, hω: zero, ck: zero,
      bias: { ι: [-1000], φ: [1000], ω: [0], c: [0], k: [0] },
    }); // prettier-ignore
    const x = Array.from({ length: 10_000 }, (_, t) => [t % 2 ? 1 : -1]);
    const { s } = lstm.forward(net, weights, x, { state: { s: [0.7], b: [0] } });
    expect(s[10_000][0]).toBe(0.7);
  });

  it('a GRU whose update gate is shut carries its output over 10,000 steps', () => {
    const net = gru.network({ inputs: 1, hidden: 1, outputs: 1, biases: 'hidden' });
    const zero = [[0]];
    const weights = gru.weights(net, {
      ir: zero, hr: zero, iu: zero, hu: zero, in: [[1]], hn: zero, hk: zero,
      bias: { r: [0], u: [1000], n: [0], m: [0] },
    }); // prettier-ignore
    const x = Array.from({ length: 10_000 }, (_, t) => [t % 2 ? 1 : -1]);
    expect(gru.forward(net, weights, x, { state: { b: [0.7] } }).b.h[10_000][0]).toBe(0.7);
  });
});
