/**
 * Cells that end the kernel they run in, in a real browser: by silence, by memory, by closing it.
 * Source: the fixture page in fixtures/notebook; what design section 6 asks of cells.
 * Leaves out all others (hostile.matrix.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { random } from '../../lib/index.ts';
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

  test('two hundred runs, half of them with the kernel killed at some moment: each ends, and nothing is lost', async () => {
    const source =
      'for (let n = 0; n < 20; n++) await new Promise((go) => setTimeout(go, 1));\n"whole"';
    const draw = random(10);
    const counts: Record<string, number> = {};
    await nb.run('free', source);
    await nb.until('free', 'done');
    for (let n = 0; n < 200; n++) {
      const isKilled = draw.uniform(0, 1) < 0.5;
      await nb.page.click(cell('free', '.cell-run'));
      if (isKilled) {
        await nb.page.waitForTimeout(draw.uniform(0, 40));
        // A kernel that is gone by itself cannot be asked to go.
        for (const worker of nb.page.workers())
          await worker.evaluate('close()').catch(() => undefined);
      }
      await nb.until('free', 'done', 'stopped', 'error');
      const state = (await nb.state('free'))!;
      counts[state] = (counts[state] ?? 0) + 1;
      if (!isKilled) expect(await nb.output('free')).toBe('whole');
      else if (state !== 'done') expect(await nb.status('free')).toMatch(/\w{3,}/);
    }
    console.log(`200 runs, killed at random: ${JSON.stringify(counts)}`);
    await nb.unharmed(source);
  }, 240_000);

  test('uses up all memory', async () => {
    const source =
      'display("began"); const kept: unknown[] = []; while (true) kept.push(Array.from({ length: 1e5 }, (_, n) => ({ n })));';
    await nb.hostile(source, 'stopped', 'error');
    await nb.unharmed(source);
  });
});
