// A truncated gradient as lines: each cut is the library's, each counts, and no line follows without it.
// Source: content/equations/truncated.ts.
// Leaves out: the lines that follow, which are checked with all others.
import { describe, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { checkAll, holds } from '../../lib/equations/index.ts';
import { parse } from '../../lib/equations/parse.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import type { LSTM } from '../../lib/networks/lstm.ts';
import type { Library } from '../../lib/equations/cases.ts';

describe.each(['truncated', 'truncated1997'] as const)('%s', (network) => {
  const own = parsed.filter((one) => one.network === network);
  const cuts = own.filter(({ kind }) => kind === 'cut');
  const derived = own.filter(({ kind }) => kind === 'derived');

  test.each(cuts.map(({ id }) => id))('without %s some line that follows is not equal', async (id) => {
    const definitions = parsed.filter((one) => one.id !== id);
    const results = await checkAll(derived, { definitions, networks: 1 });
    expect(results.filter((one) => !holds(one)).length).toBeGreaterThan(0);
  });

  test('a library that lets all errors flow makes none of the cuts', async () => {
    const full: Library = {
      ...lstm,
      backward: (net: LSTM, ...rest: [never, never, never]) =>
        lstm.backward({ ...net, gradient: 'full' }, ...rest),
    };
    const results = await checkAll(cuts, { definitions: parsed, networks: 1, libraries: { [network]: full } });
    expect(results.map(({ kind }) => kind)).toEqual(cuts.map(() => 'not equal'));
  });

  test('a cut of an edge that passes nothing on is no cut', async () => {
    const source = '∂a_k^t/∂b_h^(t-1) ≈ 0';
    const cut = { ...cuts[0]!, id: 'none', source, line: parse(source, network) };
    const [result] = await checkAll([cut], { definitions: [...parsed, cut], networks: 1 });
    expect(result).toMatchObject({ kind: 'not equal', leftOut: 0 });
  });
}); // prettier-ignore

test('the sign of a cut belongs to networks that have cuts', () => {
  expect(parse('∂O/∂w_iι ≈ Σ_t x_i^t δ_ι^t', 'truncated').relations).toEqual(['≈']);
  expect(() => parse('∂O/∂w_iι ≈ Σ_t x_i^t δ_ι^t')).toThrow('≈');
});
