/**
 * Cells that end the kernel they run in, in a real browser: by silence, by memory, by closing it.
 * Source: the fixture page in fixtures/notebook; what design section 6 asks of cells.
 * Leaves out all others (hostile.matrix.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();

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
    await nb.run('setup');
    await nb.until('setup', 'done');
    await nb.run('free', source);
    await nb.page.waitForFunction(() =>
      document.querySelector('#cell-free .cell-outputs')!.textContent?.includes('began'),
    );
    const began = Date.now();
    await nb.page.click(cell('free', '.cell-run'));
    await nb.until('free', 'stopped');
    expect(Date.now() - began).toBeLessThan(1000);
    expect(await nb.state('setup')).toBe('done');
    expect(await nb.output('free')).toBe('began');
    await nb.unharmed(source);
    // What was computed before is there again for whoever asks.
    await nb.run('trace');
    await nb.until('trace', 'done');
  });

  test('uses up all memory', async () => {
    const source =
      'display("began"); const kept: unknown[] = []; while (true) kept.push(Array.from({ length: 1e5 }, (_, n) => ({ n })));';
    await nb.hostile(source, 'stopped', 'error');
    await nb.unharmed(source);
  });
});
