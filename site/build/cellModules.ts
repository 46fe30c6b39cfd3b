/**
 * The modules that a cell may import, by name, with the file each stands in, from the root of the project.
 * Source: one table for bundles, type checks, tests and the site; tsconfig.json repeats it, and a test holds the two together.
 * Leaves out Plot, which a cell finds without an import.
 */
import { fileURLToPath } from 'node:url';

export const cellModules = {
  'unrolled/equations': 'lib/equations/index.ts',
  'unrolled/data': 'content/data/index.ts',
  'unrolled/digits': 'content/data/digits.ts',
  'unrolled/errata': 'content/errata/examine.ts',
  'unrolled/internals': 'lib/networks/internals.ts',
  unrolled: 'lib/index.ts',
} as const;

/** The same as absolute paths, longer names first, as aliases are matched from their beginning. */
export const cellModulePaths: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(cellModules).map(([name, file]) => [
    name,
    fileURLToPath(new URL(`../../${file}`, import.meta.url)),
  ]),
);
