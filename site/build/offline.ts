/**
 * Writes the service worker beside the first page: a list of what every page's programs need, and a version that is its hash.
 * Source: what the build has written; site/offline/worker.ts, bundled by esbuild.
 * Leaves out pages, which are kept as they are visited. Must stand last: the list is of finished files.
 */
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { privacy as en } from '../i18n/en/privacy.ts';
import { privacy as zh } from '../i18n/zh-cn/privacy.ts';

const unvisited = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${en.offline.title}</title><h1>${en.offline.title}</h1><p>${en.offline.text}</p><h1 lang="zh-CN">${zh.offline.title}</h1><p lang="zh-CN">${zh.offline.text}</p></html>`;

export function offline(): AstroIntegration {
  return {
    name: 'unrolled-offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const files = ['_astro', '_cells']
          .flatMap((folder) =>
            readdirSync(join(root, folder), { encoding: 'utf8' }).map(
              (file) => `${folder}/${file}`,
            ),
          )
          .sort();
        const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 10);
        const { outputFiles } = await build({
          entryPoints: [fileURLToPath(new URL('../offline/worker.ts', import.meta.url))],
          bundle: true,
          minify: true,
          write: false,
          format: 'iife',
          target: 'es2022',
          define: {
            FILES: JSON.stringify(files),
            VERSION: JSON.stringify(version),
            UNVISITED: JSON.stringify(unvisited),
          },
        });
        writeFileSync(join(root, 'sw.js'), outputFiles[0]!.text);
        logger.info(`${String(files.length)} files are kept for times without a network`);
      },
    },
  };
}
