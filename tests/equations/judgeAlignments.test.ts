// A reader's line about CTC: right in every equivalent form, wrong by its name, refused with its place.
// Source: the derivations of both conventions; the mistakes of content/equations/knownMistakes.ts.
// Leaves out: the texts of the verdicts; single edits of all lines (printedEdits.slow.test.ts).
import { describe, expect, test } from 'vitest';
import { derivations, isErrorTerm } from '../../content/equations/derivations.ts';
import { knownMistakes } from '../../content/equations/knownMistakes.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { judge, parse, type Exercise } from '../../lib/equations/judge.ts';
import { typeset } from '../../lib/equations/index.ts';
import { write } from './write.ts';

const exercise = (id: string): Exercise => {
  const { left, steps, network } = derivations.find((one) => one.id === id)!;
  const known = knownMistakes[id] ?? [];
  return { target: left, answer: steps.at(-1)!.source, definitions: parsed, network: network!, known };
}; // prettier-ignore
const ids = derivations
  .filter((one) => one.network?.startsWith('ctc') && isErrorTerm(one))
  .map(({ id }) => id);

test('three errors of each convention are asked for', () => {
  expect(ids).toEqual(['ctc.6', 'ctc.8', 'ctc.9', 'ctcExcluded.6', 'ctcExcluded.8', 'ctcExcluded.9']);
}); // prettier-ignore

test.each(ids)('%s: every step is true, those with a derivative are on the way', (id) => {
  const { steps } = derivations.find((one) => one.id === id)!;
  for (const { source, reason } of steps.filter((one) => one.reason !== 'definition')) {
    const verdict = judge(source, exercise(id));
    const isLast = reason === 'derived' || reason === 'recursion';
    expect([source, verdict]).toEqual([
      source,
      expect.objectContaining({ kind: 'equal', hasDerivatives: !isLast }),
    ]);
  }
});

test.each([
  ['ctc.9', "δ_k^t = ∂O/∂a_k^t = y_k^t - Σ_s [l'_s = k] α_s^t β_s^t / (y_k^t p)"],
  ['ctc.9', "y_k^t − (1/p) Sum_s [l_s = k] alpha_s^t beta_s^{t} / y_{l_s}^{t}"],
  ['ctc.9', "(p - Σ_s [l'_s = k] α_s^t β_s^t / (y_k^t)^2) y_k^t / p"],
  ['ctcExcluded.9', "Σ_s ([s = 1] y_k^t - [ l'_s = k ] α_s^t β_s^t / p)"],
  ['ctcExcluded.9', "-y_k^t (∂p/∂y_k^t - p) / p"],
  ['ctcExcluded.8', "dp/dy_k^t = Σ_s [k = l'_s] α_s^t β_s^t / y_{l'_s}^t"],
  ['ctc.6', "β_s^t / y_{l'_s}^t"],
  ['ctc.6', '[t >= T] [s ≥ S-1] + β_s^(t+1) + β_{s+1}^{t+1} + q_{s+2} β_{s+2}^(t+1)'],
])('%s: %s is right', (id, source) => {
  expect(judge(source, exercise(id))).toMatchObject({ kind: 'equal' });
}); // prettier-ignore

const mistakes = Object.entries(knownMistakes).flatMap(([id, all]) =>
  all.map(({ kind, source }) => [id, kind, source] as const),
);
test.each(mistakes)('%s: %s is named for %s', (id, kind, source) => {
  const verdict = judge(source, exercise(id));
  expect(verdict).toMatchObject({ kind: 'different', diagnosis: { kind } });
  if (verdict.kind === 'different')
    expect(judge(write(verdict.diagnosis!.corrected), exercise(id)).kind).toBe('equal');
});

