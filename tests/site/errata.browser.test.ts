/**
 * The errata lab in a browser: a patched file is compiled and examined in the reader's sandbox, also after an edit.
 * Source: the built page of one mistake; numbers of its printed outputs.
 * Leaves out the other mistakes, which the slow tests examine.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mistakes } from '../../content/errata/mistakes.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.close());

it('lists every mistake, each with a page of its own', async () => {
  const { page, said, close } = await site.open('errata-lab/');
  const links = await page
    .locator('.errata-table tbody a')
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
  expect(links.map((one) => one.split('/')[2]).sort()).toEqual(mistakes.map(({ id }) => id).sort());
  for (const link of links) {
    expect([link, (await page.request.get(`${site.origin}${link}`)).ok()]).toEqual([link, true]);
  }
  expect(said).toEqual([]);
  await close();
});

it('compiles the patched file in the sandbox and finds the line; mended by the reader, it finds nothing', async () => {
  const { page, said, close } = await site.open('errata/no-carousel/');
  const checks = page.locator('#cell-checks');
  const built = await checks.locator('table').first().textContent();
  await checks.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => checks.getAttribute('data-state'), { timeout: 60_000 }).toBe('done');
  expect(await checks.locator('table').first().textContent()).toBe(built);
  expect(built).toContain('lstm.13');

  const file = page.locator('#cell-file');
  await file.getByRole('button', { name: 'Edit' }).click();
  const editor = file.locator('.cm-content');
  await editor.waitFor();
  const before = 'w.cι[c] * δ.ι[t + 1][j] +';
  const after = `b.φ[t + 1][j] * ε.s[t + 1][c] + ${before}`;
  const source = (await file.locator('.cell-code').textContent())!;
  expect(source.split(before)).toHaveLength(2);
  await editor.press('ControlOrMeta+a');
  await page.keyboard.insertText(source.replace(before, after));
  await file.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => checks.getAttribute('data-state'), { timeout: 60_000 }).toBe('done');
  await expect.poll(() => checks.locator('table').first().textContent()).toContain('0 of 33');
  expect(await checks.locator('table').first().textContent()).not.toContain('lstm.13');
  expect(said).toEqual([]);
  await close();
});
