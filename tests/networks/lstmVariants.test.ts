/*
 * The variants of the LSTM: their weights counted as published, their passes against the graph, the truncated gradient.
 * Source: Greff et al.; Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000.
 * Leaves out: the network of the book itself (lstm.test.ts, graphLstm.test.ts).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lstmGraph } from '../../lib/graph/lstmGraph.ts';
import { solve } from '../../lib/graph/solve.ts';
import { lstm, random } from '../../lib/index.ts';
import { namedArrays } from '../../lib/training/arrays.ts';
import { gradientCheck } from '../../lib/training/gradientCheck.ts';
import { nodesApart, weightsApart } from './graphCompare.ts';

const names = ['V', 'NIG', 'NFG', 'NOG', 'NIAF', 'NOAF', 'NP', 'CIFG', 'FGR'] as const;
const shape = { inputs: 3, blocks: 4, outputs: 1, biases: 'hidden' } as const;
const early = { ...lstm.variants['1997'] };

function material(net: lstm.LSTM, T: number, seed: number) {
  const draw = random(seed);
  const row = (n: number) => Array.from({ length: n }, () => draw.uniform(-1, 1));
  const layer = net.blocks * net.cells;
  const gates = { ι: row(net.blocks), φ: row(net.blocks), ω: row(net.blocks) };
  return {
    x: Array.from({ length: T }, () => row(net.inputs)),
    z: Array.from({ length: T }, (_, t) => (t === 1 ? null : row(net.outputs))),
    state: { s: row(layer), b: row(layer), ...(net.gateRecurrence ? gates : {}) },
    weights: lstm.initialize(net, { seed, scale: 0.8 }),
  };
}

describe('the number of weights is the published one', () => {
  // 4 of the weights are those from cells to the one output, which the paper's count leaves out.
  it.each([
    ['V', 140],
    ['NIG', 104],
    ['NFG', 104],
    ['NOG', 104],
    ['NIAF', 140],
    ['NOAF', 140],
    ['NP', 128],
    ['CIFG', 104],
    ['FGR', 284],
  ] as const)('%s: %i', (name, count) => {
    expect(lstm.countWeights(lstm.variant(shape, name)) - 4).toBe(count);
  });

  it.each([
    [
      'embedded Reber grammar, 4 blocks of 1',
      264,
      { inputs: 7, blocks: 4, outputs: 7, biases: 'gates' },
    ],
    [
      'embedded Reber grammar, 3 blocks of 2',
      276,
      { inputs: 7, blocks: 3, cells: 2, outputs: 7, biases: 'gates' },
    ],
    ['two sequences, 3 blocks of 1', 102, { inputs: 1, blocks: 3, outputs: 1, biases: 'hidden' }],
    ['long lags, 2 blocks of 1', 364, { inputs: 54, blocks: 2, outputs: 2, biases: false }],
    ['adding, 2 blocks of 2', 93, { inputs: 2, blocks: 2, cells: 2, outputs: 1 }],
    ['temporal order of two, 2 blocks of 2', 156, { inputs: 8, blocks: 2, cells: 2, outputs: 4 }],
    ['temporal order of three, 3 blocks of 2', 308, { inputs: 8, blocks: 3, cells: 2, outputs: 8 }],
  ] as const)('1997, %s: %i', (_, count, own) => {
    expect(lstm.countWeights(lstm.variant(own, '1997'))).toBe(count);
  });

  it('2000, continual embedded Reber grammar, with direct weights: 424', () => {
    const own = { inputs: 7, blocks: 4, cells: 2, outputs: 7, peepholes: false } as const;
    const net = lstm.network({ ...own, biases: 'gates and outputs', inputToOutput: true });
    expect(lstm.countWeights(net)).toBe(424);
  });

  it('2002, one cell with peepholes: 17', () => {
    expect(lstm.countWeights(lstm.network({ inputs: 1, blocks: 1, outputs: 1 }))).toBe(17);
  });
});

describe('every value, error and gradient is that of the graph', () => {
  const recurrences = [false, 'gates', 'gates and cells'] as const;
  const options = fc.record({
    inputs: fc.integer({ min: 1, max: 3 }),
    blocks: fc.integer({ min: 1, max: 3 }),
    cells: fc.integer({ min: 1, max: 2 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    peepholes: fc.boolean(),
    inputGate: fc.boolean(),
    outputGate: fc.boolean(),
    forgetGate: fc.boolean(),
    inputToOutput: fc.boolean(),
    gateRecurrence: fc.constantFrom(...recurrences),
    biases: fc.constantFrom<lstm.LSTM['biases']>(
      true,
      false,
      'hidden',
      'gates',
      'gates and outputs',
    ),
  });
  // Two orders of summation over a few dozen terms differ by some 1e-15 of the array's largest value.
  const hold = (net: lstm.LSTM, T: number, seed: number) => {
    const { x, z, state, weights } = material(net, T, seed);
    const coupled = net.forgetGate === 'coupled';
    const solved = solve(lstmGraph(net, weights, x, z, { state, coupled }));
    const trace = lstm.forward(net, weights, x, { state });
    const errors = lstm.backward(net, weights, trace, z);
    const { a, b, s, y } = trace;
    const { δ, ε } = errors;
    const own = { ι: net.inputGate, φ: net.forgetGate === true, ω: net.outputGate };
    const gates = (letter: string, from: Record<'ι' | 'φ' | 'ω', typeof s>) =>
      Object.fromEntries(
        (['ι', 'φ', 'ω'] as const).filter((g) => own[g]).map((g) => [`${letter}_${g}`, from[g]]),
      );
    const apart = {
      ...nodesApart(solved, T, 'value', { ...gates('a', a), ...gates('b', b), s_c: s, b_c: b.c, y }),
      ...nodesApart(solved, T, 'error', { ...gates('a', δ), a_c: δ.c, s_c: ε.s, b_c: ε.c, a_k: δ.k }),
      ...weightsApart(solved, lstm.gradient(net, trace, errors)),
    }; // prettier-ignore
    for (const [name, off] of Object.entries(apart)) expect(off, name).toBeLessThanOrEqual(1e-12);
  };

  it.each(names)('%s', (name) => {
    const net = lstm.variant(
      {
        inputs: 2,
        blocks: 2,
        cells: 2,
        outputs: 3,
        output: 'identity',
        squash: { g: 'logistic2' },
      },
      name,
    );
    hold(net, 4, 7);
    const { x, z, state, weights } = material(net, 4, 7);
    // Differences of step 1e-5 leave 1e-10 of truncation and 1e-11 of cancellation.
    expect(gradientCheck(net, weights, x, z, { state }).worst).toBeLessThan(1e-7);
  });

  it('gates absent, recurring, with direct weights and selected biases, in any combination', () => {
    fc.assert(
      fc.property(options, fc.integer({ min: 2, max: 4 }), fc.nat(9999), (own, T, seed) => {
        hold(lstm.network({ ...own, output: 'identity', squash: { g: 'logistic2' } }), T, seed);
      }),
      { numRuns: 40, seed: 1997 },
    );
  });
});

describe('the truncated gradient', () => {
  const sizes = { inputs: 2, blocks: 2, cells: 2, outputs: 2, output: 'identity' } as const;

  /** Gers 2000: ∂s/∂w carried forward for cells, input and forget gates; e_s from the outputs of the same step alone. */
  function carriedForward(net: lstm.LSTM, trace: lstm.Trace, w: lstm.Weights, z: number[][]) {
    const { a, b, s, g, h, x, y } = trace;
    const layer = net.blocks * net.cells;
    const sums = { ic: 0, iι: 0, iφ: 0, hc: 0 };
    const total = Array.from({ length: layer }, () => ({ ...sums }));
    const carried = Array.from({ length: layer }, () => ({ ...sums }));
    const slope = (p: number) => p * (1 - p);
    for (let t = 1; t <= trace.T; t++) {
      for (let c = 0; c < layer; c++) {
        const j = Math.floor(c / net.cells);
        const back = w.ck[c].reduce((sum, v, k) => sum + v * (y[t][k] - z[t - 1][k]), 0);
        const hSlope = (1 - h[t][c] ** 2) / (net.squash.h === 'logistic1' ? 2 : 1);
        const e = b.ω[t][j] * hSlope * back;
        // g = 4σ − 2: its slope is 4σ′.
        const gSlope = 4 * slope(1 / (1 + Math.exp(-a.c[t][c])));
        const theta = {
          ic: gSlope * b.ι[t][j] * x[t][0],
          hc: gSlope * b.ι[t][j] * b.c[t - 1][1],
          iι: g[t][c] * slope(b.ι[t][j]) * x[t][0],
          iφ: s[t - 1][c] * slope(b.φ[t][j]) * x[t][0],
        };
        for (const key of Object.keys(theta) as (keyof typeof theta)[]) {
          carried[c][key] = b.φ[t][j] * carried[c][key] + theta[key];
          total[c][key] += e * carried[c][key];
        }
      }
    }
    return total;
  }

  it.each([
    ['1997, without forget gate', { ...early, gateRecurrence: false }],
    ['2000, with forget gate', { ...early, forgetGate: true, gateRecurrence: false }],
    ['1997, with gate recurrence', early],
  ] as const)('is what the papers carry forward: %s', (_, own) => {
    const net = lstm.network({ ...sizes, ...own });
    const { x, state, weights } = material(net, 5, 3);
    const z = x.map((row) => row.map((v) => v / 2));
    const trace = lstm.forward(net, weights, x, { state });
    const d = lstm.gradient(net, trace, lstm.backward(net, weights, trace, z));
    const total = carriedForward(net, trace, weights, z);
    const block = (j: number, key: 'iι' | 'iφ') => total[2 * j][key] + total[2 * j + 1][key];
    for (let c = 0; c < 4; c++) {
      expect(d.ic[0][c]).toBeCloseTo(total[c].ic, 12);
      expect(d.hc[1][c]).toBeCloseTo(total[c].hc, 12);
    }
    for (let j = 0; j < 2; j++) {
      expect(d.iι[0][j]).toBeCloseTo(block(j, 'iι'), 12);
      if (d.iφ) expect(d.iφ[0][j]).toBeCloseTo(block(j, 'iφ'), 12);
    }
  });

  it('is the gradient where nothing recurs, and not where something does', () => {
    const net = lstm.network({ ...sizes, ...early, forgetGate: true });
    const { x, z, weights } = material(net, 5, 3);
    expect(gradientCheck(net, weights, x, z).worst).toBeGreaterThan(0.01);
    for (const { name, rows } of namedArrays(weights)) {
      if (/^[hιφω]/.test(name)) for (const row of rows) row.fill(0);
    }
    const ofInputs = gradientCheck(net, weights, x, z).arrays.filter(({ name }) => /^(i|bias)/.test(name)); // prettier-ignore
    expect(Math.max(...ofInputs.map(({ worst }) => worst))).toBeLessThan(1e-7);
  });
});