test.each([
  ['ctc.9', "y_k^t - 1/(p y_k^t) Σ_s α_s^t β_s^t", 'missingFactor'],
  ['ctc.9', "y_k^t - 1/(p y_k^t) Σ_s [l'_s ≠ k] α_s^t β_s^t", 'condition'],
  ['ctc.9', "y_k^t - 1/(p y_k^t) Σ_s [l'_s = k] α_s^t β_{s+1}^t", 'position'],
  ['ctc.9', "y_k^t - 1/(p y_k^t) Σ_s [l'_s = k] α_s^(t-1) β_s^t", 'time'],
  ['ctc.9', "y_k^t - 1/y_k^t Σ_s [l'_s = k] α_s^t β_s^t", 'missingFactor'],
  ['ctc.9', "-1/(p y_k^t) Σ_s [l'_s = k] α_s^t β_s^t - y_k^t", 'sign'],
  ['ctcExcluded.6', 'α_s^t', 'quantity'],
  ['ctcExcluded.6', 'β_{s-1}^t', 'position'],
])('%s: %s is wrong by %s', (id, source, kind) => {
  expect(judge(source, exercise(id))).toMatchObject({ kind: 'different', diagnosis: { kind } });
}); // prettier-ignore

describe('refused', () => {
  test.each([
    ["y_k^t - Σ_s [l'_s ~ k] α_s^t", 'unknown', 'l'],
    ["y_k^t - Σ_s [l'_s = q] α_s^t", 'badCondition', "[l'_s = q]"],
    ["y_k^t - Σ_s [l'_s = k α_s^t", 'badCondition', "[l'_s = k α_s^t"],
    ["[l'_s = k] y_k^t", 'unboundIndex', "[l'_s = k]"],
    ['y_s^t', 'unknownQuantity', 'y_s'],
    ['α_k^t', 'unknownQuantity', 'α_k'],
    ['p^t', 'noTime', 'p^'],
    ['Σ_s q_s^t', 'noTime', 'q_s^'],
    ['Σ_s α_s', 'needsTime', 'α_s'],
    ['Σ_s α_{s-3}^t', 'unknown', 'α_'],
    ['Σ_j α_s^t', 'unknown', 'Σ_j'],
    ['Σ_k y_k^t', 'reboundIndex', 'Σ_k y_k^t'],
    ['s_c^t', 'unknownQuantity', 's_c'],
    ["f'(a_k^t)", 'unknown', "f'"],
    ['max_s Σ_s α_s^t', 'reboundIndex', 'Σ_s α_s^t'],
  ])('%s: %s', (source, key, place) => {
    const verdict = judge(source, exercise('ctc.9'));
    expect(verdict).toMatchObject({ kind: 'unreadable', key });
    if (verdict.kind === 'unreadable') expect(source.slice(verdict.from, verdict.to)).toBe(place);
  });
  test('the question itself, however it is spelled', () => {
    for (const source of ['∂O/∂a_k^t', 'dO/da_k^{t}', 'δ_k^t', '2 δ_k^t - δ_k^t'])
      expect(judge(source, exercise('ctc.9'))).toMatchObject({ kind: 'restates' });
    for (const source of ['∂p/∂y_k^t', 'dp/dy_k^t', '-p ∂O/∂y_k^t'])
      expect(judge(source, exercise('ctc.8'))).toMatchObject({ kind: 'restates' });
    expect(judge('∂p/∂α_{s+1}^t', exercise('ctc.6')).kind).toBe('different');
  });
  test('another left side', () => {
    const key = { kind: 'unreadable', key: 'wrongTarget' };
    expect(judge('∂p/∂y_k^(t+1) = y_k^t', exercise('ctc.8'))).toMatchObject(key);
    expect(judge('∂O/∂y_k^t = y_k^t', exercise('ctc.8'))).toMatchObject(key);
  });
});

test('a square bracket that is no condition is a bracket, in CTC and elsewhere', () => {
  const source = "α_s^t = y_{l'_s}^t [α_s^(t-1) + α_{s-1}^(t-1)]";
  expect(typeset(parse(source, 'ctc'))).toBe(typeset(parse(source.replace('[', '(').replace(']', ')'), 'ctc')));
  expect(() => parse('b_c^t = b_ω^t [h(s_c^t)]', 'lstm')).not.toThrow();
}); // prettier-ignore
