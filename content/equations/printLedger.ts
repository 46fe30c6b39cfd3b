// Checks every printed line on random networks and prints the result: `npm run ledger -- [seed] [networks]`.
// Source: the same check that the site's build runs, with the same numbers if none are given.
// Leaves out: witnesses one by one; the pages of the ledger list them.
import { checkAll } from '../../lib/equations/index.ts';
import { ledgers, linesOf } from './ledger.ts';
import { parsed } from './parsed.ts';

const [seed = 1, networks = 60] = process.argv.slice(2).map(Number);
if (![seed, networks].every((n) => Number.isInteger(n) && n > 0)) {
  throw new Error(
    `ledger: got "${process.argv.slice(2).join(' ')}", expected a seed and a count of networks`,
  );
}
let red = 0;
for (const ledger of ledgers) {
  const results = await checkAll(linesOf(ledger), { definitions: parsed, seed, networks });
  for (const { id, kind, instances, worst } of results) {
    console.log(
      `${id.padEnd(22)} ${kind.padEnd(12)} ${String(instances).padStart(7)} instances  worst ${worst.toExponential(1)}`,
    );
    if (kind === 'not equal') red += 1;
  }
}
console.log(`${red} not equal; seed ${seed}, ${networks} networks of each kind`);
process.exitCode = red > 0 ? 1 : 0;
