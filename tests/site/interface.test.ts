/**
 * Specification of the page that lists the library: every name that a cell may import stands on it, once, with a sentence.
 * Source: content/pages/library.mdx, libraryNames.ts. Leaves out the page's cells, which run with those of the chapters.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { libraryNames } from '../../site/build/libraryNames.ts';
import { groupsNamed, groupsOf } from '../../site/components/reference/interface.ts';

const library = libraryNames();
const page = readFileSync('content/pages/library.mdx', 'utf8');
const lists = [...page.matchAll(/<Interface\s+names=\{\[([^\]]*)\]\}/g)].map(([, list]) =>
  [...list!.matchAll(/'([^']+)'/g)].map(([, name]) => name!),
);
const modules = [...page.matchAll(/<Interface module="([^"]+)"/g)].map(([, name]) => name!);

describe('the page of the library', () => {
  it('shows every group of the main module once', () => {
    const shown = lists.flat().map((name) => (name === 'beside' ? '' : name));
    const all = groupsOf(library, 'unrolled').map(({ name }) => name);
    expect(shown.toSorted()).toEqual(all.toSorted());
  });

  it('shows every other module but the internals, which answers of exercises use', () => {
    const others = Object.keys(library.modules).filter(
      (name) => name !== 'unrolled' && name !== 'unrolled/internals',
    );
    expect(modules.toSorted()).toEqual(others.toSorted());
  });

  it('has a sentence for every name that is no type', () => {
    const groups = Object.keys(library.modules)
      .filter((name) => name !== 'unrolled/internals')
      .flatMap((module) => groupsOf(library, module));
    const silent = groups.flatMap(({ module, name, values }) =>
      values.filter(({ text }) => text === '').map((one) => `${module} ${name}.${one.name}`),
    );
    expect(silent).toEqual([]);
  });

  it('says what a group is asked for that does not exist', () => {
    expect(() => groupsNamed(library, ['lsmt'])).toThrow(
      /library: group: got lsmt, expected one of .*mlp/,
    );
    expect(() => groupsOf(library, 'rolled')).toThrow(
      /library: module: got rolled, expected one of unrolled/,
    );
  });

  it('keeps what a function throws apart from what it does', () => {
    const [lstm] = groupsNamed(library, ['lstm']);
    const network = lstm!.values.find(({ name }) => name === 'network')!;
    expect(network.throws.join(' ')).toMatch(/Error/);
    expect(network.text).not.toMatch(/throws/);
  });
});
