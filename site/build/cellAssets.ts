/**
 * Bundles kernel and modules of the cells as classic scripts, for the build's own runs and for the reader's worker.
 * Source: esbuild; files are named by their content and stand under _cells/.
 * Leaves out the page's own scripts, which are Astro's.
 */
import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellModules } from './cellModules.ts';
import { libraryNames } from './libraryNames.ts';
import type { AssetList } from '../notebook/assets.ts';

const root = new URL('../../', import.meta.url);
const path = (file: string): string => fileURLToPath(new URL(file, root));

/** Modules that a cell may import, and what each needs to be there before it. */
const sources: Readonly<
  Record<string, { readonly entry: string; readonly needs: readonly string[] }>
> = {
  ...Object.fromEntries(
    Object.entries(cellModules).map(([name, file]) => [
      name,
      { entry: path(file), needs: file.startsWith('content/') ? ['unrolled'] : [] },
    ]),
  ),
  Plot: { entry: path('site/notebook/charts.ts'), needs: [] },
};

/** One library in the worker: what imports it is given the one that is there. */
const shared: Plugin = {
  name: 'shared-library',
  setup(builder) {
    builder.onResolve({ filter: /lib\/index\.ts$/ }, ({ kind, path: wanted }) =>
      kind === 'entry-point' ? null : { path: wanted, namespace: 'shared' },
    );
    builder.onLoad({ filter: /.*/, namespace: 'shared' }, () => ({
      contents: 'module.exports = $module$.get("unrolled");',
    }));
  },
};

async function bundle(name: string, entry: string): Promise<string> {
  const own = name !== 'Plot' && name !== 'shown';
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: fileURLToPath(root),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    loader: { '.csv': 'text' },
    legalComments: 'none',
    logLevel: 'silent',
    // Names of the library are shown to readers; those of others are not.
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: !own || name === 'kernel',
    keepNames: own && name !== 'kernel',
    plugins: [shared],
    ...(name === 'kernel'
      ? {
          // The runtime must not wait for frames that a worker without a page never gets.
          define: { requestAnimationFrame: 'undefined', setImmediate: 'undefined' },
          inject: [path('site/notebook/timers.ts')],
        }
      : {
          globalName: '$exports$',
          footer: { js: '$module$($exports$);' },
          inject: name === 'Plot' ? [path('site/notebook/smallWindow.ts')] : [],
        }),
  });
  return result.outputFiles[0]!.text;
}

/** What the names are read from: they get a new file when one of these changes, without being read. */
const sourcesOfNames = (): string =>
  [
    'lib',
    'content/data',
    'content/errata',
    'site/notebook/globals.d.ts',
    'site/build/libraryNames.ts',
  ]
    .flatMap((one) =>
      one.endsWith('.ts')
        ? [one]
        : readdirSync(path(one), { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.ts'))
            .sort()
            .map((file) => `${one}/${file}`),
    )
    .map((file) => readFileSync(path(file), 'utf8'))
    .join('\n');

const textOfFile = (made: string | (() => string)): string =>
  typeof made === 'string' ? made : made();

export interface CellAssets {
  readonly list: AssetList;
  /** File name → text, or what makes it once it is asked for. */
  readonly files: ReadonlyMap<string, string | (() => string)>;
  readonly kernel: string;
  readonly modules: ReadonlyMap<string, string>;
  readonly shown: string;
}

async function make(): Promise<CellAssets> {
  const kernel = await bundle('kernel', path('site/notebook/worker.ts'));
  const shown = await bundle('shown', path('site/notebook/shown.ts'));
  const names = Object.keys(sources);
  const texts = await Promise.all(names.map((name) => bundle(name, sources[name]!.entry)));
  const files = new Map<string, string | (() => string)>();
  const named = (name: string, text: string, kind: string): string => {
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
    return `${name.replaceAll('/', '-').toLowerCase()}.${hash}.${kind}`;
  };
  const keep = (name: string, text: string): string => {
    const file = named(name, text, 'js');
    files.set(file, text);
    return file;
  };
  const library = named('library', sourcesOfNames(), 'json');
  files.set(library, () => JSON.stringify(libraryNames()));
  const list: AssetList = {
    kernel: keep('kernel', kernel),
    library,
    shown: keep('shown', shown),
    modules: Object.fromEntries(
      names.map((name, n) => {
        return [name, { file: keep(name, texts[n]!), needs: sources[name]!.needs }];
      }),
    ),
  };
  const modules = new Map(names.map((name, n) => [name, texts[n]!]));
  return { list, files, kernel, shown, modules };
}

let made: Promise<CellAssets> | null = null;

/** The bundles, made once; a change of their sources in `dev` makes them anew. */
export const bundles = (): Promise<CellAssets> => (made ??= make());

export function cellAssets(): AstroIntegration {
  return {
    name: 'unrolled-cells',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.on('change', (file: string) => {
          if (/\/(lib|content\/data|site\/notebook)\//.test(file)) made = null;
        });
        server.middlewares.use((request, response, next) => {
          const name = /\/_cells\/([\w.-]+)$/.exec(request.url?.split('?')[0] ?? '')?.[1];
          if (name === undefined) return next();
          bundles().then(({ files }) => {
            const text = files.get(name);
            if (text === undefined) return next();
            const kind = name.endsWith('.json') ? 'application/json' : 'text/javascript';
            response.setHeader('content-type', `${kind}; charset=utf-8`);
            response.end(textOfFile(text));
          }, next);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { files } = await bundles();
        const folder = join(fileURLToPath(dir), '_cells');
        await mkdir(folder, { recursive: true });
        for (const [name, text] of files) await writeFile(join(folder, name), textOfFile(text));
        logger.info(`${String(files.size)} bundles for the cells`);
      },
    },
  };
}
