/**
 * What a reader keeps and sends: edits, links, exports, the names that complete them; damage ends in a sentence.
 * Source: site/notebook; properties over fixed seeds.
 * Leaves out the browser (notebookKeep.browser.test.ts) and other programs (export.slow.test.ts).
 */
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import * as everything from '../../lib/index.ts';
import { libraryNames } from '../../site/build/libraryNames.ts';
import { readChapter, pageOf } from '../../site/build/checkCells.ts';
import { problemsOf } from '../../site/notebook/problems.ts';
import { codeOf } from '../../site/notebook/export.ts';
import { parseEdit, recordOf } from '../../site/notebook/kept.ts';
import { Names } from '../../site/notebook/library.ts';
import { partsOf, plainTex } from '../../site/notebook/prose.ts';
import { wordsIn } from '../../site/notebook/say.ts';
import {
  bounds,
  mark,
  packCells,
  SharedLinkError,
  unpackCells,
} from '../../site/notebook/share.ts';
import { pages } from './exportedPages.ts';

const seed = 5;
const library = libraryNames();
const say = wordsIn('en');

describe('links', () => {
  const cells = { trace: 'const b = lstm.forward(net, weights, x); // ι φ ω', free: 'f(1)\n' };

  test('carry texts there and back', async () => {
    expect(await unpackCells(await packCells(cells))).toEqual(cells);
  });

  test('of 2,000 that are damaged each ends in a named sentence or holds the same text', async () => {
    const whole = await packCells(cells);
    const damaged = fc.oneof(
      fc.nat(whole.length - 1).map((n) => whole.slice(0, n)),
      fc
        .tuple(fc.nat(whole.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
        .map(([n, text]) => whole.slice(0, n) + text + whole.slice(n + text.length)),
      fc.string({ maxLength: 200 }).map((text) => mark + text),
      fc.base64String({ maxLength: 200 }).map((text) => mark + text.replace(/[+/=]/g, '_')),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (link) => {
        try {
          // The header of gzip has bytes that mean nothing: the text is then whole.
          expect(await unpackCells(link)).toEqual(cells);
        } catch (error) {
          expect(error).toBeInstanceOf(SharedLinkError);
          expect(say.badLink[(error as SharedLinkError).damage]).toMatch(/Nothing was changed/);
        }
      }),
      { numRuns: 2000, seed },
    );
  });

  test('that unpack to more than a page are given up', async () => {
    const text = JSON.stringify({ version: 1, cells: { free: ' '.repeat(bounds.text * 20) } });
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    const bytes = Buffer.from(await new Response(packed).arrayBuffer());
    await expect(unpackCells(mark + bytes.toString('base64url'))).rejects.toThrow('tooLong');
  });
});

describe('kept edits', () => {
  test('of 1,000 damaged records none is lost: it is read, or it is the other text of the next', () => {
    const record = recordOf({ source: 'a + b', original: 'h1' }, null, null);
    const damaged = fc.oneof(
      fc.nat(record.length - 1).map((n) => record.slice(0, n)),
      fc
        .tuple(fc.nat(record.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
        .map(([n, text]) => record.slice(0, n) + text + record.slice(n + text.length)),
      fc.json(),
      fc.string(),
    );
    fc.assert(
      fc.property(damaged, (raw) => {
        const read = parseEdit(raw)!;
        if ('unreadable' in read) {
          expect(read.unreadable).toBe(raw);
          const next = parseEdit(recordOf({ source: 'new', original: 'h2' }, raw, raw));
          expect(next).toEqual({ source: 'new', original: 'h2', other: raw });
          expect(say.unreadableEdit).toMatch(/could not be read/);
        } else expect(typeof read.source).toBe('string');
      }),
      { numRuns: 1000, seed },
    );
  });

  test('of two tabs hold both texts', () => {
    const first = recordOf({ source: 'one', original: 'h' }, null, null);
    const second = recordOf({ source: 'two', original: 'h' }, first, null);
    expect(parseEdit(second)).toEqual({ source: 'two', original: 'h', other: 'one' });
    const third = recordOf({ source: 'two!', original: 'h' }, second, second);
    expect(parseEdit(third)).toEqual({ source: 'two!', original: 'h', other: 'one' });
  });
});

describe('the names of the library', () => {
  const listed = library.modules['unrolled']!;

  test('are those that lib/index.ts exports, no fewer and no more', () => {
    const values = listed.filter((one) => !one.type).map(({ name }) => name);
    expect(values.sort()).toEqual(Object.keys(everything).sort());
    for (const [name, value] of Object.entries(everything)) {
      if (Object.prototype.toString.call(value) !== '[object Module]') continue;
      const of = listed.find((one) => one.name === name)!.of!.filter((one) => !one.type);
      expect(of.map((one) => one.name).sort()).toEqual(Object.keys(value).sort());
    }
  });

  test('come with signature and documentation, and lead to the members of a trace', () => {
    const text = "import { lstm } from 'unrolled';\nconst trace = lstm.forward(net, weights, x);";
    const names = new Names(library, [text]);
    expect(names.at(['lstm', 'forward'])!.sign).toMatch(
      /^\(net: LSTM, weights: Weights, .*: Trace$/,
    );
    expect(names.at(['lstm', 'forward'])!.doc).toContain('ShapeError');
    expect(names.at(['trace', 'b', 'φ'])!.sign).toBe(': Matrix');
    expect(names.at(['trace', 'nothing'])).toBeUndefined();
  });
});

describe('names that nobody defines', () => {
  test.each(pages)('no false alarm in a cell of %s', (file) => {
    const page = pageOf(readChapter(file).text, file);
    const names = new Set([
      ...page.compiled.flatMap(({ defines, imports }) => [
        ...defines,
        ...imports.map(({ local }) => local),
      ]),
      ...page.found.map(({ name }) => name),
    ]);
    for (const found of page.found) {
      if (found.kind !== 'cell') continue;
      expect(problemsOf(found.source, found.name, { names, library, say })).toEqual([]);
    }
  });

  test('are told with line and word', () => {
    const around = { names: new Set(['net']), library, say };
    const source = "import { lsmt } from 'unrolled';\nnet.T + nowhere;\ndocument.title";
    expect(problemsOf(source, 'free', around)).toMatchObject([
      { line: 2, word: 'nowhere' },
      { line: 3, word: 'document' },
      { line: 1, word: 'lsmt' },
    ]);
    expect(problemsOf('const = 1', 'free', around)).toMatchObject([{ line: 1, word: null }]);
  });
});

describe('an export', () => {
  test('keeps the lines of a cell, comments imports and shows the last value', () => {
    expect(codeOf("import { lstm } from 'unrolled';\nconst a: number = 1;\na as number;")).toBe(
      "// import { lstm } from 'unrolled';\nconst a: number = 1;\nawait $show(a);",
    );
    expect(codeOf('display(1);')).toBe('void display(1);\nawait $shown();');
  });

  test('has the prose as Markdown and formulas as TeX', () => {
    expect(plainTex('\\htmlData{q=b_φ}{b_\\varphi} + \\htmlClass{u-{i}}{x}')).toBe(
      '{b_\\varphi} + {x}',
    );
    const katex =
      '<span class="katex"><span class="katex-mathml"><math><annotation encoding="application/x-tex">s_c</annotation></math></span><span class="katex-html" aria-hidden="true">sc</span></span>';
    const { document } = new JSDOM(
      `<main><h2>State</h2><p>It <em>keeps</em> ${katex}.</p><section class="cell" data-cell="one"></section><ul><li>a</li><li><code>b</code></li></ul></main>`,
    ).window;
    const parts = partsOf(document.querySelector('main')!, (element) => {
      return { kind: 'cell', name: element.dataset['cell']!, source: '1', fails: false };
    });
    expect(parts).toEqual([
      { kind: 'prose', text: '## State\n\nIt *keeps* $s_c$.' },
      { kind: 'cell', name: 'one', source: '1', fails: false },
      { kind: 'prose', text: '- a\n- `b`' },
    ]);
  });
});
