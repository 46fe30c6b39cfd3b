/**
 * What the chapter on the perceptron's forward pass says in words holds on the running example.
 * Source: content/chapters/02-mlp-forward.mdx, content/exercises/02-mlp-forward.ts.
 * Leaves out its cells (cells.slow.test.ts) and equations (equations.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { collapsed } from '../../content/exercises/02-mlp-forward.ts';
import { mlp, runningExample } from '../../lib/index.ts';

const { x } = runningExample;
const { ih, hk } = runningExample.recurrent;
const shape = { inputs: 2, hidden: [2], outputs: 1, output: 'logistic', biases: false } as const;
const logistic = (a: number): number => 1 / (1 + Math.exp(-a));

describe('its claims', () => {
  it('a forward pass is two matrix products with a squashing after each', () => {
    const net = mlp.network(shape);
    const { y } = mlp.forward(net, mlp.weights(net, { layers: [{ w: ih }, { w: hk }] }), x);
    const times = (rows: number[][], m: number[][]): number[][] =>
      rows.map((row) => m[0]!.map((_, j) => row.reduce((sum, v, i) => sum + v * m[i]![j]!, 0)));
    const hidden = times(x, ih).map((row) => row.map(Math.tanh));
    times(hidden, hk).forEach(([a], n) => expect(y[n + 1]![0]).toBeCloseTo(logistic(a!), 14));
  });

  it('without squashing the six weights amount to two numbers, −3 and −2.75', () => {
    expect(collapsed).toEqual([-3, -2.75]);
    const net = mlp.network({ ...shape, squash: 'identity' });
    const { a } = mlp.forward(net, mlp.weights(net, { layers: [{ w: ih }, { w: hk }] }), x);
    x.forEach(([x1, x2], n) =>
      expect(a.k[n + 1]![0]).toBeCloseTo(collapsed[0] * x1! + collapsed[1] * x2!, 14),
    );
  });

  it('a layer that squashes can answer “one or the other”, and none without can', () => {
    const corners = [[-1, -1], [-1, 1], [1, -1], [1, 1]]; // prettier-ignore
    const layers = [{ w: [[3, 3], [3, 3]], bias: [-3, 3] }, { w: [[-4], [4]], bias: [-4] }]; // prettier-ignore
    const answers = (squash: 'tanh' | 'identity'): number[] => {
      const net = mlp.network({ inputs: 2, hidden: [2], outputs: 1, output: 'logistic', squash });
      return mlp
        .forward(net, mlp.weights(net, { layers }), corners)
        .y.slice(1, 5)
        .map(([p]) => p!);
    };
    expect(answers('tanh').map(Math.round)).toEqual([0, 1, 1, 0]);
    const net = answers('identity').map((p) => Math.log(p / (1 - p)));
    // Any sum of the inputs gives the two diagonals of the square the same total.
    expect(net[0]! + net[3]!).toBeCloseTo(net[1]! + net[2]!, 12);
    expect(new Set(net.map((one) => one.toFixed(9))).size).toBe(1);
  });
});
