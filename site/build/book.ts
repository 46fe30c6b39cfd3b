/**
 * The book as a page needs it, and the island that carries it to the browser.
 * Source: content/equations, the build's checks, the library's source, KaTeX (trust limited to two commands).
 * Leaves out the gradients' lines in the browser: no live view shows them.
 */
import katex from 'katex';
import { parsed } from '../../content/equations/parsed.ts';
import { openBook, type SourceRegionData } from '../live/book.ts';
import { quantities, texOf } from '../live/quantity.ts';
import type { Scene } from '../live/scene.ts';
import { holdsFor, texPieces } from '../live/terms.ts';
import { checks } from './checks.ts';
import { region } from './regions.ts';

const made = new Map<string, string>();

/** TeX to HTML and MathML. */
export function typesetTex(tex: string): string {
  let html = made.get(tex);
  if (html === undefined) {
    html = katex.renderToString(tex, {
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: (code: string) =>
        code === 'htmlExtension' || code === 'unicodeTextInMathMode' ? 'ignore' : 'warn',
      trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
    });
    made.set(tex, html);
  }
  return html;
}

const regions: Record<string, SourceRegionData> = {};
const statements = Object.fromEntries(parsed.map((statement) => [statement.id, statement]));

/** Opens the book for rendering; called by every component that prints an equation. */
export async function prepareBook(regionKeys: readonly string[] = []): Promise<void> {
  for (const key of regionKeys) regions[key] ??= region(key);
  openBook({ statements, checks: await checks(), regions, math: typesetTex });
}

/** JSON of what the browser needs to redraw a page: lines, checks, regions and typeset pieces. `printed` are ids of its own lines. */
export async function bookIsland(
  scenes: readonly Scene[],
  regionKeys: readonly string[],
  printed: readonly string[] = [],
): Promise<string> {
  await prepareBook(regionKeys);
  const kinds = new Set<string>(scenes.map(({ net }) => net.kind));
  // Gradients are many: only those that the page prints; and with them its lines of no scene.
  const lines = parsed.filter(
    ({ id, network, group }) =>
      network === undefined || printed.includes(id) || (kinds.has(network) && group !== 'gradient'),
  );
  const pieces = new Set(
    scenes.flatMap((scene) => {
      const { kind } = scene.net;
      return [
        ...texPieces(
          lines.filter((line) => holdsFor(line, scene)),
          scene,
        ),
        ...quantities(kind).flatMap((quantity) =>
          [-1, 0, 1].map((dt) => texOf(quantity, dt, kind)),
        ),
      ];
    }),
  );
  const math = Object.fromEntries([...pieces].map((tex) => [tex, typesetTex(tex)]));
  const all = await checks();
  return JSON.stringify({
    statements: Object.fromEntries(lines.map((line) => [line.id, line])),
    checks: Object.fromEntries(lines.map(({ id }) => [id, all[id]])),
    regions: Object.fromEntries(regionKeys.map((key) => [key, region(key)])),
    math,
  }).replaceAll('<', '\\u003c');
}
