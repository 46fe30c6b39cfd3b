/**
 * Files that carry a page's book (book.ts) to the browser once a hand is on the page: half of a chapter's bytes are in it.
 * Source: what the pages render; a file is named by its content, so pages with the same lines share one.
 * Leaves out reading it (site/live/start.ts).
 */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { cpSync, createReadStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Pages are rendered in modules of their own that share no variable with the hooks: the folder is what both know.
const kept = resolve('.cache/book');
const served = '_book';

/** Keeps the text as a file; gives its address under the site's base. */
export function bookAddress(text: string, base: string): string {
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`;
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, name), text);
  return `${base.replace(/\/$/, '')}/${served}/${name}`;
}

export function bookFiles(): AstroIntegration {
  return {
    name: 'unrolled-book',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const name = /\/_book\/(\w+\.json)$/.exec(request.url?.split('?')[0] ?? '')?.[1];
          if (name === undefined || !existsSync(join(kept, name))) return next();
          response.setHeader('content-type', 'application/json; charset=utf-8');
          createReadStream(join(kept, name)).pipe(response);
        });
      },
      'astro:build:start': () => {
        rmSync(kept, { recursive: true, force: true });
      },
      'astro:build:done': ({ dir }) => {
        cpSync(kept, join(fileURLToPath(dir), served), { recursive: true });
      },
    },
  };
}
