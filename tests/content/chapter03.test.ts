/**
 * What the chapter on the outgoing-edge rule says in words holds on day 1 of the running example.
 * Source: content/chapters/03-outgoing-edges.mdx, content/exercises/03-outgoing-edges.ts.
 * Leaves out its cells (cells.slow.test.ts) and equations (equations.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { lossAfter, readings, slopes } from '../../content/exercises/03-outgoing-edges.ts';
import { mlp, runningExample } from '../../lib/index.ts';

const { ih, hk } = runningExample.recurrent;
const net = mlp.network({ inputs: 2, hidden: [2], outputs: 1, output: 'logistic', biases: false });
const weights = mlp.weights(net, { layers: [{ w: ih }, { w: hk }] });
const [x, z] = [[runningExample.x[0]!], [runningExample.z[0]!]];
const trace = mlp.forward(net, weights, x);
const errors = mlp.backward(net, weights, trace, z);
const [δ, ε] = [errors.δ.h[0]![1]!, errors.ε.h[0]![1]!];
const rounded = (values: Iterable<number>): number[] =>
  [...values].map((one) => Number(one.toFixed(3)));

describe('its claims', () => {
  it('the more active node with the larger weight has the smaller δ', () => {
    const b = trace.b.h[0]![1]!;
    expect(Math.abs(b[1]!)).toBeGreaterThan(Math.abs(b[0]!));
    expect(Math.abs(hk[1]![0]!)).toBeGreaterThan(Math.abs(hk[0]![0]!));
    expect(ε[1]).toBeGreaterThan(ε[0]!);
    expect(rounded(ε)).toEqual([0.71, 1.066]);
    expect(rounded(δ)).toEqual([0.668, 0.448]);
    expect(slopes[1]).toBeCloseTo(0.42, 3);
  });

  it('a step of rate 1 takes the loss from 1.239 to .461', () => {
    expect(rounded([lossAfter(0), lossAfter(1)])).toEqual([1.239, 0.461]);
  });

  it('the slope at the net input is right, at the feature or the activation it is not', () => {
    const [a, b] = [trace.a.h[0]![1]!, trace.b.h[0]![1]!];
    const slope = (at: number): number => 1 - Math.tanh(at) ** 2;
    expect(slope(a[1]!) * ε[1]!).toBeCloseTo(δ[1]!, 12);
    for (const at of [...x[0]!, b[1]!]) {
      if (at !== a[1]) expect(Math.abs(slope(at) * ε[1]! - δ[1]!)).toBeGreaterThan(0.02);
    }
  });

  it('weights moved first give δ .784 and .286', () => {
    expect(rounded(readings.updatedFirst)).toEqual([0.784, 0.286]);
  });

  it('the derivative of the error gives .627 and .379', () => {
    expect(rounded(readings.slopeOfError)).toEqual([0.627, 0.379]);
  });
});
