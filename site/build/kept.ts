/**
 * What a build computed, kept for the next one under a hash of all that it depends on.
 * Source: .cache/, which no checkout holds. A file that cannot be read is made anew.
 * Leaves out removing what no build asks for any more: `rm -r .cache`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

const root = fileURLToPath(new URL('../../.cache/', import.meta.url));
const making = new Map<string, Promise<unknown>>();

/** What makes them all: the steps of the build, and the libraries these call. */
const makers = (): string => {
  const folder = fileURLToPath(new URL('./', import.meta.url));
  const digest = createHash('sha256').update(readFileSync(join(folder, '../../package-lock.json')));
  for (const file of readdirSync(folder).sort()) digest.update(readFileSync(join(folder, file)));
  return `${process.version} ${digest.digest('hex')}`;
};
let madeBy: string | undefined;

async function read<T>(folder: string, name: string, make: () => Promise<T>): Promise<T> {
  const file = join(folder, name);
  try {
    return deserialize(readFileSync(file)) as T;
  } catch {
    const made = await make();
    mkdirSync(folder, { recursive: true });
    // Two builds may write at a time: each its own file, then under the name at once.
    const own = `${file}.${String(process.pid)}`;
    writeFileSync(own, serialize(made));
    renameSync(own, file);
    return made;
  }
}

/** `make()`, or a clone of what it gave when `from`, Node, the libraries and site/build were the same. @throws what `make` throws. */
export function kept<T>(
  kind: string,
  from: readonly unknown[],
  make: () => Promise<T>,
): Promise<T> {
  madeBy ??= makers();
  const hash = createHash('sha256').update(JSON.stringify([madeBy, ...from]));
  const name = hash.digest('hex').slice(0, 32);
  if (!making.has(name)) making.set(name, read(join(root, kind), name, make));
  return making.get(name) as Promise<T>;
}
