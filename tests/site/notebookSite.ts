/**
 * Builds the notebook's fixture page as the book is built, serves it with the real policy, and opens it.
 * Source: Astro's own build with the project's plugins; sirv.
 * Leaves out the shell of the book.
 */
import { rm, mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { build } from 'astro';
import sirv from 'sirv';
import { cellAssets } from '../../site/build/cellAssets.ts';
import { cellsRemarkPlugin } from '../../site/build/cells.ts';
import { csp } from '../../site/build/csp.ts';
import { sandboxScriptHash } from '../../site/notebook/sandbox.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Site {
  readonly origin: string;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export async function buildSite(): Promise<Site> {
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
  const files = sirv(join(folder, 'dist'), { dev: true });
  const server: Server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404);
      response.end();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    folder: join(folder, 'dist'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
