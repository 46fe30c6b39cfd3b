/**
 * What the judge says of a line that has lost its last term: the third door's example.
 * Source: the printed equation of the state's error. Leaves out every wrong line but this one.
 */
import { parsed } from '../../../content/equations/parsed.ts';
import { judge } from '../../../lib/equations/judge.ts';
import { typeset } from '../../../lib/equations/typeset.ts';

const id = 'lstm.13';

export function lostTerm() {
  const statement = parsed.find((one) => one.id === id);
  if (!statement) throw new Error(`home: ${id} is not a statement, expected the state's error`);
  const sides = statement.source.split(/\s=\s/);
  const answer = sides.at(-1) ?? '';
  const shorter = answer.slice(0, answer.lastIndexOf(' + '));
  const target = (sides[0] ?? '').trim();
  const verdict = judge(shorter, { target, answer, definitions: parsed });
  if (verdict.kind !== 'different' || verdict.diagnosis?.kind !== 'missingTerm') {
    throw new Error(`home: the judge says ${verdict.kind}, expected one missing term`);
  }
  const kept = shorter.split(' + ').at(-1) ?? '';
  return {
    verdict,
    missing: verdict.diagnosis.term ?? '',
    left: typeset(verdict.line.members[0]!),
    kept: typeset(parsedTerm(kept, target)),
  };
}

/** Typesets one summand by reading it as the whole right side. */
function parsedTerm(term: string, target: string) {
  const verdict = judge(term, { target, answer: term, definitions: parsed });
  if (!('line' in verdict)) throw new Error(`home: "${term}" cannot be read, expected a summand`);
  return verdict.line.members.at(-1)!;
}