describe('refusals name what does not go together', () => {
  it.each([
    [['CIFG', 'NIG'], /CIFG .*NIG/],
    [['NFG', 'CIFG'], /CIFG is given with NFG/],
    [['XYZ'], /XYZ/],
  ])('%j', (given, message) => {
    expect(() => lstm.variant(shape, ...(given as lstm.VariantName[]))).toThrow(message);
  });

  it('coupled gates without an input gate, or with recurring gates', () => {
    const coupled = { ...shape, forgetGate: 'coupled' } as const;
    expect(() => lstm.network({ ...coupled, inputGate: false })).toThrow(/inputGate: false/);
    expect(() => lstm.network({ ...coupled, gateRecurrence: 'gates' })).toThrow(/gateRecurrence/);
  });

  it('a state without the gates that recur', () => {
    const net = lstm.variant(shape, 'FGR');
    const weights = lstm.initialize(net, { seed: 1 });
    const state = { s: [0, 0, 0, 0], b: [0, 0, 0, 0] };
    expect(() => lstm.forward(net, weights, [[1, 2, 3]], { state })).toThrow(/state.ι is missing/);
  });
});

it('the state of one stretch carries a network with recurring gates into the next', () => {
  const net = lstm.variant({ ...shape, cells: 2 }, 'FGR');
  const { x, weights } = material(net, 6, 5);
  const whole = lstm.forward(net, weights, x);
  const first = lstm.forward(net, weights, x.slice(0, 3));
  const second = lstm.forward(net, weights, x.slice(3), { state: first.state });
  expect([...second.y[3]]).toEqual([...whole.y[6]]);
});
