// A reader's line: right in every equivalent form, wrong with its diagnosis, hostile with its place.
// Source: the six error terms; single edits of the printed lines as the mistakes.
// Leaves out: the texts of the verdicts.
import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { edits } from '../../lib/equations/edits.ts';
import { notations } from '../../lib/equations/notation.ts';
import { EquationError, typeset } from '../../lib/equations/index.ts';
import { judge, parse, type Exercise } from '../../lib/equations/judge.ts';
import type { NetworkName } from '../../lib/equations/types.ts';
import { write, writeLine } from './write.ts';

const ask = (target: string, answer: string, network?: NetworkName): Exercise => ({
  target,
  answer,
  definitions: parsed,
  ...(network && { network }),
});
const iota = ask('δ_ι^t', "f'(a_ι^t) Σ_c g(a_c^t) ε_s^t");
const state = ask(
  'ε_s^t',
  "b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
);
const cellState = ask('s_c^t', 'b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)');

describe('equivalent forms', () => {
  const right: readonly (readonly [Exercise, string])[] = [
    [iota, "f'(a_ι^t) Σ_c g(a_c^t) ε_s^t"],
    [iota, "δ_ι^t = f'(a_ι^t) Σ_c g(a_c^t) ε_s^t"],
    [iota, "δ_ι^t = ∂O/∂a_ι^t = f'(a_ι^t) Σ_c g(a_c^t) ε_s^t"],
    [iota, 'b_ι^t (1-b_ι^t) Σ_c g(a_c^t) ε_s^t'],
    [iota, 'Σ_c ε_s^t g(a_c^t) b_ι^t (1 - b_ι^t)'],
    [iota, 'b_iota^{t} (1-b_iota^t) Sum_c g(a_c^t) eps_s^t'],
    [iota, "Σ_c' f'(a_ι^t) g(a_c'^t) ε_c'^t / ε_c'^t ∂O/∂s_c'^t"],
    [
      state,
      'w_comega delta_omega^t + b_ω^t (1 - h(s_c^t)^2) ε_c^t + b_phi^{t+1} eps_s^{t+1} + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1)',
    ],
    [cellState, 'g(a_c^t) b_ι^t + s_c^(t-1) b_φ^t'],
    [cellState, 's_c^(t-1) − (1 − b_φ^t) s_c^(t-1) + b_ι^t · g(a_c^t)'],
  ];
  const recurrent = ask('δ_h^t', "θ'(a_h^t) (Σ_k w_hk δ_k^t + Σ_h' w_hh' δ_h'^(t+1))", 'rnn');
  const hidden = ask('δ_h', "θ'(a_h) Σ_k w_hk δ_k", 'mlp');
  test.each([
    [recurrent, "theta'(a_h^t) (Σ_h' w_hh' delta_h'^{t+1} + Σ_k w_hk δ_k^t)"],
    [recurrent, "Σ_k θ'(a_h^t) w_hk δ_k^t + θ'(a_h^t) Σ_h' w_hh' δ_h'^(t+1)"],
    [recurrent, '(1 - (b_h^t)^2) ε_h^t'],
    [hidden, '(1 - b_h) (1 + b_h) Σ_k δ_k w_hk'],
    [hidden, "δ_h = ∂O/∂a_h = θ'(a_h) ∂O/∂b_h"],
  ])('of an RNN and an MLP: %# is right', (exercise, source) => {
    expect(judge(source, exercise)).toMatchObject({ kind: 'equal' });
  });
  test('the symbols of one network are not those of another', () => {
    const key = (source: string, exercise: Exercise): unknown => {
      const verdict = judge(source, exercise);
      return verdict.kind === 'unreadable' ? verdict.key : verdict.kind;
    };
    expect(key('s_c^t', recurrent)).toBe('unknownQuantity');
    expect(key("f'(a_h^t)", recurrent)).toBe('unknown');
    expect(key('Σ_g w_hg', recurrent)).toBe('unknown');
    expect(key('θ(a_ι^t)', iota)).toBe('unknown');
    expect(key('a_h^t', iota)).toBe('unknownQuantity');
    expect(key('b_h^t', hidden)).toBe('noTime');
    expect(key('b_h', recurrent)).toBe('needsTime');
    expect(key("w_h'h b_h", hidden)).toBe('unknownQuantity');
  });
  test('a recurrent weight against its direction is named', () => {
    const verdict = judge("θ'(a_h^t) (Σ_k w_hk δ_k^t + Σ_h' w_h'h δ_h'^(t+1))", recurrent);
    expect(verdict).toMatchObject({ kind: 'different', diagnosis: { kind: 'quantity' } });
  });
  test.each(right)('%# is right', (exercise, source) => {
    expect(judge(source, exercise)).toMatchObject({ kind: 'equal' });
  });
});

