/*
 * Every builder's graph against central differences of its own loss, and against the running example.
 * Source: ∂O/∂w ≈ (O(w + e) − O(w − e)) / 2e on rebuilt graphs; printed values of the book.
 * Leaves out: closed forms.
 */
import { describe, expect, it } from 'vitest';
import { bidirectionalGraph } from '../../lib/graph/bidirectionalGraph.ts';
import type { Graph } from '../../lib/graph/graph.ts';
import { gruGraph, gruLayer } from '../../lib/graph/gruGraph.ts';
import { lstmGraph, lstmLayer } from '../../lib/graph/lstmGraph.ts';
import { mlpGraph } from '../../lib/graph/mlpGraph.ts';
import { rnnGraph, rnnLayer } from '../../lib/graph/rnnGraph.ts';
import { contributions, errorAt, solve, valueAt, weightErrors } from '../../lib/graph/solve.ts';
import { namedArrays, random, runningExample as example } from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

// The book prints three places.
const printed = 0.00051;
const id = (quantity: string, t: number, unit = 0) => ({ quantity, t, unit });

const draw = random(77);
const row = (n: number) => Float64Array.from({ length: n }, () => draw.uniform(-0.8, 0.8));
const rows = (m: number, n: number) => Array.from({ length: m }, () => row(n));
const T = 4;
const [I, H, K] = [3, 4, 2];
const x = rows(T, I);
const z = [null, [1, 0], [0, 1], [0.25, 0.75]];
const dims = { inputs: I, outputs: K, output: 'softmax' } as const;

/** How far every weight's error lies from a central difference, over the largest of all; the count. */
function check(weights: object, build: () => Graph): { worst: number; count: number } {
  const sums = weightErrors(solve(build()));
  const loss = () => valueAt(solve(build()), id('O', 0));
  const e = 1e-5;
  let [off, largest, count] = [0, 0, 0];
  for (const { name, rows: own } of namedArrays(weights)) {
    own.forEach((values, m) => {
      for (let n = 0; n < values.length; n++) {
        const w = values[n];
        values[n] = w + e;
        const more = loss();
        values[n] = w - e;
        const difference = (more - loss()) / (2 * e);
        values[n] = w;
        const sum = sums.get(`${name}[${m}][${n}]`) ?? sums.get(`${name}[${n}]`)!;
        off = Math.max(off, Math.abs(sum - difference));
        largest = Math.max(largest, Math.abs(sum));
        count++;
      }
    });
  }
  expect(sums.size, 'weights with an error').toBe(count);
  return { worst: off / largest, count };
}

const blocks = 2;
const cells = 2;
const layer = blocks * cells;
const squash = { f: 'logistic', g: 'logistic2', h: 'tanh' } as const;
const lstmNet = { ...dims, blocks, cells, squash };
const gate = (letter: string) => ({
  [`i${letter}`]: rows(I, blocks),
  [`h${letter}`]: rows(layer, blocks),
  [`c${letter}`]: row(layer),
});
const block = { ic: rows(I, layer), hc: rows(layer, layer) };
const ck = rows(layer, K);
const gates = { ...gate('ι'), ...gate('φ'), ...gate('ω') };
const bias = { ι: row(blocks), φ: row(blocks), ω: row(blocks), c: row(layer), k: row(K) };
const { ι, φ, ω, c, k } = bias;
const across = (targets: string, units: number) =>
  Object.fromEntries(
    ['ι', 'φ', 'ω'].flatMap((from) =>
      [...targets].map((to) => [`${from}${to}`, rows(blocks, units)]),
    ),
  );

