// Two thousand damaged files, given to everything that reads one: each is read whole, or refused in a sentence with its place.
// Source: a checkpoint, weights, a link of the lab, a reference network; cut, overwritten, and with values replaced, from a seed.
// Leaves out: files of the notebook (notebookKeep.test.ts) and what the page does with the sentence (lab.browser.test.ts).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareOwn } from '../../content/reference/compare.ts';
import { reference, referenceNames } from '../../content/reference/index.ts';
import { lab } from '../../lib/index.ts';
import { ShapeError, ValueError } from '../../lib/numbers/shape.ts';
import { fragmentOf, mark, planOf } from '../../site/lab/link.ts';

const files = 2000;
const plan: lab.Plan = {
  version: 1,
  task: { name: 'continual Reber' },
  network: { kind: 'lstm', units: 2 },
  optimizer: 'adam',
  rate: 0.01,
  batch: 1,
  sequences: 50,
  seed: 3,
};

/** What a reader's file could hold where a number, list or name should be. */
const strange: readonly unknown[] = [
  null, true, '', 'NaN', -1, 0, 0.5, 1e308, 1e9, [], [[]], {}, { length: 3 }, [null], '__proto__', { __proto__: null, then: 1 },
]; // prettier-ignore

type Place = readonly (string | number)[];
const placesOf = (value: unknown, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => [[...at, key], ...placesOf(one, [...at, key])])
    : [];
function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const named = (error: unknown): boolean =>
  error instanceof ShapeError || error instanceof ValueError || error instanceof SyntaxError;

test('2,000 damaged files are read, or refused by name', async () => {
  const run = await lab.startRun(plan);
  await lab.advance(run, 20);
  const saved = JSON.parse(JSON.stringify(lab.checkpoint(run))) as lab.Checkpoint;
  const network = JSON.parse(JSON.stringify(reference(referenceNames[0]!))) as object;
  const readers: readonly { value: unknown; read: (text: string) => unknown }[] = [
    { value: saved, read: (text) => lab.resumeRun(JSON.parse(text)) },
    { value: lab.weightsOf(saved), read: (text) => lab.runOfWeights(JSON.parse(text)) },
    { value: network, read: compareOwn },
    { value: plan, read: (text) => planOf(mark + Buffer.from(text).toString('base64url')) },
  ];
  expect(planOf(fragmentOf(plan))).toEqual(plan);
  const counts = { whole: 0, refused: 0 };
  const damaged = readers.map(({ value }, which) => {
    const text = JSON.stringify(value);
    const places = placesOf(value);
    return fc.oneof(
      fc.nat(text.length - 1).map((n) => ({ which, text: text.slice(0, n) })),
      fc
        .tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
        .map(([n, by]) => ({ which, text: text.slice(0, n) + by + text.slice(n + by.length) })),
      fc
        .tuple(fc.constantFrom(...places), fc.constantFrom(...strange))
        .map(([at, by]) => ({ which, text: JSON.stringify(replaced(value, at, by)) })),
      fc.json().map((text) => ({ which, text })),
    );
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(...damaged), async ({ which, text }) => {
      try {
        await readers[which]!.read(text);
        counts.whole += 1;
      } catch (error) {
        if (!named(error)) throw error;
        expect((error as Error).message).toMatch(/\S+ .*\S/);
        counts.refused += 1;
      }
    }),
    { numRuns: files, seed: 10 },
  );
  console.log(
    `${String(files)} files: ${String(counts.refused)} refused in a sentence, ${String(counts.whole)} read`,
  );
  expect(counts.refused).toBeGreaterThan(files / 4);
});
