/*
 * The gradients of LSTM, RNN, bidirectional network and MLP against the printed equations run in dual numbers, weight by weight.
 * Source: the forward and output statements of content/equations; nothing of lib/networks computes the duals.
 * Leaves out: error terms; each printed line of theirs has its own witnesses.
 */
import { expect, it } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import type { Rows } from '../../lib/equations/compile.ts';
import { canonical } from '../../lib/equations/resolve.ts';
import type { ParsedStatement, PrintedNetwork } from '../../lib/equations/types.ts';
import { libraryEnvironment, makeCase } from '../../lib/equations/networks.ts';
import { expectClose } from '../expectClose.ts';

const networks = ['lstm', 'rnn', 'bidirectional', 'mlp'] as const;
/** Canonical names of a network's weights, as its statements of the gradient list them. */
const namesOf = (network: PrintedNetwork): string[] =>
  parsed
    .filter((one) => one.network === network && one.group === 'gradient')
    .map(({ line: { members: [left] } }) => (left?.type === 'partial' ? canonical(left.by) : '')); // prettier-ignore

/** The largest distance of any weight's two derivatives, over the largest of its array. */
function worst(
  definitions: readonly ParsedStatement[],
  number: number,
  network: PrintedNetwork,
): number {
  const one = makeCase(definitions, 23, number, { network });
  const own = libraryEnvironment(one).values;
  return Math.max(
    ...namesOf(network).map((name) => {
      const flat = (rows: Rows<number>): number[] => rows.flatMap((row) => Array.from(row));
      const [duals, mine] = [flat(one.duals(name)), flat(own[`∂${name}`]!)];
      expect(mine).toHaveLength(duals.length);
      const largest = Math.max(...duals.map(Math.abs));
      expect(largest).toBeGreaterThan(1e-4);
      return Math.max(...duals.map((value, n) => Math.abs(value - mine[n]))) / largest;
    }),
  );
}

it('covers all arrays of weights', () => {
  const counts = networks.map((network) => new Set(namesOf(network)).size);
  expect(counts).toEqual([17, 5, 9, 4]);
});

it.each(
  networks.flatMap((network) => [0, 1, 2, 3, 4, 5].map((number) => [network, number] as const)),
)('agrees for every weight of %s %i', (network, number) => {
  // Both compute in doubles, in another order.
  expect(worst(parsed, number, network)).toBeLessThan(1e-12);
});

it.each(networks)('agrees with the reverse pass over the same printed equations: %s', (network) => {
  const one = makeCase(parsed, 24, 0, { network });
  for (const name of namesOf(network)) {
    const reverse = one.printed.values[`∂${name}`] as number[][];
    expectClose(one.duals(name), reverse, 1e-13);
  }
});

it('sees two lines whose right sides are exchanged: net inputs of input and forget gate', () => {
  const rightOf = (id: string) => parsed.find((one) => one.id === id)!.line.members.at(-1)!;
  const exchanged: Record<string, string> = { 'lstm.1': 'lstm.3', 'lstm.3': 'lstm.1' };
  const broken = parsed.map((one) => {
    const from = exchanged[one.id];
    if (!from) return one;
    const members = [...one.line.members.slice(0, -1), rightOf(from)];
    return { ...one, line: { ...one.line, members } };
  });
  expect(worst(broken, 0, 'lstm')).toBeGreaterThan(0.01);
});
