/**
 * The training lab on the built book: a run that succeeds, is paused, lost with its page and taken up, carried by link and file.
 * Source: dist/, as `npm run build` leaves it.
 * Leaves out what a run computes (tests/lab) and the chapter's text.
 */
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { builtSite, type BuiltSite, type Opened } from './builtSite.ts';
import type { Checkpoint } from '../../lib/lab/index.ts';

let site: BuiltSite;
let opened: Opened;
let page: Page;
let lab: Locator;

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
  lab = page.locator('[data-lab]');
}
const happened = (text: RegExp): Promise<void> =>
  lab.locator('[data-lab-happened]', { hasText: text }).waitFor({ timeout: 60_000 });
const act = (name: string): Locator => lab.locator(`[data-lab-do="${name}"]`).first();
const set = (name: string, value: string): Promise<void> =>
  lab.locator(`[name="${name}"]`).fill(value);
const sequences = async (): Promise<number> =>
  Number((await lab.locator('.lab-runs tbody tr').first().locator('td').nth(1).innerText()).replaceAll(',', '')); // prettier-ignore

test('a run succeeds by the criterion of the paper, while the page stays awake', async () => {
  await open('training-lab/');
  await page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' }); // cspell:disable-line
    Object.assign(window, { seen });
  });
  await lab.locator('[type=submit]').click();
  await happened(/^Run A trains/);
  await happened(/^Run A has done it after [\d,]+ sequences: 2,000 in a row right/);
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { seen: number[] }).seen));
  console.log(`longest task of the page while a run trains: ${longest.toFixed(0)} ms`);
  expect(longest).toBeLessThan(1000);
  expect(await lab.locator('.lab-curves path').count()).toBe(2);
  const gates = lab.locator('.lab-strips g');
  expect(await gates.count()).toBe(3); // no forget gate in 1997
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ include: [['[data-lab]']] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(found).toEqual([]);
}); // prettier-ignore

test('a run is paused, lost with its page, and goes on from where it was kept', async () => {
  await open('training-lab/');
  await lab.locator('[name=preset]').selectOption('adding-1997');
  await lab.locator('[type=submit]').click();
  await happened(/^Run A trains/);
  await page.waitForTimeout(1500);
  await act('pause').click();
  await lab.locator('[data-lab-do=resume]').first().waitFor();
  const paused = await sequences();
  expect(paused).toBeGreaterThan(0);
  await page.waitForTimeout(400);
  expect(await sequences()).toBe(paused);
  await act('resume').click();
  // Long enough for a checkpoint of its own; then the page is gone without a word.
  await page.waitForTimeout(4500);
  const shown = await sequences();
  await page.reload({ waitUntil: 'networkidle' });
  await happened(/^Run A stands at [\d,]+ sequences/);
  const kept = await sequences();
  expect(kept).toBeGreaterThan(paused);
  expect(kept).toBeLessThanOrEqual(shown + 3000);
  await act('resume').click();
  await happened(/^Run A trains/);
  await page.waitForFunction((from) => Number(document.querySelector('.lab-runs td:nth-of-type(2)')?.textContent?.replaceAll(',', '')) > from, kept);
  // By keyboard: what is drawn four times a second must not take the focus away.
  await act('stop').focus();
  await page.waitForTimeout(1200);
  await page.keyboard.press('Enter');
  await lab.locator('[data-lab-do=stop]').waitFor({ state: 'detached' });
  await happened(/^Run A stands at [\d,]+ sequences/);
  const stopped = await sequences();
  expect(stopped).toBeGreaterThan(kept);
  await page.reload({ waitUntil: 'networkidle' });
  await happened(/^Run A stands at [\d,]+ sequences/);
  expect(await sequences()).toBe(stopped);
  await act('remove').click();
  expect(await lab.locator('.lab-runs').count()).toBe(0);
}); // prettier-ignore

