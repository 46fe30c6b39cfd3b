/**
 * Whether dist/ was built from the files as they are: a hash of all that a build reads.
 * Source: none. `node site/build/stamp.ts` ends with 0 if it was, and with 1 if not; `write` notes it after a build.
 * Leaves out files that no build reads: tests, benchmarks, notes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = join(root, '.cache/built');
const read = [
  'content',
  'lib',
  'site',
  'astro.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

function hash(): string {
  const digest = createHash('sha256');
  for (const name of read) {
    const path = join(root, name);
    const inside = /\.\w+$/.test(name)
      ? [name]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => join(one.parentPath, one.name).slice(root.length))
          .sort();
    for (const one of inside) digest.update(`${one}\0`).update(readFileSync(join(root, one)));
  }
  return digest.digest('hex');
}

/** True when the last build read what is there now, and what it wrote is still there. */
export const isBuilt = (): boolean =>
  existsSync(file) &&
  existsSync(join(root, 'dist/index.html')) &&
  readFileSync(file, 'utf8') === hash();

if (import.meta.main) {
  if (process.argv[2] === 'write') {
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(file, hash());
  } else process.exitCode = isBuilt() ? 0 : 1;
}
