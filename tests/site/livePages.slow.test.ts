/**
 * The build's side of the live page: checks, regions, scene and islands, on the real files.
 * Source: content/data, content/equations, lib/networks/lstm.ts.
 * Leaves out the browser.
 */
import { expect, test } from 'vitest';
import { live } from '../../site/i18n/en/live.ts';
import type { Dictionary } from '../../site/i18n/index.ts';
import { bookOf, prepareBook } from '../../site/build/book.ts';
import { region } from '../../site/build/regions.ts';
import { weekScene } from '../../site/build/scene.ts';
import { render as equation } from '../../site/components/figures/equation.ts';
import { render as inspector } from '../../site/components/figures/inspector.ts';
import { renderBadge } from '../../site/components/figures/badge.ts';
import { formatValue } from '../../site/live/format.ts';
import { render as source } from '../../site/components/figures/sourceRegion.ts';

const say = { live } as Dictionary;
const key = 'lib/networks/lstm.ts#cell';

test('a page is built from the trained network, each line with its value, check and source', async () => {
  await prepareBook([key]);
  const scene = weekScene();
  expect(scene.steps.map(({ date }) => date)[3]).toBe('2015-04-23');
  const at = { t: 4, block: 0, cell: 0, quantity: 's_c' };
  const state = formatValue(scene.trace.s[4]![0]!);
  const lines = equation(scene, at, say, { ids: ['lstm.6'] }).text;
  expect(lines).toContain(state);
  expect(lines).toContain('<math');
  const rail = inspector(scene, at, say).text;
  expect(rail).toContain(state);
  expect(rail.match(/<tr/g)).toHaveLength(6);
  expect(renderBadge('lstm.6', say).text).toMatch(
    /<b>definition, same as the code<\/b>\s+on [\d,]+ instances/,
  );
  expect(source(null, at, say, { region: key }).text).toMatch(/is-active/);
  const book = await bookOf([scene], [key]);
  expect(Object.keys((JSON.parse(book) as { checks: object }).checks)).toContain('lstm.16');
  expect(() => region('lib/networks/lstm.ts#nothing')).toThrow(/expected one of/);
});
