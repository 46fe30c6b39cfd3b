// Every sign, time index, term and factor of the error terms and gradients is watched by a printed equation.
// Source: the syntax trees of `backward` and `gradient`; checks at the tolerance that the unbroken code passes.
// Leaves out: mutants of the printed lines (printedEdits.slow.test.ts), and networks whose lines are not printed yet.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { examine } from '../../lib/equations/check.ts';
import { conclude, findings, holds } from '../../lib/equations/verdict.ts';
import {
  libraryEnvironment,
  makeCase,
  type Case,
  type Library,
} from '../../lib/equations/networks.ts';
import { canonical } from '../../lib/equations/resolve.ts';
import * as activations from '../../lib/functions/activation.ts';
import * as bidirectional from '../../lib/networks/bidirectional.ts';
import * as gru from '../../lib/networks/gru.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as mlp from '../../lib/networks/mlp.ts';
import * as rnn from '../../lib/networks/rnn.ts';
import { load, slopeFromNetInput } from './broken.ts';
import { layerMutants, mutants, type Mutant } from './mutate.ts';

/** Steps 0 and T+1 have no target and rows of zeros: a range that takes them in adds nothing. */
const equivalent = [
  'backward bound: 1 → 1 - 1',
  'backward bound: T → T + 1',
  'gradient bound: 1 → 1 - 1',
  'gradient bound: trace.T → trace.T + 1',
];

describe.each([
  ['lstm', lstm, 23],
  ['rnn', rnn, 7],
  ['gru', gru, 17],
  ['mlp', mlp, 4],
  ['bidirectional', bidirectional, 0],
] as const)('mutants of %s', (network, library, lines) => {
  const file = new URL(`../../lib/networks/${network}.ts`, import.meta.url);
  const source = readFileSync(file, 'utf8');
  const derived = parsed.filter((one) => one.network === network && one.kind === 'derived');
  const names = derived.flatMap(({ group, line: { members: [left] } }) =>
    group === 'gradient' && left?.type === 'partial' ? [canonical(left.by)] : [],
  ); // prettier-ignore
  let cases: Case[];
  beforeAll(() => {
    cases = [0, 1, 2].map((n) => makeCase(parsed, 11, n, { network }));
  });

  /** Which checks fail for a library: the printed lines, the gradient against differences. */
  function fails(use: Library): { equations: boolean; gradient: boolean } {
    const all = derived.map(findings);
    let gradient = false;
    for (const one of cases) {
      let env;
      try {
        env = libraryEnvironment(one, use);
      } catch {
        return { equations: true, gradient: true }; // it reads a row that does not exist
      }
      for (const found of all) examine(found, one, env);
      for (const name of names) {
        const [mine, right] = [env.values[`∂${name}`]!, one.differences(name)];
        const scale = Math.max(...right.flatMap((row) => Array.from(row, Math.abs)));
        gradient ||= right.some((row, n) =>
          Array.from(row).some((v, m) => !(Math.abs(v - mine[n]![m]!) <= 1e-6 * scale)),
        );
      }
    }
    return { equations: all.some((found) => !holds(conclude(found))), gradient };
  }

  test('the unbroken code passes every check at the same tolerances, compiled in the same way', () => {
    expect(fails(library)).toEqual({ equations: false, gradient: false });
    for (const squashings of [activations, slopeFromNetInput]) {
      expect(fails(load(source, squashings))).toEqual({ equations: false, gradient: false });
    }
  });

  const isOverLayers = network === 'bidirectional'; // its arithmetic is that of the layers
  test('every sign, time index, term and factor is caught by a printed line', () => {
    const all = isOverLayers ? layerMutants(source) : mutants(source, network);
    const counts: Record<string, number> = {};
    const survivors: Mutant[] = [];
    let byGradient = 0;
    for (const mutant of all) {
      const verdicts = [activations, slopeFromNetInput].map((squashings) =>
        fails(load(mutant.source, squashings)),
      );
      counts[mutant.kind] = (counts[mutant.kind] ?? 0) + 1;
      byGradient += Number(verdicts.some((one) => one.gradient));
      if (!verdicts.some((one) => one.equations)) survivors.push(mutant);
    }
    console.log(
      `${network}: ${all.length} mutants (${JSON.stringify(counts)}), ${survivors.length} survivors; the gradient check alone finds ${byGradient}`,
    );
    const left = survivors.map((one) => `${one.id} ${one.kind}: ${one.what}`);
    expect(left).toEqual(isOverLayers ? equivalent : []);
    if (!isOverLayers) expect(new Set(all.map((one) => one.id)).size).toBe(lines);
    for (const kind of isOverLayers
      ? ['order', 'layer', 'bound', 'sign', 'time', 'term']
      : ['sign', 'time', 'term', 'factor'])
      expect([kind, (counts[kind] ?? 0) > 0]).toEqual([kind, true]);
  });
});
