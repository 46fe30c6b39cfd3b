/**
 * What is held of every page, in one visit: policy, silence, weight, shift, letters, widths, and axe with everything open.
 * Source: dist/, as `npm run build` leaves it; budgets.ts.
 * Leaves out what single pages do.
 */
import axe from 'axe-core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets, longTaskTarget, mostShift } from './budgets.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';
import { lettersMissing, usedFaces } from './usedFaces.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Addresses of all pages, without the leading slash. */
export const allPages: readonly string[] = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => file.replace(/index\.html$/, ''))
  .sort();

type Kind = keyof typeof budgets;
type Weight = Readonly<Record<Kind, number>>;

const sizes = new Map<string, number>();
/** Kilobytes of a file on its way; fonts are compressed already. */
function sizeOf(path: string): number {
  let size = sizes.get(path);
  if (size === undefined) {
    const bytes = readFileSync(join(dist, decodeURIComponent(path)));
    size = (path.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length) / 1024;
    sizes.set(path, size);
  }
  return size;
}

async function weigh(page: Page, path: string): Promise<Weight> {
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  const sum = (pattern: RegExp): number =>
    [...new Set(loaded)]
      .filter((one) => pattern.test(one))
      .reduce((total, one) => total + sizeOf(one), 0);
  const [html, script, css, fonts] = [
    sizeOf(`/${path}index.html`),
    sum(/\.js$/),
    sum(/\.css$/),
    sum(/\.woff2$/),
  ];
  const other = sum(/\.(?!js$|css$|woff2$)\w+$/);
  return { html, script, css, fonts, total: html + script + css + fonts + other };
}

/** Sum of layout shifts, and the longest task, since the page began. */
const unrest = (page: Page): Promise<{ shift: number; longest: number }> =>
  page.evaluate(async () => {
    const seen = (type: string): Promise<PerformanceEntry[]> =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(resolve, 50, []);
      });
    const [shifts, tasks] = await Promise.all([seen('layout-shift'), seen('longtask')]);
    return {
      shift: (shifts as (PerformanceEntry & { value: number })[]).reduce((sum, one) => sum + one.value, 0),
      longest: Math.max(0, ...tasks.map(({ duration }) => duration)),
    };
  }); // prettier-ignore

/** Rules of axe that the page breaks, and where. Everything is held, without exceptions. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
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

/** Opens what can be opened and lays out what is far from the screen: what is skipped is neither measured nor read. */
export const showAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(sheet);
    for (const one of document.querySelectorAll('details')) one.open = true;
  });

/** 320 is a phone at its narrowest, and a desk of 1280 at 400 %; 640 is the same desk at 200 %. */
const widths = [320, 390, 640, 820, 1240];
const thorough = [...widths, 700, 1024, 1440, 1800];

/** Themes change colors, widths the layout: each of both is held once of each page, all four by npm run test:axe. */
const looks = [
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
] as const;

export function holdPages(paths: readonly string[]): void {
  let site: BuiltSite;
  const table: string[] = [];
  beforeAll(async () => {
    site = await builtSite();
  });
  afterAll(async () => {
    const head = [
      'html',
      'script',
      'css',
      'fonts',
      'total',
      'shift',
      `task/${String(longTaskTarget)}`,
    ];
    console.log([`kB:${''.padEnd(37)}${head.map((one) => one.padStart(8)).join('')}`, ...table].join('\n')); // prettier-ignore
    await site?.close();
  });

  describe.each(paths)('/%s', (path) => {
    it(
      'keeps its policy, asks no other origin, is silent, light, still, legible and never scrolls sideways; axe finds nothing',
      { retry: 1 },
      async () => {
        const { page, said, close } = await site.open(path, { colorScheme: 'light' });
        const { theme, language } = await page.evaluate(() => {
          const { dataset, lang: language } = document.documentElement;
          return { theme: dataset['theme'], language };
        });
        expect({ theme, language }).toEqual({
          theme: 'light',
          language: path.startsWith('zh-cn') ? 'zh-CN' : 'en',
        });
        const weight = await weigh(page, path);
        const { shift, longest } = await unrest(page);
        const columns = [...Object.values(weight).map((one) => one.toFixed(1)), shift.toFixed(3), longest.toFixed(0)]; // prettier-ignore
        table.push(`/${path.padEnd(39)}${columns.map((one) => one.padStart(8)).join('')}`);
        expect(lettersMissing(await usedFaces(page)), 'letters that no face has').toEqual([]);
        await page.mouse.move(400, 400);
        await showAll(page);
        for (const width of path === 'lstm-forward/' ? thorough : widths) {
          await page.setViewportSize({ width, height: 844 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over, `at ${String(width)} px`).toBeLessThanOrEqual(0);
        }
        for (const { colorScheme, width } of looks) {
          await page.setViewportSize({ width, height: 844 });
          await page.emulateMedia({ colorScheme });
          await page.waitForSelector(`html[data-theme="${colorScheme}"]`);
          expect(await violations(page), `${colorScheme}, ${String(width)} px`).toEqual([]);
        }
        expect(said).toEqual([]);
        for (const kind of Object.keys(budgets) as Kind[])
          expect(weight[kind], kind).toBeLessThanOrEqual(budgets[kind]);
        expect(shift, 'shift').toBeLessThanOrEqual(mostShift);
        // A guard against hangs: two browsers share two processors here.
        expect(longest, 'longest task').toBeLessThan(10 * longTaskTarget);
        await close();
      },
    );
  });
}
