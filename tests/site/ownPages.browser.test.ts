/**
 * Pages that are no chapters, in a real browser: the questions of the first page, the library's fast cell, what is cited.
 * Source: dist/, as `npm run build` leaves it.
 * Leaves out what the shell's tests hold of every page.
 */
import axe from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { version } from '../../package.json';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

it('the first page judges its questions, and leads to the chapters that are written', async () => {
  const { page, said, close } = await site.open('start/');
  const field = page.locator('[data-exercise=two-paths] input');
  const verdict = page.locator('[data-exercise=two-paths] [role=status]');
  await field.fill('8');
  await field.press('Enter');
  await verdict.getByText('does y depend on q by another path', { exact: false }).waitFor();
  await field.fill('14');
  await field.press('Enter');
  await verdict.getByText('Right', { exact: false }).waitFor();
  await page.locator('.routes a', { hasText: 'LSTM forward' }).first().click();
  await page.waitForURL('**/lstm-forward/');
  expect(said).toEqual([]);
  await close();
});

it('what is typed in a cell is not taken for a key of the page', async () => {
  const { page, close } = await site.open('start/');
  await page.click('#cell-wind [data-do=edit]');
  await page.click('#cell-wind .cm-content');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n// mine');
  expect(await page.innerText('#cell-wind .cm-content')).toMatch(/\/\/ mine$/);
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await close();
});

it('the library’s page trains on the kernels in the reader’s own browser', async () => {
  const { page, said, close } = await site.open('library/');
  await page.locator('[data-cell=fast] [data-do=run]').click();
  await page
    .locator('[data-cell=fast]:not([data-state=built]) .cell-outputs', {
      hasText: 'on the kernels',
    })
    .waitFor();
  expect(said).toEqual([]);
  await close();
});

it('the page about citing names the version, and each of the three pages passes axe', async () => {
  for (const path of ['start/', 'library/', 'course/', 'zh-cn/course/']) {
    const { page, close } = await site.open(path, { bypassCSP: true });
    if (path === 'course/') expect(await page.textContent('.citing pre')).toContain(version);
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe: run } = window as unknown as { axe: typeof axe };
      return (await run.run()).violations.map(({ id }) => id);
    });
    expect(found, path).toEqual([]);
    await close();
  }
});
