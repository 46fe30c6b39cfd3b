/**
 * What the page takes from a cell and what it refuses: messages, bundles, markup, formulas.
 * Source: design section 6, "every incoming message is untrusted".
 * Leaves out making outputs (notebookKernel.slow.test.ts).
 */
import { createHash } from 'node:crypto';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { acceptBundle, limits, mime } from '../../site/notebook/bundle.ts';
import { cleanerOf } from '../../site/notebook/clean.ts';
import { heard } from '../../site/notebook/heard.ts';
import { outputMarkup, type Tools } from '../../site/notebook/render.ts';
import { sandboxScript, sandboxScriptHash } from '../../site/notebook/sandbox.ts';
import { wordsIn } from '../../site/notebook/say.ts';
import { texMarkup } from '../../site/notebook/tex.ts';

describe('what the page accepts', () => {
  test('only bundles whose every part is what it says', () => {
    const text = { [mime.text]: 'x' };
    const view = (value: unknown): object => ({ ...text, [mime.view]: value });
    expect(acceptBundle(text)).toEqual(text);
    const matrix = { kind: 'matrix', rows: 2, columns: 2, values: [[1, 2], [3, 4]] }; // prettier-ignore
    expect(acceptBundle(view(matrix))).not.toBeNull();
    const nested = (depth: number): object =>
      depth === 0
        ? { kind: 'text', type: 'a', text: 'b' }
        : { kind: 'tree', title: '', more: 0, entries: [['k', nested(depth - 1)]] };
    for (const bad of [
      null,
      'text',
      [],
      {},
      { [mime.text]: 1 },
      { [mime.text]: 'x'.repeat(limits.text * 2) },
      { ...text, [mime.svg]: 7 },
      { ...text, [mime.svg]: 'x'.repeat(limits.markup + 1) },
      { ...text, [mime.console]: 'constructor' },
      Object.create(text) as object,
      view({ ...matrix, values: [[1, 2], [3]] }),
      view({ ...matrix, rows: -1 }),
      view({ kind: '__proto__' }),
      view({ kind: 'quantities', title: '', parts: [{ name: 'x', unit: 'x onload', values: [] }] }),
      view(nested(30)),
    ]) {
      expect(acceptBundle(bad)).toBeNull();
    }
    const extra = { ...text, 'text/javascript': 'alert(1)' };
    expect(Object.keys(acceptBundle(extra)!)).toEqual([mime.text]);
  });

  test('only messages of the kernel’s forms', () => {
    expect(heard({ type: 'done', cell: 'a', run: 1, ms: 2 })).not.toBeNull();
    for (const bad of [
      null, 'done', { type: 'done' }, { type: 'done', cell: {}, run: 1, ms: 1 }, { type: 'toString', cell: 'a', run: 1 },
      { type: 'outputs', cell: 'a', run: 1, items: 'x', left: 0 }, { type: 'outputs', cell: 'a', run: NaN, items: [], left: 0 },
      { type: 'outputs', cell: 'a', run: 1, items: Array(1e4), left: 0 }, { type: 'progress', cell: 'a', run: 1, done: 1, total: 0 },
      { type: 'error', cell: 'a', run: 1, error: 'x' },
    ]) expect(heard(bad)).toBeNull(); // prettier-ignore
  });

  const { window } = new JSDOM('');
  const clean = cleanerOf(window);

  test.each([
    ['svg', '<svg><script>alert(1)</script><circle r="1"/></svg>', /script/],
    ['svg', '<svg onload="alert(1)"><rect onclick="x()"/></svg>', /onload|onclick/],
    [
      'svg',
      '<svg><image href="https://x.test/a"/><use href="https://x.test/#a"/></svg>',
      /x\.test/,
    ],
    [
      'svg',
      '<svg><rect fill="url(https://x.test/a)" style="fill: URL( \'//x.test\' )"/></svg>',
      /x\.test/i,
    ],
    ['svg', '<svg><rect style="fill: u\\72l(//x.test)"/></svg>', /x\.test/],
    [
      'svg',
      '<svg><style>*{display:none}</style><foreignObject><p>x</p></foreignObject></svg>',
      /style|foreign/i,
    ],
    [
      'svg',
      '<svg><animate attributeName="href" to="javascript:1"/><a href="javascript:1">x</a></svg>',
      /javascript/,
    ],
    [
      'html',
      '<img src=x onerror=alert(1)><iframe srcdoc="x"></iframe><form action="//x.test"></form>',
      /img|iframe|form/,
    ],
    [
      'html',
      '<p style="position: fixed; inset: 0">x</p><p style="background: image-set(\'//x.test\')">y</p>',
      /fixed|x\.test/,
    ],
    [
      'html',
      '<p data-q="b_ι" data-do="stop">x</p><a href="https://x.test" target=_top>y</a>',
      /data-|x\.test/,
    ],
  ] as const)('cleans %s %s', (kind, markup, unwanted) => {
    expect(clean(markup, kind, 'c') ?? '').not.toMatch(unwanted);
  });

  test('keeps a drawing’s references to itself, apart from the page’s ids', () => {
    const drawing =
      '<svg><clipPath id="search"><rect/></clipPath><g clip-path="url(#search)"/><use href="#search"/></svg>';
    const cleaned = clean(drawing, 'svg', 'c-1')!;
    expect(cleaned).toContain('id="c-1-search"');
    expect(cleaned).toContain('url(#c-1-search)');
    expect(cleaned).not.toContain('id="search"');
  });

  test('sets no formula that is too deep, and trusts none', () => {
    expect(texMarkup('\\frac{1}{2}', true)).toContain('<math');
    expect(texMarkup('{'.repeat(100) + '}'.repeat(100), true)).toBeNull();
    expect(texMarkup('\\def\\a{\\a\\a}\\a', true)).toBeNull();
    expect(texMarkup('\\href{javascript:1}{x}', true) ?? '').not.toMatch(/href="javascript/);
    expect(texMarkup('\\includegraphics{//x.test/a}', true) ?? '').not.toMatch(/<img/);
  });

  test('draws text as text', () => {
    const tools: Tools = { say: wordsIn('en'), tex: texMarkup, clean: () => null };
    const bundle = {
      [mime.text]: 'x',
      [mime.view]: { kind: 'tree', title: '<img src=x>', more: 0, entries: [['"><b>', { kind: 'text', type: 'string', text: '<i>' }]] },
    }; // prettier-ignore
    const drawn = outputMarkup(bundle, tools, 'a').text;
    expect(drawn).not.toMatch(/<img|<b>|<i>/);
    expect(outputMarkup({ bad: 1 }, tools, 'a').text).toContain(tools.say.unreadable);
  });
});

test('the hash of the sandbox is that of its script', () => {
  const hash = createHash('sha256').update(sandboxScript, 'utf8').digest('base64');
  expect(sandboxScriptHash).toBe(`'sha256-${hash}'`);
});
