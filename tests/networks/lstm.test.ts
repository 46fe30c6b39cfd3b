/*
 * lstm.forward, backward and gradient as specification: the running example, boundaries, saturation, errors.
 * Source: the running example of the book, to three places as printed there.
 * Leaves out: gradient checks over random shapes (training/gradientCheck.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { lstm, runningExample as example, ShapeError } from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

// The book prints three places; half a unit of the last, and a hair for the binary rounding of it.
const printed = 0.00051;

const run = (stage: example.Stage) => {
  const { net, weights } = example.block(stage);
  const trace = lstm.forward(net, weights, example.x);
  const errors = lstm.backward(net, weights, trace, example.z);
  return { net, weights, trace, errors };
};
const steps = (m: readonly Float64Array[], column = 0): number[] =>
  m.slice(1, -1).map((row) => row[column]);

/** Weights of a 1-1-1 network given by its biases alone; every other weight is 0 unless given. */
const biased = (bias: { ι: number; φ: number; ω: number; c: number }, recurrent = 0) => {
  const net = lstm.network({
    inputs: 1,
    blocks: 1,
    outputs: 1,
    peepholes: false,
    output: 'identity',
  });
  const o = [[0]];
  const weights = lstm.weights(net, {
    iι: o,
    hι: o,
    iφ: o,
    hφ: o,
    iω: o,
    hω: o,
    ic: o,
    hc: [[recurrent]],
    ck: [[1]],
    bias: { ι: [bias.ι], φ: [bias.φ], ω: [bias.ω], c: [bias.c], k: [0] },
  });
  return { net, weights };
};

describe('the running example with peepholes', () => {
  const { trace, errors } = run('peepholes');
  const { b, s, y } = trace;
  const { δ, ε } = errors;
  it.each([
    ['b_ι', b.ι, [0.5, 0.809, 0.511]],
    ['b_φ', b.φ, [0.622, 0.821, 0.467]],
    ['b_ω', b.ω, [0.292, 0.613, 0.518]],
    ['s', s, [0.424, -0.394, -0.536]],
    ['y', y, [0.558, 0.387, 0.376]],
    ['ε_c', ε.c, [-0.844, 0.804, -1.249]],
    ['δ_ω', δ.ω, [-0.07, -0.072, 0.153]],
    ['ε_s', ε.s, [0.281, 0.522, -0.721]],
    ['δ_c', δ.c, [0.039, 0.067, -0.194]],
    ['δ_φ', δ.φ, [0, 0.033, 0.071]],
    ['δ_ι', δ.ι, [0.059, -0.074, 0.124]],
  ] as const)('%s on the three days is as printed', (_, values, expected) => {
    expectClose(steps(values), expected, printed);
  });

  it('ε_s on day 1 is the sum of five edges', () => {
    const { weights } = run('peepholes');
    const edges = [
      b.ω[1][0] * (1 - Math.tanh(s[1][0]) ** 2) * ε.c[1][0],
      b.φ[2][0] * ε.s[2][0],
      weights.cι![0] * δ.ι[2][0],
      weights.cφ![0] * δ.φ[2][0],
      weights.cω![0] * δ.ω[1][0],
    ];
    expectClose(edges, [-0.207, 0.428, -0.111, 0.065, 0.105], printed);
    expectClose(
      edges.reduce((sum, edge) => sum + edge, 0),
      ε.s[1][0],
      1e-15,
    );
  });

  it('the weight gradients of w_cω and w_1ι are as printed', () => {
    const { net } = run('peepholes');
    const d = lstm.gradient(net, trace, errors);
    expectClose(d.cω!, [-0.083], printed);
    expectClose(d.iι[0], [-0.042], printed);
  });
});