describe('central differences agree with the graph', () => {
  // Differences at e = 1e-5 of a loss near 3 carry some 1e-10 of rounding and of curvature.
  const near = 1e-8;
  const lstms: [string, object, { coupled?: boolean }][] = [
    ['all parts', { ...gates, ...block, ck, bias }, {}],
    ['no input gate', { ...gate('φ'), ...gate('ω'), ...block, ck, bias: { φ, ω, c, k } }, {}],
    ['no output gate', { ...gate('ι'), ...gate('φ'), ...block, ck, bias: { ι, φ, c, k } }, {}],
    ['no forget gate', { ...gate('ι'), ...gate('ω'), ...block, ck, bias: { ι, ω, c, k } }, {}],
    ['coupled gates', { ...gate('ι'), ...gate('ω'), ...block, ck, bias: { ι, ω, c, k } }, { coupled: true }],
    ['full gate recurrence', { ...gates, ...block, ck, bias, ...across('ιφω', blocks) }, {}],
    ['gates to cells, inputs to outputs', { ...gates, ...block, ck, bias: { ι, φ, ω }, ...across('c', layer), ik: rows(I, K) }, {}],
  ]; // prettier-ignore
  it.each(lstms)('LSTM, %s', (_, weights, options) => {
    const { worst, count } = check(weights, () =>
      lstmGraph(lstmNet, weights as Record<string, object>, x, z, options),
    );
    expect(worst).toBeLessThan(near);
    expect(count).toBeGreaterThan(70);
  });

  it('RNN', () => {
    const weights = { ih: rows(I, H), hh: rows(H, H), hk: rows(H, K), bias: { h: row(H), k: row(K) } }; // prettier-ignore
    const net = { ...dims, hidden: H, squash: 'tanh' } as const;
    const { worst, count } = check(weights, () => rnnGraph(net, weights, x, z));
    expect(worst).toBeLessThan(near);
    expect(count).toBe(12 + 16 + 8 + 6);
  });

  it('MLP of two hidden layers', () => {
    const weights = {
      layers: [
        { w: rows(I, 5), bias: row(5) },
        { w: rows(5, H), bias: row(H) },
        { w: rows(H, K), bias: row(K) },
      ],
    };
    const build = () => mlpGraph({ ...dims, squash: 'logistic' }, weights, x, z);
    expect(check(weights, build).worst).toBeLessThan(near);
  });

  it.each(['before', 'after'] as const)('GRU, reset %s', (reset) => {
    const weights = {
      ir: rows(I, H), hr: rows(H, H), iu: rows(I, H), hu: rows(H, H), in: rows(I, H), hn: rows(H, H), hk: rows(H, K),
      bias: { r: row(H), u: row(H), n: row(H), k: row(K), ...(reset === 'after' && { m: row(H) }) },
    }; // prettier-ignore
    const net = { ...dims, hidden: H, reset };
    const state = { b: row(H) };
    const { worst } = check(weights, () => gruGraph(net, weights, x, z, { state }));
    expect(worst).toBeLessThan(near);
  });

  it('bidirectional: an LSTM one way, a GRU or an RNN the other', () => {
    const lstmWeights = { ...gates, ...block, ck, bias: { ι, φ, ω, c } };
    const rnn = { ih: rows(I, H), hh: rows(H, H), hk: rows(H, K), bias: { h: row(H) } };
    const gru = { ir: rows(I, H), hr: rows(H, H), iu: rows(I, H), hu: rows(H, H), in: rows(I, H), hn: rows(H, H), hk: rows(H, K) }; // prettier-ignore
    const addLstm = {
      add: (...[to, steps, start]: Parameters<Parameters<typeof bidirectionalGraph>[1]['forward']['add']>) =>
        lstmLayer(to, lstmNet, lstmWeights, steps, {}, start),
      toOutputs: ck,
      name: 'ck',
    }; // prettier-ignore
    const others = [
      { weights: rnn, add: (...[to, steps, start]: Parameters<typeof addLstm.add>) => rnnLayer(to, { hidden: H, squash: 'tanh' }, rnn, steps, {}, start) },
      { weights: gru, add: (...[to, steps, start]: Parameters<typeof addLstm.add>) => gruLayer(to, { hidden: H, reset: 'after' }, gru, steps, {}, start) },
    ]; // prettier-ignore
    for (const { weights, add } of others) {
      const all = { forward: lstmWeights, backward: weights, bias: { k } };
      const backward = { add, toOutputs: weights.hk, name: 'hk' };
      const build = (input = x) =>
        bidirectionalGraph(dims, { forward: addLstm, backward }, k, input, z);
      expect(check(all, build).worst).toBeLessThan(near);
      const later = x.with(3, row(I));
      const first = (input: typeof x) => valueAt(solve(build(input)), id('y', 1));
      expect(Math.abs(first(later) - first(x))).toBeGreaterThan(1e-6);
    }
  });
});

describe('the running example', () => {
  const net = { inputs: 2, hidden: 2, outputs: 1, squash: 'tanh', output: 'logistic' } as const;
  const two = { x: example.x.slice(0, 2), z: example.z.slice(0, 2) };
  const solved = solve(rnnGraph(net, example.recurrent, two.x, two.z));
  const pair = (read: typeof valueAt, quantity: string, t: number) =>
    [0, 1].map((unit) => read(solved, id(quantity, t, unit)));

  it('two days of the RNN: outputs and errors as printed', () => {
    expectClose(pair(valueAt, 'b_h', 1), [-0.245, 0.762], printed);
    expectClose(pair(valueAt, 'b_h', 2), [0.239, -0.359], printed);
    expectClose(
      [1, 2].map((t) => valueAt(solved, id('y', t))),
      [0.29, 0.574],
      printed,
    );
    expectClose(pair(errorAt, 'a_h', 1), [-0.547, 0.833], printed);
    expectClose(pair(errorAt, 'a_h', 2), [-0.542, -0.751], printed);
  });

  it('black and red edges of day 1 by their delay', () => {
    const part = (unit: number, delay: number) =>
      contributions(solved, id('b_h', 1, unit))
        .filter(({ edge }) => edge.delay === delay)
        .reduce((sum, { error }) => sum + error, 0);
    expectClose([part(0, 0), part(1, 0)], [0.71, 1.066], printed);
    expectClose([part(0, 1), part(1, 1)], [-1.292, 0.917], printed);
  });

  it('the red edges are 4 between two days', () => {
    const red = solved.graph.edges.filter(({ name, source }) =>
      Boolean(name?.startsWith('hh')) && solved.graph.nodes[source].id.t === 1); // prettier-ignore
    expect(red).toHaveLength(4);
    expect(red.every(({ delay }) => delay === 1)).toBe(true);
  });

  it('the MLP is day 1 alone', () => {
    const { ih, hk } = example.recurrent;
    const weights = { layers: [{ w: ih }, { w: hk }] };
    const day = solve(mlpGraph(net, weights, example.x.slice(0, 1), example.z.slice(0, 1)));
    const both = (quantity: string) => [0, 1].map((unit) => errorAt(day, id(quantity, 1, unit)));
    expectClose(errorAt(day, id('a_k', 1)), -0.71, printed);
    expectClose(both('b_1'), [0.71, 1.066], printed);
    expectClose(both('a_1'), [0.668, 0.448], printed);
  });
});
