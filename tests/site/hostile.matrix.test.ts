/**
 * Hostile cells, each in a page of its own: it ran, nothing left, the page answered throughout, nothing else changed.
 * Source: hostile/*.ts; the fixture page under the real policy, and a plain page that has neither sandbox nor policy.
 * Leaves out dead workers and memory (notebookHarm.matrix.test.ts).
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { erase } from '../../site/notebook/erase.ts';
import { launch } from './browser.ts';
import { burden } from './hostile/burden.ts';
import type { Harm, Hostile } from './hostile/hostile.ts';
import { markup } from './hostile/markup.ts';
import { network } from './hostile/network.ts';
import { reach } from './hostile/reach.ts';
import { serveNotebook, type Site } from './notebookSite.ts';

const all: readonly Hostile[] = [...network, ...reach, ...markup, ...burden];
const harmful = all.filter(({ harm }) => harm);

let site: Site;
let browser: Browser;
let context: BrowserContext;
/** Another origin that answers everything and keeps what it was asked. */
let foreign: Server;
let afar: string;
let arrived: string[] = [];

const plain =
  '<!doctype html><title>Plain</title><p id="text">the reader’s</p><div id="out"></div>';

beforeAll(async () => {
  foreign = createServer((request, response) => {
    const url = request.url ?? '';
    arrived.push(url);
    const type = url === '/plain' ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type });
    response.end(url === '/plain' ? plain : 'export default 1');
  });
  // A socket is asked for like everything else.
  foreign.on('upgrade', (request, socket) => {
    arrived.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  afar = `http://127.0.0.1:${String((foreign.address() as AddressInfo).port)}`;
  [site, browser] = await Promise.all([serveNotebook(inject('notebookFolder')), launch()]);
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  foreign.closeAllConnections();
  foreign.close();
});

const placed = (source: string, here: string): string =>
  source
    .replaceAll('SOCKET', afar.replace('http', 'ws'))
    .replaceAll('AFAR', afar)
    .replaceAll('HERE', here);

test('there are sixty hostile cells and more, twenty of them and more with a harm to show', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(harmful.length).toBeGreaterThanOrEqual(20);
});

/** Longest time between two beats of the page's own clock. A frozen page misses it by far, a busy machine does not. */
const longestSilence = 2500;

const free = '#cell-free';

interface Opened {
  readonly page: Page;
  /** Requests that were made and are neither the page's own nor refused by its policy. */
  readonly left: Set<string>;
}
let opened: Opened | null = null;

/** The page on which cells run one after the other: what one of them did would be seen by the next. */
async function open(): Promise<Opened> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const left = new Set<string>();
  page.on('request', (request) => {
    const url = request.url();
    const own = url.startsWith(site.origin) && !url.includes('leak');
    if (!own && !/^(blob|data|about):/.test(url)) left.add(url);
  });
  // What the policy refused never left.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') left.delete(request.url());
  });
  await page.addInitScript(() => {
    const beat = { last: performance.now(), longest: 0 };
    Object.assign(globalThis, { beat });
    setInterval(() => {
      const now = performance.now();
      beat.longest = Math.max(beat.longest, now - beat.last);
      beat.last = now;
    }, 50);
  });
  await page.goto(site.origin);
  await page.click(`${free} [data-do=edit]`);
  await page.waitForSelector(`${free} .cm-content`);
  return { page, left };
}

async function close(): Promise<void> {
  await opened?.page.close();
  opened = null;
}

const ended = ['done', 'error', 'stopped'].map((state) => `${free}[data-state=${state}]`).join();

