/**
 * The live page against the library: values, terms, edges, regions, exercises.
 * Source: a random two-block network with two cells each.
 * Leaves out the browser.
 */
import { beforeAll, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { exercises } from '../../content/exercises/09-lstm-forward.ts';
import { judgeNumber, readNumber } from '../../site/components/figures/exercise.ts';
import { cutRegion, titlesIn, tokens } from '../../site/build/regions.ts';
import { openBook } from '../../site/live/book.ts';
import { html } from '../../site/live/markup.ts';
import { valueOf } from '../../site/live/quantity.ts';
import { fromIsland, islandOf, lstmOf, withPath } from '../../site/live/scene.ts';
import { hashOf, readHash } from '../../site/live/selection.ts';
import { edgesOf, termsOf } from '../../site/live/terms.ts';
import { sceneOf } from './figuresScene.ts';

const page = sceneOf({ cells: 2 });
beforeAll(() =>
  openBook({
    statements: Object.fromEntries(parsed.map((line) => [line.id, line])),
    checks: {},
    regions: {},
    math: () => undefined,
  }),
);

test('values are those of the trace, by block and cell', () => {
  expect(valueOf(page, 's_c', 4, 1, 1)).toBe(page.trace.s[4]![3]);
  expect(valueOf(page, 'b_φ', 2, 1, 0)).toBe(page.trace.b.φ[2]![1]);
  expect(valueOf(page, 'h_c', 3, 0, 1)).toBe(Math.tanh(page.trace.s[3]![1]!));
  expect(valueOf(page, 'x_i', 5, 0, 0, 2)).toBe(page.x[4]![2]);
  expect(valueOf(page, 'w_hι', 1, 1, 0, 3)).toBe(page.weights.hι[3]![1]);
});

test.each(['ε_c', 'ε_s', 'δ_ω', 'δ_c', 'δ_φ', 'δ_ι', 'δ_k'])(
  'edges of %s add up to it',
  (error) => {
    for (let t = 1; t <= page.trace.T; t++)
      for (const block of [0, 1])
        for (const cell of [0, 1]) {
          const selection = { t, block, cell, quantity: error };
          const sum = edgesOf(error, page, selection).reduce((all, edge) => all + edge.value, 0);
          const truth = valueOf(page, error, t, block, cell);
          expect(Math.abs(sum - truth)).toBeLessThan(1e-12);
        }
  },
);

test('the state has five outgoing edges, a cell output one per input of its layer and output unit', () => {
  const at = { t: 3, block: 0, cell: 0, quantity: 's_c' };
  expect(edgesOf('ε_s', page, at)).toHaveLength(5);
  expect(edgesOf('ε_c', page, at)).toHaveLength(1 + 3 * 2 + 4);
});

test.each(
  parsed.filter(({ network }) => network === 'lstm').map((line) => [line.id, line] as const),
)('terms of %s add up to its left side', (_, line) => {
  const { left, terms } = termsOf(line, page, { t: 4, block: 1, cell: 1, quantity: 's_c' });
  const sum = terms.reduce((all, term) => all + term.value, 0);
  expect(Math.abs(sum - left.value)).toBeLessThan(1e-12);
  expect(Math.abs(left.value)).toBeGreaterThan(0);
});

test('a change recomputes what comes after it and knows what it was before', () => {
  const built = lstmOf(fromIsland(islandOf(page)));
  expect(built.trace.s[7]![0]).toBe(page.trace.s[7]![0]);
  const wetter = lstmOf(withPath(built, 'x[2][0]', 3));
  expect(wetter.trace.s[2]![0]).toBe(page.trace.s[2]![0]);
  expect(wetter.trace.s[3]![0]).not.toBe(page.trace.s[3]![0]);
  expect(wetter.former).toBe(built);
  const heavier = lstmOf(withPath(wetter, 'w.iι[0][0]', 2));
  expect(heavier.weights.iι[0]![0]).toBe(2);
  expect(heavier.former).toBe(built);
  expect(() => withPath(built, 'w.zz[0][0]', 2)).toThrow(/weight/);
  expect(() => withPath(built, 'x[2][0]', NaN)).toThrow(/finite/);
});

test('an address keeps the selection', () => {
  const selection = { t: 3, block: 1, cell: 0, quantity: 'δ_φ' };
  expect(readHash(hashOf(selection))).toEqual({
    scope: '',
    asked: { t: 3, block: 1, quantity: 'δ_φ' },
  });
  const set = { t: 1, block: 1, cell: 0, quantity: 'δ_h', index: 0, options: { red: 'off' } };
  const link = hashOf(set, { scope: 'rnn', unit: 'unit' });
  expect(link).toBe('#t=1&q=δ_h&unit=2&red=off&in=rnn');
  expect(readHash(link)).toEqual({
    scope: 'rnn',
    asked: { t: 1, block: 1, quantity: 'δ_h', options: { red: 'off' } },
  });
  expect(readHash('#the-input-gate')).toBeNull();
});

test('markup escapes values and keeps markup', () => {
  expect(html`<b title="${'"<'}">${html`<i>${1}</i>`}</b>`.text).toBe(
    '<b title="&quot;&lt;"><i>1</i></b>',
  );
});

const source = [
  '//#region all',
  '  //#region one',
  '  s[t][c] =',
  '    b.φ[t] * s[t - 1]; // (lstm.6)',
  '  //#endregion',
  '//#endregion',
].join('\n');
test('a region is cut without markers, with the numbers of its file and its equation', () => {
  const { lines } = cutRegion(source, 'a.ts', 'one');
  expect(lines.map(({ number }) => number)).toEqual([3, 4]);
  expect(lines.map(({ equation }) => equation)).toEqual(['lstm.6', 'lstm.6']);
  expect(lines[0]!.tokens[0]).toEqual({ text: 's[t]', quantity: 's_c' });
  expect(tokens('    b.φ[t] * s[t - 1];').filter((part) => part.quantity)).toEqual([
    { text: 'b.φ[t]', quantity: 'b_φ' },
    { text: 's[t - 1]', quantity: 's_c', dt: -1 },
  ]);
  expect(() => cutRegion(source, 'a.ts', 'two')).toThrow(
    'a.ts has no "two", expected one of all, one',
  );
});

test('titles of tests are found whatever their quotes', () => {
  expect(titlesIn("test('it\\'s one', () => {}); it(\"two\", f)")).toEqual(["it's one", 'two']);
});

test('exercises: the article’s readings are computed, distinct and answered each in its own words', () => {
  const numbers = exercises.filter((one) => one.kind === 'number');
  const state = numbers.find(({ id }) => id === 'state-day-3')!;
  expect(state.answer).toBeCloseTo(-0.536, 3);
  expect(state.wrong.map(({ value }) => value.toFixed(3))).toEqual(['-0.671', '-0.352']);
  expect(numbers.find(({ id }) => id === 'output-gate-day-1')!.wrong[0]!.value).toBeCloseTo(
    0.438,
    3,
  );
  for (const one of numbers) {
    const all = [one.answer, ...one.wrong.map(({ value }) => value)];
    all.forEach((a, n) =>
      all.slice(n + 1).forEach((b) => expect(Math.abs(a - b)).toBeGreaterThan(0.01)),
    );
    expect(judgeNumber(one.answer.toFixed(3), one).kind).toBe('right');
    for (const wrong of one.wrong)
      expect(judgeNumber(wrong.value.toFixed(3), one)).toEqual({
        kind: 'known',
        message: wrong.message,
      });
  }
  expect(readNumber('−0,5')).toBe(-0.5);
  expect(judgeNumber('NaN', state).kind).toBe('unreadable');
});
