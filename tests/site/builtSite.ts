/**
 * The built book, served as `npm start` serves it, and pages of it that report what they should not have said.
 * Source: dist/, as `npm run build` leaves it.
 * Leaves out building.
 */
import type { Server } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serve } from '../../site/build/serve.ts';
import { launch } from './browser.ts';

export interface Opened {
  readonly page: Page;
  /** Warnings, errors and requests to other origins; empty on a page that keeps its promises. */
  readonly said: readonly string[];
  readonly close: () => Promise<void>;
}

export interface BuiltSite {
  readonly origin: string;
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Opened>;
  /** Ends the server; the browser stays. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

/** Serves dist/, or a copy of it. */
export async function builtSite(folder?: string): Promise<BuiltSite> {
  const server: Server = await serve(0, folder);
  const address = server.address();
  const origin = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  const browser: Browser = await launch();
  const cut = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return {
    origin,
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        // Tests that take the network away are answered by nobody else; offline.browser.test.ts lets it in.
        serviceWorkers: 'block',
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const said: string[] = [];
      page.on('console', (message) => {
        const isBlocked = message.text().includes('Service Worker registration blocked');
        if (['error', 'warning'].includes(message.type()) && !isBlocked) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(error.message));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) said.push(`asked ${url}`);
      });
      await page.goto(`${origin}/${path}`, { waitUntil: 'networkidle' });
      return { page, said, close: () => context.close() };
    },
    cut,
    async close() {
      await browser.close();
      cut();
    },
  };
}
