/**
 * The book under a path of its own, `/unrolled/`, on a host whose name is known: links, search, cells, offline, canonical addresses.
 * Source: a build of its own with BASE_PATH and SITE_URL.
 * Leaves out what does not depend on the path.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtSite, type BuiltSite } from './builtSite.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const host = 'https://example.org';
const base = '/unrolled/';

let folder = '';
let out = '';
let site: BuiltSite;
let pages: readonly string[] = [];
const html = (page: string): string => readFileSync(join(out, page), 'utf8');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unrolled-path-'));
  out = join(folder, base);
  // The test runner's own variables (BASE_URL, MODE, …) would be the build's.
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, BASE_PATH: base, SITE_URL: host };
  const build = spawnSync('node_modules/.bin/astro', ['build', '--outDir', out], { cwd: root, env, encoding: 'utf8' }); // prettier-ignore
  expect(build.status, build.stdout + build.stderr).toBe(0);
  writeFileSync(join(folder, 'index.html'), 'Another site has the root of the host.');
  pages = readdirSync(out, { recursive: true, encoding: 'utf8' })
    // 404.html answers every address and has none of its own.
    .filter((file) => file.endsWith('.html') && file !== '404.html')
    .sort();
  site = await builtSite(folder);
}, 600_000);

afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('points everything below the path, at files that are there', () => {
  const missing: string[] = [];
  for (const page of pages) {
    for (const [, to = ''] of html(page).matchAll(/\s(?:href|src|data-book|content)="([^"]*)"/g)) {
      const isAddress = to.startsWith('/') || to.startsWith(host);
      if (!isAddress) continue;
      const { pathname } = new URL(to.replaceAll('&amp;', '&'), host);
      const file = decodeURIComponent(pathname).replace(/\/$/, '/index.html');
      if (!file.startsWith(base) || !existsSync(join(folder, file))) missing.push(`${page}: ${to}`);
    }
  }
  expect(missing).toEqual([]);
});

it('names itself and its translation in full', () => {
  const links = (page: string): string[] =>
    [...html(page).matchAll(/<link rel="(?:canonical|alternate)"[^>]*>/g)].map(([link]) =>
      [...link.matchAll(/(?:hreflang|href)="([^"]*)"/g)].map(([, value]) => value).join(' '),
    );
  const english = `${host}${base}lstm-forward/`;
  const chinese = `${host}${base}zh-cn/lstm-forward/`;
  for (const page of ['lstm-forward/index.html', 'zh-cn/lstm-forward/index.html']) {
    expect(links(page)).toEqual(expect.arrayContaining([`en ${english}`, `zh-CN ${chinese}`]));
  }
  expect(links('lstm-forward/index.html')).toContain(english);
  expect(readFileSync(join(out, 'sitemap-0.xml'), 'utf8')).toContain(`<loc>${english}</loc>`);
  expect(readFileSync(join(out, 'llms.txt'), 'utf8')).toContain(`${host}${base}lstm-forward.md`);
  expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toContain(`${host}${base}sitemap-index.xml`);
}); // prettier-ignore

it('runs a cell, finds by its search, and keeps the chapter without a network', async () => {
  const { page, said, close } = await site.open('unrolled/lstm-forward/', {
    serviceWorkers: 'allow',
  });
  const cell = '#cell-byHand';
  await page.click(`${cell} .cell-run`);
  await page.waitForSelector(`${cell}[data-state=done]`);
  await page.keyboard.press('/');
  await page.locator('[data-search-dialog] input').fill('LSTM');
  const found = page.locator('.pagefind-ui__result-link[href*="lstm-forward/"]').first();
  await found.waitFor();
  expect(await found.getAttribute('href')).toMatch(/^\/unrolled\//);
  expect(said).toEqual([]);
  await page.keyboard.press('Escape');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(async () => (await caches.match(location.href))?.ok ?? false))
    .toBe(true);
  site.cut();
  await page.reload();
  await page.locator('h1', { hasText: 'LSTM forward' }).waitFor();
  await close();
});
