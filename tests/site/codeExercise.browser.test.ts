/**
 * An exercise with a cell, in a real browser: checked, helped along, remembered, taken back.
 * Source: the fixture page in fixtures/notebook.
 * Leaves out what its check says (tests/content/exercises.slow.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();
const at = (part: string): string => `#exercise-double ${part}`;
const verdict = async (text: string): Promise<void> => {
  await nb.page.waitForFunction(
    ([where, wanted]) => document.querySelector(where!)!.textContent!.includes(wanted!),
    [at('.exercise-verdict'), text] as const,
  );
};
const check = () => nb.page.click(at('[data-check]'));
const result = () =>
  nb.page.evaluate(
    () => JSON.parse(localStorage.getItem('unrolled:result:double') ?? 'null') as unknown,
  );
const answer = (line: string): string => `function double(n: number): number { ${line} }`;

describe('the check of an exercise', () => {
  test('loads nothing before it is asked, then says what a starter lacks', async () => {
    await nb.page.waitForLoadState('networkidle');
    expect(nb.requests.filter((url) => /_cells|controller|codeExercise\./.test(url))).toEqual([]);
    await check();
    await verdict('Nothing comes back yet. What is twice 2?');
    expect(await nb.state('double')).toBe('done');
    expect(await result()).toMatchObject({ result: 'not yet', attempts: 1, kind: 'code' });
    expect(nb.complaints).toEqual([]);
  });

  test('tells wrong answers apart, passes the right one, and remembers it', async () => {
    await nb.write('double', answer('return n * n;'));
    await check();
    await verdict('That is the square.');
    await nb.write('double', answer('return 2 * n;'));
    await check();
    await verdict('Right. Every check of your cell agrees.');
    expect(await result()).toMatchObject({ result: 'right', attempts: 2 });
    await nb.page.reload();
    expect(await nb.page.innerText(at('.exercise-kept'))).toBe('Solved in this browser.');
    // A later slip does not take it back; the reader does.
    await nb.write('double', answer('return n;'));
    await check();
    await verdict('Right for');
    expect(await result()).toMatchObject({ result: 'right', attempts: 2 });
    await nb.page.click(at('.exercise-kept button'));
    expect(await result()).toBeNull();
    expect(nb.complaints).toEqual([]);
  });

  test('leaves an error of the reader’s code in the reader’s cell, with its line', async () => {
    await nb.write('double', answer('\n  return nowhere;\n'));
    await check();
    await verdict('Your cell stopped before it could be checked.');
    await nb.until('double', 'error');
    expect(await nb.status('double')).toBe('stopped at line 2');
    expect(await nb.output('double')).toContain('nowhere is not defined');
    await nb.write('double', 'function double( { }');
    await check();
    await verdict('Your cell stopped before it could be checked.');
    await nb.write('double', 'const twice = 2;');
    await check();
    await verdict('Your cell defines no double.');
    expect(nb.complaints).toEqual([]);
  });

  test('is stopped with a cell that never ends, and checks again after it', async () => {
    await nb.write('double', answer('for (;;); return n;'));
    await check();
    await nb.until('double', 'done');
    await verdict('Checking');
    await nb.page.click(at('[data-check-stop]'));
    await verdict('The check was stopped.');
    await nb.write('double', answer('return 2 * n;'));
    await check();
    await verdict('Right.');
  });

  test('leads who gives up from hint to hint to the solution and on', async () => {
    const hints = () => nb.page.locator(at('.exercise-hints li:visible')).count();
    expect(await hints()).toBe(0);
    await nb.page.click(at('[data-hint]'));
    await nb.page.waitForSelector(at('.exercise-hints li:visible'));
    expect(await nb.page.innerText(at('[data-hint]'))).toBe('Hint 1 of 2');
    await nb.page.click(at('[data-hint]'));
    await nb.page.waitForFunction(
      (where) => document.querySelector(where)!.textContent === 'Hint 2 of 2',
      at('[data-hint]'),
    );
    expect(await hints()).toBe(2);
    await nb.page.click(at('.exercise-solution summary'));
    expect(await nb.page.innerText(at('.exercise-solution'))).toContain('return 2 * n;');
  });

  test('can be reached and used by key alone', async () => {
    await nb.page.focus(cell('double', '.cell-code'));
    await nb.page.keyboard.press('Tab');
    expect(await nb.page.evaluate(() => document.activeElement!.matches('[data-check]'))).toBe(
      true,
    );
    await nb.page.keyboard.press('Enter');
    await verdict('Nothing comes back yet.');
  });
});
