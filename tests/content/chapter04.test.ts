/**
 * What the chapter on the recurrent network says in words holds on the running example.
 * Source: content/chapters/04-rnn-unrolled.mdx, content/exercises/04-rnn-unrolled.ts.
 * Leaves out its cells (cells.slow.test.ts) and equations (equations.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { counts, sameAgain, spoken } from '../../content/exercises/04-rnn-unrolled.ts';
import { rnn, runningExample } from '../../lib/index.ts';

const { x, recurrent } = runningExample;
const net = rnn.network({ inputs: 2, hidden: 2, outputs: 1, output: 'logistic', biases: false });
const forward = (weights: rnn.PlainWeights, days: number[][], state?: rnn.State): rnn.Trace =>
  rnn.forward(net, rnn.weights(net, weights), days, { state });

describe('its claims', () => {
  it('the same day twice gives two forecasts, .290 and .578', () => {
    expect(sameAgain[0]).toBeCloseTo(0.29, 3);
    expect(sameAgain[1]).toBeCloseTo(0.578, 3);
  });

  it('has ten weights, thirteen with biases, on any number of days', () => {
    expect(counts).toEqual({ plain: 10, biased: 13 });
  });

  it('turned over, the red matrix gives another day 2, .247', () => {
    expect(spoken.right).toBeCloseTo(0.574, 3);
    expect(spoken.transposed).toBeCloseTo(0.247, 3);
  });

  it('nothing of day 2 reaches day 1, and day 1 reaches all', () => {
    const warmer = (day: number): number[][] =>
      x.map((one, n) => (n === day ? [one[0]! + 1, one[1]!] : one));
    const [was, later, earlier] = [x, warmer(1), warmer(0)].map(
      (days) => forward(recurrent, days).y,
    );
    expect(later![1]![0]).toBe(was![1]![0]);
    for (const t of [1, 2, 3])
      expect(Math.abs(earlier![t]![0]! - was![t]![0]!)).toBeGreaterThan(0.001);
  });

  it('without red edges another order of the days before changes nothing', () => {
    const swapped = [x[1]!, x[0]!, x[2]!];
    const none = { ...recurrent, hh: [[0, 0], [0, 0]] }; // prettier-ignore
    expect(forward(none, swapped).y[3]![0]).toBe(forward(none, x).y[3]![0]);
    expect(forward(recurrent, swapped).y[3]![0]).not.toBeCloseTo(
      forward(recurrent, x).y[3]![0]!,
      2,
    );
  });

  it('read in two pieces gives the same to the last bit', () => {
    const start = forward(recurrent, x.slice(0, 2));
    expect(forward(recurrent, x.slice(2), start.state).y[1]![0]).toBe(
      forward(recurrent, x).y[3]![0],
    );
  });
});
