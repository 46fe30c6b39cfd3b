/**
 * The figures of influence in a real browser: sliders, gates, keys, touch, links, on the page of all figures.
 * Source: dist/, as `npm run build` leaves it.
 * Leaves out the numbers (influenceFigures.test.ts).
 */
import axe from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

it('a slider changes maps, norms and address; a link brings the setting back', async () => {
  const { page, said, close } = await site.open('figures/time/');
  const part = page.locator('.gallery-part:has(#fading)');
  await part.scrollIntoViewIfNeeded();
  await part.locator('input[data-option=scale]').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/scale=1\.1&in=fading/);
  await part.locator('output', { hasText: '1.1' }).waitFor();
  await page.goto(`${site.origin}/figures/time/#t=12&q=b_c&scale=2&in=fading`);
  await page.reload();
  await part.locator('[role=status]', { hasText: '8.5e−1' }).waitFor({ state: 'attached' });
  await part.locator('rect[data-step-to="5"]').first().click();
  await page.waitForURL(/t=5/);
  expect(said).toEqual([]);
  await close();
});

it('a finger shuts a gate, a key steps along the row, and both figures pass axe on a phone', async () => {
  const { page, said, close } = await site.open('figures/time/', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    bypassCSP: true,
  });
  const part = page.locator('.gallery-part:has(#gates)');
  const button = part.getByRole('button', { name: 'Forget gate, step 4: open' });
  await button.scrollIntoViewIfNeeded();
  await button.tap();
  await part.getByRole('button', { name: 'Forget gate, step 4: shut' }).waitFor();
  await page.waitForURL(/forget=11101111/);
  await part.locator('.ring').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForURL(/t=2/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    const all = ['fading', 'gates'].map((id) => document.getElementById(id)!.closest('section')!);
    const results = [];
    for (const one of all) results.push(await run.run(one));
    return results.flatMap(({ violations }) =>
      violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      ),
    );
  });
  expect(found).toEqual([]);
  expect(said).toEqual([]);
  await close();
});
