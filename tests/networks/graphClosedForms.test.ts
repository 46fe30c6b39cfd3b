/*
 * The closed forms of MLP, RNN, GRU and of both directions against the outgoing-edge rule, on random shapes.
 * Source: lib/networks against lib/graph, which share no formula.
 * Leaves out: the LSTM (graphLstm.test.ts).
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bidirectionalGraph } from '../../lib/graph/bidirectionalGraph.ts';
import { gruGraph, gruLayer } from '../../lib/graph/gruGraph.ts';
import { lstmLayer } from '../../lib/graph/lstmGraph.ts';
import { mlpGraph } from '../../lib/graph/mlpGraph.ts';
import { rnnGraph, rnnLayer } from '../../lib/graph/rnnGraph.ts';
import { solve, type Solved } from '../../lib/graph/solve.ts';
import { bidirectional, gru, lstm, mlp, random, rnn } from '../../lib/index.ts';
import { nodesApart, weightsApart } from './graphCompare.ts';

// Two orders of summation over a few dozen terms differ by some 1e-15 of the array's largest value.
const tolerance = 1e-12;

const count = fc.integer({ min: 1, max: 4 });
const common = {
  inputs: count,
  outputs: fc.integer({ min: 1, max: 5 }),
  biases: fc.boolean(),
  output: fc.constantFrom('softmax', 'logistic', 'identity'),
} as const;
const squash = fc.constantFrom('tanh', 'logistic', 'logistic2', 'identity');

function material(
  net: { readonly inputs: number; readonly outputs: number },
  T: number,
  seed: number,
) {
  const draw = random(seed);
  const row = (n: number) => Array.from({ length: n }, () => draw.uniform(-1, 1));
  const hot = (t: number) =>
    Array.from({ length: net.outputs }, (_, k) => (k === t % net.outputs ? 1 : 0));
  return {
    x: Array.from({ length: T }, () => row(net.inputs)),
    z: Array.from({ length: T }, (_, t) => (t === 0 ? null : hot(t))),
    row,
  };
}

/** Runs a comparison on 30 random shapes and counts the arrays it held. */
function everywhere<S>(
  shape: fc.Arbitrary<S>,
  distances: (s: S, T: number, seed: number) => Record<string, number>,
) {
  let arrays = 0;
  const property = fc.property(
    shape,
    fc.integer({ min: 2, max: 5 }),
    fc.nat(9999),
    (s, T, seed) => {
      for (const [name, off] of Object.entries(distances(s, T, seed))) {
        expect(off, name).toBeLessThanOrEqual(tolerance);
        arrays++;
      }
    },
  );
  fc.assert(property, { numRuns: 30, seed: 1990 });
  expect(arrays).toBeGreaterThan(30 * 8);
}

it('MLP of one to three hidden layers', () => {
  const hidden = fc.array(count, { minLength: 1, maxLength: 3 });
  everywhere(fc.record({ ...common, hidden, squash }), (s, T, seed) => {
    const net = mlp.network(s);
    const { x, z } = material(net, T, seed);
    const weights = mlp.initialize(net, { seed, scale: 0.8 });
    const solved = solve(mlpGraph(net, weights, x, z));
    const { a, b, y, ...trace } = mlp.forward(net, weights, x);
    const errors = mlp.backward(net, weights, { a, b, y, ...trace }, z);
    const { δ, ε } = errors;
    const layer = (letter: string, rows: typeof a.h) =>
      Object.fromEntries(rows.map((m, n) => [`${letter}_${n + 1}`, m]));
    return {
      ...nodesApart(solved, T, 'value', { ...layer('a', a.h), ...layer('b', b.h), a_k: a.k, y }),
      ...nodesApart(solved, T, 'error', { ...layer('a', δ.h), ...layer('b', ε.h), a_k: δ.k }),
      ...weightsApart(solved, mlp.gradient(net, { a, b, y, ...trace }, errors)),
    };
  });
});

