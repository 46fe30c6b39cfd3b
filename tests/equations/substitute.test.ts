// A line with numbers in it: every side is the same number, every symbol is gone, and what is printed adds up.
// Source: all printed lines and all steps of derivations, on fresh networks.
// Leaves out: how it looks.
import { expect, test } from 'vitest';
import { derivationLines } from '../../content/equations/derivationLines.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { substituted } from '../../lib/equations/substitute.ts';

const all = [...parsed, ...derivationLines];

test.each([1, 2])('every line, seed %i', (seed) => {
  for (const line of all) {
    const { tex, values } = substituted(line, parsed, seed);
    const [left] = values;
    expect([line.id, Math.abs(left!) > 1e-9]).toEqual([line.id, true]);
    const isBound = line.line.relations?.includes('≤');
    for (const value of line.kind === 'cut' ? [] : values)
      expect([line.id, isBound ? value >= left! : value]).toEqual([
        line.id,
        isBound || expect.closeTo(left!, 9),
      ]);
    const words = tex.replace(/\\(?:left|right|cdots|cdot|frac|exp|ln|max|theta|approx|le)/g, '');
    expect([line.id, words]).toEqual([line.id, expect.stringMatching(/^[-+=(){}|^'.,fgh\dt\s]*$/)]);
  }
});

/** The plain arithmetic that a short line prints. */
const computed = (tex: string): number[] =>
  tex
    .split(' = ')
    .map((side) =>
      Number(
        new Function(`return ${side.replaceAll('\\cdot', '*').replace(/\\(?:left|right)/g, '')}`)(),
      ),
    );

test('the printed arithmetic gives the printed result, to the digits printed', () => {
  for (const id of ['lstm.6', 'output.6', 'rnn.4', 'lstm.33']) {
    const line = all.find((one) => one.id === id)!;
    const { tex } = substituted(line, parsed, 3);
    if (/cdots|[fgh]|\{/.test(tex.replaceAll('\\right', '').replaceAll('\\left', ''))) continue;
    const [left, right] = computed(tex);
    expect([id, right]).toEqual([id, expect.closeTo(left!, 2)]);
  }
});

test('the instance has a step before it and one after', () => {
  const { at } = substituted(
    all.find(({ id }) => id === 'lstm.13')!,
    parsed,
    5,
  );
  expect(at.t).toBeGreaterThan(1);
  expect(at.t).toBeLessThan(4);
  expect(Object.keys(at)).toEqual(['t', 'block', 'c']);
});
