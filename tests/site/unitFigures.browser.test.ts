/**
 * The gallery's network figures in a browser: stepping, selection both ways, switches, keyboard, touch, links, files.
 * Source: the built page /figures/, beside the scenes it was built from.
 * Leaves out what the figures draw (unitFigures.test.ts).
 */
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { namedScene } from '../../site/build/scene.ts';
import { layeredOf } from '../../site/components/figures/units.ts';
import { unitAt, valueIn } from '../../site/components/figures/unitSum.ts';
import { formatValue } from '../../site/live/format.ts';
import { variantOf } from '../../site/live/variants.ts';
import { builtSite, type BuiltSite, type Opened } from './builtSite.ts';
import { at } from './figuresScene.ts';

let site: BuiltSite;
let opened: Opened;
let page: Page;
const rnn = layeredOf(namedScene('rnn'));
const printed = (t: number, unit: number, quantity: string, digits = 4): string =>
  formatValue(valueIn(rnn, unitAt(rnn, at(t, quantity, unit)), quantity), digits);

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  opened = await site.open('figures/');
  ({ page } = opened);
});
afterEach(async () => {
  expect(opened.said).toEqual([]);
  await opened.close();
});

const unrolled = '#figure-unit-network-unrolled';
const layered = '#figure-unit-network-layered';
const inspector = '[data-view="inspector"]';
const said = (selector: string, text: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(where!)?.textContent?.includes(what!) ?? false,
    [selector, text] as const,
  );
const wake = async (): Promise<void> => {
  await page.mouse.move(700, 400);
  await page.waitForSelector('html[data-live]');
};
const unit = (id: string): string =>
  `${unrolled} .unit-network-landscape [data-unit="${id}"] .ring`;

describe('stepping', () => {
  it('goes through the order of computation by button, key and scrubber; what comes later is empty', async () => {
    await wake();
    const stop = (n: number) => page.locator(`${unrolled} [data-pass="${n}"]`);
    await stop(4).click();
    await said(`${unrolled} .figure-date`, 'Forward, t = 1 of 2');
    expect(await page.locator(`${unrolled} .unit-network-landscape .is-waiting`).count()).toBe(3);
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(`${unrolled} [data-pass="5"][aria-pressed=true]`);
    await page.locator(`${unrolled} [data-pass-to="6"]`).click();
    await page.waitForSelector(`${unrolled} [data-pass="6"][aria-pressed=true]`);
    await page.keyboard.press('End');
    await said(`${unrolled} .figure-date`, 'Backward, t = 1 of 2');
    await said(`${unrolled} .sum`, printed(1, 0, 'δ_h'));
    expect(page.url()).toContain('in=unrolled');
  });

  it('plays to the end and stops there', async () => {
    await wake();
    await page.locator(`${layered} [data-pass="5"]`).click();
    await page.locator(`${layered} [data-figure-action=play]`).click();
    await page.waitForSelector(`${layered} [data-pass="7"][aria-pressed=true]`, {
      timeout: 15_000,
    });
    await page.waitForFunction(() => !document.querySelector('[data-playing]'));
  });
});

describe('selection', () => {
  it('goes from a unit to the inspector, the equation and the table of its own part only', async () => {
    await page.locator(unit('h0.1^2')).click();
    await said(inspector, 't = 2');
    await said(inspector, printed(2, 1, 'δ_h'));
    await said('#unrolled-rnn\\.5', printed(2, 1, 'δ_h'));
    const linked = '[data-scope="unrolled"] .numbers tr.is-linked';
    await page.waitForFunction(
      (where) => document.querySelector(where)?.getAttribute('data-block') === '1',
      linked,
    );
    expect(
      await page
        .locator(`${layered} .unit-network-landscape .is-selected`)
        .getAttribute('data-unit'),
    ).toBe('h0.0^1');
  });

  it('lights the unit from a symbol, and a symbol from the unit', async () => {
    const symbol = '#unrolled-rnn\\.5 .katex-html [data-q="δ_h"]';
    await page.locator(symbol).first().hover();
    await page.waitForSelector(`${unrolled} .unit-node.is-lit[data-unit="h0.0^1"]`, {
      state: 'attached',
    });
    expect(await page.locator(`${layered} .is-lit`).count()).toBe(0);
    await page.locator(unit('h0.0^1')).hover();
    await page.waitForSelector(`${symbol}.is-lit`, { state: 'attached' });
  });

  it('roams the units by arrow keys, and Enter keeps one', async () => {
    await wake();
    await page.locator(unit('h0.0^1')).focus();
    await page.keyboard.press('ArrowRight');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(name).toMatch(/hidden unit|output unit/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('aria-pressed') === 'true',
    );
  });
});

describe('switches', () => {
  it('take the red edges away, for every view of the part', async () => {
    await wake();
    await page.locator(`${unrolled} [data-option=red][data-value=off]`).click();
    await page.waitForFunction(
      (where) => document.querySelectorAll(`${where} [data-red]`).length === 0,
      unrolled,
    );
    const off = layeredOf(variantOf(rnn, { red: 'off' }));
    await said(inspector, formatValue(valueIn(off, unitAt(off, at(1, 'δ_h')), 'δ_h'), 4));
    expect(page.url()).toContain('red=off');
  });

  it('freeze everything else: only the readers move', async () => {
    await wake();
    await page.locator(`${unrolled} [data-option=freeze][data-value=explicit]`).click();
    await said(`${unrolled} .sum`, 'it does not move');
    await page.locator(`${unrolled} [data-option=freeze][data-value=total]`).click();
    await said(`${unrolled} .sum`, printed(1, 0, 'ε_c', 3));
  });

  it('draw other shapes and other numbers of steps', async () => {
    await wake();
    await page.locator(`${unrolled} select[data-option=net]`).selectOption('2-3-1');
    await page.locator(`${unrolled} select[data-option=steps]`).selectOption('3');
    await page.waitForFunction(
      (where) =>
        document.querySelectorAll(`${where} .unit-network-landscape .unit-node`).length === 18,
      unrolled,
    );
  });
});

it('opens at a link', async () => {
  const other = await site.open('figures/#t=2&q=b_c&unit=2&in=unrolled');
  await other.page.waitForSelector(`${unrolled} .is-selected[data-unit="h0.1^2"]`, {
    state: 'attached',
  });
  await other.close();
});

it('gives its numbers as CSV and its drawing as SVG', async () => {
  await wake();
  await page.locator(`${unrolled} summary`).click();
  const save = async (action: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`${unrolled} [data-figure-action=${action}]`).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  const csv = await save('csv');
  expect(csv.split('\n')[0]).toBe('quantity,layer,unit,t=1,t=2');
  const svg = await save('svg');
  expect(svg).toMatch(/^<svg[^>]*viewBox="0 0 852/);
  expect(svg).toContain('<title>');
  expect(svg).toContain(printed(1, 0, 'δ_h', 3));
});

it('works by touch at phone width without sideways scrolling, and has no findings of axe', async () => {
  const phone = await site.open('figures/', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await phone.page.locator(`${unrolled} .unit-network-portrait [data-unit="h0.1^2"] .ring`).tap();
  await phone.page.waitForSelector(
    `${unrolled} .unit-network-portrait .is-selected[data-unit="h0.1^2"]`,
  );
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    390,
  );
  for (const one of [phone.page, page]) {
    await one.evaluate(axe.source);
    const found = await one.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run('main');
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    });
    expect(found).toEqual([]);
  }
  expect(phone.said).toEqual([]);
  await phone.close();
});
