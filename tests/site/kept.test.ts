/**
 * What builds keep for the next: made once for what is the same, made anew for anything else, whole or not at all.
 * Source: site/build/kept.ts, in a process of its own each time, as builds are.
 * Leaves out what is kept.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const kind = `test-${String(process.pid)}`;
const folder = fileURLToPath(new URL(`../../.cache/${kind}/`, import.meta.url));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Says `made` when it had to be made, and what it is. */
function built(from: readonly unknown[], value = 'new Map([["a", [1, NaN, undefined]]])'): string {
  const file = fileURLToPath(new URL('../../site/build/kept.ts', import.meta.url));
  const script = `
    import { kept } from ${JSON.stringify(file)};
    const make = async () => { console.log('made'); return ${value}; };
    console.log(await kept(${JSON.stringify(kind)}, ${JSON.stringify(from)}, make));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const value = "Map(1) { 'a' => [ 1, NaN, undefined ] }\n";

it('makes what is new, and takes the rest as it was, with maps and numbers that JSON has not', () => {
  expect(built(['one', { n: 1 }])).toBe(`made\n${value}`);
  expect(built(['one', { n: 1 }])).toBe(value);
  expect(built(['one', { n: 2 }])).toBe(`made\n${value}`);
});

it('makes anew what was cut off', () => {
  for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'half');
  expect(built(['one', { n: 1 }])).toBe(`made\n${value}`);
  expect(built(['one', { n: 1 }])).toBe(value);
});

it('keeps nothing of what failed', () => {
  const before = readdirSync(folder);
  expect(() => built(['two'], '(() => { throw new Error("no"); })()')).toThrow();
  expect(readdirSync(folder)).toEqual(before);
});
