/**
 * The notebook's fixture page in a real browser, and what its tests ask of it.
 * Source: notebookBuild.ts builds it, notebookSite.ts serves it under the real policy; a second server stands for everything abroad.
 * Leaves out the tests themselves.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { launch } from './browser.ts';
import { serveNotebook, type Site } from './notebookSite.ts';

export const cell = (name: string, part = ''): string => `#cell-${name} ${part}`.trim();

/** A fresh page before each test; after it, nothing may have asked for another origin. */
export class NotebookPage {
  site!: Site;
  browser!: Browser;
  page!: Page;
  requests: string[] = [];
  complaints: string[] = [];
  /** Another origin that would answer; what reaches it has left the page. */
  afar = '';
  arrived: string[] = [];
  private foreign!: Server;

  constructor() {
    beforeAll(async () => {
      this.foreign = createServer((request, response) => {
        this.arrived.push(request.url ?? '');
        response.writeHead(200, {
          'access-control-allow-origin': '*',
          'content-type': 'text/javascript',
        });
        response.end('export default 1');
      });
      await new Promise<void>((resolve) => this.foreign.listen(0, '127.0.0.1', resolve));
      this.afar = `http://127.0.0.1:${String((this.foreign.address() as AddressInfo).port)}`;
      [this.site, this.browser] = await Promise.all([
        serveNotebook(inject('notebookFolder')),
        launch(),
      ]);
    });
    afterAll(async () => {
      await this.browser?.close();
      await this.site?.close();
      this.foreign.closeAllConnections();
      this.foreign.close();
    });
    beforeEach(() => this.open());
    afterEach(async () => {
      const abroad = this.requests.filter(
        (url) => !url.startsWith(this.site.origin) && !/^(blob:|data:|about:)/.test(url),
      );
      await this.page.context().close();
      expect(abroad).toEqual([]);
      expect(this.arrived).toEqual([]);
    });
  }

  async open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    const context = await this.browser.newContext({
      viewport: { width: 1000, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    this.page = page;
    this.requests = [];
    this.arrived = [];
    this.complaints = [];
    page.on('request', (request) => this.requests.push(request.url()));
    // What the policy refused never left.
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'csp') {
        this.requests = this.requests.filter((url) => url !== request.url());
      }
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(this.site.origin);
  }

  state = (name: string): Promise<string | null> =>
    this.page.getAttribute(cell(name), 'data-state');

  output = async (name: string): Promise<string> =>
    (await this.page.innerText(cell(name, '.cell-outputs'))).trim();

  status = (name: string): Promise<string> => this.page.innerText(cell(name, '.cell-status'));

  until = async (name: string, ...states: string[]): Promise<void> => {
    const selectors = states.map((one) => `#cell-${name}[data-state=${one}]`);
    await this.page.waitForSelector(selectors.join(', '), { timeout: 30_000 });
  };

  /** Waits until the outputs of a cell hold a text. */
  shows = async (name: string, text: string): Promise<void> => {
    await this.page.waitForFunction(
      ([one, wanted]) =>
        document.querySelector(`#cell-${one!} .cell-outputs`)!.textContent!.includes(wanted!),
      [name, text],
    );
  };

  async write(name: string, source: string): Promise<void> {
    const { page } = this;
    if ((await page.locator(cell(name, '.cm-content')).count()) === 0) {
      await page.click(cell(name, '[data-do=edit]'));
    }
    await page.click(cell(name, '.cm-content'));
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(source);
  }

  async run(name: string, source?: string): Promise<void> {
    if (source !== undefined) await this.write(name, source);
    await this.page.click(cell(name, '.cell-run'));
  }

  /** Resolves with what cell `free` showed, once it is over in whatever way. */
  async hostile(source: string, ...ends: string[]): Promise<string> {
    await this.run('free', source);
    await this.until('free', ...(ends.length > 0 ? ends : ['done', 'error', 'stopped']));
    await this.page.waitForTimeout(150);
    return this.output('free');
  }

  /** The page answers, the other cells stand, the text is the reader's, and another cell runs. */
  async unharmed(source: string): Promise<void> {
    const { page } = this;
    const began = Date.now();
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    expect(Date.now() - began).toBeLessThan(1000);
    expect(await page.title()).toBe('Cells');
    expect(await this.output('slow')).toMatch(/440$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    expect(await page.locator(cell('free', '.cm-content')).innerText()).toBe(source);
    await this.run('values');
    await this.until('values', 'done');
    expect(await this.output('values')).toContain('−0.333');
  }
}