test('a run of a file does not take the place of one that trains, and no run is dropped', async () => {
  await open('training-lab/');
  await lab.locator('[name=preset]').selectOption('stream');
  await set('sequences', '20');
  for (let n = 0; n < 13; n++) {
    await lab.locator('[type=submit]').click();
    await happened(new RegExp(`^Run ${'ABCDEFGHIJKLM'[n]!} has seen all 20`)); // cspell:disable-line
  }
  expect(await lab.locator('.lab-runs tbody tr').count()).toBe(13);
  expect(await lab.locator('.lab-curves path').count()).toBe(24);
  const [download] = await Promise.all([page.waitForEvent('download'), act('save').click()]);
  await lab.locator('[name=preset]').selectOption('adding-1997');
  await lab.locator('[type=submit]').click();
  await happened(/^Run N trains/);
  await lab.locator('[type=file]').setInputFiles(await download.path());
  await lab.locator('.lab-runs tbody tr').nth(14).waitFor();
  await happened(/^Run N trains/);
  await act('stop').click();
  await happened(/^Run N stands at/);
}); // prettier-ignore

test('settings travel by link, runs by file; what cannot be used ends in a sentence', async () => {
  await open('training-lab/', { acceptDownloads: true });
  await lab.locator('[name=preset]').selectOption('stream');
  await set('sequences', '300');
  await set('seed', '9');
  await lab.locator('[type=submit]').click();
  await happened(/^Run A has seen all 300 sequences of its plan without it/);
  const [download] = await Promise.all([page.waitForEvent('download'), act('save').click()]);
  const text = readFileSync(await download.path(), 'utf8');
  expect((JSON.parse(text) as Checkpoint).sequences).toBe(300);
  const [file] = await Promise.all([page.waitForEvent('download'), act('onnx').click()]);
  expect(file.suggestedFilename()).toBe('unrolled-run-a.onnx');
  expect(readFileSync(await file.path()).length).toBeGreaterThan(1000);
  await act('link').click();
  expect(page.url()).toContain('#run=');
  const url = page.url();
  await act('remove').click();
  await page.goto('about:blank');
  await page.goto(url, { waitUntil: 'networkidle' });
  expect(await lab.locator('[name=sequences]').inputValue()).toBe('300');
  expect(await lab.locator('[name=seed]').inputValue()).toBe('9');
  const told = lab.locator('[data-lab-told]');
  const give = (content: string): Promise<void> =>
    lab.locator('[type=file]').setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  for (const [content, message] of [
    ['no json', /The file cannot be used: /],
    ['{"format":"unrolled run","version":2}', /version is 2, expected 1: this page reads no other/],
    [text.replace('"weights"', '"weight"'), /weights is undefined, expected an object/],
  ] as const) {
    await give(content);
    await lab.locator('[data-lab-told]', { hasText: message }).waitFor();
  }
  await give(text);
  await lab.locator('.lab-runs tbody tr').waitFor();
  await give(JSON.stringify({ format: 'unrolled run weights', version: 1, plan: (JSON.parse(text) as Checkpoint).plan, weights: (JSON.parse(text) as Checkpoint).weights }));
  await lab.locator('.lab-runs tbody tr').nth(1).waitFor();
  expect(await sequences()).toBe(0);
  expect(await told.textContent()).toBe('');
  await page.goto(url.replace(/#run=.*/, '#run=e30'));
  await lab.locator('[data-lab-told]', { hasText: 'The link cannot be used: lab: version is missing' }).waitFor();
  await set('rate', '-1');
  await lab.locator('[type=submit]').click();
  expect(await told.textContent()).toBe('lab: rate is -1, expected above 0');
}); // prettier-ignore

test('a loss that is no number is told, and a run leads to a cell that does the same', async () => {
  await open('training-lab/', { viewport: { width: 390, height: 844 } });
  await lab.locator('[name=preset]').selectOption('order-rnn');
  await lab.locator('[name=optimizer]').selectOption('sgd');
  await lab.locator('[name=task]').selectOption('adding');
  await set('length', '24');
  await set('rate', '1e160');
  await lab.locator('[type=submit]').click();
  await happened(/^Run A has ended: lab: loss of sequence \d+ is (?:NaN|Infinity)/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await set('rate', '0.01');
  await set('sequences', '200');
  await lab.locator('[type=submit]').click();
  await happened(/^Run B has seen all 200 sequences/);
  await act('code').click();
  await page.waitForURL(/scratch/);
  await page.locator('[data-cells] .cell [data-do=run]').first().click();
  await page.waitForSelector('[data-cells] .cell[data-state=done]', { timeout: 60_000 });
  expect(await page.innerText('[data-cells] .cell .cell-outputs')).toContain('200');
}); // prettier-ignore
