// Every printed statement: equal to the library, typeset, evaluated, and named in the code.
// Source: content/equations and lib/networks/lstm.ts, held against each other both ways.
// Leaves out: readers' lines (tests/equations/judge.test.ts).
import { readFileSync } from 'node:fs';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { statements } from '../../content/equations/index.ts';
import { parsed } from '../../content/equations/parsed.ts';
import {
  canonical,
  check,
  checkAll,
  evaluate,
  instances,
  summands,
  tolerance,
  typeset,
} from '../../lib/equations/index.ts';
import { compile, type Instance } from '../../lib/equations/compile.ts';
import { slot } from '../../lib/equations/resolve.ts';
import { plainNumbers } from '../../lib/equations/algebra.ts';
import { libraryEnvironment, makeCase } from '../../lib/equations/networks.ts';
import { parse } from '../../lib/equations/judge.ts';

const render = (tex: string): string =>
  katex.renderToString(tex, {
    throwOnError: true,
    displayMode: true,
    trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });

describe('statements', () => {
  test('every statement is equal on random networks, by two witnesses that share no code', async () => {
    // One for each output layer here, twenty in equations.slow.test.ts.
    const results = await checkAll(parsed, { definitions: parsed, networks: 3 });
    expect(results.length).toBe(parsed.length);
    for (const result of results) {
      const { id, kind, unseen } = result;
      const { kind: stated, line } = parsed.find((one) => one.id === id)!;
      expect({ id, kind, unseen }).toEqual({
        id,
        kind: stated !== 'derived' ? stated : line.relations?.includes('≤') ? 'bound' : 'equal',
        unseen: 0,
      });
      expect(result.instances).toBeGreaterThan(0);
      expect(result.worst).toBeLessThan(tolerance.exact);
    }
    const total = results.reduce((sum, one) => sum + one.instances, 0);
    console.log(
      `${results.length} lines, ${total} instances, worst ${Math.max(...results.map((one) => one.worst))}`,
    );
  });

  test('error terms and gradients have library, tape and differences as witnesses', async () => {
    for (const id of ['lstm.13', 'lstm.16', 'lstm.19', 'lstm.30', 'output.7']) {
      const result = await check(
        parsed.find((one) => one.id === id)!,
        { definitions: parsed, networks: 3 },
      );
      expect(new Set(result.witnesses.map((one) => one.name))).toEqual(
        new Set(['library', 'tape', 'differences']),
      );
    }
  });

  const wrongLines: readonly (readonly [string, string])[] = [
    [
      'carousel dropped',
      "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
    ],
    [
      'output peephole a step late',
      "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^(t+1)",
    ],
    ['s^t in δ_φ', "δ_φ^t = ∂O/∂a_φ^t = f'(a_φ^t) Σ_c s_c^t ε_s^t"],
    ['peephole gradient with s^(t-1)', '∂O/∂w_cω = Σ_t s_c^(t-1) δ_ω^t'],
    ['a forward line', 's_c^t = b_φ^t s_c^t + b_ι^t g(a_c^t)'],
    ['a division by zero', "δ_φ^t = ∂O/∂a_φ^t = f'(a_φ^t) Σ_c s_c^(t-1) ε_s^t / (1 - 1)"],
    ['a term too small to be seen', "δ_c^t = ∂O/∂a_c^t = b_ι^t g'(a_c^t) ε_s^t + 0 b_ι^t"],
  ];
  test.each(wrongLines)('%s: not equal', async (_, source) => {
    const kind = source.startsWith('s_c') ? 'definition' : 'derived';
    const group = kind === 'derived' ? 'backward' : 'forward';
    const wrong = { id: 'wrong', source, group, title: '', kind, line: parse(source) } as const;
    expect((await check(wrong, { definitions: parsed, networks: 3 })).kind).toBe('not equal');
  });

  test('chains with explicit partials are true step by step', async () => {
    const chains = [
      'ε_c^t = ∂O/∂b_c^t = Σ_k ∂O/∂a_k^t ∂a_k^t/∂b_c^t + Σ_g ∂O/∂a_g^(t+1) ∂a_g^(t+1)/∂b_c^t',
      "δ_ω^t = ∂O/∂a_ω^t = f'(a_ω^t) Σ_c ∂O/∂b_c^t ∂b_c^t/∂b_ω^t = f'(a_ω^t) Σ_c h(s_c^t) ε_c^t",
      'ε_s^t = ∂O/∂b_c^t ∂b_c^t/∂s_c^t + ∂O/∂s_c^(t+1) ∂s_c^(t+1)/∂s_c^t + ∂O/∂a_ι^(t+1) ∂a_ι^(t+1)/∂s_c^t + ∂O/∂a_φ^(t+1) ∂a_φ^(t+1)/∂s_c^t + ∂O/∂a_ω^t ∂a_ω^t/∂s_c^t',
      'δ_c^t = ∂O/∂s_c^t ∂s_c^t/∂a_c^t',
      "δ_φ^t = f'(a_φ^t) Σ_c ∂O/∂s_c^t ∂s_c^t/∂b_φ^t",
      'δ_ι^t = ∂O/∂b_ι^t ∂b_ι^t/∂a_ι^t',
    ];
    for (const source of chains) {
      const result = await check(
        { id: source, source, group: 'backward', title: '', kind: 'derived', line: parse(source) },
        { definitions: parsed, networks: 3 },
      );
      const tape = result.witnesses.find((one) => one.name === 'tape')!;
      expect([source, tape.worst < tolerance.exact, result.unseen]).toEqual([source, true, 0]);
    }
  });

  test.each(['lstm', 'rnn', 'bidirectional', 'gru', 'mlp'] as const)(
    'the right side of a forward line of %s, evaluated on the library trace, is the left side',
    (network) => {
      const env = libraryEnvironment(makeCase(parsed, 5, 0, { network }));
      const forward = parsed.filter((one) => one.network === network && one.group === 'forward');
      expect(forward.length).toBeGreaterThan(2);
      for (const { id, line } of forward) {
        const [left, right] = line.members as [(typeof line.members)[0], (typeof line.members)[0]];
        const read = compile(left, plainNumbers);
        for (const at of instances(left, env.shape)) {
          const [t, block, cell, h, , k] = at as Instance & number[];
          const place = { t, block, cell, h, ℓ: at[slot['ℓ']!], k };
          const given = Object.entries(place).filter(
            ([, value]) => value !== undefined && value >= 0,
          );
          const here = Object.fromEntries(given) as typeof place;
          const value = evaluate(right, env, here);
          expect(Math.abs(value - read(env, at)), id).toBeLessThan(1e-14);
          const terms = summands(right).map((term) => evaluate(term, env, here));
          expect(terms.reduce((sum, term) => sum + term, 0)).toBeCloseTo(value, 12);
        }
      }
    },
  );

  test('a stopped check rejects, and progress counts networks', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const running = check(parsed[0]!, {
      definitions: parsed,
      signal: stop.signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 2) stop.abort();
      },
    });
    await expect(running).rejects.toThrow();
    expect(seen).toEqual([1, 2]);
  });
});