describe('wrong lines', () => {
  const wrong: readonly (readonly [Exercise, string, string])[] = [
    [state, "b_ω^t h'(s_c^t) ε_c^t + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t", 'missingTerm'],
    [
      state,
      "b_ω^t h'(s_c^t) ε_c^t + b_φ^t ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
      'time',
    ],
    [
      state,
      "b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) - w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
      'sign',
    ],
    [cellState, 'b_φ^t s_c^(t-1) + b_ι^t g(a_c^t) + b_ω^t', 'extraTerm'],
    [cellState, 'b_φ^t s_c^(t-1) + 2 b_ι^t g(a_c^t)', 'ratio'],
    [cellState, '0 - b_φ^t s_c^(t-1) - b_ι^t g(a_c^t)', 'sign'],
    [cellState, '3 (b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)) + 0', 'ratio'],
    [cellState, 's_c^(t-1) + b_ι^t g(a_c^t)', 'missingFactor'],
    [cellState, 'b_φ^t s_c^(t-1) + b_ι^t h(a_c^t)', 'function'],
    [cellState, 'b_ω^t s_c^(t-1) + b_ι^t g(a_c^t)', 'quantity'],
    [cellState, 'b_φ^t s_c^(t-1) b_ω^t + b_ι^t g(a_c^t)', 'extraFactor'],
    [iota, 'Σ_c g(a_c^t) ε_s^t', 'missingFactor'],
    [iota, "f'(a_ι^t) Σ_c g(a_c^t) ε_c^t", 'quantity'],
  ];
  test.each(wrong)('%# is named', (exercise, source, kind) => {
    const verdict = judge(source, exercise);
    expect(verdict).toMatchObject({ kind: 'different', diagnosis: { kind } });
    if (verdict.kind !== 'different') return;
    expect(verdict.worst.yours).not.toBeCloseTo(verdict.worst.truth, 8);
    expect(verdict.instances).toBeLessThanOrEqual(verdict.of);
  });

  test('the single edits of the answers are judged wrong, and named in at least 97 of 100', () => {
    let count = 0;
    let named = 0;
    for (const exercise of [iota, cellState, state]) {
      const answer = parse(`${exercise.target} = ${exercise.answer}`).members[1]!;
      for (const edit of edits(answer, [], notations.lstm)) {
        const source = write(edit.result);
        const verdict = judge(source, exercise);
        if (verdict.kind === 'unreadable' || verdict.kind === 'restates') continue;
        expect([source, verdict.kind]).toEqual([source, 'different']);
        count += 1;
        if (verdict.kind === 'different' && verdict.diagnosis) named += 1;
        else console.log(`not named: ${source}`);
      }
    }
    console.log(`${count} wrong single edits, ${named} named`);
    expect(count).toBeGreaterThan(80);
    expect(named / count).toBeGreaterThanOrEqual(0.97);
  });

  test('what is not finite is never equal', () => {
    for (const source of ['1/(1-1)', 'b_ι^t / (b_φ^t - b_φ^t)', 'ln(0-1)', 'exp(999 999)']) {
      expect(judge(source, cellState).kind).toBe('different');
    }
  });
});

describe('restating the question', () => {
  test.each(['∂O/∂a_ι^t', 'δ_ι^t', 'delta_iota^{t}', 'δ_ι^t + 0', 'δ_iota^( t )', 'dO/da_ι^t'])(
    '%s',
    (source) => {
      expect(judge(source, iota)).toMatchObject({ kind: 'restates' });
    },
  );
  test('the same quantity at another time is no restatement', () => {
    expect(judge('δ_ι^(t+1)', iota).kind).toBe('different');
  });
});

