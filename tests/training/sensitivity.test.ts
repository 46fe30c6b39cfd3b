/*
 * Sensitivities against the graph's derivatives and central differences, and the sizes that the book prints.
 * Source: the running example; red edges times 1, 1.4, 2 and 3.
 * Leaves out: squashed outputs.
 */
import { describe, expect, it } from 'vitest';
import { bidirectionalGraph } from '../../lib/graph/bidirectionalGraph.ts';
import { gruGraph } from '../../lib/graph/gruGraph.ts';
import { lstmGraph, lstmLayer } from '../../lib/graph/lstmGraph.ts';
import { mlpGraph } from '../../lib/graph/mlpGraph.ts';
import { rnnGraph, rnnLayer } from '../../lib/graph/rnnGraph.ts';
import { derivatives, solve, type Solved } from '../../lib/graph/solve.ts';
import {
  bidirectional,
  frobenius,
  gru,
  lstm,
  mlp,
  random,
  rnn,
  runningExample as example,
  sensitivity,
  spectral,
  type Sensitivities,
} from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

const draw = random(8);
const x = Array.from({ length: 4 }, () => [1, 2, 3].map(() => draw.uniform(-1, 1)));
const z = [null, null, null, null];
/** The graph's own derivatives of a quantity at step t towards one input of step `from`. */
const byGraph = (solved: Solved, quantity: string, t: number, units: number, i: number, from: number) => {
  const all = derivatives(solved, { quantity: 'x', t: from, unit: i });
  return Array.from({ length: units }, (_, unit) => all[solved.graph.place.get(`${quantity}^${t}[${unit}]`)!]);
}; // prettier-ignore

/** Every quantity of a network at every step, towards every input of steps 1, 2 and T, against the graph. */
function expectGraph(
  own: (from: number) => Sensitivities,
  solved: Solved,
  quantities: Readonly<Record<string, string>>,
): void {
  for (const from of [1, 2, 4]) {
    const all = own(from);
    expect(Object.keys(all).sort()).toEqual(Object.keys(quantities).sort());
    for (const [name, quantity] of Object.entries(quantities)) {
      for (let t = 1; t <= 4; t++) {
        for (let i = 0; i < 3; i++) {
          const units = all[name][t][i].length;
          // A few sums of terms of order 1, in another order.
          expectClose(all[name][t][i], byGraph(solved, quantity, t, units, i, from), 1e-13);
        }
      }
    }
  }
}

describe('sensitivity of an RNN', () => {
  const net = rnn.network({ inputs: 3, hidden: 4, outputs: 2 });
  const weights = rnn.initialize(net, { seed: 2, scale: 0.9 });
  const trace = rnn.forward(net, weights, x);

  it('agrees with the graph at every step, and with central differences', () => {
    const of = (from: number) => sensitivity(net, weights, trace, { from });
    expectGraph(of, solve(rnnGraph(net, weights, x, z)), { 'b.h': 'b_h', 'a.k': 'a_k' });
    expect(frobenius(of(2)['b.h'][1])).toBe(0);
    const moved = (by: number) =>
      rnn.forward(net, weights, x.with(1, x[1].with(0, x[1][0] + by))).b.h[4];
    const [more, less] = [moved(1e-5), moved(-1e-5)];
    // Central differences at 1e-5 leave rounding of some 1e-11.
    expectClose(of(2)['b.h'][4][0], more.map((value, n) => (value - less[n]) / 2e-5), 1e-9); // prettier-ignore
  });

  it('fades, hovers and fades again as the red edges grow: ‖∂b^12/∂x^1‖', () => {
    const small = rnn.network({ inputs: 2, hidden: 2, outputs: 1, biases: false, output: 'logistic' });
    const days = [...example.x, ...Array.from({ length: 9 }, () => [0, 0])];
    const norms = [1, 1.4, 2, 3].map((times) => {
      const hh = example.recurrent.hh.map((row) => row.map((w) => w * times));
      const w = rnn.weights(small, { ...example.recurrent, hh });
      return frobenius(sensitivity(small, w, rnn.forward(small, w, days))['b.h'][12]);
    });
    // Printed to three, two, two and two places.
    expectClose(norms.slice(0, 1), [0.006], 0.0005);
    expectClose(norms.slice(1), [0.2, 0.85, 0.09], 0.005);
  }); // prettier-ignore

  it('refuses a step that is none, and a network that is none', () => {
    expect(() => sensitivity(net, weights, trace, { from: 5 })).toThrow(
      'sensitivity: from is 5, expected a step of 1..4',
    );
    expect(() => sensitivity({ ...net, kind: 'x' as 'rnn' }, weights, trace)).toThrow(
      "network: kind is 'x'",
    );
  });
});

