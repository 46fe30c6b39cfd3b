/**
 * Sends every page in light: the inline script sets the reader's theme before the first paint.
 * Source: Starlight, whose pages leave the build as dark ones.
 * Leaves out a reader without script who prefers dark; paper is what they get.
 */
import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const lit = (html: string): string =>
  html.replace(/(<html\b[^>]*\bdata-theme=)"dark"/, '$1"light"');

export function theme(): AstroIntegration {
  return {
    name: 'unrolled-theme',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = (await readdir(root, { recursive: true })).filter((f) => f.endsWith('.html'));
        for (const file of files) {
          const path = join(root, file);
          await writeFile(path, lit(await readFile(path, 'utf8')));
        }
      },
    },
  };
}
