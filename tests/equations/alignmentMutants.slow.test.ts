// Every operator, index, bound and condition of the sums over alignments is watched by a printed line.
// Source: the syntax trees of lib/alignment; the same check as the ledger's, at its own tolerances.
// Leaves out: decoding by prefixes, checks of what is handed in, and counting where the states are known.
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import * as ctc from '../../lib/alignment/ctc.ts';
import * as ctcDecode from '../../lib/alignment/ctcDecode.ts';
import * as hmm from '../../lib/alignment/hmm.ts';
import * as hmmChecks from '../../lib/alignment/hmmChecks.ts';
import * as hmmInference from '../../lib/alignment/hmmInference.ts';
import * as logSpace from '../../lib/alignment/logSpace.ts';
import { drawAlignment, type AlignmentLibrary } from '../../lib/equations/alignments.ts';
import { libraryOf } from '../../lib/equations/cases.ts';
import { examine } from '../../lib/equations/check.ts';
import { conclude, findings, holds } from '../../lib/equations/verdict.ts';
import type { Alignment } from '../../lib/equations/types.ts';
import * as matrix from '../../lib/numbers/matrix.ts';
import * as shape from '../../lib/numbers/shape.ts';
import { alignmentMutants } from './mutateAlignment.ts';
import { transpile } from './mutate.ts';

