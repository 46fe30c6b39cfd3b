/**
 * Builds the notebook's fixture page as the book is built, once for all files that visit it.
 * Source: Astro's own build with the project's plugins; the runner calls this before the first file and after the last.
 * Leaves out the shell of the book, and serving (notebookSite.ts). Two builds at a time would share a folder of Astro's.
 */
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { build } from 'astro';
import type { TestProject } from 'vitest/node';
import { cellAssets } from '../../site/build/cellAssets.ts';
import { cellsRemarkPlugin } from '../../site/build/cells.ts';
import { csp } from '../../site/build/csp.ts';
import { sandboxScriptHash } from '../../site/notebook/sandbox.ts';

declare module 'vitest' {
  interface ProvidedContext {
    notebookFolder: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the built page. */
export async function buildNotebook(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'unrolled-cells-'));
  await build({
    root,
    configFile: false,
    srcDir: './tests/site/fixtures/notebook',
    publicDir: './tests/site/fixtures/public',
    outDir: join(folder, 'dist'),
    cacheDir: join(folder, 'cache'),
    logLevel: 'error',
    compressHTML: true,
    build: { inlineStylesheets: 'never' },
    devToolbar: { enabled: false },
    markdown: {
      syntaxHighlight: false,
      processor: unified({ remarkPlugins: [cellsRemarkPlugin] }),
    },
    integrations: [mdx({ optimize: false }), cellAssets(), csp([sandboxScriptHash])],
    vite: { build: { assetsInlineLimit: 0 }, logLevel: 'error' },
  });
  return join(folder, 'dist');
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await buildNotebook();
  provide('notebookFolder', folder);
  return () => rm(dirname(folder), { recursive: true, force: true });
}
