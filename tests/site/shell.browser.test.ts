/**
 * The shell of the built site in a browser: search, theme, languages, contents, links, no script.
 * Source: dist/, as `npm run build` leaves it, served as `npm start` serves it.
 * Leaves out what is held of every page (everyPage.ts), and the live parts, cells and checks, which have tests of their own.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapters } from '../../site/build/chapters.ts';
import { faces } from '../../site/build/fonts.ts';
import { dictionary } from '../../site/i18n/index.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';
import { violations } from './everyPage.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const files = readdirSync(dist, { recursive: true }).map(String);
const pages = files.filter((file) => file.endsWith('.html'));
/** The first page, a chapter, and the chapter in the other language. */
const searched = ['', 'lstm-forward/', 'zh-cn/lstm-forward/'];
const html = (file: string): string => readFileSync(join(dist, file), 'utf8');

let site: BuiltSite;
let origin = '';
let open: BuiltSite['open'];

beforeAll(async () => {
  site = await builtSite();
  ({ origin, open } = site);
});

afterAll(() => site?.close());

describe('the search', () => {
  it.each(searched)('on /%s finds what is searched for, by the key / alone', async (path) => {
    const { page, said, close } = await open(path);
    await page.keyboard.press('/');
    const input = page.locator('[data-search-dialog] input');
    await input.waitFor();
    await input.fill('forget gate');
    const dialog = page.locator('[data-search-dialog]');
    const found = async (): Promise<unknown> => ({
      first: await dialog.locator('.pagefind-ui__result-link').first().getAttribute('href', { timeout: 500 }).catch(() => null),
      text: await dialog.innerText(),
      said,
    }); // prettier-ignore
    // The chapter that explains it, before the ledger of networks without one.
    const first = expect.stringMatching(/^\/(zh-cn\/)?lstm-forward\/$/) as string;
    await expect.poll(found).toMatchObject({ first, said: [] });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    await page.keyboard.press('Control+k');
    expect(await dialog.isVisible()).toBe(true);
    expect(await input.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(said).toEqual([]);
    await close();
  });
});

describe('the shell', () => {
  it('keeps the theme that the reader chose', async () => {
    const { page, close } = await open('', { colorScheme: 'light' });
    await page.locator('.header-row .theme select').selectOption('dark');
    const theme = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBe('dark');
    await page.reload();
    expect(await theme()).toBe('dark');
    await close();
  });

  it('leads to the same page in the other language and back', async () => {
    const { page, close } = await open('lstm-forward/');
    await page.locator('.header-row .languages a', { hasText: '中文' }).click();
    await page.waitForURL('**/zh-cn/lstm-forward/');
    await page.locator('.header-row .languages a', { hasText: 'English' }).click();
    await page.waitForURL(`${origin}/lstm-forward/`);
    await close();
  });

  it('lists all planned chapters, links the written ones and says which are planned', async () => {
    const { page, close } = await open('lstm-forward/');
    const rows = page.locator('#contents .part > ol > li');
    expect(await rows.count()).toBe(chapters.length);
    const { shell } = dictionary('en');
    const planned = page.locator('#contents .planned');
    expect(await planned.count()).toBe(
      chapters.length - (await page.locator('#contents .part > ol > li a[data-chapter]').count()),
    );
    for (const text of await planned.allTextContents()) expect(text).toContain(shell.planned);
    expect(await page.locator('#contents .planned a').count()).toBe(0);
    const sections = await page.locator('#contents .current .sections a').allTextContents();
    const headings = await page.locator('.prose > h2').allTextContents();
    expect(sections.map((one) => one.trim())).toEqual(headings.map((one) => one.trim()));
    await close();
  });

  it('keeps the reader’s mark that a chapter is read, in both languages, until it is taken back', async () => {
    const { page, close } = await open('lstm-forward/');
    const box = page.locator('.read-mark input');
    const listed = page.locator('#contents [data-chapter="lstm-forward"]');
    expect(await listed.getAttribute('data-read')).toBeNull();
    await box.check();
    expect(await listed.textContent()).toContain(`(${dictionary('en').shell.readSign})`);
    await page.goto(`${origin}/zh-cn/lstm-forward/`);
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    expect(await listed.getAttribute('data-read')).toBeNull();
    await close();
  });

  it('opens the contents as a sheet on a phone, by keyboard, and closes it on Escape', async () => {
    const { page, close } = await open('lstm-forward/', { viewport: { width: 390, height: 844 } });
    const sheet = page.locator('#contents');
    expect(await sheet.isVisible()).toBe(false);
    await page.locator('.contents-button').focus();
    await page.keyboard.press('Enter');
    expect(await sheet.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await sheet.isVisible()).toBe(false);
    await close();
  });

  it('skips to the title by the first key', async () => {
    const { page, close } = await open('lstm-forward/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await close();
  });

  it('shows text, symbols and figures without script, in light', async () => {
    const { page, close } = await open('lstm-forward/', { javaScriptEnabled: false });
    expect(html('lstm-forward/index.html')).toMatch(/<html[^>]*data-theme="light"/);
    expect(await page.locator('.prose .katex').first().isVisible()).toBe(true);
    expect(await page.locator('.prose > p').first().isVisible()).toBe(true);
    expect(await page.locator('.figure svg:visible').count()).toBeGreaterThan(0);
    expect(await page.locator('#inspector').isVisible()).toBe(true);
    await close();
  });

  it('answers an address without a page in both languages', async () => {
    const { page, close } = await open('nothing/');
    expect(await page.locator('h1').textContent()).toContain(dictionary('en').shell.notFound.title);
    expect(await page.locator('main [lang="zh-CN"]').count()).toBe(1);
    await close();
  });
});

describe('the built files', () => {
  it('hold MathML on the chapter and a policy on every page', () => {
    expect(html('lstm-forward/index.html')).toContain('<math');
    for (const page of pages) expect(html(page), page).toContain('Content-Security-Policy');
  });

  it('link only to what is there, fragments too', () => {
    const missing: string[] = [];
    for (const page of pages) {
      for (const [, href = ''] of html(page).matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(href)) continue;
        const url = new URL(
          href.replaceAll('&amp;', '&'),
          `http://x/${page.replace(/index\.html$/, '')}`,
        );
        const file = decodeURIComponent(url.pathname)
          .slice(1)
          .replace(/(^|\/)$/, '$1index.html');
        const there = files.includes(file);
        const id = decodeURIComponent(url.hash.slice(1));
        // A live selection (#t=3&q=…) is read by the page's script; everything else is an element.
        const found = there && (id === '' || id.includes('=') || html(file).includes(`id="${id}"`));
        if (!found) missing.push(`${page}: ${href}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('hold faces of at most 90 kB in all, each as WOFF2 under a hashed name', () => {
    const fonts = files.filter((file) => /\.(woff2?|ttf|otf)$/.test(file));
    expect(fonts.every((file) => /\.[\w-]{8,}\.woff2$/.test(file))).toBe(true);
    expect(fonts.length).toBe(faces.length);
    const bytes = fonts.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
    expect(bytes).toBeLessThanOrEqual(90 * 1024);
  });
});
