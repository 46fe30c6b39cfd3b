/**
 * No formula on a built page stands for itself: a displayed line has the id of a line that was checked.
 * Source: dist/, as `npm run build` leaves it; the lines of the ledger and their statements.
 * Leaves out formulas within a sentence, which name a quantity and claim nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { ledgers, linesOf } from '../../content/equations/ledger.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { lightPage } from '../../site/build/lightPage.ts';
import { mistakes } from '../../content/errata/mistakes.ts';
import { wrongLines } from '../../content/errata/wrongLines.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const pages = readdirSync(dist, { recursive: true })
  .map(String)
  // The Chinese pages print the same lines from the same parts; their own chapter is one of them.
  .filter((file) => file.endsWith('.html') && !/^zh-cn\/(ledger|errata|reference)/.test(file));
const checked = new Set([...parsed, ...ledgers.flatMap(linesOf)].map(({ id }) => id));

/** Lines that the build found wrong: they are printed as mistakes, and nowhere else. */
const wrong = new Set(mistakes.flatMap(wrongLines).map((pair) => pair.wrong.id));

it('finds pages', () => {
  expect(pages.length).toBeGreaterThan(10);
});

it.each(pages)('%s', (file) => {
  const { document } = new JSDOM(lightPage(readFileSync(join(dist, file), 'utf8'))).window;
  const shown = [...document.querySelectorAll('.equation, .ledger-line')];
  for (const line of shown) {
    const ids = [...line.querySelectorAll('[data-badge]')].map((one) =>
      one.getAttribute('data-badge')!,
    );
    expect([line.id, ids.length > 0]).toEqual([line.id, true]);
    for (const id of ids) expect([id, checked.has(id)]).toEqual([id, true]);
  }
  for (const line of document.querySelectorAll('.errata-line'))
    expect([line.id, wrong.has(line.getAttribute('data-wrong')!)]).toEqual([line.id, true]);
  const loose = [...document.querySelectorAll('.katex-display')].filter(
    (one) => !one.closest('.equation, .ledger-line, .errata-line'),
  );
  expect(loose.map((one) => one.textContent)).toEqual([]);
  const raw = [...document.querySelectorAll('math')].filter((one) => !one.closest('.katex'));
  expect(raw).toHaveLength(0);
  for (const one of document.querySelectorAll('style, code, annotation')) one.remove();
  expect(document.body.textContent).not.toMatch(/\\\[|\$\$|\\begin\{/);
});
