/**
 * Subsets every face to the code points the book uses and writes KaTeX's rules without its own faces.
 * Source: @fontsource packages and katex; site/styles/fonts.css names the files written here.
 * Leaves out Chinese faces, which are the system's. A test holds built pages against `covered`.
 */
import type { AstroIntegration } from 'astro';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';

const require = createRequire(import.meta.url);
/** Where subsets lie between builds; Vite takes them from here and gives them hashed names. */
export const folder = fileURLToPath(new URL('../../.cache/type/', import.meta.url));

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i)).join('');
const quotes = '‘’“”–—…·×±°§©é½¼µ²';
/** Letters of the names of those whose works are cited. */
const names = 'ëüáíö'; // cspell:disable-line
const greek = 'ιφωδεσθΣτλαβγξπ'; // cspell:disable-line

export interface Face {
  readonly file: string;
  readonly source: string;
  readonly text: string;
}

/* cspell:disable: alphabets */
/** One file each; where two share a family, `unicode-range` in fonts.css parts them. */
export const faces: readonly Face[] = [
  {
    file: 'text',
    source: '@fontsource/libertinus-serif/files/libertinus-serif-latin-400-normal.woff2',
    text: `${ascii}${quotes}${names}ﬁﬂ−′`,
  },
  {
    file: 'text-italic',
    source: '@fontsource/libertinus-serif/files/libertinus-serif-latin-400-italic.woff2',
    text: `${ascii}${quotes}ﬁﬂ−′`,
  },
  ...(['', '-italic'] as const).map((style) => ({
    file: `text${style}-greek`,
    source: `@fontsource/libertinus-serif/files/libertinus-serif-greek-400-${style ? 'italic' : 'normal'}.woff2`,
    text: greek,
  })),
  {
    file: 'ui',
    source: '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
    text: `${ascii}${quotes}−′`,
  },
  {
    file: 'ui-strong',
    source: '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2',
    text: `${ascii}${quotes}−`,
  },
  {
    file: 'ui-greek',
    source: '@fontsource/source-sans-3/files/source-sans-3-greek-400-normal.woff2',
    text: greek,
  },
  {
    file: 'code',
    source: '@fontsource/fira-mono/files/fira-mono-latin-400-normal.woff2',
    text: `${ascii}‘’“”–—…·×−`,
  },
  {
    file: 'code-greek',
    source: '@fontsource/fira-mono/files/fira-mono-greek-400-normal.woff2',
    text: greek,
  },
  {
    // No face of the text has all of these; those of the formulas stand in.
    file: 'symbols',
    source: 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
    text: '∂∑′→←↑↓≈≠≤≥√∞ℓ',
  },
  {
    file: 'katex-main',
    source: 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
    text: `0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()[]{}+−=<>|,.:;/!'-′⋅…⋯×≈≠≤≥∈→∑∣∥∞±∘⟨⟩Σˉ\ue020ℓ\u00a0\u200b\u2061∂`,
  },
  {
    file: 'katex-math',
    source: 'katex/dist/fonts/KaTeX_Math-Italic.woff2',
    text: `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzαβγδεϵηθϑικλμνξπρσςτφϕχψω∂`,
  },
  {
    file: 'katex-size1',
    source: 'katex/dist/fonts/KaTeX_Size1-Regular.woff2',
    text: '∑()[]',
  },
  {
    file: 'katex-size2',
    source: 'katex/dist/fonts/KaTeX_Size2-Regular.woff2',
    text: '∑()[]',
  },
];
/* cspell:enable */

/** KaTeX's stylesheet without `@font-face` and without the rules of faces that are not shipped. */
export function katexRules(css: string): string {
  return css.replace(/@font-face\s*\{[^}]*\}\s*/g, '');
}

/** Writes all subsets; returns bytes by file. */
async function writeFonts(into = folder): Promise<Record<string, number>> {
  await mkdir(into, { recursive: true });
  const sizes = await Promise.all(
    faces.map(async ({ file, source, text }) => {
      const cut = await subset(await readFile(require.resolve(source)), text, {
        targetFormat: 'woff2',
        noLayoutClosure: !file.startsWith('ui'), // tabular figures are wanted in the interface
        noHinting: true,
      });
      await writeFile(join(into, `${file}.woff2`), cut);
      return [file, cut.length] as const;
    }),
  );
  const css = await readFile(require.resolve('katex/dist/katex.css'), 'utf8');
  await writeFile(join(into, 'katex.css'), katexRules(css));
  return Object.fromEntries(sizes);
}

/** Runs before Vite resolves fonts.css. */
export function fonts(): AstroIntegration {
  return {
    name: 'unrolled-fonts',
    hooks: {
      'astro:config:setup': async ({ logger }) => {
        const sizes = await writeFonts();
        const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
        logger.info(`${String(faces.length)} subsets, ${(total / 1024).toFixed(1)} kB`);
      },
    },
  };
}
