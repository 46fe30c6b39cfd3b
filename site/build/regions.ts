/// <reference types="astro/client" />
/**
 * Regions of tested source, cut out by their markers and split into tokens that name quantities.
 * Source: the library's files and the networks' tests as text; an unknown region or test stops the build.
 * Leaves out highlighting of the language: only quantities, comments and numbers are told apart.
 */
import type { SourceLine, SourceRegionData, Token } from '../live/book.ts';

const files = import.meta.glob<string>('../../lib/networks/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const tests = import.meta.glob<string>('../../tests/networks/*.test.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const pieces = new RegExp(
  [
    String.raw`(?<comment>//.*$)`,
    String.raw`(?<![\p{L}\w.])(?<letter>[abδε])\.(?<sub>[ιφωcksh])(?:\[t(?: (?<sign>[+-]) (?<by>\d))?\])?`,
    String.raw`(?<![\p{L}\w.])(?<plain>[sxy]|trace\.[gh])\[t(?: (?<plainSign>[+-]) (?<plainBy>\d))?\]`,
    String.raw`(?<![\p{L}\w.])(?<weight>w\.[ihc][ιφωck]|bias\.[ιφωck])(?![\p{L}\w])`,
    String.raw`(?<![\p{L}\w.])(?<word>const|let|for|if|continue|return)(?![\p{L}\w])`,
    String.raw`(?<![\p{L}\w.])(?<number>\d+(?:\.\d+)?)(?![\p{L}\w])`,
  ].join('|'),
  'gu',
);

const plainNames: Readonly<Record<string, string>> = {
  s: 's_c',
  x: 'x_i',
  y: 'y_k',
  'trace.g': 'g_c',
  'trace.h': 'h_c',
};

/** Outputs of hidden units and their errors have one name on the site, whatever the network calls them. */
const canonicalName = (name: string): string => name.replace(/^([bε])_h$/u, '$1_c');

/** Pieces of one line of source, in order; joined they are the line. */
export function tokens(line: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(pieces)) {
    if (match.index > at) found.push({ text: line.slice(at, match.index) });
    at = match.index + match[0].length;
    const g = match.groups!;
    const text = match[0];
    const step = (sign?: string, by?: string): { dt?: number } =>
      by ? { dt: sign === '-' ? -Number(by) : Number(by) } : {};
    if (g['comment']) found.push({ text, kind: 'comment' });
    else if (g['letter'])
      found.push({
        text,
        quantity: canonicalName(`${g['letter']}_${g['sub']}`),
        ...step(g['sign'], g['by']),
      });
    else if (g['plain'])
      found.push({
        text,
        quantity: plainNames[g['plain']]!,
        ...step(g['plainSign'], g['plainBy']),
      });
    else if (g['weight']) found.push({ text, quantity: g['weight'].replace('.', '_') });
    else found.push({ text, kind: g['word'] ? 'word' : 'number' });
  }
  if (at < line.length) found.push({ text: line.slice(at) });
  return found;
}

const marker = /^\s*\/\/#(region|endregion)\b\s*(\S*)/;

/**
 * Lines of one region without markers and common indent, numbered as in the file; each knows its equation.
 * Throws Error when the file has no such region.
 */
export function cutRegion(source: string, path: string, name: string): SourceRegionData {
  const inside: { readonly number: number; readonly text: string }[] = [];
  let depth = 0;
  let found = false;
  source.split('\n').forEach((text, n) => {
    const mark = marker.exec(text);
    if (mark) {
      if (mark[1] === 'region') {
        if (depth > 0) depth += 1;
        else if (mark[2] === name && !found) {
          depth = 1;
          found = true;
        }
      } else if (depth > 0) depth -= 1;
    } else if (depth > 0) inside.push({ number: n + 1, text });
  });
  if (inside.length === 0) {
    const known = [...source.matchAll(/\/\/#region (\S+)/g)].map((match) => match[1]);
    throw new Error(`region: ${path} has no "${name}", expected one of ${known.join(', ')}`);
  }
  const indent = Math.min(
    ...inside.filter(({ text }) => text.trim()).map(({ text }) => text.search(/\S/)),
  );
  let open: number[] = [];
  const equations: (string | undefined)[] = inside.map(() => undefined);
  inside.forEach(({ text }, n) => {
    open.push(n);
    const id = /\/\/ \(((?:lstm|rnn|mlp|gru|output)\.\d+)\)/.exec(text)?.[1];
    if (id) for (const line of open) equations[line] = id;
    if (id || /[;{}]\s*$/.test(text)) open = [];
  });
  const lines = inside.map(({ number, text }, n): SourceLine => ({
    number,
    tokens: tokens(text.slice(indent)),
    ...(equations[n] ? { equation: equations[n] } : {}),
  }));
  return { path, name, lines };
}

/** A region as pages name it: `lib/networks/lstm.ts#input-gate`. */
export function region(key: string): SourceRegionData {
  const [path = '', name = ''] = key.split('#');
  const source = files[`../../${path}`];
  if (source === undefined)
    throw new Error(`region: file is "${path}", expected one of ${Object.keys(files).join(', ')}`);
  return cutRegion(source, path, name);
}

/** Titles of the tests in a text. */
export const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(/\b(?:test|it)(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)].map((match) =>
    match[2]!.replace(/\\(.)/g, '$1'),
  );

/** The title, if a test of the networks has it; otherwise the build stops. */
export function checkedTitle(title: string): string {
  const all = Object.values(tests).flatMap(titlesIn);
  if (!all.includes(title))
    throw new Error(
      `test: title is "${title}", expected one of the ${all.length} tests in tests/networks`,
    );
  return title;
}
