/**
 * Every English page in both themes, on a desk and on a phone: axe finds nothing.
 * Source: everyPage.ts, which holds each page in one theme on a desk, in the other on a phone. Only contrast depends on the theme.
 * Leaves out Chinese pages: until they are translated they have the same text.
 */
import { afterAll, beforeAll, it } from 'vitest';
import { builtSite, type BuiltSite } from './builtSite.ts';
import { allPages, showAll, violations } from './everyPage.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

const looks = [
  { colorScheme: 'light', width: 390, rules: undefined },
  { colorScheme: 'dark', width: 390, rules: ['color-contrast'] },
  { colorScheme: 'light', width: 1280, rules: undefined },
  { colorScheme: 'dark', width: 1280, rules: ['color-contrast'] },
] as const;

it.concurrent.for(allPages.filter((path) => !path.startsWith('zh-cn/')))(
  '/%s',
  async (path, { expect }) => {
    const { page, close } = await site.open(path);
    await showAll(page);
    for (const { colorScheme, width, rules } of looks) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await page.waitForSelector(`html[data-theme="${colorScheme}"]`);
      expect(await violations(page, rules), `${colorScheme}, ${String(width)} px`).toEqual([]);
    }
    await close();
  },
);
