// CTC and hidden Markov models as printed, against every path written out; and what the check must not let pass.
// Source: tests/alignment/paths.ts, which has no recursion; the library and the tape are the check's own witnesses.
// Leaves out: readers' lines (judgeAlignments.test.ts), and mutants of the code (alignmentMutants.slow.test.ts).
import { describe, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { drawAlignment, isAlignment } from '../../lib/equations/alignments.ts';
import { check, checkAll } from '../../lib/equations/index.ts';
import { parse } from '../../lib/equations/parse.ts';
import type { Alignment } from '../../lib/equations/types.ts';
import { everyPath, labelingOf, labelingProbabilities, plainSoftmax } from '../alignment/paths.ts';
import { expectClose } from '../expectClose.ts';

const seeds = [0, 1, 2, 3, 4, 5];
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
/** A thousand products of numbers below 1, summed: rounding only. */
const rounding = 1e-13;

describe.each(['ctc', 'ctcExcluded'] as const)('%s', (network) => {
  const cases = seeds.map((n) => drawAlignment(parsed, 3, n, network).printed);
  const rowsOf = ({ values, shape: { T } }: (typeof cases)[number], name: string): number[][] =>
    values[name]!.slice(1, T + 1).map((row) => Array.from(row));

  test('cases have three labels, with and without equal neighbors, or none, and any class as blank', () => {
    const counts = new Set(cases.map(({ shape }) => (shape.carried!.labels.length - 1) / 2));
    expect(counts).toEqual(new Set([0, 3]));
    const repeats = cases.map(({ shape }) => {
      const labels = shape.carried!.labels.filter((_, s) => s % 2 === 1);
      expect(shape.T).toBeGreaterThanOrEqual(4);
      return labels.some((label, n) => n > 0 && label === labels[n - 1]);
    });
    expect(new Set(repeats)).toEqual(new Set([true, false]));
    expect(new Set(cases.map(({ shape }) => shape.carried!.blank)).size).toBeGreaterThan(1);
  });

  test('p is the sum over every path that collapses to the labels', () => {
    for (const env of cases) {
      const { blank, labels } = env.shape.carried!;
      const wanted = labels.filter((_, s) => s % 2 === 1).join(',');
      const truth = labelingProbabilities(plainSoftmax(rowsOf(env, 'a_k')), blank).get(wanted)!;
      expect(Math.abs(env.values['p']![0]![0]! - truth)).toBeLessThan(rounding * truth);
    }
  });

  test('∂p/∂y is the sum over the paths through that output, without it', () => {
    for (const env of cases.slice(0, 3)) {
      const { T, outputs, carried } = env.shape;
      const { blank, labels } = carried!;
      const wanted = labels.filter((_, s) => s % 2 === 1).join(',');
      const y = plainSoftmax(rowsOf(env, 'a_k'));
      const paths = everyPath(T, outputs).filter((path) => labelingOf(path, blank) === wanted);
      const p = env.values['p']![0]![0]!;
      const truth = y.map((row, t) =>
        row.map((_, k) =>
          sum(
            paths
              .filter((path) => path[t] === k)
              .map((path) => path.reduce((q, one, n) => (n === t ? q : q * y[n]![one]!), 1)),
          ),
        ),
      );
      const slopes = rowsOf(env, '∂y_k').map((row) => row.map((slope) => -p * slope));
      expectClose(slopes, truth, 1e-13);
    }
  });

  test('the errors of a day sum to zero', () => {
    for (const env of cases)
      for (const row of rowsOf(env, 'δ_k')) expect(Math.abs(sum(row))).toBeLessThan(1e-14);
  });
});

test('the two conventions have different β and the same errors', () => {
  const [included, excluded] = (['ctc', 'ctcExcluded'] as const).map(
    (network) => drawAlignment(parsed, 3, 1, network).printed.values,
  );
  expect(included!['β_s']![2]![2]).not.toBeCloseTo(excluded!['β_s']![2]![2]!, 3);
  expectClose(included!['δ_k']!, excluded!['δ_k']!, 1e-15);
});

test('of a hidden Markov model, p, γ, ξ and v are sums and maxima over every path of states', () => {
  for (const n of seeds.slice(0, 4)) {
    const { values, shape } = drawAlignment(parsed, 4, n, 'hmm').printed;
    const { T, states: N = 0, carried } = shape;
    const [a, b, pi] = [values['a_jj']!, values['b_jk']!, values['π_j']![0]!];
    const paths = everyPath(T, N).map((path) => ({
      path,
      q: path.reduce((product, j, t) => {
        const from = t === 0 ? pi[j]! : a[path[t - 1]!]![j]!;
        return product * from * b[j]![carried!.observed[t + 1]!]!;
      }, 1),
    }));
    const through = (fits: (path: readonly number[]) => boolean): number =>
      sum(paths.filter(({ path }) => fits(path)).map(({ q }) => q));
    const p = through(() => true);
    expect(Math.abs(values['p']![0]![0]! - p)).toBeLessThan(rounding * p);
    expect(values['v']![0]![0]).toBeCloseTo(Math.max(...paths.map(({ q }) => q)), 15);
    for (let t = 1; t <= T; t++) {
      for (let j = 0; j < N; j++) {
        const γ = through((path) => path[t - 1] === j) / p;
        expect(values['γ_j']![t]![j]).toBeCloseTo(γ, 12);
        if (t === T) continue;
        for (let i = 0; i < N; i++) {
          const ξ = through((path) => path[t - 1] === j && path[t] === i) / p;
          expect(values['ξ_jj']![t]![j * N + i]).toBeCloseTo(ξ, 12);
        }
      }
    }
  }
});

test('the error signal has library, tape and differences as witnesses, in both conventions', async () => {
  const own = parsed.filter(({ id }) => id === 'ctc.9' || id === 'ctcExcluded.9');
  for (const { kind, witnesses } of await checkAll(own, { definitions: parsed, networks: 2 })) {
    expect(kind).toBe('equal');
    expect(new Set(witnesses.map(({ name }) => name))).toEqual(
      new Set(['library', 'tape', 'differences']),
    );
  }
});

const wrong: readonly (readonly [string, Alignment, 'definition' | 'derived', string])[] = [
  ['a skip between equal labels', 'ctc', 'definition', "q_s = [l'_s ≠ blank]"],
  ['a start in one position', 'ctc', 'definition', "α_s^t = y_{l'_s}^t ([t = 1] [s = 1] + α_s^(t-1) + α_{s-1}^(t-1) + q_s α_{s-2}^(t-1))"],
  ['an end in the last position alone', 'ctc', 'definition', 'p = α_S^T'],
  ['β of the other convention', 'ctc', 'derived', 'p = Σ_s α_s^t β_s^t'],
  ['errors with the other β', 'ctc', 'derived', "δ_k^t = y_k^t - 1 / p Σ_s [l'_s = k] α_s^t β_s^t"],
  ['errors divided by y where β has none', 'ctcExcluded', 'derived', "δ_k^t = y_k^t - 1 / (p y_k^t) Σ_s [l'_s = k] α_s^t β_s^t"],
  ['a slope of another position', 'ctcExcluded', 'derived', '∂p/∂α_s^t = β_{s+1}^t'],
  ['a term that is never seen', 'ctcExcluded', 'derived', 'p = Σ_s α_s^t β_s^t + [t < 1]'],
  ['transitions against their direction', 'hmm', 'definition', "α_j^t = ([t = 1] π_j + Σ_j' α_j'^(t-1) a_jj') b_j(o^t)"],
  ['the last day in the denominator', 'hmm', 'definition', "ā_jj' = (Σ_t ξ_jj'^t) / (Σ_t γ_j^t)"],
  ['a sum for the maximum', 'hmm', 'definition', "v_j^t = ([t = 1] π_j + Σ_j' v_j'^(t-1) a_j'j) b_j(o^t)"],
  ['pairs of the last day', 'hmm', 'derived', "γ_j^t = Σ_j' ξ_jj'^t"],
]; // prettier-ignore

test.each(wrong)('%s: not equal', async (_, network, kind, source) => {
  const line = parse(source, network);
  const group = kind === 'definition' ? 'forward' : 'backward';
  const one = { id: 'wrong', source, group, title: '', kind, network, line } as const;
  expect((await check(one, { definitions: parsed, networks: 4 })).kind).toBe('not equal');
});

test('every alignment that is printed is one of the three', () => {
  const names = new Set(
    parsed.flatMap(({ network }) => (network && isAlignment(network) ? [network] : [])),
  );
  expect([...names]).toEqual(['ctc', 'ctcExcluded', 'hmm']);
});
