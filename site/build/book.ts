/**
 * The book as a page needs it, and as it is carried to the browser (bookFiles.ts).
 * Source: content/equations, the build's checks, the library's source, KaTeX (trust limited to two commands).
 * Leaves out the gradients' lines in the browser: no live view shows them.
 */
import katex from 'katex';
import { parsed } from '../../content/equations/parsed.ts';
import { openBook, type SourceRegionData } from '../live/book.ts';
import { raw, type Markup } from '../live/markup.ts';
import { quantities, texOf } from '../live/quantity.ts';
import type { Scene } from '../live/scene.ts';
import { holdsFor, texPieces } from '../live/terms.ts';
import { checks } from './checks.ts';
import { region } from './regions.ts';
import { plainTex } from '../notebook/prose.ts';

const known = new Map<string, string>();

/** TeX to HTML and MathML. */
export function typesetTex(tex: string): string {
  let html = known.get(tex);
  if (html === undefined) {
    const made = katex.renderToString(tex, {
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: (code: string) =>
        code === 'htmlExtension' || code === 'unicodeTextInMathMode' ? 'ignore' : 'warn',
      trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
    });
    // What readers copy and export is TeX without the page's own marks.
    html = made.replace(
      /(<annotation\b[^>]*>)([^<]*)/,
      (_, tag: string, source: string) => tag + plainTex(source),
    );
    known.set(tex, html);
  }
  return html;
}

/** A formula that is no quantity to select and no text to take along: what an exercise shows. */
export const stillTex = (tex: string): Markup =>
  raw(
    typesetTex(tex.replace(/\\htmlData\{[^}]*\}/g, '')).replace(
      /<annotation\b[^>]*>[^<]*<\/annotation>/,
      '',
    ),
  );

const regions: Record<string, SourceRegionData> = {};
const statements = Object.fromEntries(parsed.map((statement) => [statement.id, statement]));

/** Opens the book for rendering; called by every component that prints an equation. */
export async function prepareBook(regionKeys: readonly string[] = []): Promise<void> {
  for (const key of regionKeys) regions[key] ??= region(key);
  openBook({ statements, checks: await checks(), regions, math: typesetTex });
}

/** JSON of what the browser needs to redraw a page: lines, checks, regions and typeset pieces. `printed` are ids of its own lines. */
export async function bookOf(
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
  });
}
