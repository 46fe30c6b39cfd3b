/**
 * Cells in a real browser, from built files, under the real policy: what a page loads, and how cells run.
 * Source: the fixture page in fixtures/notebook; what design section 6 asks of cells.
 * Leaves out writing and harm, which have files of their own, and the book’s own pages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();

describe('a built page', () => {
  test('shows code and outputs, and loads no kernel and no editor, before anyone asks', async () => {
    await nb.page.waitForLoadState('networkidle');
    expect(await nb.output('slow')).toMatch(/440$/);
    expect(await nb.output('wrong')).toContain('ShapeError lstm.forward: w.iι is 1×4');
    expect(await nb.page.locator(cell('chart', 'svg')).count()).toBe(1);
    expect(nb.requests.filter((url) => /_cells|controller|editor|tex/.test(url))).toEqual([]);
    // The bundler's helper is every page's, with cells or without.
    const scripts = nb.requests.filter(
      (url) => url.endsWith('.js') && !url.includes('preload-helper'),
    );
    const sizes = scripts.map(
      (url) => gzipSync(readFileSync(join(nb.site.folder, new URL(url).pathname))).length,
    );
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(3000);
    expect(nb.complaints).toEqual([]);
  });

  test('is complete without scripts', async () => {
    await nb.page.context().close();
    await nb.open({ javaScriptEnabled: false });
    expect(await nb.output('slow')).toMatch(/440$/);
    expect(await nb.page.isDisabled(cell('slow', '.cell-run'))).toBe(true);
    expect(await nb.page.innerText('.input-range output')).toBe('8.0');
    expect(await nb.page.innerText('.slider-was')).toBe('measured 2.5');
  });

  test('holds no script that compiles text, and none inline', () => {
    const files = readdirSync(nb.site.folder, { recursive: true, encoding: 'utf8' });
    const own = files.filter((one) => /\.js$/.test(one));
    expect(own.length).toBeGreaterThan(5);
    for (const one of own) {
      if (one.startsWith('_cells/unrolled.')) continue; // d3-dsv brings one that the library never calls
      expect(readFileSync(join(nb.site.folder, one), 'utf8'), one).not.toMatch(
        /\beval\(|\bnew Function\b/,
      );
    }
    const html = readFileSync(join(nb.site.folder, 'index.html'), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
    expect(policy).toMatch(/script-src[^;]* blob:/);
  });
});

describe('running', () => {
  test('runs a cell with what it needs and what needs it, and nothing else', async () => {
    await nb.run('trace');
    await nb.until('trace', 'done');
    await nb.until('chart', 'done');
    expect(await nb.state('setup')).toBe('done');
    expect(await nb.state('slow')).toBe('built');
    expect(await nb.output('trace')).toContain('0.776');
    expect(await nb.status('trace')).toMatch(/^ran in [\d.]+ ms$/);
    expect(nb.complaints).toEqual([]);
  });

  test('runs all cells, each to its own end', async () => {
    await nb.page.click(cell('setup', '[data-do=all]'));
    for (const name of ['setup', 'trace', 'chart', 'slow', 'values', 'free']) {
      await nb.until(name, 'done');
    }
    expect(await nb.state('wrong')).toBe('error');
    expect(nb.complaints).toEqual([]);
  });

  test('gives what the page was built with', async () => {
    for (const name of ['trace', 'slow', 'values', 'wrong']) {
      const before = await nb.page.innerHTML(cell(name, '.cell-outputs'));
      await nb.run(name);
      await nb.until(name, 'done', 'error');
      await nb.page.waitForTimeout(50);
      expect(await nb.page.innerHTML(cell(name, '.cell-outputs')), name).toBe(before);
    }
    expect(nb.complaints).toEqual([]);
  });

  test('a slider moves its cells, and the page’s figures, at once', async () => {
    await nb.page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      document.addEventListener('unrolled:scene', (event) =>
        seen.push((event as CustomEvent).detail),
      );
    });
    const before = await nb.output('slow');
    await nb.page.focus('.slider input');
    for (let n = 0; n < 4; n++) await nb.page.keyboard.press('ArrowRight');
    await nb.page.waitForFunction(() =>
      document.querySelector('#cell-slow .cell-outputs')!.textContent?.endsWith('550'),
    );
    expect(before).not.toContain('550');
    await nb.until('trace', 'done');
    expect(await nb.state('free')).toBe('built');
    expect(await nb.page.innerText('.input-range output')).toBe('10.0');
    expect(
      await nb.page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen),
    ).toEqual([8.5, 9, 9.5, 10].map((value) => ({ path: 'x[2][0]', value })));
    expect(nb.complaints).toEqual([]);
  });

  test('shows progress with rate and remaining time, and stops at the button', async () => {
    await nb.run('free', 'for (let n = 1; n <= 1000; n++) {\n  progress(n, 1000, `epoch ${n}`);\n  await new Promise((go) => setTimeout(go, 20));\n}'); // prettier-ignore
    await nb.page.waitForFunction(() =>
      /left$/.test(document.querySelector('#cell-free .cell-status')!.textContent ?? ''),
    );
    expect(await nb.status('free')).toMatch(
      /^epoch \d+ · running, [\d.]+ m?s · \d+ a second · [\d.]+ s left$/,
    );
    expect(await nb.page.innerText(cell('free', '.cell-run'))).toBe('Stop');
    await nb.page.click(cell('free', '.cell-run'));
    await nb.until('free', 'stopped');
    expect(await nb.page.innerText(cell('free', '.cell-note'))).toContain(
      'Your other cells are still here.',
    );
  });

  test('a line that a cell prints again and again takes its own place', async () => {
    await nb.run('free', 'for (let n = 0; n < 500; n++) display(`loss ${n}`, { id: "loss" });');
    await nb.until('free', 'done');
    await nb.page.waitForTimeout(100);
    expect(await nb.output('free')).toBe('loss 499');
  });
});
