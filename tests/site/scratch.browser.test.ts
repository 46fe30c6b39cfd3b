/**
 * The scratch page and course mode on the built book: cells of the reader's own, kept; links that keep the flag.
 * Source: dist/, as `npm run build` leaves it.
 * Leaves out the notebook's ways with a single cell (notebook.browser.test.ts).
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ResultsFile } from '../../site/live/results.ts';
import { builtSite, type BuiltSite, type Opened } from './builtSite.ts';

let site: BuiltSite;
let opened: Opened;
let page: Page;

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());
afterEach(async () => {
  expect(opened.said).toEqual([]);
  await opened.close();
});
async function open(...options: Parameters<BuiltSite['open']>): Promise<void> {
  opened = await site.open(...options);
  ({ page } = opened);
  page.on('dialog', (dialog) => void dialog.accept());
}

const cells = '[data-cells] .cell';
const names = (): Promise<string[]> =>
  page.$$eval(cells, (all) => all.map((one) => (one as HTMLElement).dataset['cell']!));
const done = (name: string) =>
  page.waitForSelector(`#cell-${name}[data-state=done]`, { timeout: 60_000 });
const output = (name: string): Promise<string> => page.innerText(`#cell-${name} .cell-outputs`);

describe('the scratch page', () => {
  test('keeps cells that were added, written, moved and deleted', async () => {
    await open('scratch/');
    await page.click('[data-scratch-new]');
    await page.waitForSelector('[data-scratch-add]:visible');
    for (const text of ['const one = 1;', 'one + 41;']) {
      const before = (await names()).length;
      await page.click('[data-scratch-add]');
      await page.waitForFunction(([where, n]) => document.querySelectorAll(where).length > n, [
        cells,
        before,
      ] as const);
      await page.waitForSelector(`${cells}:last-child .cm-focused`);
      await page.keyboard.insertText(text);
    }
    expect(await names()).toEqual(['s1-cell1', 's1-cell2']);
    await page.click('#cell-s1-cell2 .cell-run');
    await done('s1-cell2');
    expect(await output('s1-cell2')).toContain('42');
    await page.click('#cell-s1-cell2 [data-arrange=up]');
    expect(await names()).toEqual(['s1-cell2', 's1-cell1']);
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector('#cell-s1-cell2 .cell-code')?.textContent === 'one + 41;',
    );
    expect(await names()).toEqual(['s1-cell2', 's1-cell1']);
    await page.click('#cell-s1-cell2 .cell-run');
    await done('s1-cell2');
    await page.click('#cell-s1-cell2 [data-arrange=delete]');
    await page.waitForFunction((where) => document.querySelectorAll(where).length === 1, cells);
    await page.reload();
    await page.waitForSelector('#cell-s1-cell1');
    expect(await names()).toEqual(['s1-cell1']);
  });

  test.each([
    ['forward', 'forward', 'b_ι'],
    ['train', 'training', ''],
    ['gradient', 'byHand', 'back-propagation'],
  ])('begins with the template %s, which runs', async (template, cell, shows) => {
    await open('scratch/');
    await page.click(`[data-template=${template}]`);
    await page.waitForSelector(`#cell-s1-${cell}`);
    await page.click(`#cell-s1-${cell} .cell-run`);
    await done(`s1-${cell}`);
    expect(await output(`s1-${cell}`)).toContain(shows);
    await page.click('[data-scratch-delete]');
    await page.waitForSelector('[data-scratch-empty]:visible');
  });

  test('takes a chapter’s cells along as the reader left them, beside what is there', async () => {
    await open('scratch/');
    await page.click('[data-template=forward]');
    await page.waitForSelector('#cell-s1-network');
    await page.goto(`${site.origin}/lstm-forward/`, { waitUntil: 'networkidle' });
    await page.click('#cell-byHand [data-do=edit]');
    await page.click('#cell-byHand .cm-content');
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('// mine\n');
    await page.click('[data-to-scratch]');
    await page.waitForSelector('#cell-s2-byHand');
    expect(await page.innerText('#cell-s2-byHand .cell-code')).toMatch(/^\/\/ mine\n/);
    await page.click('#cell-s2-wetter .cell-run');
    await done('s2-wetter');
    expect(await page.$$eval('[data-sheets] a', (all) => all.length)).toBe(2);
    // The same way again leads to the same sheet.
    await page.goto(`${site.origin}/lstm-forward/`, { waitUntil: 'networkidle' });
    await page.click('[data-to-scratch]');
    await page.waitForSelector('#cell-s2-byHand');
    expect(await page.$$eval('[data-sheets] a', (all) => all.length)).toBe(2);
    await page.click('[data-sheets] a >> nth=0');
    await page.waitForSelector('#cell-s1-network');
  });
});

describe('course mode', () => {
  test.each([
    ['', 'Course mode'],
    ['zh-cn/', '课程模式'],
  ])('says in /%s that it is on, and shows no solution', async (locale, name) => {
    await open(`${locale}lstm-forward/?course`);
    expect(await page.innerText('[data-course-bar]')).toContain(name);
    expect(await page.locator('.exercise-solution').count()).toBe(0);
    const exercise = '#exercise-next-state';
    for (let n = 0; n < 4; n++) await page.click(`${exercise} [data-hint]`);
    expect(await page.innerText(exercise)).not.toContain('forget * before + input * g');
    expect(await page.locator('[data-exercise]').count()).toBeGreaterThan(3);
  });

  test('goes along with links until it is left, and saves what was solved', async () => {
    await open('lstm-forward/?course');
    await page.fill('#exercise-state-day-3 input', '9');
    await page.keyboard.press('Enter');
    await page.fill('#exercise-state input', 's_c^t = b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#exercise-state .verdict.is-true');
    await page.click('#exercise-next-state [data-check]');
    await page.waitForSelector('#exercise-next-state .verdict');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('[data-course-save]'),
    ]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as ResultsFile;
    expect(
      file.results.map(({ exercise, kind, result, attempts }) => [
        exercise,
        kind,
        result,
        attempts,
      ]),
    ).toEqual([
      ['next-state', 'code', 'not yet', 1],
      ['state', 'line', 'right', 1],
      ['state-day-3', 'number', 'not yet', 1],
    ]);
    await page.click('header .ways a >> nth=2');
    await page.waitForURL(/derive-it-yourself\/\?course/);
    expect(await page.locator('.exercise-solution').count()).toBe(0);
    await page.click('[data-course-leave]');
    await page.waitForURL((url) => !url.search.includes('course'));
    expect(await page.locator('.exercise-solution').count()).toBeGreaterThan(0);
    expect(await page.isVisible('[data-course-bar]')).toBe(false);
  });
});