describe('in its sandbox, a cell that', () => {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await close();
  });
  afterAll(close);

  test.each(all)('$name', async ({ source, shows, stops, breaks }) => {
    opened ??= await open();
    const { page, left } = opened;
    arrived = [];
    left.clear();
    await page.evaluate('beat.longest = 0');
    const text = placed(source, site.origin);
    await page.click(`${free} .cm-content`);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
    await page.waitForSelector(`${free}[data-state=edited]`);
    await page.click(`${free} .cell-run`);
    const output = (): Promise<string> => page.innerText(`${free} .cell-outputs`);
    if (stops) {
      await page.waitForFunction(
        (where) => document.querySelector(where)!.textContent!.includes('began'),
        `${free} .cell-outputs`,
      );
      await page.waitForTimeout(200);
      // One that ended by itself has nothing to stop.
      if ((await page.getAttribute(free, 'data-state')) === 'running') {
        await page.click(`${free} .cell-run`);
      }
    }
    await page.waitForSelector(ended);
    await expect
      .poll(async () => (await output()).trim(), { timeout: 5000, interval: 30 })
      .toMatch(shows);

    // The other cells, the page and the reader's text are as they were, and another cell runs.
    expect(await page.title()).toBe('Cells');
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.innerText('#cell-slow .cell-outputs')).toMatch(/440\s*$/);
    expect(await page.getAttribute('#cell-slow', 'data-state')).toBe('built');
    expect(await page.locator(`${free} .cm-content`).innerText()).toBe(text);
    expect(await page.isVisible('main h1')).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    await page.click('#cell-values .cell-run');
    await page.waitForSelector('#cell-values[data-state=done]');
    expect(await page.innerText('#cell-values .cell-outputs')).toContain('−0.333');
    expect(await page.evaluate('beat.longest')).toBeLessThan(longestSilence);
    expect([...left]).toEqual([]);
    expect(arrived).toEqual([]);
    if (breaks) await close();
  });
});

/** The same code as a script of a plain page; markup goes in as it is. */
async function runPlain(page: Page, source: string): Promise<void> {
  const code = `
    const out = document.querySelector('#out');
    const display = (value) => {
      const own = value?.[Symbol.for('Jupyter.display')]?.();
      const box = document.createElement('div');
      if (!own) box.textContent = String(typeof value === 'object' ? JSON.stringify(value) : value);
      else box.innerHTML = own['text/html'] ?? own['image/svg+xml'] ?? '';
      out.append(box);
    };
    (async () => {${erase(source)}\n})().catch(() => {});`;
  // Without waiting: some of it never ends.
  await page.evaluate((text) => {
    setTimeout(() => {
      const script = document.createElement('script');
      script.textContent = text;
      document.body.append(script);
    });
  }, code);
}

/** Whether the page answers within a time in which an idle one has long answered. */
const answers = (page: Page): Promise<boolean> =>
  Promise.race([
    page.evaluate(() => true).catch(() => false),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1500)),
  ]);

const stored = async (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys())
      files.push(name);
    return (
      localStorage.getItem('mine') !== null ||
      sessionStorage.getItem('mine') !== null ||
      document.cookie.includes('mine') ||
      (await indexedDB.databases()).some(({ name }) => name === 'mine') ||
      (await caches.keys()).includes('mine') ||
      files.includes('mine')
    );
  });

const seen: Readonly<Record<Harm, (page: Page) => Promise<boolean>>> = {
  request: () => Promise.resolve(arrived.some((url) => url.includes('leak'))),
  title: async (page) => (await page.title()) !== 'Plain',
  frozen: async (page) => !(await answers(page)),
  stored,
  navigated: async (page) =>
    new URL(page.url()).pathname !== '/plain' || page.context().pages().length > 1,
  text: async (page) => (await page.textContent('#text')) === 'mine',
  flooded: async (page) =>
    !(await answers(page)) || (await page.locator('#out > div').count()) > 1e5,
};

describe('without it, a cell that', () => {
  test.each(harmful)('$name: does harm ($harm)', async ({ source, harm }) => {
    // Something of its own each time: what one keeps must not count for the next.
    const own = await browser.newContext();
    const page = await own.newPage();
    // A dialog holds the page until someone answers it: here nobody does.
    page.on('dialog', () => undefined);
    await page.goto(`${afar}/plain`);
    arrived = [];
    await runPlain(page, placed(source, afar));
    await expect.poll(() => seen[harm!](page).catch(() => false), { timeout: 8000 }).toBe(true);
    // A frozen page does not close by itself.
    await Promise.race([own.close(), new Promise((resolve) => setTimeout(resolve, 1000))]);
  });
});
