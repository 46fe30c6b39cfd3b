/**
 * Cells in a real browser, from built files, under the real policy: run, edit, stop, slide, and cells that do harm.
 * Source: the fixture page in fixtures/notebook; what design section 6 asks of cells.
 * Leaves out the book's own pages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch } from './browser.ts';
import { buildSite, type Site } from './notebookSite.ts';

let site: Site;
let browser: Browser;
let page: Page;
let requests: string[];
let complaints: string[];
/** Another origin that would answer; what reaches it has left the page. */
let foreign: Server;
let afar: string;
let arrived: string[];

beforeAll(async () => {
  foreign = createServer((request, response) => {
    arrived.push(request.url ?? '');
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'content-type': 'text/javascript',
    });
    response.end('export default 1');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  afar = `http://127.0.0.1:${String((foreign.address() as AddressInfo).port)}`;
  [site, browser] = await Promise.all([buildSite(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  foreign.closeAllConnections();
  foreign.close();
});

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  page = await context.newPage();
  requests = [];
  arrived = [];
  complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  // What the policy refused never left.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp')
      requests = requests.filter((url) => url !== request.url());
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.origin);
}
beforeEach(() => open());
afterEach(async () => {
  const abroad = requests.filter(
    (url) => !url.startsWith(site.origin) && !/^(blob:|data:|about:)/.test(url),
  );
  await page.context().close();
  expect(abroad).toEqual([]);
  expect(arrived).toEqual([]);
});

const cell = (name: string, part = ''): string => `#cell-${name} ${part}`.trim();
const state = (name: string) => page.getAttribute(cell(name), 'data-state');
const output = async (name: string): Promise<string> =>
  (await page.innerText(cell(name, '.cell-outputs'))).trim();
const status = (name: string) => page.innerText(cell(name, '.cell-status'));
const until = (name: string, ...states: string[]) =>
  page.waitForSelector(states.map((one) => `#cell-${name}[data-state=${one}]`).join(', '), {
    timeout: 30_000,
  });

async function write(name: string, source: string): Promise<void> {
  if ((await page.locator(cell(name, '.cm-content')).count()) === 0) {
    await page.click(cell(name, '[data-do=edit]'));
  }
  await page.click(cell(name, '.cm-content'));
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(source);
}
async function run(name: string, source?: string): Promise<void> {
  if (source !== undefined) await write(name, source);
  await page.click(cell(name, '.cell-run'));
}

describe('a built page', () => {
  test('shows code and outputs, and loads no kernel and no editor, before anyone asks', async () => {
    await page.waitForLoadState('networkidle');
    expect(await output('slow')).toMatch(/440$/);
    expect(await output('wrong')).toContain('ShapeError lstm.forward: w.iι is 1×4');
    expect(await page.locator(cell('chart', 'svg')).count()).toBe(1);
    expect(requests.filter((url) => /_cells|controller|editor|tex/.test(url))).toEqual([]);
    const scripts = requests.filter((url) => url.endsWith('.js'));
    const sizes = scripts.map(
      (url) => gzipSync(readFileSync(join(site.folder, new URL(url).pathname))).length,
    );
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(3000);
    expect(complaints).toEqual([]);
  });

  test('is complete without scripts', async () => {
    await page.context().close();
    await open({ javaScriptEnabled: false });
    expect(await output('slow')).toMatch(/440$/);
    expect(await page.isDisabled(cell('slow', '.cell-run'))).toBe(true);
    expect(await page.innerText('.slider output')).toBe('8.0');
    expect(await page.innerText('.slider-was')).toBe('measured 2.5');
  });

  test('holds no script that compiles text, and none inline', () => {
    const files = readdirSync(site.folder, { recursive: true, encoding: 'utf8' });
    const own = files.filter((one) => /\.js$/.test(one));
    expect(own.length).toBeGreaterThan(5);
    for (const one of own) {
      if (one.startsWith('_cells/unrolled.')) continue; // d3-dsv brings one that the library never calls
      expect(readFileSync(join(site.folder, one), 'utf8'), one).not.toMatch(
        /\beval\(|\bnew Function\b/,
      );
    }
    const html = readFileSync(join(site.folder, 'index.html'), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
    expect(policy).toMatch(/script-src[^;]* blob:/);
  });
});

describe('running', () => {
  test('runs a cell with what it needs and what needs it, and nothing else', async () => {
    await run('trace');
    await until('trace', 'done');
    await until('chart', 'done');
    expect(await state('setup')).toBe('done');
    expect(await state('slow')).toBe('built');
    expect(await output('trace')).toContain('0.776');
    expect(await status('trace')).toMatch(/^ran in [\d.]+ ms$/);
    expect(complaints).toEqual([]);
  });

  test('runs all cells, each to its own end', async () => {
    await page.click(cell('setup', '[data-do=all]'));
    for (const name of ['setup', 'trace', 'chart', 'slow', 'values', 'free']) {
      await until(name, 'done');
    }
    expect(await state('wrong')).toBe('error');
    expect(complaints).toEqual([]);
  });

  test('gives what the page was built with', async () => {
    for (const name of ['trace', 'slow', 'values', 'wrong']) {
      const before = await page.innerHTML(cell(name, '.cell-outputs'));
      await run(name);
      await until(name, 'done', 'error');
      await page.waitForTimeout(50);
      expect(await page.innerHTML(cell(name, '.cell-outputs')), name).toBe(before);
    }
    expect(complaints).toEqual([]);
  });

  test('a slider moves its cells, and the page’s figures, at once', async () => {
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      document.addEventListener('unrolled:scene', (event) =>
        seen.push((event as CustomEvent).detail),
      );
    });
    const before = await output('slow');
    await page.focus('.slider input');
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() =>
      document.querySelector('#cell-slow .cell-outputs')!.textContent?.endsWith('550'),
    );
    expect(before).not.toContain('550');
    await until('trace', 'done');
    expect(await state('free')).toBe('built');
    expect(await page.innerText('.slider output')).toBe('10.0');
    expect(await page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen)).toEqual(
      [8.5, 9, 9.5, 10].map((value) => ({ path: 'x[2][0]', value })),
    );
    expect(complaints).toEqual([]);
  });

  test('shows progress with rate and remaining time, and stops at the button', async () => {
    await run('free', 'for (let n = 1; n <= 1000; n++) {\n  progress(n, 1000, `epoch ${n}`);\n  await new Promise((go) => setTimeout(go, 20));\n}'); // prettier-ignore
    await page.waitForFunction(() =>
      /left$/.test(document.querySelector('#cell-free .cell-status')!.textContent ?? ''),
    );
    expect(await status('free')).toMatch(
      /^epoch \d+ · running, [\d.]+ m?s · \d+ a second · [\d.]+ s left$/,
    );
    expect(await page.innerText(cell('free', '.cell-run'))).toBe('Stop');
    await page.click(cell('free', '.cell-run'));
    await until('free', 'stopped');
    expect(await page.innerText(cell('free', '.cell-note'))).toContain(
      'Your other cells are still here.',
    );
  });

  test('a line that a cell prints again and again takes its own place', async () => {
    await run('free', 'for (let n = 0; n < 500; n++) display(`loss ${n}`, { id: "loss" });');
    await until('free', 'done');
    await page.waitForTimeout(100);
    expect(await output('free')).toBe('loss 499');
  });
});

