/**
 * Every printed line and every step of a derivation checked once per build; one that is not equal stops it.
 * Source: checkAll of lib/equations on seeded random networks.
 * Leaves out the reader's own run, which takes fresh networks (site/live/recheck.ts).
 */
import { derivationLines } from '../../content/equations/derivationLines.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { checkAll } from '../../lib/equations/check.ts';
import type { CheckSummary } from '../live/book.ts';
import { networksPerCheck } from '../live/recheckState.ts';

export const buildSeed = 1;

let running: Promise<Readonly<Record<string, CheckSummary>>> | null = null;

async function run(): Promise<Readonly<Record<string, CheckSummary>>> {
  const results = await checkAll([...parsed, ...derivationLines], {
    definitions: parsed,
    networks: networksPerCheck,
    seed: buildSeed,
  });
  const wrong = results.filter((result) => result.kind === 'not equal');
  if (wrong.length > 0) {
    const list = wrong.map(({ id, worst }) => `${id} (worst ${worst.toExponential(1)})`).join(', ');
    throw new Error(`checks: ${list}: not equal, expected every printed line to be equal`);
  }
  return Object.fromEntries(
    results.map(({ id, kind, instances, networks, worst, witnesses, leftOut, closest }) => [
      id,
      {
        id, kind, instances, networks, worst, witnesses,
        ...(leftOut !== undefined && { leftOut }),
        ...(closest !== undefined && { closest }),
      },
    ]), // prettier-ignore
  );
}

/** Results by equation id; computed on the first call, shared by all pages of a build. */
export const checks = (): Promise<Readonly<Record<string, CheckSummary>>> => (running ??= run());
