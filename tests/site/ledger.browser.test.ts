/**
 * The ledger in a browser: every line with a badge, the filter, a check on fresh networks, links that lead somewhere.
 * Source: dist/, as `npm run build` leaves it.
 * Leaves out what the lines say (tests/content/derivations.test.ts), and widths and themes (shell.browser.test.ts).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgers, linesOf } from '../../content/equations/ledger.ts';
import type { ParsedStatement } from '../../lib/equations/types.ts';
import { live } from '../../site/i18n/en/live.ts';
import { builtSite, type BuiltSite, type Opened } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

const { badge } = live;
/** What the badge of a line says first. */
const faceOf = ({ kind, line }: ParsedStatement): string => {
  if (kind !== 'derived') return badge[kind];
  return line.relations?.includes('≤') ? badge.bound : badge.equal;
};

describe('the page of every network', () => {
  let reader: Opened;
  beforeAll(async () => {
    reader = await site.open('ledger/');
  });
  afterAll(() => reader?.close());

  // Read as a browser parses them, without being shown: the shell's tests open every page.
  const read = (section: string) =>
    reader.page.evaluate(async (path) => {
      const text = await (await fetch(path)).text();
      const page = new DOMParser().parseFromString(text, 'text/html');
      const lines = [...page.querySelectorAll('.ledger-line')].map((line) => ({
        id: line.id,
        badge: line.querySelector('[data-badge]')?.getAttribute('data-badge'),
        words: line.querySelector('.badge-face b')?.textContent,
        math: line.querySelectorAll('.katex').length,
      }));
      const targets = [...page.querySelectorAll('.ledger a[href^="#"]')].map((link) => {
        const href = link.getAttribute('href')!;
        return [href, page.getElementById(href.slice(1)) !== null] as const;
      });
      return { lines, targets };
    }, `/ledger/${section}/`);

  it.each(ledgers.map((ledger) => [ledger.section, ledger] as const))(
    '%s lists every line that was checked, each with a badge and typeset, under its own address',
    async (section, ledger) => {
      const { lines, targets } = await read(section);
      expect(lines.map((line) => line.badge)).toEqual(linesOf(ledger).map(({ id }) => id));
      const faces = linesOf(ledger).map(faceOf);
      for (const [n, { id, badge, words, math }] of lines.entries()) {
        expect([id, words, math]).toEqual([badge!.replace('/', '-'), faces[n], 1]);
      }
      for (const [href, isThere] of targets) expect([href, isThere]).toEqual([href, true]);
    },
  );
});

describe('the filter', () => {
  it('narrows by symbol and reason, counts, and hides derivations that have nothing left', async () => {
    const { page, close } = await site.open('ledger/lstm/');
    const visible = (): Promise<string[]> =>
      page.locator('.ledger-line:visible').evaluateAll((all) => all.map((line) => line.id));
    const all = (await visible()).length;
    await page.fill('[name=text]', 'Δ_φ');
    await page.selectOption('[name=reason]', 'name');
    expect(await visible()).toEqual(
      ['lstm.13-4', 'lstm.15-6', 'lstm.21-3', 'lstm.22-3', 'lstm.23-3', 'lstm.24-2'],
    ); // prettier-ignore
    expect(await page.locator('[data-ledger-count]').textContent()).toBe(`6 of ${all} lines shown`);
    expect(await page.locator('[data-ledger-group]:visible').count()).toBe(6);
    await page.fill('[name=text]', 'no such line');
    expect(await visible()).toEqual([]);
    await page.fill('[name=text]', '');
    await page.selectOption('[name=reason]', '');
    expect((await visible()).length).toBe(all);
    await close();
  });
});

describe('checking again', () => {
  it('draws fresh networks and keeps the reader’s place', async () => {
    const { page, said, close } = await site.open('ledger/output/');
    const line = page.locator('[id="output.7.softmax-4"]');
    await line.locator('summary').click();
    await line.locator('[data-recheck]').focus();
    await page.keyboard.press('Enter');
    await line.locator('[role=status]', { hasText: /seed \d/ }).waitFor();
    expect(await line.locator('.badge-face b').textContent()).toBe('equal');
    expect(await line.locator('details').evaluate((one: HTMLDetailsElement) => one.open)).toBe(true);
    expect(await line.locator('[data-recheck]').evaluate((one) => one === document.activeElement)).toBe(true);
    expect(said).toEqual([]);
    await close();
  }); // prettier-ignore

  it.each([
    ['ctc.2', badge.definition, '='],
    ['ctc.9-6', badge.equal, '='],
    ['hmm.19-2', badge.equal, '='],
    ['truncated.cut6', badge.cut, '\\approx'],
    ['sensitivity.2-4', badge.bound, '\\le'],
  ])('checks %s again and shows it in numbers', async (id, face, sign) => {
    const { page, said, close } = await site.open(`ledger/${id.split('.')[0]!}/`);
    const line = page.locator(`[id="${id}"]`);
    await line.locator('summary').click();
    await line.locator('[data-recheck]').click();
    await line.locator('[role=status]', { hasText: /seed \d/ }).waitFor();
    expect(await line.locator('.badge-face b').textContent()).toBe(face);
    await line.locator('[data-instance]').click();
    const tex = await line.locator('.badge-instance annotation').textContent();
    expect(tex).toMatch(/^(?:-?\s?[\d.]|\\max)/);
    expect(tex).toContain(` ${sign} `);
    expect(said).toEqual([]);
    await close();
  });

  it('shows one instance of a line in numbers, another each time', async () => {
    const { page, said, close } = await site.open('ledger/lstm/');
    const last = page.locator('[id="lstm.13-4"]');
    await last.locator('summary').click();
    const seen: string[] = [];
    for (let n = 0; n < 2; n++) {
      await last.locator('[data-instance]').click();
      await expect.poll(() => last.locator('.badge-instance annotation').textContent()).not.toBe(seen[0]);
      seen.push((await last.locator('.badge-instance annotation').textContent())!);
    }
    for (const tex of seen) expect(tex).toMatch(/^-?\s?[\d.]+ = /);
    expect(await last.locator('.badge-panel').innerText()).toMatch(/seed \d+:[\s\S]*The sides are (0|\d\.\de−1\d) apart/);
    expect(said).toEqual([]);
    await close();
  }); // prettier-ignore
});
