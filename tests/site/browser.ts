/**
 * A browser for the tests: the Chromium of an npm package on Linux x64, else an installed one.
 * Source: @sparticuz/chromium unpacks itself; each process unpacks into a folder of its own.
 * Leaves out engines but Chromium and, where BROWSER=firefox asks for it, Playwright's Firefox.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox, type Browser } from 'playwright-core';

/**
 * The package unpacks into the temporary folder under one fixed name: two processes that start at once would
 * run each other's half-written file.
 */
async function unpacked(): Promise<{ path: string; args: string[]; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'unrolled-browser-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    packed.setGraphicsMode = false;
    return { path: await packed.executablePath(), args: packed.args, folder };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Arguments of the package that would change what the tests measure. */
const unwanted =
  /single-process|no-zygote|disable-web-security|allow-running-insecure|IsolateOrigins|site-isolation|headless/;

/**
 * As desktop browsers do, and this build does not unless told: the cells' frame has a process of its own,
 * and may run out of memory without the page.
 */
const isolated = '--site-per-process';

export async function launch(): Promise<Browser> {
  if (process.env['BROWSER'] === 'firefox') return firefox.launch();
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { path, args, folder } = await unpacked();
    const browser = await chromium.launch({
      executablePath: path,
      args: [...args.filter((one) => !unwanted.test(one)), isolated],
    });
    browser.on('disconnected', () => void rm(folder, { recursive: true, force: true }));
    return browser;
  }
  for (const channel of ['chrome', 'chromium', 'msedge']) {
    try {
      return await chromium.launch({ channel });
    } catch {
      // Not installed: the next one may be.
    }
  }
  const bundled = chromium.executablePath();
  if (existsSync(bundled)) return chromium.launch();
  throw new Error('launch: found no browser, expected Chrome, Chromium or Playwright’s own');
}
