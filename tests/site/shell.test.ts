/**
 * Specification of the shell's build: plan of the book, counts of a chapter, policy, theme, server, dictionaries.
 * Source: site/build and site/i18n. Leaves out built pages (shell.browser.test.ts).
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  chapterOf,
  chapters,
  factsOf,
  headingIndexBefore,
  idOfFile,
} from '../../site/build/chapters.ts';
import { policyOf, withPolicy } from '../../site/build/csp.ts';
import { katexRules } from '../../site/build/fonts.ts';
import { serve } from '../../site/build/serve.ts';
import { lit } from '../../site/build/theme.ts';
import { dictionary, localeOf } from '../../site/i18n/index.ts';

const chapter = `
## First

Twenty words are here: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.

### Within

<Equation id="lstm.1" with="lstm.2" title="T" />
<Equation id="lstm.3" />

\`\`\`ts cell=first
## not a heading
\`\`\`

## Second

\`\`\`ts
no cell
\`\`\`

<Exercise id="a" />
`;

describe('the plan of the book', () => {
  it('numbers twenty chapters in six parts, gates before weight gradients', () => {
    expect(chapters.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    expect(new Set(chapters.map(({ slug }) => slug)).size).toBe(20);
    expect(new Set(chapters.map(({ part }) => part.numeral)).size).toBe(6);
    expect(chapterOf('gates-and-gradient')?.number).toBe(11);
    expect(chapterOf('weight-gradients')?.number).toBe(12);
  });

  it('takes a chapter of either language for the same, and no other page for one', () => {
    expect(chapterOf('zh-cn/lstm-forward')).toBe(chapterOf('lstm-forward'));
    expect(chapterOf('lstm-forward')?.number).toBe(9);
    expect(chapterOf('404')).toBeUndefined();
  });

  it('keeps a chapter’s address without its number', () => {
    expect(idOfFile('09-lstm-forward.mdx')).toBe('lstm-forward');
    expect(idOfFile('zh-cn/09-lstm-forward.mdx')).toBe('zh-cn/lstm-forward');
  });

  it('counts cells, exercises and printed lines, not plain fences', () => {
    expect(factsOf(chapter)).toMatchObject({ cells: 1, exercises: 1, lines: 3 });
  });

  it('gives more minutes to more words', () => {
    const long = factsOf('word '.repeat(2000));
    expect(long.minutes).toBe(10);
    expect(factsOf('word').minutes).toBe(1);
  });

  it('finds the heading above a pattern, past what a fence only looks like', () => {
    expect(headingIndexBefore(chapter, /<Equation/)).toBe(1);
    expect(headingIndexBefore(chapter, /<Exercise/)).toBe(2);
    expect(headingIndexBefore(chapter, /<Nothing/)).toBe(-1);
  });
});

describe('the policy', () => {
  const hash = (text: string): string =>
    `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const page =
    '<!doctype html><html lang="en"><head><title>x</title><script>a()</script>' +
    '<script src="b.js"></script><script type="application/json">{"c":1}</script>' +
    '<style>p{}</style></head><body><script type="module">d()</script></body></html>';

  it('names each inline script that runs by its hash, and neither data nor files', () => {
    const scripts = /script-src ([^;]*)/.exec(policyOf(page))?.[1]?.split(' ') ?? [];
    expect(scripts.filter((one) => one.startsWith("'sha256")).sort()).toEqual(
      [hash('a()'), hash('d()')].sort(),
    );
    expect(policyOf(page)).toContain(`style-src 'self' ${hash('p{}')};`);
  });

  it('allows neither eval nor unnamed inline code, and nothing by default', () => {
    const policy = policyOf(page, ["'sha256-extra'"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("'sha256-extra'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(/(?:script-src|style-src) [^;]*'unsafe-inline'/.test(policy)).toBe(false);
  });

  it('stands before everything it governs', () => {
    const html = withPolicy(page);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
  });

  it('stops the build at a page without a head', () => {
    expect(() => withPolicy('<p>x</p>')).toThrow('csp: page has no <head>');
  });
});

describe('what leaves the build', () => {
  it('is light until the script has run', () => {
    expect(lit('<html lang="en" data-theme="dark"><p data-theme="dark">')).toBe(
      '<html lang="en" data-theme="light"><p data-theme="dark">',
    );
  });

  it('holds KaTeX’s rules without its faces', () => {
    const rules = katexRules('@font-face {\n font-family: "A";\n src: url(a);\n}\n.katex { b: c }');
    expect(rules).toBe('.katex { b: c }');
  });

  it('is served: a page, a page of its own for what is missing, and only from a built folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'unrolled-serve-'));
    await expect(serve(0, folder)).rejects.toThrow('has no index.html, expected a built site');
    await writeFile(join(folder, 'index.html'), 'home');
    await writeFile(join(folder, '404.html'), 'missing');
    const server = await serve(0, folder);
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const at = (path: string) => fetch(`http://127.0.0.1:${String(port)}/${path}`);
    expect(await (await at('')).text()).toBe('home');
    const missing = await at('nothing/');
    expect([missing.status, await missing.text()]).toEqual([404, 'missing']);
    await expect(serve(port, folder)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    server.close();
    await rm(folder, { recursive: true });
  });
});

describe('the dictionaries', () => {
  const keys = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => keys(part, `${path}.${key}`))
      : [`${path}: ${typeof value}`];

  it('hold the same keys and kinds in both languages', () => {
    expect(keys(dictionary('zh-CN')).sort()).toEqual(keys(dictionary('en')).sort());
  });

  it('name a title for every planned chapter and part, in Chinese where it is Chinese', () => {
    for (const { slug, part } of chapters) {
      expect(dictionary('en').shell.chapters[slug]).toMatch(/\w/);
      expect(dictionary('zh-CN').shell.chapters[slug]).toMatch(/\p{Script=Han}/u);
      expect(dictionary('zh-CN').shell.parts[part.name]).toMatch(/\p{Script=Han}/u);
    }
  });

  it('read Chinese for any Chinese tag and English for all else', () => {
    expect(['zh', 'zh-CN', 'zh-cn', 'en', 'fr', undefined].map(localeOf)).toEqual([
      'zh-cn',
      'zh-cn',
      'zh-cn',
      'en',
      'en',
      'en',
    ]);
  });
});