describe('writing', () => {
  test('an edit runs, keeps its types, survives reload and goes at Reset', async () => {
    await run('free', 'const free: number = (1 as number) + 1;\nfree * rain;');
    await until('free', 'done');
    expect(await output('free')).toBe('16');
    await page.reload();
    await page.waitForSelector('#cell-free[data-state=edited]');
    expect(await page.innerText(cell('free', '.cell-code'))).toContain('free * rain;');
    await run('free');
    await until('free', 'done');
    expect(await output('free')).toBe('16');
    await page.click(cell('free', '[data-do=reset]'));
    expect(await page.innerText(cell('free', '.cell-code'))).toBe('const free = 1;');
    expect(await state('free')).toBe('built');
    await page.reload();
    await page.waitForTimeout(200);
    expect(await state('free')).toBe('built');
    expect(complaints).toEqual([]);
  });

  test('keys: Enter edits, Shift-Enter runs, Esc leaves, Tab goes on', async () => {
    await page.focus(cell('free', '.cell-code'));
    await page.keyboard.press('Enter');
    await page.waitForSelector(cell('free', '.cm-focused'));
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nfree + 41;');
    await page.keyboard.press('Shift+Enter');
    await until('free', 'done');
    expect(await output('free')).toBe('42');
    await page.keyboard.press('Escape');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-do'));
    expect(await focused()).toBe('run');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('reset');
  });

  test('cells below an edit are told to be out of date, then follow it', async () => {
    await page.click(cell('setup', '[data-do=edit]'));
    await page.click(cell('setup', '.cm-content'));
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' ');
    expect(await state('trace')).toBe('stale');
    expect(await status('trace')).toBe('net, weights changed above');
    await run('setup');
    await until('trace', 'done');
    await until('chart', 'done');
  });

  test('tells errors at the reader’s own line, each in its cell', async () => {
    await run('free', 'const p = 1;\n\nlstm.forward(net, weights, [[p]]);');
    await until('free', 'error');
    expect(await status('free')).toBe('stopped at line 3');
    expect(await output('free')).toContain(
      'ShapeError lstm.forward: x[0] has 1 numbers, expected inputs = 2',
    );
    await run('free', 'const p = 1;\nconst = 2;');
    await until('free', 'error');
    expect(await status('free')).toBe('stopped at line 2');
    await run('free', 'enum A { B }');
    await page.waitForFunction(() =>
      document
        .querySelector('#cell-free .cell-outputs')!
        .textContent?.includes('enum: cannot be erased'),
    );
    await run('free', 'const net = 1;');
    await until('setup', 'error');
    expect(await output('setup')).toContain('net: is defined twice, here and in cell free');
    expect(await output('free')).toContain('net: is defined twice, here and in cell setup');
    await run('free', 'const q = 1;\nnowhere.x');
    await page.waitForFunction(() =>
      document
        .querySelector('#cell-free .cell-outputs')!
        .textContent?.includes('nowhere is not defined'),
    );
    expect(await status('free')).toBe('stopped at line 2');
    expect(complaints).toEqual([]);
  });

  test('works where the browser keeps nothing', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.reload();
    await run('free', '6 * 7');
    await until('free', 'done');
    expect(await output('free')).toBe('42');
    expect(complaints).toEqual([]);
  });
});