describe('hostile input', () => {
  const names = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'import', 'createUnit', 'evaluate', 'parse',
    'simplify', 'derivative', 'cos', 'sin', 'sqrt', 'pi', 'e', 'i', 'Infinity', 'NaN', 'null', 'true', 'undefined', 'matrix', 'range',
    'random', 'factorial', 'ones', 'zeros', 'help', 'typed', 'config', 'chain', 'resolve', 'compile', 'v0', 'F0', 'S0', 'tau', 'phi',
    'LN2', 'version', 'bignumber', 'map', 'filter', 'forEach', 'sum', 'prod', 'max', 'window', 'globalThis', 'process', 'eval']; // prettier-ignore
  /** Everything that a general expression language would evaluate; `exp` is a function of the book. */
  const general = Object.keys(create(all)).filter((name) => name !== 'exp');
  const lines = [
    ...general.map((name) => `${name}(b_ι^t)`), ...general.map((name) => `${name} b_ι^t`),
    ...names, ...names.map((name) => `${name}(b_ι^t)`),
    '', ' ', '=', 'δ_ι^t =', '= b_ι^t', '((((', '))))', '()', '+', '*', '/', '^', '^2', 'b_ι', 'b_ι^', 'b_ι^2', 'b_ι^t^2', 'b_ι^(t+', 'b_ι^(t+9)',
    'b_ι^t +', '+ + b_ι^t', 'b_ι^t - - b_ι^t', 'b_ι^t * - b_ι^t', 'b_ι^t // c', 'b_ι^t # c', 'b_ι^t %', '50%', '0x10', '1e3', '1e999', '1_000', '.5', '5.',
    '0b11', '1n', '"b"', "'b'", '`b`', '[1,2]', '{a:1}', 'a[0]', 'b.c', 'a;b', 'a\nb', 'b_ι^t!', '!b_ι^t', '~b_ι^t', 'a ? b : c', 'a and b', 'a == b', 'a < b', 'x = 5',
    'f = 3', 'f(x)=x', 'f', 'f b_ι^t', 'f(', "f''(a_ι^t)", "exp'(a_ι^t)", 'Σ', 'Σ_', 'Σ_c', 'Σ_c *', 'Σ_z b_ι^t', 'Σ_c Σ_c s_c^t', 'Σ_c Σ_h Σ_i Σ_k b_ι^t',
    'Σ_t w_iι', 'w_iι^t', 'bias_ι^t', 'w_ι', 'w_iiι', 'w_kι x_i^t', 'x_i^t', 'b_h^t', 's_c^t', 'δ_g^t', 'b_ϕ^t', 'b_ɩ^t', 'b_і^t', 'а_ι^t', 'ε_ι^t', 'Ο', '∂', '∂O', '∂O/', '∂O/∂', '∂O/b_ι^t', '∂/∂b_ι^t',
    '(b_ι^t)^9', '(b_ι^t)^0', '(b_ι^t)^b_ι^t', '(b_ι^t)^(2)', '2^2^2', 'b_ι^t \\frac', '\u202Eb', '\u0000', '😀', '１', 'b_ι^t\u200B', '<script>', '${1}', 'b_{__proto__}^t',
    '('.repeat(60) + 'b_ι^t' + ')'.repeat(60), 'b_ι^t '.repeat(200), 'Σ_g Σ_h Σ_k δ_g^t w_hg a_k^t + '.repeat(12) + '1', '1'.repeat(399), 'a'.repeat(1_000_000), 'Σ_h '.repeat(90), '-'.repeat(300), 'b_ι^t = b_ι^t = b_ι^t = b_ι^t = b_ι^t = b_ι^t = 1',
  ]; // prettier-ignore

  test(`${lines.length} lines are refused with a place, in the language of the notation`, () => {
    expect(general.length).toBeGreaterThan(300);
    expect(lines.length).toBeGreaterThan(800);
    const strange: string[] = [];
    for (const source of lines) {
      const verdict = judge(source, iota);
      if (verdict.kind !== 'unreadable') strange.push(`${source.slice(0, 30)}: ${verdict.kind}`);
      else if (
        verdict.key === 'cannotParse' ||
        /TypeError|undefined|Node|Symbol|\bv\d/.test(verdict.message.replace(/“.*”/, ''))
      )
        strange.push(`${source.slice(0, 30)}: ${verdict.message}`);
      else
        expect(verdict.from >= 0 && verdict.to >= verdict.from && verdict.to <= source.length).toBe(
          true,
        );
    }
    expect(strange).toEqual([]);
  });

  test('whatever is typed gets a verdict', () => {
    const piece = fc.constantFrom(
      'b_ι^t',
      'ε_s^t',
      'Σ_c ',
      'Σ_h ',
      '(',
      ')',
      '+',
      '-',
      '/',
      '*',
      '^2',
      'g(',
      's_c^(t-1)',
      'w_cι',
      '2',
      ' = ',
      "f'(",
      '∂O/∂',
      '%',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
          fc.string({ maxLength: 60 }),
        ),
        (source) => {
          const verdict = judge(source, iota);
          expect(['equal', 'different', 'unreadable', 'restates']).toContain(verdict.kind);
          if (verdict.kind === 'unreadable') expect(verdict.key).not.toBe('cannotParse');
        },
      ),
      { numRuns: 300, seed: 4 },
    );
  });

  test('every member of every statement, written out and read again, is typeset the same', () => {
    for (const { line, id, network } of parsed) {
      const again = parse(writeLine(line), network);
      expect([id, typeset(again)]).toEqual([id, typeset(line)]);
    }
  });

  test('places point at the mistake', () => {
    const place = (source: string): string => {
      try {
        parse(source);
      } catch (error) {
        if (error instanceof EquationError)
          return `${error.key}: ${source.slice(error.from, error.to)}`;
      }
      return 'read';
    };
    expect(place('b_ι^t = f(a_ι^t) + foo')).toBe('unknown: foo');
    expect(place('b_ι^t = Σ_i w_iι^t')).toBe('timeOnWeight: w_iι^');
    expect(place('b_ι^t = s_c^t')).toBe('unboundIndex: s_c^t');
    expect(place('b_ι^t = (1 + 2')).toBe('missingClosing: (');
  });
});

/** A node as a reader would type it. */
