// What exactly is wrong with a reader's line: the one change that makes it equal.
// Source: summands matched by their values, then every single edit, within a budget of tries and time.
// Leaves out: two mistakes at once; then there is no diagnosis, only the worst instance.
import { edits, type EditKind } from './edits.ts';
import { children } from './lint.ts';
import type { Notation } from './notation.ts';
import { summands, typeset } from './typeset.ts';
import type { Node, Params, Term } from './types.ts';

/** A mistake that has a name of its own, as a right side: an error at the output, at its logarithm, or of the other β. */
export interface KnownMistake {
  readonly kind: 'atOutput' | 'atLogOutput' | 'otherConvention';
  readonly source: string;
}

export interface Diagnosis {
  readonly kind: EditKind | KnownMistake['kind'] | 'ratio';
  /** Key and parameters of the text; the parameters are TeX. */
  readonly key: string;
  readonly params: Params;
  /** The part of the line meant, as TeX. */
  readonly term?: string;
  /** The side after the change: equal to the truth. */
  readonly corrected: Node;
}

export const budget = { tries: 4000, milliseconds: 400 } as const;

/**
 * `equal` says whether a side equals the truth on every instance (it stops at the first that differs);
 * `values` are a side's values on a few instances; `answer` is a right side; `notation` has the symbols to try.
 */
export function diagnose(
  yours: Node,
  answer: Node,
  values: (node: Node) => readonly number[],
  equal: (node: Node) => boolean,
  notation: Notation,
): Diagnosis | undefined {
  const made = (
    kind: Diagnosis['kind'],
    params: Params,
    corrected: Node,
    term?: Node,
  ): Diagnosis | undefined =>
    equal(corrected)
      ? { kind, key: kind, params, corrected, ...(term && { term: typeset(term) }) }
      : undefined;
  const { from, to } = yours;
  const close = (a: readonly number[], b: readonly number[], factor = 1): boolean => {
    const scale = Math.max(...a.map(Math.abs), 1e-300);
    return a.every((v, n) => Math.abs(v - factor * b[n]!) <= 1e-9 * scale);
  };

  const truth = summands(answer).map((node) => ({ node, v: values(node) }));
  const mine = summands(yours).map((node) => ({ node, v: values(node) }));
  const extra = mine.filter((one) => {
    const n = truth.findIndex((other) => close(other.v, one.v));
    if (n >= 0) truth.splice(n, 1);
    return n < 0;
  });
  const unary = (node: Node): { sign: 1 | -1; node: Node } =>
    node.type === 'add' && node.terms.length === 1 ? node.terms[0]! : { sign: 1, node };
  if (truth.length === 1 && extra.length === 0) {
    const term = truth[0]!.node;
    const corrected: Node = {
      type: 'add',
      terms: [...mine.map((one) => unary(one.node)), unary(term)],
      from,
      to,
    };
    const found = made('missingTerm', { term: typeset(term) }, corrected, term);
    if (found) return found;
  }
  if (truth.length === 0 && extra.length === 1 && mine.length > 1) {
    const terms = mine.filter((one) => one !== extra[0]).map((one) => unary(one.node));
    const found = made(
      'extraTerm',
      { term: typeset(extra[0]!.node) },
      { type: 'add', terms, from, to },
      extra[0]!.node,
    );
    if (found) return found;
  }
  if (truth.length === 1 && extra.length === 1) {
    const [right, wrong] = [truth[0]!, extra[0]!];
    const n = wrong.v.findIndex((v) => Math.abs(v) > 1e-12);
    const ratio = n < 0 ? Number.NaN : right.v[n]! / wrong.v[n]!;
    if (Number.isFinite(ratio) && ratio !== 0 && close(right.v, wrong.v, ratio)) {
      const terms = mine.map((one) => unary(one === wrong ? right.node : one.node));
      const sign = Math.abs(ratio + 1) < 1e-9;
      const params = { term: typeset(wrong.node), ratio: Number((1 / ratio).toPrecision(4)) };
      const found = made(
        sign ? 'sign' : 'ratio',
        params,
        { type: 'add', terms, from, to },
        wrong.node,
      );
      if (found) return found;
    }
  }

  const [whole, right] = [values(yours), values(answer)];
  const largest = whole.reduce((at, v, n) => (Math.abs(v) > Math.abs(whole[at]!) ? n : at), 0);
  const share = right[largest]! / whole[largest]!;
  if (mine.length > 1 && Number.isFinite(share) && share !== 0 && close(right, whole, share)) {
    const isFlipped = Math.abs(share + 1) < 1e-9;
    const ratio = Number((1 / share).toPrecision(4));
    const factor: Node = {
      type: 'number',
      value: Math.abs(Number(share.toPrecision(12))),
      from,
      to,
    };
    const scaled: Node = isFlipped
      ? yours
      : { type: 'product', factors: [factor, yours], from, to };
    const terms = [{ sign: share < 0 ? -1 : 1, node: scaled } as const];
    const found = made(
      isFlipped ? 'sign' : 'ratio',
      { term: typeset(yours), ratio },
      { type: 'add', terms, from, to },
      yours,
    );
    if (found) return found;
  }

  const started = performance.now();
  let tries = 0;
  const further = notation.isAligned ? (['condition', 'fraction', 'partial'] as const) : [];
  for (const edit of edits(yours, atoms(answer, further), notation, bracketed(answer))) {
    if (++tries > budget.tries || performance.now() - started > budget.milliseconds)
      return undefined;
    if (!equal(edit.result)) continue;
    const params = {
      ...(edit.was && { was: typeset(edit.was), term: typeset(edit.was) }),
      ...(edit.should && {
        should: typeset(edit.should),
        ...(!edit.was && { term: typeset(edit.should) }),
      }),
    };
    const term = edit.was ?? edit.should;
    return {
      kind: edit.kind,
      key: edit.kind,
      params,
      corrected: edit.result,
      ...(term && { term: typeset(term) }),
    };
  }
  return undefined;
}

/** The terms of the sums in brackets of a right answer: what one of them may lack. */
const bracketed = (answer: Node): Term[] =>
  children(answer).flatMap((part) => [
    ...(part.type === 'add' && answer.type !== 'add' ? part.terms : []),
    ...bracketed(part),
  ]);

/** Symbols, function values and bracketed parts of a right answer, and parts of further types: what a missing factor may be. */
function atoms(node: Node, further: readonly Node['type'][] = []): Node[] {
  const parts = (one: Node): Node[] => {
    const own =
      ['quantity', 'call', 'sum', 'add', ...further].includes(one.type) && one !== node
        ? [one]
        : [];
    return [...own, ...children(one).flatMap(parts)];
  };
  const all = node.type === 'quantity' ? [node] : parts(node);
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = typeset(one);
    return !seen.has(key) && seen.add(key);
  });
}
