// Reference networks: what a file says is what the library computes from its own weights, number by number.
// Source: content/reference, through the text of the file.
// Leaves out: whether the library is right, which its other tests say.
import { expect, test } from 'vitest';
import { reference, referenceNames, type Reference } from '../../content/reference/index.ts';
import { gradientCheck, lstm, verbsOf, type WeightsOf, type Network } from '../../lib/index.ts';

test('there is one of every kind, and every published variant of the LSTM', () => {
  const kinds = new Set(referenceNames.map((name) => reference(name).net.kind));
  expect([...kinds].sort()).toEqual(['bidirectional', 'gru', 'lstm', 'mlp', 'rnn']);
  for (const name of Object.keys(lstm.variants)) {
    expect(referenceNames).toContain(name === 'V' ? 'lstm' : `lstm-${name.toLowerCase()}`);
  }
  expect(() => reference('cnn')).toThrow('reference: name is "cnn", expected one of mlp, rnn,');
});

type Leaf = readonly [path: string, value: number];
const leaves = (value: unknown, path = ''): Leaf[] =>
  typeof value === 'number'
    ? [[path, value]]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`))
      : [];

test.each(referenceNames)('%s: the file brings back the same doubles', (name) => {
  const file = JSON.parse(JSON.stringify(reference(name))) as Reference;
  const { net, x, z, state } = file;
  const verbs = verbsOf(net);
  const w = verbs.weights(net, file.weights as object);
  const trace = verbs.forward(net, w, x, { state });
  const errors = verbs.backward(net, w, trace, z);
  expect((file.errors as { loss: number }).loss).toBe(errors.loss);
  const outputs = (file.trace as { y: number[][] }).y;
  expect(outputs).toEqual(trace.y.slice(1, x.length + 1).map((row) => Array.from(row)));
  const gradient = JSON.parse(JSON.stringify(verbs.gradient(net, trace, errors), (_, one: unknown) =>
    ArrayBuffer.isView(one) ? Array.from(one as Float64Array) : one)) as object;
  expect(file.gradient).toEqual(gradient);
  if (name !== 'lstm-1997') {
    const check = gradientCheck(net, w as WeightsOf<Network>, x, z, { state });
    expect(check.worst).toBeLessThan(1e-6);
  }
  expect(leaves(file.trace).length).toBeGreaterThanOrEqual(60);
  expect(leaves(file).filter(([, value]) => !Number.isFinite(value))).toEqual([]);
  const moving = leaves(file.gradient).filter(([, value]) => value !== 0).length;
  expect(moving / leaves(file.gradient).length).toBeGreaterThan(0.95);
}); // prettier-ignore
