// Every printed statement on as many networks as the ledger of a build is proud of.
// Source: content/equations and the library, held against each other.
// Leaves out: variants, which have a file of their own (tests/equations/variants.slow.test.ts).
import { expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { baseOf } from '../../lib/equations/variants.ts';
import { checkAll, holds, tolerance } from '../../lib/equations/index.ts';

test('every statement of a base network is equal on 20 random networks, by two witnesses that share no code', async () => {
  const own = parsed.filter(({ network = 'lstm' }) => baseOf(network) === network);
  const results = await checkAll(own, { definitions: parsed });
  expect(results.filter((one) => !holds(one)).map(({ id }) => id)).toEqual([]);
  const worst = Math.max(...results.map((one) => one.worst));
  expect(worst).toBeLessThan(tolerance.exact);
  const instances = results.reduce((sum, one) => sum + one.instances, 0);
  console.log(
    `${String(results.length)} lines, ${String(instances)} instances, worst ${String(worst)}`,
  );
});
