/**
 * The watch over running cells, in a real browser: budget, offer, stop, death, and a kernel that starts again.
 * Source: the fixture page in fixtures/notebook; the watch begins with the press of Run, whatever the kernel says.
 * Leaves out what a cell may do to others (notebookHarm.matrix.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();

const note = (name: string): Promise<string> => nb.page.innerText(cell(name, '.cell-note'));
const asked = (name: string) =>
  nb.page.waitForSelector(cell(name, '.cell-note [data-do=go-on]'), { timeout: 15_000 });
const patient = { timeout: 60_000 };

describe('a cell past its time budget', () => {
  test(
    'that never yields: the reader is asked, and it ends where nobody answers',
    patient,
    async () => {
      const source = 'display("began");\nwhile (true) {}';
      const pressed = Date.now();
      await nb.run('free', source);
      await asked('free');
      expect(Date.now() - pressed).toBeGreaterThan(9000);
      expect(await note('free')).toContain('No sign of life for 10 s');
      await nb.until('free', 'stopped');
      expect(await nb.output('free')).toBe('began');
      expect(await nb.status('free')).toBe('stopped after 20 s');
      expect(await note('free')).toContain('an endless loop, or more memory');
      await nb.unharmed(source);
    },
  );

  test(
    'that never yields goes on when the reader says so, and comes to its end',
    patient,
    async () => {
      await nb.run(
        'free',
        'const end = performance.now() + 23e3;\nwhile (performance.now() < end) {}\n"at last"',
      );
      await asked('free');
      await nb.page.click(cell('free', '[data-do=go-on]'));
      expect(await note('free')).toBe('');
      await nb.until('free', 'done');
      expect(await nb.output('free')).toBe('at last');
    },
  );

  test(
    'that yields is never ended, only asked about; its progress is a new budget',
    patient,
    async () => {
      await nb.run(
        'free',
        'let n = 0;\nfor (;;) {\n  n += 1;\n  if (n < 40) progress(n, 1000);\n  display(n, { id: "n" });\n  await new Promise((go) => setTimeout(go, 100));\n}',
      );
      const pressed = Date.now();
      await asked('free');
      // Four seconds of progress, then a whole budget without any.
      expect(Date.now() - pressed).toBeGreaterThan(13_000);
      expect(await note('free')).toContain('It has been running for 10 s');
      await nb.page.click(cell('free', '[data-do=go-on]'));
      const before = Number(await nb.output('free'));
      await nb.page.waitForTimeout(1500);
      expect(Number(await nb.output('free'))).toBeGreaterThan(before);
      await nb.page.click(cell('free', '.cell-run'));
      await nb.until('free', 'stopped');
    },
  );
});

describe('what a cell leaves behind', () => {
  test('and never yields does not keep the next one from running', patient, async () => {
    const source = 'const again = () => queueMicrotask(again);\nsetTimeout(again, 200);\n"sent"';
    await nb.run('free', source);
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('sent');
    await nb.page.waitForTimeout(2500);
    await nb.run('trace');
    await nb.until('trace', 'done');
    expect(await nb.state('free')).toBe('done');
    expect(await nb.output('free')).toBe('sent');
  });
});

describe('a stop', () => {
  test('gives back what was there within a second, and loads nothing again', async () => {
    await nb.run('trace');
    await nb.until('trace', 'done');
    await nb.run('free', 'display("began"); for (;;) await null;');
    await nb.shows('free', 'began');
    const before = nb.requests.length;
    const shown = await nb.output('trace');
    const pressed = Date.now();
    await nb.page.click(cell('free', '.cell-run'));
    await nb.until('free', 'stopped');
    expect(await nb.output('trace')).toBe(shown);
    await nb.run('free', 'trace.s[3]![0]');
    await nb.until('free', 'done');
    expect(Date.now() - pressed).toBeLessThan(3000);
    expect(await nb.output('free')).toMatch(/^−?\d\.\d{3}$/);
    const loaded = nb.requests.slice(before).filter((url) => url.includes('/_cells/'));
    expect(loaded).toEqual([]);
  });

  test('pressed while the kernel is still on its way keeps it from running at all', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await nb.page.route(/_cells/, async (route) => {
      await held;
      await route.continue();
    });
    await nb.run('slow');
    await nb.until('slow', 'running');
    await nb.page.click(cell('slow', '.cell-run'));
    await nb.until('slow', 'stopped');
    release();
    await nb.page.waitForTimeout(1000);
    expect(await nb.state('slow')).toBe('stopped');
    await nb.run('slow');
    await nb.until('slow', 'done');
  });

  test('is not needed to run a cell whose older text never ends', async () => {
    await nb.run('free', 'display("old"); while (true) {}');
    await nb.shows('free', 'old');
    await nb.page.waitForTimeout(2200);
    await nb.write('free', '"new"');
    expect(await nb.state('free')).toBe('edited');
    await nb.run('free');
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('new');
  });
});

describe('a kernel that died', () => {
  test('is noticed, said, and started again', patient, async () => {
    const source = 'display("began"); close(); await new Promise(() => {});';
    expect(await nb.hostile(source, 'stopped')).toBe('began');
    expect(await note('free')).toContain('The cell ended the worker it ran in');
    await nb.run('free', '6 * 7');
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('42');
    await nb.unharmed('6 * 7');
  });

  test('that cannot even be made ends as an error of its cell', async () => {
    await nb.page.route(/_cells\/kernel/, (route) => route.abort());
    await nb.run('slow');
    await nb.until('slow', 'error');
    expect(await nb.output('slow')).toContain('The cells could not be loaded');
    await nb.page.unroute(/_cells\/kernel/);
    await nb.run('slow');
    await nb.until('slow', 'done');
  });
});