it('RNN, from an initial state', () => {
  everywhere(fc.record({ ...common, hidden: count, squash }), (s, T, seed) => {
    const net = rnn.network(s);
    const { x, z, row } = material(net, T, seed);
    const state = { b: row(net.hidden) };
    const weights = rnn.initialize(net, { seed, scale: 0.8 });
    const solved: Solved = solve(rnnGraph(net, weights, x, z, { state }));
    const trace = rnn.forward(net, weights, x, { state });
    const errors = rnn.backward(net, weights, trace, z);
    const { a, b, y } = trace;
    const { δ, ε } = errors;
    return {
      ...nodesApart(solved, T, 'value', { a_h: a.h, b_h: b.h, a_k: a.k, y }),
      ...nodesApart(solved, T, 'error', { a_h: δ.h, b_h: ε.h, a_k: δ.k }),
      ...weightsApart(solved, rnn.gradient(net, trace, errors)),
    };
  });
});

it('GRU, reset before and after, from an initial state', () => {
  const reset = fc.constantFrom('before', 'after');
  everywhere(fc.record({ ...common, hidden: count, reset }), (s, T, seed) => {
    const net = gru.network(s as Parameters<typeof gru.network>[0]);
    const { x, z, row } = material(net, T, seed);
    const state = { b: row(net.hidden) };
    const weights = gru.initialize(net, { seed, scale: 0.8 });
    const solved = solve(gruGraph(net, weights, x, z, { state }));
    const trace = gru.forward(net, weights, x, { state });
    const errors = gru.backward(net, weights, trace, z);
    const { a, b, y } = trace;
    const { δ, ε } = errors;
    const values = { a_r: a.r, a_u: a.u, a_n: a.n, a_k: a.k, b_r: b.r, b_u: b.u, b_n: b.n, b_h: b.h, y }; // prettier-ignore
    return {
      ...nodesApart(solved, T, 'value', values),
      ...nodesApart(solved, T, 'error', { a_r: δ.r, a_u: δ.u, a_n: δ.n, a_k: δ.k, b_h: ε.h }),
      ...weightsApart(solved, gru.gradient(net, trace, errors)),
    };
  });
});

it('an LSTM of two cells a block one way, an RNN or a GRU the other', () => {
  const dims = { inputs: count, outputs: fc.integer({ min: 1, max: 5 }), blocks: count };
  const options = { biases: fc.boolean(), output: common.output, other: fc.constantFrom('rnn', 'gru') }; // prettier-ignore
  everywhere(fc.record({ ...dims, ...options, hidden: count }), (s, T, seed) => {
    const own = {
      inputs: s.inputs,
      outputs: s.outputs,
      output: 'identity',
      biases: 'hidden',
    } as const;
    const early = lstm.network({ ...own, blocks: s.blocks, cells: 2, squash: { g: 'logistic2' } });
    const late =
      s.other === 'rnn'
        ? rnn.network({ ...own, hidden: s.hidden })
        : gru.network({ ...own, hidden: s.hidden });
    const net = bidirectional.network({
      forward: early,
      backward: late,
      biases: s.biases,
      output: s.output,
    });
    const { x, z } = material(net, T, seed);
    const weights = bidirectional.initialize(net, { seed, scale: 0.8 });
    const fw = weights.forward as lstm.Weights;
    const bw = weights.backward as rnn.Weights & gru.Weights;
    const graph = bidirectionalGraph(
      net,
      {
        forward: {
          add: (to, steps, start) => lstmLayer(to, early, fw, steps, {}, start),
          toOutputs: fw.ck,
          name: 'ck',
        },
        backward: {
          add: (to, steps, start) =>
            late.kind === 'rnn'
              ? rnnLayer(to, late, bw, steps, {}, start)
              : gruLayer(to, late, bw, steps, {}, start),
          toOutputs: bw.hk,
          name: 'hk',
        },
      },
      weights.bias?.k,
      x,
      z,
    );
    const solved = solve(graph);
    const trace = bidirectional.forward(net, weights, x);
    const errors = bidirectional.backward(net, weights, trace, z);
    const { a, y } = trace;
    const f = trace.forward as lstm.Trace;
    const { δ, ε } = errors.forward as lstm.Errors;
    return {
      ...nodesApart(solved, T, 'value', { a_k: a.k, y, 'forward.s_c': f.s, 'forward.b_c': f.b.c }),
      ...nodesApart(solved, T, 'error', {
        a_k: errors.δ.k,
        'forward.b_c': ε.c,
        'forward.s_c': ε.s,
        'forward.a_ι': δ.ι,
      }),
      ...weightsApart(solved, bidirectional.gradient(net, trace, errors)),
    };
  });
});
