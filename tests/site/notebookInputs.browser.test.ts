/**
 * Inputs in a real browser: each kind by keyboard, its type in the cells that read it, play, and the way back.
 * Source: the fixture page in fixtures/notebook.
 * Leaves out what the build refuses (tests/content/cells.slow.test.ts).
 */
import AxeBuilder from 'axe-core';
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();

const shown = (text: string) => nb.shows('inputs', text);
const moved = (name: string) =>
  nb.page.evaluate(
    (one) => document.querySelector(`#input-${one}`)!.closest('.input')!.matches('[data-moved]'),
    name,
  );

describe('inputs', () => {
  test('stand in the built page with the outputs that follow from them', async () => {
    expect(await nb.output('inputs')).toBe('6 tanh true 1');
    await nb.page.context().close();
    await nb.open({ javaScriptEnabled: false });
    expect(await nb.output('inputs')).toBe('6 tanh true 1');
    expect(await nb.page.isDisabled('#input-days')).toBe(true);
  });

  test('are moved by keys alone, and give number, text and truth', async () => {
    const { page } = nb;
    await page.focus('#input-days');
    await page.keyboard.press('ArrowUp');
    await shown('8 tanh true 1');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.getAttribute('aria-label'))).toBe(
      'Reset days to repeat',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await shown('8 logistic true 1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await shown('8 logistic false 1');
    await page.focus('#input-step');
    await page.keyboard.press('ArrowRight');
    await shown('8 logistic false 2');
    expect(await nb.state('slow')).toBe('built');
    expect(nb.complaints).toEqual([]);
  });

  test('go back to what the page was built with, one by one', async () => {
    const { page } = nb;
    await page.fill('#input-days', '5');
    await page.selectOption('#input-squash', 'logistic');
    await page.uncheck('#input-shown');
    await shown('10 logistic false 1');
    for (const name of ['days', 'squash', 'shown']) {
      expect(await moved(name)).toBe(true);
      await page.click(`.input:has(#input-${name}) [data-do=restore]`);
      expect(await moved(name)).toBe(false);
    }
    await shown('6 tanh true 1');
  });

  test('a number out of its bounds is told, and the cells keep the last one', async () => {
    await nb.page.fill('#input-days', '4');
    await shown('8 tanh');
    for (const bad of ['40', '']) {
      await nb.page.fill('#input-days', bad);
      expect(await nb.page.getAttribute('#input-days', 'aria-invalid')).toBe('true');
    }
    await nb.page.waitForTimeout(200);
    expect(await nb.output('inputs')).toBe('8 tanh true 1');
    await nb.page.fill('#input-days', '12');
    await shown('24 tanh');
    expect(await nb.page.getAttribute('#input-days', 'aria-invalid')).toBe('false');
  });

  test('play goes step by step to the end, stops at a hand, and begins again', async () => {
    const { page } = nb;
    const button = page.locator('[data-do=play]');
    await button.click();
    await shown('6 tanh true 2');
    expect(await button.innerText()).toBe('Pause');
    await shown('6 tanh true 4');
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>('[data-do=play]')!.innerText.trim() === 'Play',
    );
    await button.click();
    await shown('6 tanh true 1');
    await page.focus('#input-step');
    await page.keyboard.press('ArrowRight');
    expect(await button.innerText()).toBe('Play');
    await page.waitForTimeout(1200);
    expect(await nb.output('inputs')).toBe('6 tanh true 2');
  });

  test('have names, roles and room, in both themes and on a phone', async () => {
    const { page } = nb;
    await nb.run('inputs');
    await nb.until('inputs', 'done');
    for (const [width, theme] of [
      [1000, 'light'],
      [1000, 'dark'],
      [390, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((one) => (document.documentElement.dataset['theme'] = one), theme);
      await page.evaluate(AxeBuilder.source);
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof AxeBuilder };
        const { violations } = await axe.run('main');
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html).join()}`);
      });
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
        true,
      );
    }
    expect(await page.locator(cell('inputs')).count()).toBe(1);
  });
});
