/**
 * The two meanings of a partial derivative in a browser: the switch, the move, the questions; by keyboard alone.
 * Source: dist/, as `npm run build` leaves it; numbers of content/reference/partials.ts.
 * Leaves out the derivatives themselves (tests/content/partials.test.ts).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partial, partialNames, partials } from '../../content/reference/partials.ts';
import { formatValue } from '../../site/live/format.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

it('shows both derivatives of every question, and what moves until everything is frozen', async () => {
  const { page, said, close } = await site.open('two-derivatives/');
  const view = page.locator('[data-partial-view]');
  const active = (): Promise<string> => view.locator('.is-active dd').innerText();
  expect(await active()).toBe(formatValue(partial('netByWeight', 0.25).total));
  for (const name of partialNames) {
    await page.check(`[value=${name}]`);
    const { explicit, total, moved, frozen, following } = partial(name, 0.25);
    await expect.poll(active).toBe(formatValue(total));
    expect(await view.locator('tbody tr').count()).toBe(moved.length);
    expect(await view.locator('[role=status]').innerText()).toContain(formatValue(following));
    await page.check('[name=frozen]');
    await expect.poll(active).toBe(formatValue(explicit));
    expect(await view.locator('[role=status]').innerText()).toContain(formatValue(frozen));
    const { of } = partials[name];
    const watched = moved.filter((one) => one.name === of.name && one.row === of.row);
    const others = moved.length - Math.min(1, watched.length);
    expect(await view.locator('.is-held').count()).toBe(others);
    if (watched.length > 0)
      expect(await view.locator('.is-watched td').last().innerText()).toBe(formatValue(frozen));
    await page.uncheck('[name=frozen]');
  }
  expect(said).toEqual([]);
  await close();
});

it('works by keyboard, and stands without a script', async () => {
  const { page, close } = await site.open('two-derivatives/');
  await page.focus('[name=delta]');
  await page.keyboard.press('ArrowRight');
  const { following } = partial('netByWeight', 0.3);
  await expect
    .poll(() => page.locator('[data-partial-view] [role=status]').innerText())
    .toContain(formatValue(following));
  await close();
  const still = await site.open('two-derivatives/', { javaScriptEnabled: false });
  const { total } = partial('netByWeight', 0.25);
  expect(await still.page.locator('.is-active dd').innerText()).toBe(formatValue(total));
  expect(await still.page.locator('[data-controls]').isVisible()).toBe(false);
  await still.close();
});
