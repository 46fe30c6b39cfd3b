/**
 * Comparing one's own numbers in a browser: by hand, by file, with a mistake, with weights of another system; kept on reload.
 * Source: dist/, as `npm run build` leaves it; files made of the page's own downloads.
 * Leaves out what is found in which numbers (tests/content/compare.slow.test.ts).
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

const download = async (page: Page, name: string): Promise<Record<string, unknown>> =>
  (await (await page.request.get(`${site.origin}/reference/${name}.json`)).json()) as Record<
    string,
    unknown
  >;
const found = async (page: Page): Promise<string> => {
  await page.waitForSelector('.compare-found .verdict');
  return page.innerText('.compare-found');
};
async function compare(page: Page, text: string): Promise<string> {
  await page.fill('.compare textarea', text);
  await page.click('.compare [type=submit]');
  return found(page);
}

it('agrees with a download, opened as a file', async () => {
  const { page, said, close } = await site.open('reference/');
  const file = await download(page, 'lstm');
  await page.setInputFiles('.compare [type=file]', {
    name: 'lstm.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  expect(await found(page)).toMatch(/^All [\d,]+ numbers in 38 arrays agree/);
  expect(said).toEqual([]);
  await close();
});

it('names the first difference of the example, its line and its cause, and keeps the text', async () => {
  const { page, said, close } = await site.open('reference/');
  await page.click('[data-example]');
  const text = await found(page);
  expect(text).toContain('a_φ at step 1, unit 1');
  expect(text).toContain('the right ones of a_ω');
  expect(await page.getAttribute('.compare-found a', 'href')).toBe('/ledger/lstm/#lstm.3');
  const before = await page.inputValue('.compare textarea');
  await page.reload();
  expect(await page.inputValue('.compare textarea')).toBe(before);
  expect(said).toEqual([]);
  await close();
});

it('calls a known mistake by its name, with a link to its page', async () => {
  const { page, said, close } = await site.open('reference/');
  const file = await download(page, 'rnn');
  const gradient = file['gradient'] as { hh: number[][] };
  const b = (file['trace'] as { b: { h: number[][] } }).b.h;
  const δ = (file['errors'] as { δ: { h: number[][] } }).δ.h;
  // b of the same step for b of the step before.
  gradient.hh = gradient.hh.map((row, h) =>
    row.map((_, to) => b.reduce((sum, one, t) => sum + one[h]! * δ[t]![to]!, 0)),
  );
  expect(await compare(page, JSON.stringify({ ...file, net: undefined }))).toContain(
    'A red edge reads today’s output',
  );
  expect(await page.getAttribute('[data-mistake]', 'href')).toBe('/errata/rnn-recurrent-of-today/');
  expect(said).toEqual([]);
  await close();
});

it('takes weights of PyTorch, and says what is wrong with a text', async () => {
  const { page, close } = await site.open('reference/');
  const weights = {
    layout: 'pytorch',
    weight_ih_l0: [[0.5], [0.2], [-0.3], [0.9]],
    weight_hh_l0: [[0.1], [0.4], [0.7], [-0.2]],
  };
  const x = [[1], [-1]];
  const right = { weights, x, trace: { y: [[0], [0]] } };
  expect(await compare(page, JSON.stringify(right))).toContain('y_k at step 1, unit 1');
  expect(await compare(page, '{"name": "lstm"')).toMatch(/^✕\s+your file: text is no JSON/);
  expect(await compare(page, '<img src=x onerror=alert(1)>')).toContain(
    'your file: text is no JSON',
  );
  await close();
});