describe('the running example, other stages', () => {
  it('stage A: states, forecasts and state errors without peepholes', () => {
    const { trace, errors } = run('A');
    expectClose(steps(trace.s), [0.424, -0.341, -0.648], printed);
    expectClose(steps(trace.y), [0.587, 0.422, 0.404], printed);
    expectClose(steps(errors.ε.s), [-0.184, 0.191, -0.275], printed);
  });

  it('a second cell: forecasts, and on day 1 only the output gate differs', () => {
    const two = run('second cell').trace;
    const one = run('peepholes').trace;
    expectClose(steps(two.y), [0.563, 0.328, 0.282], printed);
    expect(two.b.ι[1]).toEqual(one.b.ι[1]);
    expect(two.b.φ[1]).toEqual(one.b.φ[1]);
    expectClose([one.b.ω[1][0], two.b.ω[1][0]], [0.292, 0.208], printed);
  });

  it('a second cell: δ_ι on day 2 sums over both', () => {
    expectClose(run('second cell').errors.δ.ι[2], [0.055], printed);
  });
});

describe('lstm.countWeights', () => {
  const base = { inputs: 2, blocks: 1, outputs: 1, biases: false } as const;
  it.each([
    [13, { ...base, peepholes: false }],
    [16, base],
    [28, { ...base, cells: 2 }],
    [40, { ...base, blocks: 2 }],
    [57, { inputs: 3, blocks: 2, outputs: 1 }],
    [102, { inputs: 3, blocks: 2, cells: 2, outputs: 2 }],
  ])('%i', (count, shape) => {
    const net = lstm.network(shape);
    expect(lstm.countWeights(net)).toBe(count);
  });
});