function load(text: string, also: Readonly<Record<string, unknown>> = {}): object {
  const modules: Record<string, unknown> = {
    '../numbers/matrix.ts': matrix,
    '../numbers/shape.ts': shape,
    './ctcDecode.ts': ctcDecode,
    './hmmChecks.ts': hmmChecks,
    './hmmInference.ts': hmmInference,
    './logSpace.ts': logSpace,
    ...also,
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
  return exports;
}

/** What survives, under the reason why no printed line can see it. */
const survivors: Readonly<Record<string, readonly string[]>> = {
  'a unit that is not there: what is written beside a typed array is dropped': [
    'forwardVariables number: 0 → (-1) in “for (let s = 0; s < extended.length; s++) {”',
    'forwardVariables operator: < → <= in “for (let s = 0; s < extended.length; s++) {”',
    'forwardVariables condition: extended.length > 1 → true in “if (extended.length > 1) alpha[1][1] = logY[1][extended[1]];”',
    'forwardVariables number: 1 → (0) in “if (extended.length > 1) alpha[1][1] = logY[1][extended[1]];”',
    'forwardVariables operator: > → >= in “if (extended.length > 1) alpha[1][1] = logY[1][extended[1]];”',
    'backwardVariables argument: Math.max(0, last - 1) → last - 1 in “for (let s = Math.max(0, last - 1); s <= last; s++) beta[T][s] = isIncluded ? output(T, s) : 0;”',
    'backwardVariables number: 0 → (-1) in “for (let s = Math.max(0, last - 1); s <= last; s++) beta[T][s] = isIncluded ? output(T, s) : 0;”',
    'backwardVariables number: 0 → (-1) in “for (let s = 0; s <= last; s++) {”',
    'errorSignal number: 0 → (-1) in “for (let k = 0; k < row.length; k++) row[k] = Math.exp(logY[t][k]);”',
    'errorSignal operator: < → <= in “for (let k = 0; k < row.length; k++) row[k] = Math.exp(logY[t][k]);”',
    'errorSignal number: 0 → (-1) in “for (let s = 0; s < extended.length; s++) {”',
    'errorSignal operator: < → <= in “for (let s = 0; s < extended.length; s++) {”',
    'forwardBackward number: 0 → (-1) in “for (let j = 0; j < N; j++) {”',
    'forwardBackward operator: < → <= in “for (let j = 0; j < N; j++) {”',
    'forwardBackward number: 0 → (-1) in “for (let j = 0; j < N; j++) terms[j] = logA[i][j] + logB[t + 1][j] + logBeta[t + 1][j];”',
    'forwardBackward operator: < → <= in “for (let j = 0; j < N; j++) terms[j] = logA[i][j] + logB[t + 1][j] + logBeta[t + 1][j];”',
    'forwardBackward number: 0 → (-1) in “for (let i = 0; i < N; i++) {”',
    'forwardBackward operator: < → <= in “for (let i = 0; i < N; i++) {”',
    'viterbi number: 0 → (-1) in “for (let j = 0; j < N; j++) {”',
    'viterbi operator: < → <= in “for (let j = 0; j < N; j++) {”',
    'reestimate number: 0 → (-1) in “for (let j = 0; j < N; j++) moves[i][j] += posterior.transitions[i][j];”',
    'reestimate operator: < → <= in “for (let j = 0; j < N; j++) moves[i][j] += posterior.transitions[i][j];”',
  ],
  'step 0, where every forward variable is 0 and nothing is read': [
    'backwardVariables number: 1 → (0) in “for (let t = T - 1; t >= 1; t--) {”',
    'forwardBackward number: 1 → (0) in “for (let t = T - 1; t >= 1; t--) {”',
    'forwardBackward number: 1 → (0) in “for (let t = 1; t <= T; t++) {”',
    'viterbi condition: t > 1 && i < N → i < N in “for (let i = 0; t > 1 && i < N; i++) {”',
    'viterbi operator: > → >= in “for (let i = 0; t > 1 && i < N; i++) {”',
    'viterbi number: 1 → (0) in “for (let i = 0; t > 1 && i < N; i++) {”',
    'viterbi operator: > → >= in “for (let t = T; t > 1; t--) states[t - 2] = from[t][states[t - 1]];”',
    'viterbi number: 1 → (0) in “for (let t = T; t > 1; t--) states[t - 2] = from[t][states[t - 1]];”',
  ],
  'a row after the last step, which nothing reads': [
    'forwardVariables number: 2 → (1) in “const T = logY.length - 2;”',
    'errorSignal number: 2 → (1) in “const T = logY.length - 2;”',
  ],
  'blanks stand at every other position: the second condition says what the first does, and there is never an even count':
    [
      'skips condition: s >= 2 && extended[s] !== blank → s >= 2 in “s >= 2 && extended[s] !== blank && extended[s] !== extended[s - 2];”',
      'skips number: 2 → (3) in “s >= 2 && extended[s] !== blank && extended[s] !== extended[s - 2];”',
      'skips operator: >= → > in “s >= 2 && extended[s] !== blank && extended[s] !== extended[s - 2];”',
      'backwardVariables number: 2 → (3) in “if (s + 2 <= last && skips(extended, s + 2, blank)) sum = logAdd(sum, next(s + 2));”',
      'backwardVariables operator: <= → < in “if (s + 2 <= last && skips(extended, s + 2, blank)) sum = logAdd(sum, next(s + 2));”',
      'forwardVariables number: 1 → (2) in “if (extended.length > 1) alpha[1][1] = logY[1][extended[1]];”',
    ],
  'what is taken where nothing is said; every case says it': [
    "align number: 0 → (-1) in “const { blank = 0, beta = 'excluded' } = options;”",
    "align number: 0 → (1) in “const { blank = 0, beta = 'excluded' } = options;”",
  ],
  'two paths of the same probability, which random numbers do not give': [
    'viterbi operator: <= → < in “if (through <= most) continue;”',
  ],
  'a number that only a check reads': [
    'align index: 0 → 0 + 1 in “const K = logY[0].length;”',
    'logEmissions index: 0 → 0 + 1 in “const V = model.emission[0].length;”',
  ],
  'when to stop, and more than one sequence: no line prints either': [
    'reestimate number: 0 → (-1) in “let logLikelihood = 0;”',
    'reestimate number: 0 → (1) in “let logLikelihood = 0;”',
    'reestimate statement: logLikelihood += posterior.logLikelihood; → ; in “logLikelihood += posterior.logLikelihood;”',
    'reestimate operator: += → = in “logLikelihood += posterior.logLikelihood;”',
    'reestimate operator: += → -= in “logLikelihood += posterior.logLikelihood;”',
    'reestimate operator: += → = in “starts[0][i] += posterior.gamma[1][i];”',
    'reestimate operator: += → = in “for (let j = 0; j < N; j++) moves[i][j] += posterior.transitions[i][j];”',
  ],
  'a state that is never expected, where no line holds': [
    'keepEmpty condition: total > 0 ? row.map((count) => count / total) : old[i] → (row.map((count) => count / total)) in “result[i].set(total > 0 ? row.map((count) => count / total) : old[i]);”',
    'keepEmpty operator: > → >= in “result[i].set(total > 0 ? row.map((count) => count / total) : old[i]);”',
    'keepEmpty number: 0 → (-1) in “result[i].set(total > 0 ? row.map((count) => count / total) : old[i]);”',
    'keepEmpty index: i → i + 1 in “result[i].set(total > 0 ? row.map((count) => count / total) : old[i]);”',
    'keepEmpty index: i → i - 1 in “result[i].set(total > 0 ? row.map((count) => count / total) : old[i]);”',
  ],
};
const explained = new Set(Object.values(survivors).flat());

const read = (name: string): string =>
  readFileSync(new URL(`../../lib/alignment/${name}.ts`, import.meta.url), 'utf8');
/** Learning rests on inference: a change there is one here. */
const withInference = (inference: object): object => ({
  ...hmm,
  ...load(read('hmmLearning'), { './hmmInference.ts': { ...hmmInference, ...inference } }),
  ...inference,
});

const files: readonly (readonly [string, readonly string[], readonly Alignment[], (own: object) => object])[] = [
  ['ctc', ['skips', 'align', 'forwardVariables', 'backwardVariables', 'errorSignal'], ['ctc', 'ctcExcluded'], (own) => ({ ...ctc, ...own })],
  ['hmmInference', ['logEmissions', 'forwardBackward', 'viterbi'], ['hmm'], withInference],
  ['hmmLearning', ['reestimate', 'keepEmpty'], ['hmm'], (own) => ({ ...hmm, ...own })],
]; // prettier-ignore

describe.each(files)('mutants of %s', (name, functions, networks, complete) => {
  const source = read(name);
  const cases = networks.flatMap((network) =>
    [0, 1, 2, 3].map((n) => drawAlignment(parsed, 11, n, network)),
  );
  const own = parsed.filter(({ network }) => networks.includes(network as Alignment));

  /** The printed lines that a library breaks; all of them where it stops. */
  function broken(use: AlignmentLibrary): string[] {
    const all = own.map(findings);
    for (const one of cases) {
      let env;
      try {
        env = libraryOf(one, use);
      } catch {
        return ['stops'];
      }
      for (const found of all) examine(found, one, env);
    }
    return all.map(conclude).flatMap((one) => (holds(one) ? [] : [one.id]));
  }

  test('the unbroken code passes, compiled in the same way', () => {
    expect(broken(complete({}) as AlignmentLibrary)).toEqual([]);
    expect(broken(complete(load(source)) as AlignmentLibrary)).toEqual([]);
  });

  test('every change turns a named line red, or is known to change nothing', () => {
    const all = alignmentMutants(source, functions);
    const counts: Record<string, number> = {};
    const lines = new Set<string>();
    const left: string[] = [];
    let stopped = 0;
    for (const mutant of all) {
      const found = broken(complete(load(mutant.source)) as AlignmentLibrary);
      counts[mutant.kind] = (counts[mutant.kind] ?? 0) + 1;
      if (found.length === 0) left.push(`${mutant.id} ${mutant.kind}: ${mutant.what}`);
      if (found[0] === 'stops') stopped += 1;
      else for (const id of found) lines.add(id);
    }
    console.log(
      `${name}: ${all.length} mutants (${JSON.stringify(counts)}), ${stopped} stop, ${left.length} survive; red: ${[...lines].join(' ')}`,
    );
    const own = [...explained].filter((one) => functions.includes(one.split(' ')[0]!));
    expect([...new Set(left)].sort()).toEqual(own.sort());
    expect(stopped).toBeLessThan(all.length / 2);
  });
});
