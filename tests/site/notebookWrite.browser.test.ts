/**
 * Writing cells in a real browser: edit, keep, keys, marks, and errors at the reader’s own line.
 * Source: the fixture page in fixtures/notebook; what design section 6 asks of cells.
 * Leaves out running what the page was built with (notebook.browser.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();

describe('writing', () => {
  test('an edit runs, keeps its types, survives reload and goes at Reset', async () => {
    await nb.run('free', 'const free: number = (1 as number) + 1;\nfree * rain;');
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('16');
    await nb.page.reload();
    await nb.page.waitForSelector('#cell-free[data-state=edited]');
    expect(await nb.page.innerText(cell('free', '.cell-code'))).toContain('free * rain;');
    await nb.run('free');
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('16');
    await nb.page.click(cell('free', '[data-do=reset]'));
    expect(await nb.page.innerText(cell('free', '.cell-code'))).toBe('const free = 1;');
    expect(await nb.state('free')).toBe('built');
    await nb.page.reload();
    await nb.page.waitForTimeout(200);
    expect(await nb.state('free')).toBe('built');
    expect(nb.complaints).toEqual([]);
  });

  test('keys: Enter edits, Ctrl-Enter runs, Esc leaves, Tab goes on', async () => {
    await nb.page.focus(cell('free', '.cell-code'));
    await nb.page.keyboard.press('Enter');
    await nb.page.waitForSelector(cell('free', '.cm-focused'));
    await nb.page.keyboard.press('Control+End');
    await nb.page.keyboard.type('\nfree + 41;');
    await nb.page.keyboard.press('Control+Enter');
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('42');
    await nb.page.keyboard.press('Escape');
    const focused = () => nb.page.evaluate(() => document.activeElement?.getAttribute('data-do'));
    expect(await focused()).toBe('run');
    await nb.page.keyboard.press('Tab');
    expect(await focused()).toBe('reset');
    // By Tab into the editor and out of it again, and the text is as it was.
    const inside = () =>
      nb.page.evaluate(() => document.activeElement?.matches('.cell-editor') ?? false);
    for (let n = 0; n < 12 && !(await inside()); n++) await nb.page.keyboard.press('Tab');
    expect(await inside()).toBe(true);
    await nb.page.keyboard.press('Tab');
    expect(await inside()).toBe(false);
    expect(await nb.page.innerText(cell('free', '.cm-content'))).toMatch(/^free \+ 41;$/m);
  });

  test('keys: Shift-Enter goes on to the next cell, Ctrl-Enter stays', async () => {
    const { page } = nb;
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('.cell')?.dataset['cell']);
    await page.focus(cell('setup', '.cell-code'));
    await page.keyboard.press('Control+Enter');
    await nb.until('setup', 'done');
    expect(await focused()).toBe('setup');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await nb.until('chart', 'done');
    expect(await focused()).toBe('chart');
    await nb.write('chart', 'const one = 1;\none');
    await page.keyboard.press('Control+Enter');
    await nb.shows('chart', '1');
    expect(await focused()).toBe('chart');
    await page.keyboard.press('Shift+Enter');
    await nb.until('chart', 'done');
    expect(await focused()).toBe('slow');
    expect(await nb.state('slow')).toBe('built');
  });

  test('a cell that another one stood in the way of runs as soon as it can', async () => {
    await nb.run('free', 'const net = 1;');
    await nb.until('setup', 'error');
    await nb.run('free', 'const other = 1;');
    await nb.until('setup', 'done');
    await nb.until('trace', 'done');
    expect(await nb.output('setup')).toBe('');
  });

  test('cells below an edit are told to be out of date, then follow it', async () => {
    await nb.page.click(cell('setup', '[data-do=edit]'));
    await nb.page.click(cell('setup', '.cm-content'));
    await nb.page.keyboard.press('Control+End');
    await nb.page.keyboard.type(' ');
    expect(await nb.state('trace')).toBe('stale');
    expect(await nb.status('trace')).toBe('net, weights changed above');
    await nb.run('setup');
    await nb.until('trace', 'done');
    await nb.until('chart', 'done');
  });

  test('tells errors at the reader’s own line, each in its cell', async () => {
    await nb.run('free', 'const p = 1;\n\nlstm.forward(net, weights, [[p]]);');
    await nb.until('free', 'error');
    expect(await nb.status('free')).toBe('stopped at line 3');
    expect(await nb.output('free')).toContain(
      'ShapeError lstm.forward: x[0] has 1 numbers, expected inputs = 2',
    );
    await nb.run('free', 'const p = 1;\nconst = 2;');
    await nb.until('free', 'error');
    expect(await nb.status('free')).toBe('stopped at line 2');
    await nb.run('free', 'enum A { B }');
    await nb.page.waitForFunction(() =>
      document
        .querySelector('#cell-free .cell-outputs')!
        .textContent?.includes('enum: cannot be erased'),
    );
    await nb.run('free', 'const net = 1;');
    await nb.until('setup', 'error');
    expect(await nb.output('setup')).toContain('net: is defined twice, here and in cell free');
    expect(await nb.output('free')).toContain('net: is defined twice, here and in cell setup');
    await nb.run('free', 'const q = 1;\nnowhere.x');
    await nb.page.waitForFunction(() =>
      document
        .querySelector('#cell-free .cell-outputs')!
        .textContent?.includes('nowhere is not defined'),
    );
    expect(await nb.status('free')).toBe('stopped at line 2');
    expect(nb.complaints).toEqual([]);
  });

  test('works where the browser keeps nothing', async () => {
    await nb.page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await nb.page.reload();
    await nb.run('free', '6 * 7');
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('42');
    expect(nb.complaints).toEqual([]);
  });
});
