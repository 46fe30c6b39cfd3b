// Every derivation: each line equal to its left side, the last one the printed statement, every statement derived.
// Source: content/equations/derivations.ts; the witnesses of the printed lines.
// Leaves out: whether a reason persuades a reader.
import { expect, test } from 'vitest';
import { derivationLines, nameOf, stepName } from '../../content/equations/derivationLines.ts';
import { derivations } from '../../content/equations/derivations.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { checkAll, holds, typeset } from '../../lib/equations/index.ts';
import { isAlignment } from '../../lib/equations/alignments.ts';
import { baseOf, definitionsOf } from '../../lib/equations/variants.ts';
import { parse } from '../../lib/equations/parse.ts';

const firsts = new Set(
  derivations
    .filter(({ steps }) => steps[0]!.reason === 'definition')
    .map((one) => stepName(one, 0)),
);

test('every line is equal on random networks, by two witnesses that share no code', async () => {
  // Variants take two networks here, twenty in variants.slow.test.ts.
  const isVariant = ({ network }: (typeof derivationLines)[number]): boolean =>
    network !== undefined && baseOf(network) !== network;
  const results = [
    ...(await checkAll(
      derivationLines.filter((one) => !isVariant(one)),
      { definitions: parsed, networks: 3 },
    )),
    ...(await checkAll(derivationLines.filter(isVariant), { definitions: parsed, networks: 2 })),
  ];
  const wrong = results
    .filter((one) => !holds(one))
    .map(({ id, kind, unseen }) => ({ id, kind, unseen }));
  expect(wrong).toEqual([]);
  expect(results.length).toBeGreaterThan(120);
  // A first line says what the letter means: the tape would be compared with itself.
  for (const { id, witnesses } of results) {
    const names = witnesses.map(({ name }) => name);
    // The library has no slope of a forward variable, and not every line of an alignment states a derivative.
    const isAligned = isAlignment(id.split('.')[0]!);
    // Nor is a bound the derivative of anything.
    if (isAligned || id.startsWith('sensitivity.')) {
      expect([id, new Set(names).size >= 2]).toEqual([id, true]);
      continue;
    }
    const expected = firsts.has(id)
      ? ['library', 'differences']
      : ['tape', 'library', 'differences'];
    expect([id, names]).toEqual([id, expect.arrayContaining(expected)]);
  }
});

test('a derivation with a step exchanged for a wrong one is not equal', async () => {
  const own = derivationLines.filter(({ network }) => network === 'lstm');
  const wrong = own.map((one) => ({
    ...one,
    line: parse(one.source.replace('∂s_c^t/∂b_φ^t', '∂s_c^t/∂b_ι^t'), one.network),
  }));
  const results = await checkAll(wrong, { definitions: parsed, networks: 3 });
  expect(results.filter((one) => !holds(one)).map(({ id }) => id)).toEqual(['lstm.15/4']);
});

test('every derived statement is derived, for each output layer where they differ, and ends as it is printed', () => {
  const derived = parsed.filter(({ kind }) => kind === 'derived').map(({ id }) => id);
  expect([...new Set(derivations.map(({ id }) => id))].sort()).toEqual([...derived].sort());
  expect(new Set(derivations.map(nameOf)).size).toBe(derivations.length);
  for (const { id, left, relation = '=', network, steps } of derivations) {
    const printed = parsed.find((one) => one.id === id)!.line.members.at(-1)!;
    const last = parse(`${left} ${relation} ${steps.at(-1)!.source}`, network).members[1]!;
    expect([id, typeset(last)]).toEqual([id, typeset(printed)]);
  }
});

test('a step says something new, and uses forward equations of its own network or what it has derived before', () => {
  const ids = new Map(parsed.map((one) => [one.id, one]));
  const before: string[] = [];
  for (const derivation of derivations) {
    const { steps, network } = derivation;
    expect(new Set(steps.map(({ source }) => source)).size, nameOf(derivation)).toBe(steps.length);
    for (const { uses, reason } of steps) {
      for (const id of uses) {
        const used = ids.get(id);
        if (reason === 'derived') {
          expect([id, before.includes(id), used?.network]).toEqual([id, true, network]);
          continue;
        }
        const kinds = reason === 'cut' ? ['definition', 'cut'] : ['definition'];
        expect([id, kinds]).toEqual([id, expect.arrayContaining([used?.kind])]);
        const own = network ? definitionsOf(parsed, network).includes(used!) : !used!.network;
        expect([nameOf(derivation), id, own]).toEqual([nameOf(derivation), id, true]);
      }
    }
    before.push(derivation.id);
  }
});
