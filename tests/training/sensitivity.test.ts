/*
 * Sensitivities against the graph's derivatives and central differences, and the sizes that the book prints.
 * Source: the running example; red edges times 1, 1.4, 2 and 3.
 * Leaves out: outputs.
 */
import { describe, expect, it } from 'vitest';
import { lstmGraph } from '../../lib/graph/lstmGraph.ts';
import { rnnGraph } from '../../lib/graph/rnnGraph.ts';
import { derivatives, solve, type Solved } from '../../lib/graph/solve.ts';
import { lstm, random, rnn, runningExample as example } from '../../lib/index.ts';
import { frobenius, ofLstm, ofRnn, spectral } from '../../lib/training/sensitivity.ts';
import { expectClose } from '../expectClose.ts';

const draw = random(8);
const x = Array.from({ length: 4 }, () => [1, 2, 3].map(() => draw.uniform(-1, 1)));
const z = [null, null, null, null];
/** The graph's own derivatives of a quantity at step t towards one input of step `from`. */
const byGraph = (solved: Solved, quantity: string, t: number, units: number, i: number, from: number) => {
  const all = derivatives(solved, { quantity: 'x', t: from, unit: i });
  return Array.from({ length: units }, (_, unit) => all[solved.graph.place.get(`${quantity}^${t}[${unit}]`)!]);
}; // prettier-ignore

describe('ofRnn', () => {
  const net = rnn.network({ inputs: 3, hidden: 4, outputs: 2 });
  const weights = rnn.initialize(net, { seed: 2, scale: 0.9 });

  it('agrees with the graph at every step, and with central differences', () => {
    const trace = rnn.forward(net, weights, x);
    const solved = solve(rnnGraph(net, weights, x, z));
    const own = ofRnn(net, weights, trace, 2);
    for (let t = 1; t <= 4; t++) {
      for (let i = 0; i < 3; i++) {
        expectClose(own[t][i], byGraph(solved, 'b_h', t, 4, i, 2), 1e-14);
      }
    }
    expect(frobenius(own[1])).toBe(0);
    const moved = (by: number) =>
      rnn.forward(net, weights, x.with(1, x[1].with(0, x[1][0] + by))).b.h[4];
    const [more, less] = [moved(1e-5), moved(-1e-5)];
    // Central differences at 1e-5 leave rounding of some 1e-11.
    expectClose(own[4][0], more.map((value, n) => (value - less[n]) / 2e-5), 1e-9); // prettier-ignore
  });

  it('fades, hovers and fades again as the red edges grow: ‖∂b^12/∂x^1‖', () => {
    const small = rnn.network({ inputs: 2, hidden: 2, outputs: 1, biases: false, output: 'logistic' });
    const days = [...example.x, ...Array.from({ length: 9 }, () => [0, 0])];
    const norms = [1, 1.4, 2, 3].map((times) => {
      const hh = example.recurrent.hh.map((row) => row.map((w) => w * times));
      const w = rnn.weights(small, { ...example.recurrent, hh });
      return frobenius(ofRnn(small, w, rnn.forward(small, w, days))[12]);
    });
    // Printed to three, two, two and two places.
    expectClose(norms.slice(0, 1), [0.006], 0.0005);
    expectClose(norms.slice(1), [0.2, 0.85, 0.09], 0.005);
  }); // prettier-ignore

  it('refuses a step that is none', () => {
    const trace = rnn.forward(net, weights, x);
    expect(() => ofRnn(net, weights, trace, 5)).toThrow(
      'sensitivity: from is 5, expected a step of 1..4',
    );
  });
});

describe('ofLstm', () => {
  it.each([
    { peepholes: true, forgetGate: true },
    { peepholes: false, forgetGate: true },
    { peepholes: true, forgetGate: false },
  ])('agrees with the graph: %o', (options) => {
    const net = lstm.network({ inputs: 3, blocks: 2, cells: 2, outputs: 1, output: 'logistic', squash: { g: 'logistic2' }, ...options }); // prettier-ignore
    const weights = lstm.initialize(net, { seed: 3, scale: 0.9 });
    const own = ofLstm(net, weights, lstm.forward(net, weights, x), 1);
    const solved = solve(lstmGraph(net, weights, x, z));
    for (let t = 1; t <= 4; t++) {
      for (let i = 0; i < 3; i++) {
        expectClose(own.s[t][i], byGraph(solved, 's_c', t, 4, i, 1), 1e-14);
        expectClose(own.b[t][i], byGraph(solved, 'b_c', t, 4, i, 1), 1e-14);
      }
    }
    expect(frobenius(own.s[4])).toBeGreaterThan(1e-3);
  });
});

it.each([
  ['peepholes', 0.383, 0.093],
  ['A', 0.465, 0.651],
] as const)(
  '∂s^3/∂s^1 of the running example, %s: carousel and total',
  (stage, carousel, total) => {
    const { net, weights } = example.block(stage);
    const solved = solve(lstmGraph(net, weights, example.x, example.z));
    const { b } = lstm.forward(net, weights, example.x);
    const all = derivatives(solved, { quantity: 's_c', t: 1, unit: 0 });
    expectClose(b.φ[2][0] * b.φ[3][0], carousel, 0.00051);
    expectClose(all[solved.graph.place.get('s_c^3[0]')!], total, 0.00051);
  },
);

describe('norms', () => {
  it('the spectral norm is the largest singular value', () => {
    const m = [Float64Array.of(3, 0), Float64Array.of(4, 5)];
    // Singular values √45 and √5.
    expectClose(spectral(m), Math.sqrt(45), 1e-9);
    expectClose(frobenius(m), Math.sqrt(50), 1e-14);
    expect(spectral([Float64Array.of(0, 0)])).toBe(0);
  });
});
