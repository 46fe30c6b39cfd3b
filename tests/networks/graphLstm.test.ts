/*
 * The LSTM's closed form against the outgoing-edge rule, and bugs put into it that the same check sees.
 * Source: lib/networks/lstm.ts against lib/graph, which share no formula; bugs: mistakes found in published code.
 * Leaves out: central differences (training/gradientCheck.test.ts).
 */
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lstmGraph } from '../../lib/graph/lstmGraph.ts';
import { contributions, errorAt, solve } from '../../lib/graph/solve.ts';
import { lstm, namedArrays, random, runningExample as example } from '../../lib/index.ts';
import { transpile } from '../equations/mutate.ts';
import { expectClose } from '../expectClose.ts';
import { apart, nodesApart, weightsApart } from './graphCompare.ts';

type Library = Pick<typeof lstm, 'forward' | 'backward' | 'gradient'>;

// Two orders of summation over a few dozen terms differ by some 1e-15 of the array's largest value.
const tolerance = 1e-12;

function material(net: lstm.LSTM, T: number, seed: number) {
  const draw = random(seed);
  const row = (n: number) => Array.from({ length: n }, () => draw.uniform(-1, 1));
  const hot = (t: number) =>
    Array.from({ length: net.outputs }, (_, k) => (k === t % net.outputs ? 1 : 0));
  const cells = net.blocks * net.cells;
  return {
    weights: lstm.initialize(net, { seed, scale: 0.8 }),
    x: Array.from({ length: T }, () => row(net.inputs)),
    z: Array.from({ length: T }, (_, t) => (t === 0 ? null : hot(t))),
    state: { s: row(cells), b: row(cells) },
  };
}

/** How far every array of a library lies from the graph's. */
function distances(use: Library, net: lstm.LSTM, T: number, seed: number): Record<string, number> {
  const { weights, x, z, state } = material(net, T, seed);
  const solved = solve(lstmGraph(net, weights, x, z, { state }));
  const ran = use.forward(net, weights, x, { state });
  const { a, b, g, h, s, y } = ran;
  const errors = use.backward(net, weights, ran, z);
  const { δ, ε } = errors;
  const forget = net.forgetGate ? { a_φ: a.φ } : {};
  return {
    ...nodesApart(solved, T, 'value', { a_ι: a.ι, ...forget, a_c: a.c, a_ω: a.ω, a_k: a.k }),
    ...nodesApart(solved, T, 'value', { b_ι: b.ι, b_φ: b.φ, b_c: b.c, b_ω: b.ω, g, h, s_c: s, y }),
    ...nodesApart(solved, T, 'error', {
      a_ι: δ.ι,
      ...(net.forgetGate && { a_φ: δ.φ }),
      a_c: δ.c,
      a_ω: δ.ω,
      a_k: δ.k,
    }),
    ...nodesApart(solved, T, 'error', { b_c: ε.c, s_c: ε.s }),
    ...weightsApart(solved, use.gradient(net, ran, errors)),
    loss: apart([errors.loss], [solved.values[solved.graph.place.get('O^0[0]')!]]),
  };
}

it('closed form = graph in every value, error and gradient, whatever the shape', () => {
  let arrays = 0;
  const shape = fc.record({
    inputs: fc.integer({ min: 1, max: 4 }),
    blocks: fc.integer({ min: 1, max: 3 }),
    cells: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 5 }),
    peepholes: fc.boolean(),
    forgetGate: fc.boolean(),
    biases: fc.boolean(),
    output: fc.constantFrom('softmax', 'logistic', 'identity'),
    squash: fc.record({
      g: fc.constantFrom('logistic2', 'identity'),
      h: fc.constantFrom('tanh', 'logistic1'),
    }),
  } as const);
  fc.assert(
    fc.property(shape, fc.integer({ min: 2, max: 5 }), fc.nat(9999), (s, T, seed) => {
      for (const [name, off] of Object.entries(distances(lstm, lstm.network(s), T, seed))) {
        expect(off, name).toBeLessThanOrEqual(tolerance);
        arrays++;
      }
    }),
    { numRuns: 40, seed: 1997 },
  );
  expect(arrays).toBeGreaterThan(40 * 20);
});

describe('the running example as a graph', () => {
  const { net, weights } = example.block('peepholes');
  const solved = solve(lstmGraph(net, weights, example.x, example.z));

  it('ε_s on day 1 has five outgoing edges, and their terms are as printed', () => {
    const id = { quantity: 's_c', t: 1, unit: 0 };
    const terms = contributions(solved, id);
    const byTarget = Object.fromEntries(
      terms.map(({ target, error }) => [`${target.quantity}^${target.t}`, error]),
    );
    const names = ['h^1', 'φs^2', 'a_ι^2', 'a_φ^2', 'a_ω^1'];
    expect(Object.keys(byTarget).sort()).toEqual([...names].sort());
    // Three places are printed.
    expectClose(
      names.map((name) => byTarget[name]),
      [-0.207, 0.428, -0.111, 0.065, 0.105],
      0.00051,
    );
    expect(terms.map(({ edge }) => edge.delay).sort()).toEqual([0, 0, 1, 1, 1]);
    expectClose(
      terms.reduce((sum, { error }) => sum + error, 0),
      errorAt(solved, id),
      1e-16,
    );
    expectClose(errorAt(solved, id), 0.281, 0.00051);
  });

  it('the carousel edge carries with slope b_φ of the next step', () => {
    const carousel = contributions(solved, { quantity: 's_c', t: 1, unit: 0 }).find(
      ({ target }) => target.quantity === 'φs',
    )!;
    expectClose(carousel.slope, 0.821, 0.00051);
    expectClose(carousel.targetError, 0.522, 0.00051);
  });
});

