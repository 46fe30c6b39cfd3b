/**
 * Deriving lines in a browser: steps, mistakes, results, what is remembered, saved and forgotten.
 * Source: dist/, as `npm run build` leaves it.
 * Leaves out what the judge decides (tests/equations), and widths and themes (shell.browser.test.ts).
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { derivations, isErrorTerm } from '../../content/equations/derivations.ts';
import { nameOf } from '../../content/equations/derivationLines.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

const chapter = readFileSync(
  new URL('../../content/chapters/18-derive-it-yourself.mdx', import.meta.url),
  'utf8',
);
const asked = new Set([...chapter.matchAll(/<Derive section="(\w+)"/g)].map(([, name]) => name));
const errorTerms = derivations.filter(
  (one) => isErrorTerm(one) && asked.has(one.network ?? 'output'),
);
const of = (name: string): string => `[id="exercise-derive-${name}"]`;

async function answer(page: Page, name: string, line: string): Promise<string> {
  await page.fill(`${of(name)} input`, line);
  await page.click(`${of(name)} button[type=submit]`);
  await page.waitForSelector(`${of(name)} .verdict`);
  return page.innerText(`${of(name)} .exercise-verdict`);
}
const progress = (page: Page): Promise<string> => page.innerText('[data-progress] output');

it('asks for every error term and takes its last line; of one in seven every step is on the way', async () => {
  const { page, said, close } = await site.open('derive-it-yourself/');
  expect(await page.locator('[data-exercise]').count()).toBe(errorTerms.length);
  let right = 0;
  for (const [n, derivation] of errorTerms.entries()) {
    const name = nameOf(derivation);
    for (const { source, reason } of n % 7 === 0 ? derivation.steps : derivation.steps.slice(-1)) {
      if (reason === 'definition') continue;
      const said = await answer(page, name, source);
      const isStep = source.includes('∂');
      expect([name, source, said]).toEqual([
        name,
        source,
        expect.stringContaining(isStep ? 'on the way' : 'Equal on'),
      ]);
    }
    await page.waitForFunction(
      (n) => document.querySelector('[data-progress] output')!.textContent!.startsWith(`${n} of`),
      ++right,
    );
  }
  expect(await progress(page)).toBe(
    `${errorTerms.length} of ${errorTerms.length} lines derived in this browser`,
  );
  expect(said).toEqual([]);
  await close();
});

it('names a mistake, refuses the question itself, and gives the steps as hints', async () => {
  const { page, close } = await site.open('derive-it-yourself/');
  expect(await answer(page, 'rnn.5', "θ'(a_h^t) δ_h^(t+1)")).toMatch(/Not equal.*h = /s);
  expect(await answer(page, 'lstm.14', "b_ι^t g'(a_c^t) ε_c^t")).toContain('should be');
  expect(await answer(page, 'lstm.14', '∂O/∂a_c^t')).toContain('Write it with other quantities');
  expect(await answer(page, 'output.7.identity', 'z_k^t - y_k^t')).toContain('sign');
  expect(await answer(page, 'mlp.5', "θ'(a_h^t) ε_h")).toContain('without a time step');
  const hints = page.locator(`${of('lstm.14')} .exercise-hints li:not([hidden])`);
  expect(await hints.count()).toBe(0);
  for (const shown of [1, 2, 3]) {
    await page.click(`${of('lstm.14')} [data-hint]`);
    expect(await hints.count()).toBe(shown);
  }
  expect(await hints.first().locator('.katex').count()).toBe(1);
  await close();
});

it('names what is wrong with an error of CTC, and takes it from the palette of a phone', async () => {
  const { page, said, close } = await site.open('derive-it-yourself/', {
    viewport: { width: 390, height: 844 },
  });
  const mistakes = [
    ['ctc.9', '-1/(p (y_k^t)^2) Sum_s [l_s = k] alpha_s^t beta_s^t', 'error at the output'],
    ['ctc.9', "y_k^t - 1/p Σ_s [l'_s = k] α_s^t β_s^t", 'Two conventions are mixed'],
    ['ctcExcluded.9', "-1/p Σ_s [l'_s = k] α_s^t β_s^t", 'slope at'],
    ['ctcExcluded.9', "y_k^t - 1/p Σ_s [l'_s = k] α_{s-1}^t β_s^t", 'Position:'],
    ['ctc.9', "y_k^t - Σ_s [l'_s = q] α_s^t", 'a condition is written'],
    ['ctc.8', '∂p/∂y_k^t', 'Write it with other quantities'],
  ] as const;
  for (const [name, line, text] of mistakes)
    expect([line, await answer(page, name, line)]).toEqual([line, expect.stringContaining(text)]);
  await page.fill(`${of('ctcExcluded.9')} input`, '');
  for (const symbol of ['y_k^t', '-', '1', '/', 'p', 'Σ_s', "[l'_s = k]", 'α_s^t', 'β_s^t']) {
    const key = page.locator(`${of('ctcExcluded.9')} [data-symbol="${symbol}"]`);
    const box = (await key.boundingBox())!;
    expect([symbol, box.width >= 24 && box.height >= 24]).toEqual([symbol, true]);
    await key.click();
  }
  const preview = page.locator(`${of('ctcExcluded.9')} .exercise-preview .katex`);
  await preview.waitFor();
  await page.click(`${of('ctcExcluded.9')} button[type=submit]`);
  await page.waitForSelector(`${of('ctcExcluded.9')} .verdict.is-true`);
  expect(said).toEqual([]);
  await close();
});

it('types by palette alone, remembers a line, saves it as a file, and forgets it only when told twice', async () => {
  const { page, close } = await site.open('derive-it-yourself/');
  const keys = page.locator(`${of('mlp.4')} [data-symbol]`);
  for (const symbol of ['Σ_k', 'w_hk', 'δ_k'])
    await keys.and(page.locator(`[data-symbol="${symbol}"]`)).click();
  expect(await page.inputValue(`${of('mlp.4')} input`)).toBe('Σ_k w_hk δ_k ');
  await page.click(`${of('mlp.4')} button[type=submit]`);
  await page.waitForFunction(() =>
    document.querySelector('[data-progress] output')!.textContent!.startsWith('1 of'),
  );
  await page.reload();
  expect(await page.inputValue(`${of('mlp.4')} input`)).toBe('Σ_k w_hk δ_k ');
  expect(await progress(page)).toMatch(/^1 of/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('[data-export]'),
  ]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as { lines: object[] };
  expect(saved.lines).toEqual([{ id: 'derive-mlp.4', line: 'Σ_k w_hk δ_k ', right: true }]);
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.click('[data-reset]');
  expect(await progress(page)).toMatch(/^1 of/);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.click('[data-reset]');
  expect(await progress(page)).toMatch(/^0 of/);
  expect(await page.inputValue(`${of('mlp.4')} input`)).toBe('');
  await close();
});
