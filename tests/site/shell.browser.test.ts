/**
 * The built site in a browser: policy, search, theme, languages, contents, widths, faces, links, no script.
 * Source: dist/, as `npm run build` leaves it, served as `npm start` serves it.
 * Leaves out the live parts, cells and checks, which have tests of their own.
 */
import axe from 'axe-core';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapters, ownPages } from '../../site/build/chapters.ts';
import { faces } from '../../site/build/fonts.ts';
import { dictionary } from '../../site/i18n/index.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const files = readdirSync(dist, { recursive: true }).map(String);
const pages = files.filter((file) => file.endsWith('.html'));
/** One page of every kind, all that are written of chapters and pages of their own, and some in Chinese. */
const paths = [
  '', ...chapters.map(({ slug }) => `${slug}/`), ...ownPages.map((page) => `${page}/`),
  'errata/no-carousel/', 'two-derivatives/', 'ledger/rnn/', 'reference/', 'notation/', 'glossary/', 'references/', 'zh-cn/', 'zh-cn/lstm-forward/', 'zh-cn/ledger/rnn/',
].filter((path) => pages.includes(`${path}index.html`)); // prettier-ignore
/** Where every width and the search are tried; elsewhere a phone, a tablet and a desk are enough. */
const thorough = ['', 'lstm-forward/', 'zh-cn/lstm-forward/'];
const html = (file: string): string => readFileSync(join(dist, file), 'utf8');

let site: BuiltSite;
let origin = '';
let open: BuiltSite['open'];

beforeAll(async () => {
  site = await builtSite();
  ({ origin, open } = site);
});

afterAll(() => site?.close());

describe.each(paths)('/%s', (path) => {
  const lang = path.startsWith('zh-cn') ? 'zh-CN' : 'en';

  it('opens under its policy, asks no other origin, is silent, has every letter in its faces and never scrolls sideways', async () => {
    const { page, said, close } = await open(path, { colorScheme: 'light' });
    const { theme, language } = await page.evaluate(() => {
      const { dataset, lang: language } = document.documentElement;
      return { theme: dataset['theme'], language };
    });
    expect({ theme, language }).toEqual({ theme: 'light', language: lang });
    expect(lettersMissing(await usedFaces(page)), 'letters that no face has').toEqual([]);
    const widths = thorough.includes(path)
      ? [390, 700, 820, 1024, 1240, 1440, 1800]
      : [390, 820, 1240];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `at ${String(width)} px`).toBeLessThanOrEqual(0);
    }
    expect(said).toEqual([]);
    await close();
  });

  it('passes axe in both themes, with everything open and alive', async () => {
    const { page, close } = await open(path, { colorScheme: 'dark', bypassCSP: true });
    await page.mouse.move(400, 400);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    if (path.includes('lstm-forward')) await page.waitForSelector('html[data-live]');
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await page.evaluate(axe.source);
    expect(await violations(page)).toEqual([]);
    // The other theme changes colors only, and all pages have the same ones: every third is enough.
    if (paths.indexOf(path) % 3 > 0) return close();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForSelector('html[data-theme="light"]');
    expect(await violations(page, ['color-contrast'])).toEqual([]);
    await close();
  });
});

async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    const options = { resultTypes: ['violations' as const], preload: false };
    const { violations: found } = await run.run({
      ...options,
      ...(only && { runOnly: [...only] }),
    });
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, rules);
}

describe('the search', () => {
  it.each(thorough)('on /%s finds what is searched for, by the key / alone', async (path) => {
    const { page, said, close } = await open(path);
    await page.keyboard.press('/');
    const input = page.locator('#starlight__search input');
    await input.waitFor();
    await input.fill('LSTM');
    await page.locator('.pagefind-ui__result-link[href*="lstm-forward/"]').first().waitFor();
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

/** Files whose glyphs stand for a family in a weight and style, as fonts.css says. */
const cut: Readonly<Record<string, readonly string[]>> = {
  'Libertinus Serif 400 normal': ['text', 'text-greek', 'symbols'],
  'Libertinus Serif 400 italic': ['text-italic', 'text-italic-greek', 'symbols'],
  'Source Sans 3 400 normal': ['ui', 'ui-greek', 'symbols'],
  'Source Sans 3 600 normal': ['ui-strong'],
  'Fira Mono 400 normal': ['code', 'code-greek', 'symbols'],
  'KaTeX_Main 400 normal': ['katex-main'],
  // Its family is asked first, the upright one of the same package next.
  'KaTeX_Math 400 italic': ['katex-math', 'katex-main'],
  'KaTeX_Size1 400 normal': ['katex-size1'],
  'KaTeX_Size2 400 normal': ['katex-size2'],
};

/** Marks that none of the faces draws in any version; the system's do. */
const drawnBySystem = new Set('✓✕▶◀○ᵀ₁₂');

async function usedFaces(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const used = new Map<string, Set<string>>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('script, style, template, math, noscript')) continue;
      const style = getComputedStyle(parent);
      const family = style.fontFamily.split(',')[0]?.trim().replaceAll(/["']/g, '') ?? '';
      const key = `${family} ${style.fontWeight} ${style.fontStyle}`;
      const set = used.get(key) ?? used.set(key, new Set()).get(key);
      for (const character of node.textContent ?? '') set?.add(character);
    }
    return Object.fromEntries([...used].map(([key, set]) => [key, [...set].join('')]));
  });
}

const foreign = /[\s\p{Script=Han}\p{Cf}\u3000-\u303f\uff00-\uffef]/u;

function lettersMissing(used: Readonly<Record<string, string>>): string[] {
  const textOf = (file: string): string => faces.find((face) => face.file === file)?.text ?? '';
  return Object.entries(used).flatMap(([key, characters]) => {
    const held = cut[key]?.map(textOf).join('');
    const lacking = [...characters].filter(
      (one) => !foreign.test(one) && !drawnBySystem.has(one) && !held?.includes(one),
    );
    return lacking.length > 0 ? [`${key}: ${lacking.join('')}`] : [];
  });
}
