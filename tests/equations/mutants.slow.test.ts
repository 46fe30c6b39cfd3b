// Every sign, time index, term and factor of the six error terms is watched by a printed equation.
// Source: the syntax tree of `backward`; checks at the tolerance that the unbroken code passes.
// Leaves out: mutants of the printed lines (judge.test.ts).
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import * as activations from '../../lib/functions/activation.ts';
import * as loss from '../../lib/functions/loss.ts';
import * as matrix from '../../lib/numbers/matrix.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as network from '../../lib/networks/lstmNetwork.ts';
import * as trace from '../../lib/networks/lstmTrace.ts';
import * as variants from '../../lib/networks/lstmVariants.ts';
import * as weights from '../../lib/networks/lstmWeights.ts';
import * as outputErrors from '../../lib/networks/outputErrors.ts';
import { conclude, examine, findings } from '../../lib/equations/check.ts';
import {
  libraryEnvironment,
  makeCase,
  type Case,
  type Library,
} from '../../lib/equations/networks.ts';
import { mutants, transpile, type Mutant } from './mutate.ts';

const source = readFileSync(new URL('../../lib/networks/lstm.ts', import.meta.url), 'utf8');
const errorLines = parsed.filter((one) => one.network === 'lstm' && one.group === 'backward');
const weightNames = parsed.filter((one) => one.network === 'lstm' && one.group === 'gradient').map((one) => {
  const left = one.line.members[0]!;
  return left.type === 'partial' ? `${left.by.letter}_${left.by.sub.join('')}` : '';
}); // prettier-ignore

/**
 * The same squashing functions, their slope read from the net input alone. All of ours read it from the
 * activation alone, so a wrong time index of the argument that is not read would change nothing.
 */
const slopeFromNetInput: typeof activations = {
  ...activations,
  activation: (name) => {
    const act = activations.activation(name);
    return { ...act, slope: (a: number) => act.slope(a, act.apply(a)) };
  },
};

function load(text: string, squashings: typeof activations): Library {
  const modules: Record<string, unknown> = {
    '../functions/activation.ts': squashings,
    '../functions/loss.ts': loss,
    '../numbers/matrix.ts': matrix,
    './lstmNetwork.ts': network,
    './lstmTrace.ts': trace,
    './lstmVariants.ts': variants,
    './lstmWeights.ts': weights,
    './outputErrors.ts': outputErrors,
  };
  const require = (name: string): unknown => {
    if (!(name in modules))
      throw new Error(`mutants: import: got ${name}, expected ${Object.keys(modules).join(', ')}`);
    return modules[name];
  };
  const exports = {};
  const run = compileFunction(transpile(text), ['require', 'exports']) as (
    ...parts: unknown[]
  ) => void;
  run(require, exports);
  return exports as Library;
}

/** Which checks fail for a library: the six printed lines, the gradient against differences. */
function fails(use: Library, cases: readonly Case[]): { equations: boolean; gradient: boolean } {
  const all = errorLines.map(findings);
  let gradient = false;
  for (const one of cases) {
    let env;
    try {
      env = libraryEnvironment(one, use);
    } catch {
      return { equations: true, gradient: true }; // it reads a row that does not exist
    }
    for (const found of all) examine(found, one, env);
    for (const name of weightNames) {
      const [mine, right] = [env.values[`∂${name}`]!, one.differences(name)];
      const scale = Math.max(...right.flatMap((row) => Array.from(row, Math.abs)));
      gradient ||= right.some((row, n) =>
        Array.from(row).some((v, m) => !(Math.abs(v - mine[n]![m]!) <= 1e-6 * scale)),
      );
    }
  }
  return { equations: all.some((found) => conclude(found).kind !== 'equal'), gradient };
}

describe('mutants of the six error terms', () => {
  let cases: Case[];
  beforeAll(() => {
    cases = [0, 1, 2].map((n) => makeCase(parsed, 11, n));
  });

  test('the unbroken code passes every check at the same tolerances, compiled in the same way', () => {
    expect(fails(lstm, cases)).toEqual({ equations: false, gradient: false });
    for (const squashings of [activations, slopeFromNetInput]) {
      expect(fails(load(source, squashings), cases)).toEqual({ equations: false, gradient: false });
    }
  });

  test('every sign, time index, term and factor is caught', () => {
    const all = mutants(source);
    const rows: Record<string, { mutants: number; equations: number; gradient: number }> = {};
    const survivors: Mutant[] = [];
    for (const mutant of all) {
      const verdicts = [activations, slopeFromNetInput].map((squashings) =>
        fails(load(mutant.source, squashings), cases),
      );
      const row = (rows[`${mutant.id} ${mutant.kind}`] ??= {
        mutants: 0,
        equations: 0,
        gradient: 0,
      });
      row.mutants += 1;
      row.equations += Number(verdicts.some((one) => one.equations));
      row.gradient += Number(verdicts.some((one) => one.gradient));
      if (!verdicts.some((one) => one.equations)) survivors.push(mutant);
    }
    for (const [name, { mutants: count, equations, gradient }] of Object.entries(rows)) {
      console.log(
        `${name}: ${count} mutants, ${equations} caught by equations, ${gradient} by the gradient check`,
      );
    }
    console.log(`mutants: ${all.length}, survivors: ${survivors.length}`);
    expect(survivors.map((one) => `${one.id} ${one.kind}: ${one.what}`)).toEqual([]);
    expect(new Set(all.map((one) => one.id)).size).toBe(6);
    for (const kind of ['sign', 'time', 'term', 'factor'])
      expect(all.some((one) => one.kind === kind)).toBe(true);
  });
});
