/**
 * The README's example does what its comment says, and its commands and folders exist.
 * Source: README.md.
 * Leaves out running the two command lines, which the continuous integration does.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as unrolled from '../lib/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

it('six lines, which print what their comment says', () => {
  const lines = example.trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  const names = /^import \{ (.+) \} from 'unrolled';$/.exec(lines[0]!)?.[1]?.split(', ') ?? [];
  const said: string[] = [];
  const log = { log: (...values: readonly unknown[]) => said.push(values.join(' ')) };
  const run = new Function('console', ...names, lines.slice(1).join('\n')) as (
    ...given: readonly unknown[]
  ) => void;
  run(log, ...names.map((name) => unrolled[name as keyof typeof unrolled]));
  expect(said).toEqual([/\/\/ (.+)$/.exec(lines[5]!)?.[1]]);
});

it('names folders, files and scripts that exist', () => {
  const { scripts } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { scripts: Record<string, string> };
  const paths = [
    ...[...readme.matchAll(/^\| `([^`]+)`/gm)].map((one) => one[1]!),
    ...[...readme.matchAll(/\]\(([^)#]+)\)/g)].map((one) => one[1]!),
  ];
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
  const called = [...readme.matchAll(/npm (?:run )?([a-z][\w:]*)/g)].map((one) => one[1]!);
  expect(called.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([]);
});