describe('lstm.forward', () => {
  it('carries s unchanged with forget gates open and input gates shut', () => {
    const { net, weights } = biased({ ι: -1000, φ: 1000, ω: 0, c: 0.7 });
    const trace = lstm.forward(net, weights, [[1], [2], [3]], { state: { s: [0.37], b: [0] } });
    expect(steps(trace.s)).toEqual([0.37, 0.37, 0.37]);
  });

  it('forgets at once with forget gates shut', () => {
    const { net, weights } = biased({ ι: 1000, φ: -1000, ω: 0, c: 1 });
    const trace = lstm.forward(net, weights, [[0], [0]], { state: { s: [50], b: [0] } });
    expect(steps(trace.s)).toEqual([Math.tanh(1), Math.tanh(1)]);
  });

  it('a gate with net input 0 is half open', () => {
    const { net, weights } = biased({ ι: 0, φ: 0, ω: 0, c: 0 });
    const { b } = lstm.forward(net, weights, [[9]]);
    expect([b.ι[1][0], b.φ[1][0], b.ω[1][0]]).toEqual([0.5, 0.5, 0.5]);
  });

  it('stays finite, with finite errors and gradient, for inputs of ±1000', () => {
    for (const output of ['softmax', 'logistic', 'identity'] as const) {
      const net = lstm.network({ inputs: 2, blocks: 2, cells: 2, outputs: 2, output });
      const weights = lstm.initialize(net, { seed: 3, scale: 1000 });
      const trace = lstm.forward(net, weights, [
        [1000, -1000],
        [-1000, 1000],
      ]);
      const errors = lstm.backward(net, weights, trace, [
        [1, 0],
        [0, 1],
      ]);
      const all = [trace, errors, lstm.gradient(net, trace, errors)];
      const text = JSON.stringify(all); // JSON turns NaN and ±Infinity into null
      expect(text).not.toContain('null');
      expect(Number.isFinite(errors.loss)).toBe(true);
    }
  });

  it('split in two, with the state handed on, equals one run', () => {
    const { net, weights } = run('second cell');
    const whole = lstm.forward(net, weights, example.x);
    const first = lstm.forward(net, weights, example.x.slice(0, 1));
    const rest = lstm.forward(net, weights, example.x.slice(1), { state: first.state });
    expect(rest.y.slice(1, 3)).toEqual(whole.y.slice(2, 4));
    expect(rest.state).toEqual(whole.state);
  });

  it('refills a trace, its own last state included, with the values of a new one', () => {
    const { net, weights } = run('second cell');
    const fresh = lstm.forward(net, weights, example.x);
    const copy = { s: fresh.state.s.slice(), b: fresh.state.b.slice() };
    const expected = lstm.forward(net, weights, example.x, { state: copy });
    const again = lstm.forward(net, weights, example.x, { state: fresh.state, into: fresh });
    expect(again).toBe(fresh);
    expect(again).toEqual(expected);
    expect(lstm.forward(net, weights, example.x, { into: fresh })).toEqual(
      run('second cell').trace,
    );
  });

  it('refills a gradient with the values of a new one, and refuses that of another network by part', () => {
    const { net, trace, errors } = run('second cell');
    const fresh = lstm.gradient(net, trace, errors);
    const used = lstm.initialize(net, { seed: 1 });
    expect(lstm.gradient(net, trace, errors, { into: used })).toBe(used);
    expect(used).toEqual(fresh);
    const other = run('A');
    const refused = () => lstm.gradient(net, trace, errors, { into: other.weights });
    expect(refused).toThrow(/^lstm\.gradient: into\.\S+ is (missing|\d+×\d+), expected /);
    expect(refused).toThrow(ShapeError);
  });

  it('uses weights that were moved since the last call', () => {
    const { net, weights } = run('second cell');
    const moved = structuredClone(weights);
    lstm.forward(net, moved, example.x);
    for (const row of [...moved.ic, ...moved.hc, moved.cι!]) row.fill(0.25);
    const copy = structuredClone(moved);
    expect(lstm.forward(net, moved, example.x)).toEqual(lstm.forward(net, copy, example.x));
  });

  it('keeps rows 0 and T+1 zero in every array of trace and errors', () => {
    const { trace, errors } = run('second cell');
    const { a, b, g, h, s, x, y } = trace;
    const { δ, ε } = errors;
    for (const m of [a, b, δ, ε, { g, h, s, x, y }].flatMap((o) => Object.values(o))) {
      expect(m).toHaveLength(5);
      expect([...m[0], ...m[4]].every((value) => value === 0)).toBe(true);
    }
  });

  it('without forget gate b_φ reads 1 and the state is a plain sum', () => {
    const net = lstm.network({
      inputs: 1,
      blocks: 1,
      outputs: 1,
      forgetGate: false,
      peepholes: false,
      biases: false,
      output: 'identity',
    });
    const o = [[0]];
    const weights = lstm.weights(net, { iι: o, hι: o, iω: o, hω: o, ic: [[1]], hc: o, ck: [[1]] });
    const trace = lstm.forward(net, weights, [[1], [1], [1]]);
    expectClose(
      steps(trace.s),
      [1, 2, 3].map((n) => (n * Math.tanh(1)) / 2),
      1e-15,
    );
    expect(steps(trace.b.φ)).toEqual([1, 1, 1]);
  });
});

describe('lstm.backward', () => {
  it('a step without target has no output error and adds no loss', () => {
    const { net, weights } = run('A');
    const trace = lstm.forward(net, weights, example.x);
    const errors = lstm.backward(net, weights, trace, [null, null, [1]]);
    expect(steps(errors.δ.k).slice(0, 2)).toEqual([0, 0]);
    expectClose(errors.loss, -Math.log(trace.y[3][0]), 1e-15);
    expect(errors.ε.s[1][0]).not.toBe(0);
  });

  it('the loss of each output layer is its definition', () => {
    for (const output of ['softmax', 'logistic', 'identity'] as const) {
      const net = lstm.network({ inputs: 2, blocks: 1, outputs: 2, output });
      const trace = lstm.forward(net, lstm.initialize(net, { seed: 1, scale: 1 }), example.x);
      const z = [1, 0];
      const [p, q] = trace.y[2];
      const expected = {
        softmax: -Math.log(p),
        logistic: -Math.log(p) - Math.log(1 - q),
        identity: ((p - 1) ** 2 + q ** 2) / 2,
      }[output];
      const weights = lstm.initialize(net, { seed: 1, scale: 1 });
      expectClose(lstm.backward(net, weights, trace, [null, z, null]).loss, expected, 1e-14);
    }
  });
});