describe('typeset', () => {
  test.each(statements.map((one) => [one.id, one.source, one.network] as const))(
    '%s renders with its symbols named',
    (_, source, network) => {
      const line = parse(source, network);
      const html = render(typeset(line));
      for (const match of source.matchAll(/[abδε]_[ιφω]\^t|w_c[ιφω]/g))
        expect(html).toContain(`data-q="${match[0].replace('^t', '')}"`);
      expect(typeset(line)).toMatchSnapshot();
    },
  );

  test('offsets and hues are in the page', () => {
    const html = render(typeset(parse(statements.find((one) => one.id === 'lstm.13')!.source)));
    expect(html).toContain('data-q="b_φ" data-dt="1"');
    expect(html).toContain('class="enclosing u-s err"');
    const state = parse('s_c^t = b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)').members[0]!;
    expect(state.type === 'quantity' && canonical(state)).toBe('s_c');
  });
});

describe('ids', () => {
  test.each(['lstm', 'rnn', 'mlp'])(
    'every id in the code of %s is a statement, and the other way round',
    (network) => {
      const code = readFileSync(
        new URL(`../../lib/networks/${network}.ts`, import.meta.url),
        'utf8',
      );
      const comments = [...code.matchAll(/\/\/ (\(\w+\.\d+\).*)$/gm)].map((match) => match[1]!);
      const named = new Set(
        comments.flatMap((one) => [...one.matchAll(/\((\w+\.\d+)\)/g)].map((match) => match[1]!)),
      );
      const ids = statements.map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...named].filter((id) => !ids.includes(id))).toEqual([]);
      expect(ids.filter((id) => id.startsWith(`${network}.`) && !named.has(id))).toEqual([]);
      if (network === 'lstm') expect(named.has('output.7')).toBe(true);
    },
  );
});
