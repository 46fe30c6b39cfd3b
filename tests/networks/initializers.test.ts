/*
 * First weights by name: their range, spread, orthogonality, what is zero and what stands in the forget gate's bias.
 * Source: each initializer's own definition.
 * Leaves out: which one trains best.
 */
import { expect, it } from 'vitest';
import { lstm, rnn } from '../../lib/index.ts';

const net = lstm.network({ inputs: 40, blocks: 60, outputs: 10 });
const flat = (rows: readonly Float64Array[]) => rows.flatMap((row) => [...row]);
const deviation = (values: number[]) =>
  Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

it('uniform fills [−scale, scale) with standard deviation scale/√3, biases too', () => {
  const w = lstm.initialize(net, { seed: 1, scale: 0.2 });
  const values = [...flat(w.hc), ...flat(w.iι)];
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(0.2);
  // 6,000 draws: the estimate's own standard deviation is below 1 %.
  expect(deviation(values) / (0.2 / Math.sqrt(3))).toBeCloseTo(1, 1);
  expect(Math.min(...w.bias!.c.map(Math.abs))).toBeGreaterThan(0);
});

it('normal has standard deviation scale and goes beyond twice of it in some 4.6 of 100', () => {
  const w = lstm.initialize(net, { seed: 1, scale: 0.3, initializer: 'normal' });
  const values = flat(w.hc);
  expect(deviation(values) / 0.3).toBeCloseTo(1, 1);
  const beyond = values.filter((v) => Math.abs(v) > 0.6).length / values.length;
  expect(Math.abs(beyond - 0.0455)).toBeLessThan(0.015);
});

it('glorot fills ±√(6 / (sources + targets)) and leaves biases and peepholes 0', () => {
  const w = lstm.initialize(net, { seed: 1, initializer: 'glorot' });
  for (const [rows, bound] of [
    [w.iι, Math.sqrt(6 / 100)],
    [w.ck, Math.sqrt(6 / 70)],
  ] as const) {
    const largest = Math.max(...flat(rows).map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.97 * bound);
  }
  expect([...w.bias!.ι, ...w.cι!].every((v) => v === 0)).toBe(true);
});

it('orthogonal makes recurrent matrices W Wᵀ = 1 and leaves lengths as they are', () => {
  const hidden = 25;
  const own = rnn.network({ inputs: 4, hidden, outputs: 2 });
  const w = rnn.initialize(own, { seed: 9, initializer: 'orthogonal' });
  for (let m = 0; m < hidden; m++) {
    for (let n = 0; n < hidden; n++) {
      const product = w.hh[m].reduce((sum, v, h) => sum + v * w.hh[n][h], 0);
      expect(Math.abs(product - (m === n ? 1 : 0))).toBeLessThan(1e-13);
    }
  }
  expect(Math.max(...flat(w.ih).map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 29));
});

it('forgetBias opens the forget gate and moves nothing else', () => {
  const plain = lstm.initialize(net, { seed: 4 });
  const open = lstm.initialize(net, { seed: 4, forgetBias: 1 });
  expect([...open.bias!.φ!]).toEqual(new Array(60).fill(1));
  expect(flat(open.hc)).toEqual(flat(plain.hc));
});

it('an unknown name and a forget bias without its gate are refused', () => {
  const unknown = { seed: 1, initializer: 'xavier' as never };
  expect(() => lstm.initialize(net, unknown)).toThrow(
    "lstm.initialize: initializer is 'xavier', expected uniform, normal, glorot, orthogonal",
  );
  const without = lstm.network({ inputs: 1, blocks: 1, outputs: 1, forgetGate: false });
  expect(() => lstm.initialize(without, { seed: 1, forgetBias: 1 })).toThrow(/forgetBias is given/);
  expect(() => rnn.initialize(rnn.network({ inputs: 1, hidden: 1, outputs: 1 }), { seed: 1, forgetBias: 1 })).toThrow(/forgetBias/); // prettier-ignore
});
