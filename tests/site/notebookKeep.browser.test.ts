/**
 * Keeping and sending in a real browser: complete, undo after Reset, share, receive, two tabs, full storage, export, phone.
 * Source: the fixture page in fixtures/notebook.
 * Leaves out running exports elsewhere (export.slow.test.ts).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();
const written = (): Promise<string> => nb.page.innerText(cell('free', '.cm-content'));

describe('writing', () => {
  test('completes members of the library with their signature, and Greek by name', async () => {
    const library = nb.page.waitForResponse(/library\..*json/);
    await nb.write('free', '');
    await library;
    await nb.page.keyboard.type('lstm.forw');
    await nb.page.waitForSelector(cell('free', '.cm-tooltip-autocomplete li[aria-selected]'));
    await nb.page.waitForSelector(cell('free', '.cm-explained'));
    expect(await nb.page.innerText(cell('free', '.cm-explained'))).toContain('net: LSTM');
    await nb.page.waitForTimeout(150);
    await nb.page.keyboard.press('Enter');
    expect(await written()).toBe('lstm.forward');
    await nb.page.keyboard.type(';\ntrace.b.\\iot');
    await nb.page.waitForSelector(cell('free', '.cm-tooltip-autocomplete li[aria-selected]'));
    await nb.page.waitForTimeout(150);
    await nb.page.keyboard.press('Enter');
    expect(await written()).toBe('lstm.forward;\ntrace.b.ι');
    expect(nb.complaints).toEqual([]);
  });

  test('underlines a name that nobody defines before anything runs', async () => {
    await nb.write('free', 'const p = 1;\nnowhere + net.T;');
    await nb.page.waitForSelector(cell('free', '.cm-lintRange-error'));
    expect(await nb.page.innerText(cell('free', '.cm-lintRange-error'))).toBe('nowhere');
    expect(await nb.state('free')).toBe('edited');
  });

  test('undoes a Reset', async () => {
    await nb.write('free', 'const kept = 2;');
    await nb.page.click(cell('free', '[data-do=reset]'));
    await nb.page.click(cell('free', '[data-do=edit]'));
    await nb.page.click(cell('free', '.cm-content'));
    expect(await written()).toBe('const free = 1;');
    await nb.page.keyboard.press('Control+z');
    expect(await written()).toBe('const kept = 2;');
  });

  test('on a phone: no zoom, no overflow, letters by a bar', async () => {
    await nb.page.context().close();
    await nb.open({ viewport: { width: 390, height: 800 }, hasTouch: true });
    await nb.write(
      'free',
      'const long = 1; // a line that is much longer than a phone is wide, by far',
    );
    await nb.page.click(cell('free', '.cell-symbols button[aria-label=iota]'));
    expect(await written()).toMatch(/ι$/);
    const size = await nb.page.evaluate(
      () =>
        getComputedStyle(
          document
            .querySelector('#cell-free .cell-editor')!
            .shadowRoot!.querySelector('.cm-content')!,
        ).fontSize,
    );
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
    expect(await nb.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

describe('keeping', () => {
  const keep = (what: string) => nb.page.click(`.cell-keep [data-do=${what}]`);

  test('a link carries edits; the receiver chooses, and nothing runs before Run', async () => {
    await nb.write('free', 'const sent = 41 + rain;\nsent;');
    await nb.page.click('.cell-keep summary');
    await keep('share');
    const link = await nb.page.inputValue('.cell-kept input');
    expect(link).toContain('#code=');
    await nb.page.context().close();
    await nb.open();
    await nb.write('free', 'const own = 3;');
    await nb.page.goto(link);
    await nb.page.waitForSelector('#cell-free .cell-offer');
    expect(await nb.page.innerText('.cell-kept')).toContain('Nothing of it runs until');
    expect(await nb.page.innerText('#cell-free .cell-offer')).toContain('const own = 3;');
    expect(await written()).toBe('const own = 3;');
    await nb.page.getByRole('button', { name: 'Take the other text' }).click();
    expect(await written()).toBe('const sent = 41 + rain;\nsent;');
    await nb.page.locator('[data-input=rain]').fill('9');
    await nb.page.waitForTimeout(400);
    expect(await nb.state('free')).toBe('edited');
    await nb.run('free');
    await nb.until('free', 'done');
    expect(await nb.output('free')).toBe('50');
    await nb.page.goto(`${link.slice(0, -9)}`);
    await nb.page.waitForFunction(() =>
      document.querySelector('.cell-kept')!.textContent!.includes('damaged'),
    );
    expect(nb.complaints).toEqual([]);

    // What was taken while the editor was closed is undone once it is open.
    await nb.page.context().close();
    await nb.open();
    await nb.page.goto(link);
    await nb.page.getByRole('button', { name: 'Take the other text' }).click();
    await nb.page.click(cell('free', '[data-do=edit]'));
    await nb.page.click(cell('free', '.cm-content'));
    expect(await written()).toBe('const sent = 41 + rain;\nsent;');
    await nb.page.keyboard.press('Control+z');
    expect(await written()).toBe('const free = 1;');
  });

  test('a Reset leaves what another tab wrote, until the reader decides', async () => {
    await nb.write('free', 'const first = 1;');
    const other = await nb.page.context().newPage();
    await other.goto(nb.site.origin);
    await other.waitForSelector('#cell-free[data-state=edited]');
    await other.click('#cell-free [data-do=edit]');
    await other.click('#cell-free .cm-content');
    await other.keyboard.press('Control+a');
    await other.keyboard.insertText('const second = 2;');
    await nb.page.waitForSelector('#cell-free .cell-offer');
    await other.close();
    await nb.page.click(cell('free', '[data-do=reset]'));
    await nb.page.reload();
    await nb.page.waitForSelector('#cell-free .cell-offer');
    expect(await nb.page.innerText('#cell-free .cell-offer')).toContain('const second = 2;');
    await nb.page.getByRole('button', { name: 'Keep this one' }).click();
    await nb.page.reload();
    expect(await nb.page.innerText(cell('free', '.cell-code'))).toBe('const free = 1;');
    expect(await nb.page.locator('.cell-offer').count()).toBe(0);
  });

  test('two tabs keep both texts', async () => {
    await nb.write('free', 'const first = 1;');
    const other = await nb.page.context().newPage();
    await other.goto(nb.site.origin);
    await other.waitForSelector('#cell-free[data-state=edited]');
    await other.click('#cell-free [data-do=edit]');
    await other.click('#cell-free .cm-content');
    await other.keyboard.type('const second = 2;');
    await nb.page.waitForSelector('#cell-free .cell-offer');
    expect(await written()).toBe('const first = 1;');
    await nb.page.getByRole('button', { name: 'Keep this one' }).click();
    await other.close();
    await nb.page.reload();
    await nb.page.waitForSelector('#cell-free[data-state=edited]');
    expect(await nb.page.innerText(cell('free', '.cell-code'))).toBe('const first = 1;');
  });

  test('storage that is full is told once, and the text stays', async () => {
    await nb.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await nb.write('free', 'const full = 1;');
    expect(await nb.page.innerText(cell('free', '.cell-note'))).toContain('keeps no more edits');
    expect(await written()).toBe('const full = 1;');
  });

  test('downloads the page with the edits and the library', async () => {
    await nb.write('free', 'const free = 7;\nfree;');
    await nb.page.click('.cell-keep summary');
    for (const kind of ['ipynb', 'ts']) {
      const [file] = await Promise.all([nb.page.waitForEvent('download'), keep(kind)]);
      const text = readFileSync(await file.path(), 'utf8');
      expect(text).toContain('const free = 7;');
      expect(text).toContain('const rain = 8; // rain on Wednesday, mm');
      expect(text).toContain('data:text/javascript;base64,');
    }
    expect(nb.complaints).toEqual([]);
  });
});
