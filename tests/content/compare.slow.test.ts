// A reader's file: right numbers agree, every mistake is found at its line and by its name, and bad files are refused by place.
// Source: reference networks; files written by the patched programs of the errata lab.
// Leaves out: the page (tests/site/compare.browser.test.ts).
import { describe, expect, test } from 'vitest';
import { mistakes } from '../../content/errata/mistakes.ts';
import { closeEnough, compareOwn } from '../../content/reference/compare.ts';
import { mostText } from '../../content/reference/own.ts';
import { reference, referenceNames } from '../../content/reference/index.ts';
import { lstm, mlp, rnn, verbsOf, type Network } from '../../lib/index.ts';
import { implementationOf } from '../../site/build/errata.ts';

const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    ArrayBuffer.isView(one) ? Array.from(one as Float64Array) : one,
  );

test.each(referenceNames)('%s agrees with itself, number by number', (name) => {
  const own = compareOwn(text(reference(name)));
  expect(own).toMatchObject({ kind: 'same', worst: 1e-300 });
  expect(own.numbers).toBeGreaterThan(100);
});

test('single precision is close enough', () => {
  const rounded = JSON.stringify(reference('lstm'), (_, one: unknown) =>
    typeof one === 'number' && !Number.isInteger(one) ? Math.fround(one) : one,
  );
  expect(compareOwn(rounded)).toMatchObject({ kind: 'same' });
});

const nets: Readonly<Record<string, Network>> = {
  lstm: lstm.network({ inputs: 3, blocks: 2, cells: 2, outputs: 2, squash: { g: 'logistic2' } }),
  rnn: rnn.network({ inputs: 3, hidden: 4, outputs: 2 }),
  mlp: mlp.network({ inputs: 3, hidden: [4], outputs: 2 }),
};

/** A whole file, as a program with the mistake in it would write it. */
async function fileOf(id: string): Promise<string> {
  const mistake = mistakes.find((one) => one.id === id)!;
  const net = nets[mistake.network]!;
  const verbs = { ...verbsOf(net), ...(await implementationOf(mistake)) } as ReturnType<
    typeof verbsOf
  >;
  const { x, z } = reference('lstm');
  const weights = verbs.initialize(net, { seed: 4, scale: 0.9 });
  const trace = verbs.forward(net, weights, x);
  const errors = verbs.backward(net, weights, trace, z);
  const gradient = verbs.gradient(net, trace, errors);
  const T = x.length;
  const steps = (value: unknown): unknown => {
    if (Array.isArray(value) && ArrayBuffer.isView(value[0])) return value.slice(1, T + 1);
    if (Array.isArray(value)) return value.map(steps);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, steps(one)]));
  };
  const values = Object.entries(trace).filter(([key]) => !['T', 'x', 'state'].includes(key));
  return text({
    net,
    weights,
    x,
    z,
    trace: steps(Object.fromEntries(values)),
    errors: steps(errors),
    gradient,
  });
}

/** What the numbers fit although the mistake is another: the book cannot print it, or it cannot be told apart. */
const unnamed: Readonly<Record<string, { line: string; cause?: unknown }>> = {
  'first-cell-only': { line: 'lstm.16' },
  'rnn-overwritten': { line: 'rnn.7' },
  'output-gate-reads-now': { line: 'lstm.7', cause: { kind: 'line' } },
};

describe.each(mistakes)('$id', ({ id, printed }) => {
  test('is found at its line and called by its name', async () => {
    const own = compareOwn(await fileOf(id));
    expect(own.kind).toBe('different');
    if (own.kind !== 'different') return;
    const expected = unnamed[id] ?? { line: printed[0]!.id, cause: { kind: 'mistake', id } };
    expect(own.first).toMatchObject(expected);
    expect(Math.abs(own.first.yours - own.first.right)).toBeGreaterThan(closeEnough / 10);
  });
});

test('a change that is in no list is told as the line that the numbers fit', () => {
  const file = JSON.parse(text(reference('rnn'))) as { errors: { δ: { h: number[][] } } };
  file.errors.δ.h = file.errors.δ.h.map((row) => row.map((v) => -v));
  const own = compareOwn(text({ ...file, trace: undefined, gradient: undefined }));
  expect(own).toMatchObject({ kind: 'different', first: { quantity: 'δ_h', t: 5, line: 'rnn.5' } });
});

test('gates in another order are called by the name of what was computed', () => {
  const { trace, ...rest } = reference('lstm-np') as { trace: { a: Record<string, unknown> } };
  const { φ, ω } = trace.a;
  const own = compareOwn(text({ ...rest, trace: { a: { φ: ω, ω: φ } } }));
  expect(own).toMatchObject({
    kind: 'different',
    first: { quantity: 'a_φ', t: 1, cause: { kind: 'exchanged', other: 'a_ω' } },
  });
});

test.each([
  ['{', 'your file: text is no JSON'],
  ['[]', 'your file: text is no object, expected an object in JSON'],
  ['{}', 'your file: weights are missing, expected arrays by name'],
  ['{"name":"nothing"}', "your file: name is 'nothing', expected mlp, rnn"],
  [
    '{"name":"lstm"}',
    'your file: trace, errors and gradient are missing, expected numbers to compare',
  ],
  ['{"name":"lstm","trace":{"a":{"q":[[1]]}}}', 'your file: trace.a.q is unknown, expected a.ι'],
  ['{"name":"lstm","trace":{"s":[[1]]}}', 'your file: trace.s'],
  ['{"name":"lstm","trace":{"s":7}}', 'your file: trace.s'],
  ['{"name":"lstm","trace":{"s":{"length":1e9}}}', 'your file: trace.s'],
  ['{"name":"lstm","trace":[]}', 'your file: trace is no object'],
  ['{"name":"lstm","gradient":{"cι":[1,2,3,"4"]}}', 'your file: gradient.cι'],
  [
    '{"name":"lstm","errors":{"loss":null}}',
    'your file: errors.loss is null, expected a finite number',
  ],
  ['{"weights":{"layout":"torch"}}', "bridges: layout is 'torch', expected pytorch, keras, onnx"],
  ['{"weights":{"layout":"pytorch"}}', 'bridges: weight_ih_l0 is missing, expected a matrix'],
  ['{"weights":{},"net":{"kind":"__proto__"}}', "network: kind is '__proto__'"],
  ['{"name":"lstm","x":5,"trace":{"s":[[1]]}}', 'lstm.forward: x'],
])('%s is refused with the place', (file, message) => {
  expect(() => compareOwn(file)).toThrow(message);
});

test('a file that is too long is refused unread', () => {
  expect(() => compareOwn(' '.repeat(mostText + 1))).toThrow(
    'your file: text has 5000001 characters',
  );
});
