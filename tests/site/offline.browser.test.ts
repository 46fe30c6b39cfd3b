/**
 * The book without a network after one visit, a new edition that is offered, and what is kept in the browser.
 * Source: dist/ and its service worker; a copy of it whose worker is another edition's.
 * Leaves out browsers without workers, where the book is as it was.
 */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptHere } from '../../site/live/storageList.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
/** A copy, to which a test may write another edition. */
let copy = '';
beforeEach(async () => {
  copy = mkdtempSync(join(tmpdir(), 'unrolled-edition-'));
  cpSync(fileURLToPath(new URL('../../dist/', import.meta.url)), copy, { recursive: true });
  site = await builtSite(copy);
});
afterEach(async () => {
  await site?.close();
  rmSync(copy, { recursive: true, force: true });
});

const cell = '#cell-byHand';

it('a visited chapter works without a network: figures, cells, editor, checks; another page says why it does not', async () => {
  const { page, said, close } = await site.open('lstm-forward/', { serviceWorkers: 'allow' });
  await page.mouse.move(700, 400);
  await page.waitForSelector('html[data-live]');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async (path) => {
    const cached = await caches.match(path);
    return cached !== undefined;
  }, `${site.origin}/lstm-forward/`);
  await expect.poll(() => page.evaluate(async () => {
    const [name] = await caches.keys();
    const urls = (await (await caches.open(name!)).keys()).map(({ url }) => url);
    return urls.some((url) => url.includes('/_book/')) && urls.some((url) => url.includes('/_cells/'));
  })).toBe(true); // prettier-ignore
  site.cut();
  await page.reload();
  await page.mouse.move(700, 420);
  await page.waitForSelector('html[data-live]');
  await page.click('#figure-9-1 [data-step-to="3"]:not([aria-disabled=true])');
  await page.locator('[data-view=inspector]', { hasText: 't = 3' }).waitFor();
  await page.click(`${cell} [data-do=edit]`);
  await page.click(`${cell} .cm-content`);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('display(`the answer is ${6 * 7}`);');
  await page.click(`${cell} .cell-run`);
  await page.locator(`${cell} .cell-outputs`, { hasText: 'the answer is 42' }).waitFor();
  await page.fill('#exercise-output-gate input', 'banana');
  await page.click('#exercise-output-gate button[type=submit]');
  await page.locator('#exercise-output-gate .verdict', { hasText: 'Cannot be read' }).waitFor();
  const badge = '#lstm\\.5 [data-badge="lstm.6"]';
  await page.click(`${badge} summary`);
  await page.click(`${badge} [data-recheck]`);
  await page.locator(`${badge} [role=status]`, { hasText: 'seed' }).waitFor();
  await page.goto(`${site.origin}/ledger/rnn/`);
  await page.locator('h1', { hasText: 'No network' }).waitFor();
  // A request that found no network is all that the browser complains of.
  expect(said.filter((one) => !/ERR_CONNECTION_REFUSED|503/.test(one))).toEqual([]);
  await close();
});

it('a new edition is offered and loaded at the reader’s wish, and the edits stay', async () => {
  const { page, close } = await site.open('lstm-forward/', { serviceWorkers: 'allow' });
  const bar = page.locator('[data-update]');
  await page.mouse.move(700, 400);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.click(`${cell} [data-do=edit]`);
  await page.click(`${cell} .cm-content`);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n// mine');
  // A worker that differs is another edition to the browser.
  appendFileSync(join(copy, 'sw.js'), '\n// the next edition');
  await page.reload();
  expect(await bar.isVisible()).toBe(false);
  await page.mouse.move(700, 420);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await bar.waitFor();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const reloaded = page.waitForEvent('load');
  await page.locator('[data-update-load]').click();
  await reloaded;
  await page.mouse.move(700, 400);
  await page.locator(cell, { hasText: '// mine' }).waitFor();
  await close();
});

it('keeps nothing but what the page on privacy lists, and forgets all of it there', async () => {
  const { page, said, close } = await site.open('lstm-forward/', { serviceWorkers: 'allow' });
  page.on('dialog', (dialog) => void dialog.accept());
  await page.mouse.move(700, 400);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.click(`${cell} [data-do=edit]`);
  await page.click(`${cell} .cm-content`);
  await page.keyboard.type('// mine\n');
  await page.fill('#exercise-state-day-3 input', '1');
  await page.click('#exercise-state-day-3 button[type=submit]');
  await page.locator('#exercise-state-day-3 .verdict').waitFor();
  await page.getByLabel('Half').check();
  await page.click('[data-predict] button');
  await page.locator('.read-mark input').check();
  await page.locator('.header-row .theme select').selectOption('dark');
  await page.goto(`${site.origin}/reference/`);
  await page.fill('[data-compare] textarea', '{}');
  await page.goto(`${site.origin}/scratch/`);
  await page.click('[data-scratch-new]');
  await page.waitForSelector('[data-scratch-add]:visible');
  await page.goto(`${site.origin}/training-lab/`);
  await page.locator('[data-lab]').scrollIntoViewIfNeeded();
  await page.goto(`${site.origin}/privacy/`);
  const kept = () =>
    page.evaluate(async () => ({
      localStorage: Object.keys(localStorage),
      caches: await caches.keys(),
      IndexedDB: (await indexedDB.databases()).map(({ name }) => name ?? ''),
      sessionStorage: Object.keys(sessionStorage),
      cookies: document.cookie,
    }));
  const before = await kept();
  expect(before.cookies).toBe('');
  expect(before.localStorage.length).toBeGreaterThanOrEqual(7);
  for (const place of ['localStorage', 'sessionStorage', 'caches', 'IndexedDB'] as const)
    for (const key of before[place])
      expect(keptHere.some((one) => one.place === place && key.startsWith(one.prefix)), key).toBe(true); // prettier-ignore
  await page.click('[data-forget-all]');
  await page.locator('[data-forgotten]', { hasText: 'forgotten' }).waitFor();
  expect(await kept()).toEqual({
    localStorage: [],
    sessionStorage: [],
    caches: [],
    IndexedDB: [],
    cookies: '',
  });
  expect(said).toEqual([]);
  await close();
});
