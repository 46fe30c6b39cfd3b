/**
 * The figures of memory blocks in a browser: stepping, selection both ways, switches, keyboard, touch, links, axe.
 * Source: the built gallery /figures/blocks/ and the chapter on the backward pass, beside the scenes they were built from.
 * Leaves out what the figures draw (blockFigures.test.ts), and files, which all figures share (unitFigures.browser.test.ts).
 */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { namedScene } from '../../site/build/scene.ts';
import { formatValue } from '../../site/live/format.ts';
import { valueOf } from '../../site/live/quantity.ts';
import { lstmOf } from '../../site/live/scene.ts';
import { variantOf } from '../../site/live/variants.ts';
import { builtSite, type BuiltSite } from './builtSite.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

const one = lstmOf(namedScene('block'));
const both = lstmOf(namedScene('blocks'));
const error = (q: string, t: number): string => formatValue(valueOf(one, q, t, 0, 0), 4);
const figure = (view: string, scope: string): string => `#figure-${view}-${scope}`;
const sources = figure('lit-block', 'sources');
const layer = figure('block-layer', 'layer');
const order = figure('block-order', 'order');
const backward = figure('error-block', 'backward');

const says = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(where!)?.textContent?.includes(what!) ?? false,
    [selector, text] as const,
  );
const attached = (page: Page, selector: string) =>
  page.waitForSelector(selector, { state: 'attached' });
const findings = async (page: Page, figures: readonly string[]): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async (all) => {
    const include = all.map((one) => [one]);
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ include });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  }, figures);
};

it('steps, selects both ways, and switches blocks by pointer and by keys', async () => {
  const { page, said, close } = await site.open('figures/blocks/');
  await page.mouse.move(700, 400);
  await page.waitForSelector('html[data-live]');

  // Backward, place by place: what comes later is empty, and a picked node leaves it so.
  await page.locator(`${backward} [data-pass="3"]`).click();
  await says(page, `${backward} .figure-date`, 'Backward, t = 3 of 3');
  await says(page, `${backward} .sum`, error('ε_s', 3).replace('−', ''));
  const waiting = `${backward} .error-block-landscape .is-waiting`;
  const before = await page.locator(waiting).count();
  expect(before).toBe(3);
  await page.locator(`${backward} .error-block-landscape .node[data-q="δ_ι"][data-t="3"] .ring`).click(); // prettier-ignore
  await says(page, `${backward} .sum`, 'Not computed yet');
  expect(await page.locator(waiting).count()).toBe(before);
  await page.locator(`${backward} [data-pass="3"]`).click();
  await page.keyboard.press('ArrowRight');
  await attached(page, `${backward} [data-pass="4"][aria-pressed=true]`);
  await page.keyboard.press('End');
  await says(page, `${backward} .figure-date`, 'Backward, t = 1 of 3');

  // From a node to the inspector and the line, and from a symbol to the node.
  const state = `${backward} .error-block-landscape .node[data-q="ε_s"][data-t="1"]`;
  await page.locator(`${backward} .error-block-landscape .node[data-node] .ring >> nth=3`).focus();
  await page.keyboard.press('ArrowRight');
  await page.locator(`${state} .ring`).focus();
  await page.keyboard.press('Enter');
  await says(page, '[data-view="inspector"]', error('ε_s', 1));
  await says(page, '#backward-lstm\\.13', error('ε_s', 1));
  await page.locator('#backward-lstm\\.13 .katex-html [data-q="ε_s"]').first().hover();
  await attached(page, `${state}.is-lit`);
  expect(page.url()).toContain('in=backward');

  // A source table's buttons hear Enter; the drawing follows.
  const reader = page.locator(`${sources} .sources-table tr:last-child button`);
  await reader.focus();
  await page.keyboard.press('Enter');
  await attached(page, `${sources} svg.has-lit .edge.is-source`);
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-pressed') === 'true');
  await page.locator(`${sources} [data-option=variant][data-value="1997"]`).click();
  await page.waitForFunction(
    (where) =>
      document.querySelectorAll(`${where} .memory-block-landscape .node-gate`).length === 2,
    sources,
  );

  // Every edge of the second block on demand; the counts of another stage.
  const edges = `${layer} .block-layer-landscape .layer-edge:not([data-edge=fixed])`;
  const count = (n: number) =>
    page.waitForFunction(
      ([where, many]) => document.querySelectorAll(where as string).length === many,
      [edges, n] as const,
    );
  await count(20);
  await page.locator(`${layer} [data-option=second][data-value=open]`).click();
  await count(40);
  await page.locator(`${layer} .block-layer-landscape .node[data-q="b_ω"][data-block="1"] .ring`).click(); // prettier-ignore
  await says(page, '[data-view="inspector"]', formatValue(valueOf(both, 'b_ω', 1, 1, 0), 3));
  await page.locator(`${layer} [data-option=stage][data-value=peepholes]`).click();
  await count(16);
  const grown = lstmOf(variantOf(both, { stage: 'peepholes' }));
  await says(page, `${layer} .layer-ledger`, formatValue(valueOf(grown, 'a_ω', 1, 0, 0), 3));

  await page.locator(`${order} [data-option=reading][data-value=article]`).click();
  await says(page, `${order} .order-result`, '8 of 12');
  await attached(page, `${order} .order-node.is-on-cycle`);
  expect(said).toEqual([]);
  await close();
});

it('opens the chapter on the backward pass at #t=3&q=δ_φ', async () => {
  const { page, said, close } = await site.open('lstm-backward/#t=3&q=δ_φ');
  const chosen = '.error-block-landscape .is-selected[data-q="δ_φ"][data-t="3"]';
  await attached(page, chosen);
  expect(await page.locator(chosen).textContent()).toContain(error('δ_φ', 3));
  await attached(page, '[data-pass][aria-pressed=true][data-stop-q="δ_φ"][data-stop-t="3"]');
  expect(said).toEqual([]);
  await close();
});

it('works by touch at phone width without sideways scrolling, and has no findings of axe', async () => {
  const { page, said, close } = await site.open('figures/blocks/', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await page.locator(`${backward} .error-block-portrait .node[data-q="ε_c"] .ring`).tap();
  await attached(page, `${backward} .error-block-portrait .is-selected[data-q="ε_c"]`);
  await page.locator(`${layer} .block-layer-portrait .node[data-q="b_ι"] .ring`).first().tap();
  await attached(page, `${layer} .block-layer-portrait .is-selected[data-q="b_ι"]`);
  await page.locator(`${order} [data-option=reading][data-value=article]`).tap();
  await says(page, `${order} .order-result`, '8 of 12');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await findings(page, [sources, layer, order, backward])).toEqual([]);
  expect(said).toEqual([]);
  await close();
});
