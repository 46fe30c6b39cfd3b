import { describe, expect, it } from 'vitest';
import * as fast from '../../lib/kernels/lstm.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import { random } from '../../lib/numbers/random.ts';
import { expectSame } from './same.ts';

const draw = random(7);
const rows = (T: number, n: number): number[][] =>
  Array.from({ length: T }, () => Array.from({ length: n }, () => draw.uniform(-1, 1)));

/** Targets that fit the output layer, with steps that have none. */
function targets(net: lstm.LSTM, T: number): (number[] | null)[] {
  return Array.from({ length: T }, (_, t) => {
    if (t % 3 === 1 && T > 1) return null;
    return Array.from({ length: net.outputs }, (_, k) => Number(k === t % net.outputs));
  });
}

function compare(net: lstm.LSTM, T: number, scale = 0.5): void {
  const w = lstm.initialize(net, { seed: 3, scale });
  const [x, z] = [rows(T, net.inputs), targets(net, T)];
  const first = lstm.forward(net, w, rows(2, net.inputs));
  const state = first.state;
  const trace = fast.forward(net, w, x, { state });
  const expected = lstm.forward(net, w, x, { state });
  expectSame(trace, expected, 'trace');
  const errors = fast.backward(net, w, trace, z);
  const expectedErrors = lstm.backward(net, w, expected, z);
  expectSame(errors, expectedErrors, 'errors');
  expectSame(
    fast.gradient(net, trace, errors),
    lstm.gradient(net, expected, expectedErrors),
    'gradient',
  );
}

const shapes = [
  { inputs: 1, blocks: 1, outputs: 1 },
  { inputs: 3, blocks: 2, outputs: 2, cells: 3 },
  { inputs: 5, blocks: 7, outputs: 3 },
  { inputs: 8, blocks: 16, outputs: 9, cells: 2 },
  { inputs: 17, blocks: 33, outputs: 4 },
];

describe('the LSTM on the kernels gives what the readable one gives', () => {
  for (const name of Object.keys(lstm.variants) as lstm.VariantName[]) {
    it(`in the variant ${name}, for every shape, T = 1 and T = 9`, () => {
      for (const shape of shapes) {
        for (const T of [1, 9]) compare(lstm.variant(shape, name), T);
      }
    });
  }

  const options: Partial<lstm.Shape>[] = [
    ...(['softmax', 'logistic', 'identity'] as const).map((output) => ({ output })),
    ...([true, false, 'hidden', 'gates', 'gates and outputs'] as const).map((biases) => ({
      biases,
    })),
    ...(['logistic', 'tanh', 'identity', 'logistic1', 'logistic2'] as const).flatMap((name) => [
      { squash: { f: name } },
      { squash: { g: name } },
      { squash: { h: name } },
    ]),
    ...([false, 'gates', 'gates and cells'] as const).flatMap((gateRecurrence) =>
      (['full', 'truncated'] as const).map((gradient) => ({ gateRecurrence, gradient })),
    ),
    { inputToOutput: true },
    { inputToOutput: true, gateRecurrence: 'gates and cells', inputGate: false },
    { forgetGate: 'coupled', gradient: 'truncated' },
    { outputGate: false, peepholes: false },
  ];
  for (const option of options) {
    it(`with ${JSON.stringify(option)}`, () => {
      for (const shape of shapes.slice(0, 4))
        compare(lstm.network({ ...shape, ...option }), 6, 0.3);
    });
  }

  it('over 500 steps', () => {
    compare(lstm.network({ inputs: 5, blocks: 7, outputs: 3, cells: 2 }), 500, 0.3);
  });
});

describe('what a trace is handed back for', () => {
  const net = lstm.network({ inputs: 3, blocks: 5, outputs: 2 });
  const w = lstm.initialize(net, { seed: 1 });
  const [x, other] = [rows(4, 3), rows(4, 3)];
  const z = targets(net, 4);

  it('a trace, errors and a gradient are filled again in place', () => {
    const trace = fast.forward(net, w, x);
    const errors = fast.backward(net, w, trace, z);
    const slope = fast.gradient(net, trace, errors);
    const again = fast.forward(net, w, other, { into: trace });
    expect(again).toBe(trace);
    const back = fast.backward(net, w, again, z, { into: errors });
    expect(back.δ).toBe(errors.δ);
    expect(fast.gradient(net, again, back, { into: slope })).toBe(slope);
    const expected = lstm.forward(net, w, other);
    expectSame(again, expected);
    expectSame(slope, lstm.gradient(net, expected, lstm.backward(net, w, expected, z)));
  });

  it('a trace lies in one memory of the kernels, of which every row is a view', () => {
    const trace = fast.forward(net, w, x);
    expect(trace.s[1].buffer).toBe(trace.a.ι[4].buffer);
    expect(trace.s[1].buffer.constructor.name).toBe('ArrayBuffer');
  });

  it('second errors of a trace leave the first as they were', () => {
    const trace = fast.forward(net, w, x);
    const first = fast.backward(net, w, trace, z);
    const second = fast.backward(net, w, trace, [null, null, null, [1, 0]]);
    const readable = lstm.forward(net, w, x);
    const expected = lstm.backward(net, w, readable, [null, null, null, [1, 0]]);
    expectSame(second, expected);
    expectSame(fast.gradient(net, trace, second), lstm.gradient(net, readable, expected));
    expectSame(first, lstm.backward(net, w, readable, z));
  });

  it('traces of the readable code are taken by the readable code', () => {
    const trace = lstm.forward(net, w, x);
    const errors = fast.backward(net, w, trace, z);
    expect(errors).toEqual(lstm.backward(net, w, trace, z));
    expect(fast.gradient(net, trace, errors)).toEqual(lstm.gradient(net, trace, errors));
    expect(fast.forward(net, w, other, { into: trace })).toBe(trace);
  });

  it('refuses what the readable code refuses, in its words', () => {
    expect(() => fast.forward(net, w, [[1, 2]])).toThrow(
      'lstm.forward: x[0] has 2 numbers, expected inputs = 3',
    );
    expect(() => fast.backward(net, w, fast.forward(net, w, x), [])).toThrow(
      'lstm.backward: z has 0 rows, expected T = 4 (null: no target)',
    );
  });
});