/** The page answers, the other cells stand, the text is the reader's, and another cell runs. */
async function unharmed(source: string): Promise<void> {
  const began = Date.now();
  expect(await page.evaluate(() => 1 + 1)).toBe(2);
  expect(Date.now() - began).toBeLessThan(1000);
  expect(await page.title()).toBe('Cells');
  expect(await output('slow')).toMatch(/440$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await page.locator(cell('free', '.cm-content')).innerText()).toBe(source);
  await run('values');
  await until('values', 'done');
  expect(await output('values')).toContain('−0.333');
}

/** Resolves with what the cell showed, once it is over in whatever way. */
async function hostile(source: string, ...ends: string[]): Promise<string> {
  await run('free', source);
  await until('free', ...(ends.length > 0 ? ends : ['done', 'error', 'stopped']));
  await page.waitForTimeout(150);
  return output('free');
}

describe('cells that do harm', () => {
  const endless: readonly [string, string][] = [
    ['loops for ever', 'display("began"); while (true) {}'],
    ['awaits for ever in turns', 'display("began"); for (;;) await null;'],
    [
      'loops in a display method',
      'display("began"); display({ get [Symbol.for("Jupyter.display")]() { for (;;); } })',
    ],
    ['loops in a pattern', 'display("began"); /^(a+)+$/.test("a".repeat(60) + "b")'],
  ];
  test.each(endless)('%s: stopped by the reader', async (_, source) => {
    await run('setup');
    await until('setup', 'done');
    await run('free', source);
    await page.waitForFunction(() =>
      document.querySelector('#cell-free .cell-outputs')!.textContent?.includes('began'),
    );
    const began = Date.now();
    await page.click(cell('free', '.cell-run'));
    await until('free', 'stopped');
    expect(Date.now() - began).toBeLessThan(1000);
    expect(await state('setup')).toBe('done');
    expect(await output('free')).toBe('began');
    await unharmed(source);
    // What was computed before is there again for whoever asks.
    await run('trace');
    await until('trace', 'done');
  });

  test('loops for ever: given up by the page, from the moment Run is pressed', async () => {
    const source = 'display("began");\nwhile (true) {}';
    const began = Date.now();
    expect(await hostile(source, 'stopped')).toBe('began');
    expect(Date.now() - began).toBeGreaterThan(9000);
    expect(await status('free')).toBe('stopped after 10 s');
    expect(await page.innerText(cell('free', '.cell-note'))).toContain(
      'an endless loop, or more memory',
    );
    await unharmed(source);
  });

  test('uses up all memory', async () => {
    const source =
      'display("began"); const kept: unknown[] = []; while (true) kept.push(Array.from({ length: 1e5 }, (_, n) => ({ n })));';
    await hostile(source, 'stopped', 'error');
    await unharmed(source);
  });

  test('ends its own worker', async () => {
    const source = 'display("began"); close(); await new Promise(() => {});';
    expect(await hostile(source, 'stopped')).toBe('began');
    expect(await page.innerText(cell('free', '.cell-note'))).toMatch(
      /worker it ran in|no sign of life/,
    );
    await unharmed(source);
  });

  const over: readonly [string, string, RegExp][] = [
    ['shows a million outputs', 'for (let n = 0; n < 1e6; n++) display(n); ', /999,800 more outputs were not shown/],
    ['prints without end', 'for (let n = 0; n < 3e5; n++) console.log("y".repeat(100)); ', /more outputs were not shown/],
    ['shows one long word', 'display("began"); display("x".repeat(1e7)); ', /^began\s+x+… \(\+9990000\)$/],
    ['recurses', 'display("began"); const deep = (): number => deep() + 1;\ndeep(); ', /^began\s+.*RangeError/s],
    ['throws what cannot be cloned', 'display("began"); throw { f() {}, get message() { throw 1 } }; ', /^began\s+✕\s+Thrown value/],
    ['reports progress a million times', 'for (let n = 0; n < 1e6; n++) progress(n, 1e6); display("began"); ', /^began/],
    ['asks another origin', 'display("began"); await fetch("AFAR/x"); ', /^began\s+.*TypeError/s],
    ['opens a socket', 'display("began"); const w = new WebSocket("SOCKET"); await new Promise((ok) => { w.onerror = ok; }); display("refused"); ', /refused|SecurityError|Error/],
    ['asks its own origin', 'display("began"); await fetch("HERE/"); ', /^began\s+.*TypeError/s],
    ['imports a script', 'display("began"); importScripts("AFAR/x.js"); ', /^began\s+.*(NetworkError|Error)/s],
    ['imports a module', 'display("began"); await import("AFAR/x.js"); ', /^began\s+.*TypeError/s],
    ['compiles text', 'display("began"); (0, eval)("1 + 1"); ', /^began\s+.*EvalError/s],
    ['compiles a function', 'display("began"); new Function("return 1")(); ', /^began\s+.*EvalError/s],
    ['keeps something', 'display("began"); await new Promise((ok, no) => { const r = indexedDB.open("x"); r.onsuccess = ok; r.onerror = () => no(r.error); }); ', /^began\s+.*(SecurityError|Error)/s],
    ['reaches for the page', 'display("began"); display(`${typeof (globalThis as any).document} ${typeof (globalThis as any).parent}`); ', /^began\s+undefined undefined/],
    ['runs a worker of its own from afar', 'display("began"); new Worker("AFAR/w.js"); ', /^began\s+.*(SecurityError|Error)/s],
    ['draws markup that runs', 'display("began"); display({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "x", "text/html": "<img src=AFAR/i onerror=\\"document.title=1\\"><script>document.title=2</script><p>kept</p>" }) }); ', /^began\s+kept/],
    ['draws a shape that loads', 'display("began"); display({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "x", "image/svg+xml": "<svg onload=\\"document.title=3\\"><image href=AFAR/i /><rect style=\\"fill:url(AFAR/f)\\"/><text>kept</text></svg>" }) }); ', /^began\s+kept/],
    ['sets a formula without end', 'display("began"); display(tex("{".repeat(4000))); ', /^began\s+This formula is too long/],
    ['pollutes prototypes', 'display("began"); Object.defineProperty(Object.prototype, "slot", { value: "x" }); (Array.prototype as any).map = null; ', /./],
    ['forges messages', 'display("began"); (globalThis as any).postMessage({ type: "done", cell: "slow", run: 99, ms: 1 }); display("sent"); ', /^began\s+sent/],
    ['takes the port from a message', `display("began"); Object.defineProperty(MessageEvent.prototype, "data", { get(this: MessageEvent) { (this.target as any)?.postMessage({ type: "outputs", cell: "slow", run: 99, items: [], left: 0 }); return {}; } }); await new Promise((go) => setTimeout(go, 700)); display("waited"); `, /^began\s+waited/],
    ['takes the timers away', 'display("began"); (globalThis as any).setTimeout = undefined; ', /^began/],
    ['shows what cannot be read', 'display("began"); display(new Proxy({}, { ownKeys() { throw new Error("no") }, getPrototypeOf() { throw 1 } })); ', /^began/],
    ['is named like a part of an object', 'const constructor = 1; const hasOwnProperty = 2; const toString = 3; display("began" + constructor); ', /^began1/],
  ]; // prettier-ignore
  test.each(over)('%s', async (_, source, shown) => {
    const text = source
      .trim()
      .replaceAll('SOCKET', afar.replace('http', 'ws'))
      .replaceAll('AFAR', afar)
      .replaceAll('HERE', site.origin);
    expect(await hostile(text)).toMatch(shown);
    await unharmed(text);
    expect(await state('slow')).toBe('built');
  });
});
