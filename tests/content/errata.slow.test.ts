// Every mistake of the errata lab: its patches fit, its printed lines say what its code does, and a check catches it.
// Source: content/errata; the sources of lib/networks, compiled with the patch in them.
// Leaves out: the sandbox, which tests/site/errata.browser.test.ts enters.
import { describe, expect, test } from 'vitest';
import { failsAbove } from '../../content/errata/examine.ts';
import { mistakes } from '../../content/errata/mistakes.ts';
import { checkWrong, wrongLines } from '../../content/errata/wrongLines.ts';
import { tolerance } from '../../lib/equations/verdict.ts';
import type { Library } from '../../lib/equations/networks.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as mlp from '../../lib/networks/mlp.ts';
import * as rnn from '../../lib/networks/rnn.ts';
import { asCell, errataCells, implementationOf, reportOf } from '../../site/build/errata.ts';
import { mime } from '../../site/notebook/bundle.ts';

const libraries = { lstm, rnn, mlp } as const;

/** What more than a patch's own line can show: a slope that is read from the activation. */
const also: Readonly<Record<string, readonly string[]>> = {
  'peephole-after-squashing': ['lstm.12'],
  'explicit-for-total': ['rnn.5'], // prints the same sum
  'rnn-transposed': ['rnn.5'],
  'mlp-update-first': ['mlp.5'],
};
/** Where no printed line can say it, the line of the code that is wrong. */
const unprinted: Readonly<Record<string, readonly string[]>> = {
  'first-cell-only': ['lstm.16'],
  'rnn-overwritten': ['rnn.7'],
};

/** Lines that no program can make true: one side is needed before it can be computed. */
const circular = ['output-gate-reads-now'];

test('the unpatched files pass everything', async () => {
  for (const network of ['lstm', 'rnn', 'mlp'] as const) {
    const report = await reportOf({ ...mistakes[0]!, id: network, network, source: [] });
    expect(report.lines.filter(({ holds, right }) => !holds || !right)).toEqual([]);
    expect(Math.max(...report.arrays.map(({ worst }) => worst))).toBeLessThan(failsAbove);
    expect(report.smallCheck).toBeLessThan(failsAbove);
    const losses = (who: string): number[] =>
      report.curves.filter((one) => one.who === who).map(({ loss }) => loss);
    expect(losses('yours')).toEqual(losses('library'));
  }
});

describe.each(mistakes)('$id', (mistake) => {
  test('the checks name its line, and the gradient check fails', async () => {
    const { lines, arrays } = await reportOf(mistake);
    const located = lines.filter(({ holds }) => !holds).map(({ id }) => id);
    const own = unprinted[mistake.id] ?? mistake.printed.map(({ id }) => id);
    expect(located).toEqual([...own, ...(also[mistake.id] ?? [])]);
    expect(Math.max(...arrays.map(({ worst }) => worst))).toBeGreaterThan(1e-3);
  });

  test.runIf(mistake.printed.length > 0)(
    'its printed lines are wrong of the network, and true of the patched code',
    async () => {
      const implementation = await implementationOf(mistake);
      const library = { ...libraries[mistake.network], ...implementation } as unknown as Library;
      for (const { kind } of await checkWrong(mistake)) expect(kind).toBe('not equal');
      if (circular.includes(mistake.id)) return;
      for (const { id, witnesses } of await checkWrong(mistake, { library })) {
        const own = witnesses.find(({ name, against }) => name === 'library' && against === 'line');
        expect([id, own!.worst <= tolerance.exact]).toEqual([id, true]);
      }
    },
  );
});

test('what a mistake does to learning is not what one expects', async () => {
  const last = async (id: string, task: string, who: string): Promise<number> => {
    const { curves } = await reportOf(mistakes.find((one) => one.id === id)!);
    return curves.filter((one) => one.task === task && one.who === who).at(-1)!.loss;
  };
  // Without its carousel a network learns three days by heart faster, and can keep nothing in mind.
  expect(await last('no-carousel', 'days', 'yours')).toBeLessThan(
    (await last('no-carousel', 'days', 'library')) / 5,
  );
  expect(await last('no-carousel', 'memory', 'library')).toBeLessThan(0.01);
  expect(await last('no-carousel', 'memory', 'yours')).toBeGreaterThan(0.1);
});

test('a check with one step and one cell is blind to what theory says it is blind to', async () => {
  const blind = ['no-recurrent-error', 'no-carousel', 'forget-gate-of-today', 'first-cell-only'];
  for (const id of blind) {
    const { smallCheck } = await reportOf(mistakes.find((one) => one.id === id)!);
    expect([id, smallCheck < failsAbove]).toEqual([id, true]);
  }
});

test('the cells of a page run as they stand, and say the same', async () => {
  const mistake = mistakes.find(({ id }) => id === 'no-carousel')!;
  const cells = await errataCells(mistake);
  const words = JSON.stringify(cells[1]!.outputs.map((one) => one[mime.view]));
  expect(words).toContain('lstm.13');
  expect(words).toContain('"nothing"');
  expect(asCell("export { a } from './b.ts';\nimport { c } from '../d.ts';\n")).toBe(
    "import { c } from 'unrolled/internals';\n",
  );
});

test('every printed line that is patched parses and differs from the right one', () => {
  const all = mistakes.flatMap(wrongLines);
  expect(all.length).toBeGreaterThan(20);
  for (const { right, wrong } of all) expect(wrong.source).not.toBe(right.source);
  expect(new Set(mistakes.map(({ id }) => id)).size).toBe(mistakes.length);
});