describe('bad input is refused by place, what, got and expected', () => {
  const { net, weights } = example.block('peepholes');
  const trace = lstm.forward(net, weights, example.x);
  const plain = { ...weights };
  const call = (f: () => unknown) => {
    try {
      f();
    } catch (error) {
      return String(error);
    }
    return 'nothing thrown';
  };
  const cases: [string, () => unknown][] = [
    [
      'ValueError: lstm.forward: x[2][1] is NaN, expected a finite number',
      () =>
        lstm.forward(net, weights, [
          [0, 0],
          [0, 0],
          [0, NaN],
        ]),
    ],
    [
      'ShapeError: lstm.forward: x[1] has 3 numbers, expected inputs = 2',
      () =>
        lstm.forward(net, weights, [
          [0, 0],
          [0, 0, 0],
        ]),
    ],
    [
      'ShapeError: lstm.forward: x has 0 rows, expected one row of inputs per step',
      () => lstm.forward(net, weights, []),
    ],
    [
      'ShapeError: lstm.forward: state.s has 2 numbers, expected blocks·cells = 1',
      () => lstm.forward(net, weights, example.x, { state: { s: [0, 0], b: [0] } }),
    ],
    [
      'ShapeError: lstm.weights: w.iι is 3×4, expected inputs×blocks = 2×1',
      () => lstm.weights(net, { ...plain, iι: [1, 2, 3].map(() => [1, 2, 3, 4]) }),
    ],
    [
      'ValueError: lstm.weights: w.ck[0][0] is Infinity, expected a finite number',
      () => lstm.weights(net, { ...plain, ck: [[Infinity]] }),
    ],
    [
      'ShapeError: lstm.weights: w.iφ is given, expected no such weights with forgetGate: false',
      () => lstm.weights(lstm.network({ ...net, forgetGate: false }), plain),
    ],
    [
      'ShapeError: lstm.weights: w.cι is given, expected no such weights with peepholes: false',
      () => lstm.weights(lstm.network({ ...net, peepholes: false }), plain),
    ],
    [
      'ShapeError: lstm.weights: w.bias.ι is missing, expected blocks = 1 numbers',
      () => lstm.weights(lstm.network({ ...net, biases: true }), plain),
    ],
    [
      'ShapeError: lstm.backward: z has 2 rows, expected T = 3 (null: no target)',
      () => lstm.backward(net, weights, trace, [[1], [0]]),
    ],
    [
      'ShapeError: lstm.backward: z[1] is missing, expected outputs = 1 numbers',
      () => lstm.backward(net, weights, trace, [[1], undefined as never, [1]]),
    ],
    [
      'ValueError: lstm.backward: z[0][0] is 2, expected a number from 0 to 1',
      () => lstm.backward(net, weights, trace, [[2], [0], [1]]),
    ],
    [
      'ValueError: lstm.network: blocks is 0, expected an integer of at least 1',
      () => lstm.network({ inputs: 1, blocks: 0, outputs: 1 }),
    ],
  ];
  it.each(cases)('%s', (message, f) => {
    expect(call(f)).toBe(message);
  });

  it('softmax targets must sum to 1', () => {
    const soft = lstm.network({ inputs: 2, blocks: 1, outputs: 2 });
    const w = lstm.initialize(soft, { seed: 1 });
    const run1 = lstm.forward(soft, w, [[0, 0]]);
    expect(call(() => lstm.backward(soft, w, run1, [[1, 1]]))).toBe(
      'ValueError: lstm.backward: z[0] sums to 2, expected a sum of 1',
    );
  });
});
