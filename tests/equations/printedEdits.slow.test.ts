// Every single edit of every printed line that states a quantity: judged wrong, and named.
// Source: the statements themselves; a diagnosis counts if its corrected line is judged right.
// Leaves out: gradients of weights, which no exercise asks for; pairs of edits.
import { expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { edits } from '../../lib/equations/edits.ts';
import { judge, type Exercise } from '../../lib/equations/judge.ts';
import { notations } from '../../lib/equations/notation.ts';
import { write } from './write.ts';

/** Edits that change nothing, with the reason. */
const identities: Readonly<Record<string, string>> = {
  // Two positions before a blank there is a blank, or nothing: the second condition says so already.
  "ctc.1: [l'_s ≠ l'_(s-2)]": 'implied by the other condition',
  // The posterior of pairs is 0 at step 0 and at step T: the sum over all steps is the same.
  "hmm.7: (Σ_t ξ_jj'^(t-1)) / (Σ_t [t < T] γ_j^t)": 'the same sum, counted from the later step',
};

const exercises = parsed.flatMap(({ id, line, network = 'lstm', group }) => {
  const [left] = line.members;
  const isSlope = left?.type === 'partial' && left.of.letter === 'p';
  if ((left?.type !== 'quantity' && !isSlope) || group === 'output') return [];
  const answer = line.members.at(-1)!;
  const exercise: Exercise = {
    target: write(left),
    answer: write(answer),
    definitions: parsed,
    network,
  };
  return [{ id, answer, exercise, network }];
});

test('single edits of the printed lines are judged wrong, and at least 97 of 100 are named', () => {
  const equal: string[] = [];
  const silent: string[] = [];
  let wrong = 0;
  for (const { id, answer, exercise, network } of exercises) {
    const seen = new Set<string>();
    for (const edit of edits(answer, [], notations[network])) {
      const source = write(edit.result);
      if (seen.has(source)) continue;
      seen.add(source);
      const verdict = judge(source, exercise);
      if (verdict.kind === 'unreadable' || verdict.kind === 'restates') continue;
      if (verdict.kind === 'equal') {
        equal.push(`${id}: ${source}`);
        continue;
      }
      wrong += 1;
      const corrected = verdict.diagnosis && write(verdict.diagnosis.corrected);
      const right = corrected !== undefined && judge(corrected, exercise).kind === 'equal';
      if (!right) silent.push(`${id}: ${source}: ${corrected ?? 'no diagnosis'}`);
    }
  }
  console.log(`${wrong} wrong edits of ${exercises.length} lines, ${wrong - silent.length} named`);
  console.log(silent.join('\n'));
  expect(equal.sort()).toEqual(Object.keys(identities).sort());
  expect(wrong).toBeGreaterThan(500);
  expect((wrong - silent.length) / wrong).toBeGreaterThanOrEqual(0.97);
});
