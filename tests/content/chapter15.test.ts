/**
 * What the chapter on both directions says in words holds on the running example.
 * Source: content/chapters/15-both-directions.mdx, content/exercises/15-both-directions.ts.
 * Leaves out its cells (cells.slow.test.ts) and lines (equations.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { first } from '../../content/exercises/15-both-directions.ts';
import { rnn, runningExample } from '../../lib/index.ts';

describe('its claims', () => {
  it('a warmer last day moves the forecast of day 1 only where a layer reads from the end', () => {
    expect(Math.abs(first.warmer - first.was)).toBeGreaterThan(0.01);
    const net = rnn.network({
      inputs: 2,
      hidden: 2,
      outputs: 1,
      output: 'logistic',
      biases: false,
    });
    const weights = rnn.weights(net, runningExample.recurrent);
    const { x } = runningExample;
    const warmer = x.map((day, n) => (n === 2 ? [day[0]! + 1, day[1]!] : day));
    expect(rnn.forward(net, weights, warmer).y[1]![0]).toBe(rnn.forward(net, weights, x).y[1]![0]);
  });
});