const file = new URL('../../lib/networks/lstm.ts', import.meta.url);
const source = readFileSync(file, 'utf8');
/** What the source imports, by the name it uses. */
const modules: Record<string, unknown> = {};
for (const [, name] of source.matchAll(/from '(\.[^']+)'/g)) {
  modules[name] ??= await import(/* @vite-ignore */ new URL(name, file).pathname);
}

describe('bugs put into backward and gradient', () => {
  /** The library with `from` replaced; every part that is replaced must be there. */
  const patched = (changes: readonly (readonly [string, string])[]): Library => {
    let text = source;
    for (const [from, to] of changes) {
      expect(text.split(from).length, `'${from}' stands once`).toBe(2);
      text = text.replace(from, () => to);
    }
    const exports = {};
    const compiled = compileFunction(transpile(text), ['require', 'exports']) as (
      ...parts: unknown[]
    ) => void;
    compiled((name: string) => {
      if (!(name in modules)) throw new Error(`patched: import: got ${name}, expected a known one`);
      return modules[name];
    }, exports);
    return exports as Library;
  };
  // Two cells, g ≠ h, biases, T ≥ 2, every range of another size: fewer would hide some of the bugs.
  const net = lstm.network({
    inputs: 4,
    blocks: 3,
    cells: 2,
    outputs: 5,
    squash: { g: 'logistic2', h: 'tanh' },
  });
  const T = 4;
  const seeds = [1, 2, 3];
  const worst = (use: Library): number =>
    Math.max(...seeds.flatMap((seed) => Object.values(distances(use, net, T, seed))));
  /** The largest relative error of any array of the gradient. */
  const gradientError = (use: Library): number =>
    Math.max(
      ...seeds.flatMap((seed) => {
        const { weights, x, z, state } = material(net, T, seed);
        const of = (one: Library) => {
          const ran = one.forward(net, weights, x, { state });
          return namedArrays(one.gradient(net, ran, one.backward(net, weights, ran, z)));
        };
        const right = of(lstm);
        return of(use).map(({ rows }, n) =>
          apart(
            rows.flatMap((row) => Array.from(row)),
            right[n].rows.flatMap((row) => Array.from(row)),
          ),
        );
      }),
    );

  const slope = 'f.slope(a.φ[t][j], b.φ[t][j]) * ';
  const bugs: readonly (readonly [string, number, readonly (readonly [string, string])[]])[] = [
    [
      'no recurrent δ',
      0.34,
      ['ι', 'φ', 'c', 'ω'].map((unit) => [`dot(w.h${unit}[c], δ.${unit}[t + 1])`, '0'] as const),
    ],
    ['no carousel carry', 0.53, [['b.φ[t + 1][j] * ε.s[t + 1][c]', '0']]],
    ['b_φ of the same step', 0.3, [['b.φ[t + 1][j] * ε', 'b.φ[t][j] * ε']]],
    [
      'no peephole back-flow',
      1.09,
      [
        ['w.cι[c] * δ.ι[t + 1][j]', '0'],
        ['w.cφ[c] * δ.φ[t + 1][j]', '0'],
        ['w.cω[c] * δ.ω[t][j]', '0'],
      ],
    ],
    ['δ_ω of the next step', 0.29, [['w.cω[c] * δ.ω[t][j]', 'w.cω[c] * δ.ω[t + 1][j]']]],
    ['w_cω gradient with the state before', 0.14, [['(d.cω, s[t],', '(d.cω, s[t - 1],']]],
    [
      'tanh′ of tanh of the state',
      0.26,
      [['h.slope(s[t][c], trace.h[t][c])', 'h.slope(trace.h[t][c], h.apply(trace.h[t][c]))']],
    ],
    ['the new state in δ_φ', 1.78, [['dotBlock(s[t - 1], ε.s[t], j, cells)', 'dotBlock(s[t], ε.s[t], j, cells)']]], // prettier-ignore
    ['σ′ missing on the forget gate', 0.99, [[`δ.φ[t][j] = ${slope}`, 'δ.φ[t][j] = ']]],
    [
      'only the first cell of a block in gate errors',
      0.98,
      [
        ['dotBlock(s[t - 1], ε.s[t], j, cells)', 's[t - 1][j * cells] * ε.s[t][j * cells]'],
        ['dotBlock(trace.g[t], ε.s[t], j, cells)', 'trace.g[t][j * cells] * ε.s[t][j * cells]'],
        ['dotBlock(trace.h[t], ε.c[t], j, cells)', 'trace.h[t][j * cells] * ε.c[t][j * cells]'],
      ],
    ],
    [
      'recurrent gradient with b of the same step',
      1.73,
      ['ι', 'φ', 'c', 'ω'].map(
        (unit) => [`d.h${unit}, b.c[t - 1], δ.${unit}`, `d.h${unit}, b.c[t], δ.${unit}`] as const,
      ),
    ],
    ['a bias gradient copied from another gate', 0.9, [['d.bias.ι, δ.ι[t]', 'd.bias.ι, δ.ω[t]']]],
  ];

  it('the unbroken code, compiled in the same way, passes at the same tolerance', () => {
    expect(worst(patched([]))).toBeLessThanOrEqual(tolerance);
    expect(gradientError(patched([]))).toBe(0);
  });

  it.each(bugs)('%s is caught', (name, elsewhere, changes) => {
    const use = patched(changes);
    const off = gradientError(use);
    console.log(`${name}: ${off.toFixed(2)} here, ${elsewhere.toFixed(2)} in another network`);
    expect(worst(use)).toBeGreaterThan(tolerance);
    // A wrong derivative moves the gradient by per cents; rounding could not.
    expect(off).toBeGreaterThan(0.02);
  });
});