describe('sensitivity of other networks agrees with the graph', () => {
  const shape = { inputs: 3, blocks: 2, cells: 2, outputs: 2, squash: { g: 'logistic2' } } as const;
  it.each([
    {},
    { peepholes: false },
    { forgetGate: false },
    { inputGate: false },
    { outputGate: false },
    { forgetGate: 'coupled' },
    { gateRecurrence: 'gates' },
    { gateRecurrence: 'gates and cells', inputToOutput: true, gradient: 'truncated' },
  ] as const)('LSTM: %o', (options) => {
    const net = lstm.network({ ...shape, ...options });
    const weights = lstm.initialize(net, { seed: 3, scale: 0.9 });
    const trace = lstm.forward(net, weights, x);
    const coupled = net.forgetGate === 'coupled';
    expectGraph(
      (from) => sensitivity(net, weights, trace, { from }),
      solve(lstmGraph(net, weights, x, z, { coupled })),
      { 'b.ι': 'b_ι', 'b.φ': 'b_φ', 'b.ω': 'b_ω', s: 's_c', 'b.c': 'b_c', 'a.k': 'a_k' },
    );
  });

  it.each(['before', 'after'] as const)('GRU, reset %s', (reset) => {
    const net = gru.network({ inputs: 3, hidden: 4, outputs: 2, reset });
    const weights = gru.initialize(net, { seed: 4, scale: 0.9 });
    const trace = gru.forward(net, weights, x);
    expectGraph(
      (from) => sensitivity(net, weights, trace, { from }),
      solve(gruGraph(net, weights, x, z)),
      { 'b.r': 'b_r', 'b.u': 'b_u', 'b.n': 'b_n', 'b.h': 'b_h', 'a.k': 'a_k' },
    );
  });

  it('MLP of two layers', () => {
    const net = mlp.network({ inputs: 3, hidden: [4, 3], outputs: 2 });
    const weights = mlp.initialize(net, { seed: 5, scale: 0.9 });
    const trace = mlp.forward(net, weights, x);
    expectGraph(
      (from) => sensitivity(net, weights, trace, { from }),
      solve(mlpGraph(net, weights, x, z)),
      { 'b.h.0': 'b_1', 'b.h.1': 'b_2', 'a.k': 'a_k' },
    );
  });

  it('bidirectional: an LSTM forwards, an RNN backwards', () => {
    const forward = lstm.network({
      inputs: 3,
      blocks: 2,
      outputs: 2,
      output: 'identity',
      biases: 'hidden',
    });
    const backward = rnn.network({
      inputs: 3,
      hidden: 3,
      outputs: 2,
      output: 'identity',
      biases: 'hidden',
    });
    const net = bidirectional.network({ forward, backward });
    const weights = bidirectional.initialize(net, { seed: 6, scale: 0.9 });
    const trace = bidirectional.forward(net, weights, x);
    const early = weights.forward as lstm.Weights;
    const late = weights.backward as rnn.Weights;
    const graph = bidirectionalGraph(
      net,
      {
        forward: { add: (to, steps, at) => lstmLayer(to, forward, early, steps, {}, at), toOutputs: early.ck, name: 'ck' },
        backward: { add: (to, steps, at) => rnnLayer(to, backward, late, steps, {}, at), toOutputs: late.hk, name: 'hk' },
      },
      weights.bias?.k,
      x,
      z,
    ); // prettier-ignore
    const gates = ['ι', 'φ', 'ω', 'c'].map((unit) => [`forward.b.${unit}`, `forward.b_${unit}`]);
    expectGraph((from) => sensitivity(net, weights, trace, { from }), solve(graph), {
      ...Object.fromEntries(gates),
      'forward.s': 'forward.s_c',
      'backward.b.h': 'backward.b_h',
      'a.k': 'a_k',
    });
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
