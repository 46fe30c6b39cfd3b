/**
 * What the chapter on back-propagation through time says in words holds on the running example.
 * Source: content/chapters/05-back-through-time.mdx, content/exercises/05-back-through-time.ts.
 * Leaves out its cells (cells.slow.test.ts) and equations (equations.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { shares, turnedShares } from '../../content/exercises/05-back-through-time.ts';
import { gradientCheck, rnn, runningExample } from '../../lib/index.ts';

const net = rnn.network({ inputs: 2, hidden: 2, outputs: 1, output: 'logistic', biases: false });
const weights = rnn.weights(net, runningExample.recurrent);
const [x, z] = [runningExample.x.slice(0, 2), runningExample.z.slice(0, 2)];
const errors = rnn.backward(net, weights, rnn.forward(net, weights, x), z);
const rounded = (values: Iterable<number>): number[] =>
  [...values].map((one) => Number(one.toFixed(3)));

describe('its claims', () => {
  it('day 1 hears black and red, and red turns the first node’s sign', () => {
    expect(rounded([shares.black, shares.red])).toEqual([0.71, -1.292]);
    expect(errors.ε.h[1]![0]).toBeCloseTo(shares.black + shares.red, 14);
    expect(errors.ε.h[1]![0]! * shares.black).toBeLessThan(0);
    expect(rounded(errors.δ.h[1]!)).toEqual([-0.547, 0.833]);
    expect(rounded(errors.δ.h[2]!)).toEqual([-0.542, -0.751]);
  });

  it('the red matrix turned over brings .209 and −.166', () => {
    expect(rounded(turnedShares)).toEqual([0.209, -0.166]);
  });

  it('on the last day it is the perceptron’s error', () => {
    const last = rnn.backward(net, weights, rnn.forward(net, weights, x), [null, z[1]!]);
    expect([...last.δ.h[2]!]).toEqual([...errors.δ.h[2]!]);
  });

  it('the explicit and the total derivative by the first node of day 1 differ in sign', () => {
    const explicit = shares.black;
    expect(explicit * errors.ε.h[1]![0]!).toBeLessThan(0);
  });

  it('all ten gradients agree with differences', () => {
    expect(gradientCheck(net, weights, x, z).worst).toBeLessThan(1e-6);
  });
});
