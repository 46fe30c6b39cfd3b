/**
 * Outputs in a real browser: copied as text and numbers, saved as drawings, folded, and never wider than the page.
 * Source: the fixture page in fixtures/notebook.
 * Leaves out how values become outputs (notebookSee.test.ts).
 */
// cspell:ignore parsererror
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();

const take = async (name: string, what: string): Promise<void> => {
  await nb.page.click(cell(name, '.cell-take > summary'));
  await nb.page.click(cell(name, `[data-do=${what}]`));
};
const copied = async (name: string, what: string): Promise<string> => {
  const context = nb.page.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: nb.site.origin });
  await take(name, what);
  await nb.page.waitForFunction(
    (one) => document.querySelector(`#cell-${one} .cell-note`)!.textContent === 'Copied.',
    name,
  );
  return nb.page.evaluate(() => navigator.clipboard.readText());
};

describe('outputs to take away', () => {
  test('as text: tables with tabs, formulas as TeX', async () => {
    const lines = (await copied('values', 'copy-text')).split('\n');
    expect(lines).toContain('\\frac{1}{2}');
    expect(lines).toContain('0.500\t-0.250\t1.000');
    expect(lines.at(-1)).toBe('text');
  });

  test('as comma-separated values, each number whole, under the library’s names', async () => {
    const csv = await copied('trace', 'copy-csv');
    const lines = csv.split('\n');
    expect(lines[0]).toBe(',Mon,Tue,Wed');
    expect(lines[1]).toMatch(/^b_ι,0\.500,0\.\d{9,},0\.\d{9,}$/);
    const at = lines.indexOf('s');
    expect(lines[at + 1]).toBe('t,1,2,3');
    const [first, ...state] = lines[at + 2]!.split(',');
    expect(first).toBe('0');
    expect(state).toHaveLength(3);
    await nb.run('free', 'trace.s[1]![0] * 1e9');
    await nb.until('free', 'done');
    const shown = (await nb.output('free')).replace('−', '-');
    expect((Number(state[0]) * 1e9).toFixed(3)).toBe(Number(shown).toFixed(3));
  });

  test('charts as SVG files that stand for themselves', async () => {
    const coming = nb.page.waitForEvent('download');
    await take('chart', 'save-svg');
    const file = await coming;
    expect(file.suggestedFilename()).toBe('chart.svg');
    const svg = readFileSync(await file.path(), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toMatch(/var\(|currentColor/);
    expect(
      await nb.page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        return (
          parsed.querySelector('parsererror') === null && parsed.querySelectorAll('path').length > 0
        );
      }, svg),
    ).toBe(true);
  });

  test('are offered only where there are any', async () => {
    const offered = (name: string): Promise<string[]> =>
      nb.page.evaluate(
        (one) =>
          [...document.querySelectorAll<HTMLElement>(`#cell-${one} .cell-take [data-do]`)]
            .filter((button) => getComputedStyle(button).display !== 'none')
            .map((button) => button.dataset['do']!),
        name,
      );
    expect(await offered('trace')).toEqual(['copy-text', 'copy-csv']);
    expect(await offered('chart')).toEqual(['copy-text', 'save-svg']);
    expect(await nb.page.isVisible(cell('free', '.cell-take'))).toBe(false);
  });
});

describe('what is long', () => {
  test('folds alike in the built page and in the running one', async () => {
    const built = await nb.page.innerHTML(cell('large', '.cell-outputs'));
    expect(built).toContain('16 more outputs');
    await nb.run('large');
    await nb.until('large', 'done');
    expect(await nb.page.innerHTML(cell('large', '.cell-outputs'))).toBe(built);
  });

  test('never widens the page, on a desk or on a phone', async () => {
    await nb.run(
      'free',
      'display("x".repeat(9000)); display({ ["k".repeat(400)]: "v".repeat(400) }); console.log("y".repeat(9000));\n' +
        'display(table([{ ["c".repeat(90)]: "w".repeat(190) }])); display(tex("a".repeat(300)));\n' +
        'display([Array.from({ length: 24 }, () => 1e8)]); throw new Error("e".repeat(1900))',
    );
    await nb.until('free', 'error');
    for (const width of [1000, 390]) {
      await nb.page.setViewportSize({ width, height: 900 });
      expect(await nb.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
});
