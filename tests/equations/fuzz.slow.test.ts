// Ten thousand lines that nobody would type, and single strokes away from right ones: each gets a verdict with a place.
// Source: pieces of the notation and strange characters from a seed; printed lines with up to four strokes changed, and their parts recombined.
// Leaves out: time; a budget bounds the work of a line, and the runner's guard would stop one that hangs.
import { expect, test } from 'vitest';
import { derivations, isErrorTerm } from '../../content/equations/derivations.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { judge, type Exercise } from '../../lib/equations/judge.ts';
import { children, freeIndices } from '../../lib/equations/lint.ts';
import { parse } from '../../lib/equations/parse.ts';
import type { NetworkName, Node } from '../../lib/equations/types.ts';
import { random } from '../../lib/numbers/random.ts';
import { write } from './write.ts';

const lines = 10_000;
// cspell:disable
const characters = [
  ...' ()+-*/^=\'′Σ∑_{}[],;:!?%#"`\\|&<>~@$0123456789.eEOdtihckgsℓlabswxyzδειφωθ∂ιас𝑎😀\n\t\u0000\u202e\u200b\ud800',
];
// cspell:enable
const pieces = [
  'b_ι^t', 'ε_s^t', 'Σ_c ', 'Σ_g ', 'Σ_h ', 'Σ_t ', "Σ_k' ", '(', ')', '+', '-', '/', '*', '^2', 'g(', 's_c^(t-1)', 'w_cι', 'w_cg',
  'δ_g^(t+1)', '2', '999999', ' = ', "f'(", '∂O/∂', '∂a_k^t/∂b_c^t', '%', 'ln(', 'exp(', '0', '1/0', '__proto__', 'constructor',
  '_{c}', '^{t+2}', '^(t-2)', 'ε_c^t', 'dO/d', 'a_ι^t', "θ'(",
  "[l'_s = k]", '[t < T]', 'α_{s-1}^t', "y_{l'_(s+1)}^t", 'β_s^T', 'q_{s+2}', 'p', 'Σ_s ', 'dp/d', '[', ']', '≠', 'max_j ',
]; // prettier-ignore

const exercises: readonly Exercise[] = derivations.filter(isErrorTerm).map((one) => ({
  target: one.left,
  answer: one.steps.at(-1)!.source,
  definitions: parsed,
  ...(one.network && { network: one.network }),
  ...(one.output && { output: one.output }),
}));

interface Part {
  readonly text: string;
  readonly free: readonly string[];
}
const known = new Map<NetworkName, Part[]>();
/** Every part of the printed lines of a network, as a reader would type it, with the indices it leaves open. */
function partsOf(network: NetworkName): Part[] {
  const within = (node: Node): Node[] => [node, ...children(node).flatMap(within)];
  const made =
    known.get(network) ??
    parsed
      .filter((one) => (one.network ?? 'lstm') === network)
      .flatMap(({ line }) => line.members.slice(1).flatMap(within))
      .map((node) => ({
        text: node.type === 'add' ? `(${write(node)})` : write(node),
        free: [...freeIndices(node)],
      }));
  known.set(network, made);
  return made;
}

test('every line is read, or refused with a place and a sentence of the notation', () => {
  const draw = random(10);
  const below = (n: number): number => Math.min(n - 1, Math.floor(draw.uniform(0, n)));
  const pick = <T>(all: readonly T[]): T => all[below(all.length)]!;
  const strung = (all: readonly string[], most: number): string =>
    Array.from({ length: below(most) }, () => pick(all)).join('');
  const stroke = (text: string): string => {
    const from = below(text.length + 1);
    const to = from + below(4);
    return text.slice(0, from) + pick(['', pick(characters), pick(pieces)]) + text.slice(to);
  };
  /** A line made of parts of printed lines, its indices bound: most are read, few are right. */
  const composed = (exercise: Exercise, depth = 0): string => {
    const { network = 'lstm', target } = exercise;
    const bound = freeIndices(parse(`${target} = 0`, network).members[0]!);
    const parts = partsOf(network);
    const term = (): string => {
      if (depth < 3 && below(4) === 0) return `(${composed(exercise, depth + 1)})`;
      const chosen = Array.from({ length: 1 + below(3) }, () => pick(parts));
      const loose = new Set(
        chosen.flatMap(({ free }) => free).filter((index) => !bound.has(index)),
      );
      const sums = [...loose].map((index) => `Σ_${index} `).join('');
      return sums + chosen.map(({ text }) => text).join(pick([' ', ' ', ' / ']));
    };
    return Array.from({ length: 1 + below(3) }, term).join(pick([' + ', ' - ']));
  };
  const counts: Record<string, number> = {};
  const strange: string[] = [];
  for (let n = 0; n < lines; n++) {
    const exercise = pick(exercises);
    let source = strung(n % 8 === 0 ? pieces : characters, 60);
    if (n % 4 > 1) source = composed(exercise);
    if (n % 4 === 1) {
      source = exercise.answer;
      for (let strokes = 1 + below(4); strokes > 0; strokes--) source = stroke(source);
    }
    const verdict = judge(source, exercise);
    counts[verdict.kind] = (counts[verdict.kind] ?? 0) + 1;
    if (verdict.kind !== 'unreadable') continue;
    const { from, to, key, message } = verdict;
    const said = message.replace(/“.*”/s, '');
    const isPlaced = from >= 0 && to >= from && to <= source.length;
    if (key === 'cannotParse' || !isPlaced || /Error|undefined|NaN|object|Node|token/.test(said))
      strange.push(`${JSON.stringify(source)}: ${from}..${to} ${message}`);
  }
  console.log(`${lines} lines: ${JSON.stringify(counts)}`);
  expect(strange).toEqual([]);
  // Enough of them are read, or this would only try the first character.
  for (const kind of ['equal', 'unreadable'])
    expect([kind, (counts[kind] ?? 0) >= 50]).toEqual([kind, true]);
  expect(counts['different']).toBeGreaterThan(lines / 8);
});
