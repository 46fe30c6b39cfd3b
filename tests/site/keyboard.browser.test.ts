/**
 * A walk by keyboard alone: read, step, edit, run, save, judge; and what a screen reader is told on the way.
 * Source: dist/, as `npm run build` leaves it. No pointer is moved and no element is focused but by keys.
 * Leaves out the rules that axe knows (everyPage.ts).
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

/** Presses Tab until the focus stands on what the selector names; gives the number of presses. */
async function reach(page: Page, selector: string, most = 500): Promise<number> {
  for (let n = 1; n <= most; n++) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    );
    if (isThere) return n;
  }
  throw new Error(`reach: ${selector} was not reached by ${String(most)} presses of Tab`);
}

it('reads, steps, edits, runs, saves and judges a chapter without a pointer, in its order', async () => {
  const { page, said, close } = await site.open('lstm-forward/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await reach(page, '#figure-9-1 [data-step-to]');
  await page.waitForSelector('html[data-live]');
  await page.keyboard.press('ArrowLeft');
  await page.locator('[data-view="inspector"]', { hasText: 't = 3' }).waitFor();
  // The focus is seen where it is.
  await reach(page, '#lstm\\.3 [data-symbols]');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
  expect(outline).not.toBe('none');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.locator('[data-view="inspector"]', { hasText: 'pinned' }).waitFor();
  await reach(page, '#cell-byHand .cell-code');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#cell-byHand .cm-focused');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('display(`the answer is ${6 * 7}`);');
  await page.keyboard.press('Control+Enter');
  await page.locator('#cell-byHand .cell-outputs', { hasText: 'the answer is 42' }).waitFor();
  // Tab is the editor's; Escape gives it back.
  await page.keyboard.press('Escape');
  await reach(page, 'details:has([data-do=ipynb]) > summary');
  await page.keyboard.press('Enter');
  await reach(page, '[data-do=ipynb]');
  const file = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await file).suggestedFilename()).toBe('lstm-forward.ipynb');
  await reach(page, '#exercise-output-gate input');
  await page.keyboard.type('Σ_i w_iω x_i^t + banana');
  await page.keyboard.press('Enter');
  await page.locator('#exercise-output-gate .verdict', { hasText: 'Cannot be read' }).waitFor();
  expect(said).toEqual([]);
  await close();
});

it('names equations, figures, cells and inputs, each formula once', async () => {
  const { page, close } = await site.open('lstm-forward/');
  const doubled = await page.evaluate(() =>
    [...document.querySelectorAll('.katex')].filter(
      (one) =>
        one.querySelectorAll('math').length !== 1 ||
        one.querySelector('.katex-html')?.getAttribute('aria-hidden') !== 'true',
    ).length,
  ); // prettier-ignore
  expect(doubled).toBe(0);
  const nameless = await page.evaluate(() =>
    ['.equation [data-symbols]', 'figure, [data-figure]', '.cell', '.input input'].filter(
      (selector) =>
        [...document.querySelectorAll(selector)].some(
          (one) =>
            !one.getAttribute('aria-label') &&
            !one.getAttribute('aria-labelledby') &&
            !(one as HTMLInputElement).labels?.length &&
            !one.querySelector('figcaption, .cell-name, h3'),
        ),
    ),
  );
  expect(nameless).toEqual([]);
  await close();
});

it('moves nothing by itself where motion is to be reduced', async () => {
  const { page, close } = await site.open('lstm-forward/', { reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((one) => {
      const { animationName, transitionDuration } = getComputedStyle(one);
      const longest = Math.max(...transitionDuration.split(',').map(parseFloat));
      return animationName !== 'none' || longest > 0.01;
    }).map((one) => one.className.toString()),
  ); // prettier-ignore
  expect(moving).toEqual([]);
  await close();
});
