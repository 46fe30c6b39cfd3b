// Variants on 20 networks: the lines they change, the lines they keep, and the steps between.
// Source: content/equations/variants.ts as changes to the base.
// Leaves out: mutants of the code of the variants.
import { expect, test } from 'vitest';
import { derivationLines } from '../../content/equations/derivationLines.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { checkAll, holds } from '../../lib/equations/index.ts';
import { parse } from '../../lib/equations/parse.ts';
import type { ParsedStatement } from '../../lib/equations/types.ts';
import { changesOf, variantNetworks } from '../../lib/equations/variants.ts';

const notEqual = async (lines: readonly ParsedStatement[]): Promise<string[]> => {
  expect(lines.length).toBeGreaterThan(0);
  const results = await checkAll(lines, { definitions: parsed, networks: 20 });
  return results.filter((one) => !holds(one)).map(({ id, kind }) => `${id} ${kind}`);
};

test.each(variantNetworks)(
  'every line and step that %s changes is equal on 20 networks',
  async (network) => {
    const own = [...parsed, ...derivationLines].filter((one) => one.network === network);
    expect(await notEqual(own)).toEqual([]);
  },
);

test.each(variantNetworks)(
  'every line that %s keeps from its base holds for it as well',
  async (network) => {
    const kept = changesOf(parsed, network).flatMap(({ kind, line }) =>
      kind === 'kept' ? [{ ...line, network, line: parse(line.source, network) }] : [],
    );
    expect(await notEqual(kept)).toEqual([]);
  },
);

test.each(variantNetworks)('no line that %s replaces stands there unchanged', (network) => {
  const replaced = changesOf(parsed, network).flatMap(({ kind, line, by }) =>
    kind === 'replaced' && by ? [{ id: line.id, same: line.source === by.source }] : [],
  );
  expect(replaced.filter(({ same }) => same)).toEqual([]);
});
