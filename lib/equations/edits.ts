// Every single change that turns one side of a line into another: the mistakes a reader makes.
// Source: the mistakes listed in the project's theory notes (time step, gate, factor, sign, function).
// Leaves out: whether a change helps; diagnose.ts tries them.
import { isQuantity, type Notation } from './notation.ts';
import { alignedAlternatives, otherConditions } from './editsAligned.ts';
import { bare, isGate } from './resolve.ts';
import type { CallNode, Node, QuantityNode, Term } from './types.ts';

export type EditKind =
  | 'sign' | 'time' | 'quantity' | 'position' | 'condition' | 'function' | 'missingFactor' | 'missingTerm' | 'extraFactor' | 'extraTerm' | 'extraSum'; // prettier-ignore
export interface Edit {
  readonly kind: EditKind;
  /** The whole side after the change. */
  readonly result: Node;
  /** What stands there now, and what should; one of them absent for missing and extra. */
  readonly was?: Node;
  readonly should?: Node;
}

/**
 * All single edits of a side; `vocabulary` are the symbols that a missing factor may be, `terms` what a bracketed
 * sum may lack.
 */
export const edits = (
  node: Node,
  vocabulary: readonly Node[],
  notation: Notation,
  terms: readonly Term[] = [],
): Generator<Edit> => everywhere(node, (part) => own(part, vocabulary, notation, terms));

type Change = (node: Node) => Generator<Edit>;

/** A change made at every part of a side, the whole side first. */
function* everywhere(node: Node, change: Change): Generator<Edit> {
  yield* change(node);
  switch (node.type) {
    case 'call':
      yield* inside(node.argument, change, (argument) => ({ ...node, argument }));
      break;
    case 'sum':
      yield* inside(node.body, change, (body) => ({ ...node, body }));
      break;
    case 'add':
      for (const [n, term] of node.terms.entries()) {
        yield* inside(term.node, change, (changed) => ({
          ...node,
          terms: node.terms.with(n, { ...term, node: changed }),
        }));
      }
      break;
    case 'product':
      for (const [n, factor] of node.factors.entries()) {
        yield* inside(factor, change, (changed) => ({
          ...node,
          factors: node.factors.with(n, changed),
        }));
      }
      break;
    case 'fraction':
      yield* inside(node.over, change, (over) => ({ ...node, over }));
      yield* inside(node.under, change, (under) => ({ ...node, under }));
      break;
    case 'power':
      yield* inside(node.base, change, (base) => ({ ...node, base }));
      break;
  }
}

function* inside(node: Node, change: Change, rebuild: (node: Node) => Node): Generator<Edit> {
  for (const edit of everywhere(node, change)) yield { ...edit, result: rebuild(edit.result) };
}

function* own(
  node: Node,
  vocabulary: readonly Node[],
  notation: Notation,
  terms: readonly Term[],
): Generator<Edit> {
  const { isAligned } = notation;
  const functions = notation.functions.filter((fn) => fn !== 'exp' && (fn !== 'ln' || isAligned));
  const swap = (kind: EditKind, should: Node): Edit => ({
    kind,
    result: should,
    was: node,
    should,
  });
  if (node.type === 'quantity') {
    for (const other of alternatives(node, notation)) {
      const isMoved = (other.ds ?? 0) !== (node.ds ?? 0) || other.sub[0] !== node.sub[0];
      const kind =
        other.dt !== node.dt
          ? 'time'
          : isMoved && other.letter === node.letter && isAligned
            ? 'position'
            : 'quantity';
      yield swap(kind, other);
    }
  }
  if (node.type === 'condition') {
    for (const other of otherConditions(node)) yield swap('condition', other);
  }
  if (node.type === 'quantity' && (node.dt !== null || node.timeless || isAligned)) {
    for (const fn of functions) {
      for (const prime of fn === 'ln' ? [false] : [false, true]) {
        const { from, to } = node;
        yield swap('function', { type: 'call', fn, prime, argument: node, from, to });
      }
    }
  }
  if (node.type === 'call') {
    for (const fn of functions) {
      for (const prime of fn === 'ln' ? [false] : [false, true]) {
        if (fn !== node.fn || prime !== node.prime)
          yield swap('function', { ...node, fn, prime } satisfies CallNode);
      }
    }
    yield swap('function', node.argument);
  }
  if (node.type === 'add') {
    for (const [n, term] of node.terms.entries()) {
      const flipped = node.terms.map((old, m) =>
        m === n ? { ...old, sign: -old.sign as 1 | -1 } : old,
      );
      yield { kind: 'sign', result: { ...node, terms: flipped }, was: term.node };
      if (node.terms.length > 1) {
        yield {
          kind: 'extraTerm',
          result: { ...node, terms: node.terms.toSpliced(n, 1) },
          was: term.node,
        };
      }
    }
  }
  if (node.type === 'product') {
    for (const [n, factor] of node.factors.entries()) {
      const rest = node.factors.toSpliced(n, 1);
      yield {
        kind: 'extraFactor',
        result: rest.length === 1 ? rest[0]! : { ...node, factors: rest },
        was: factor,
      };
    }
  }
  if (node.type === 'sum') yield { kind: 'extraSum', result: node.body, was: node };
  const { from, to } = node;
  if (node.type !== 'number') {
    for (const factor of vocabulary) {
      const factors = node.type === 'product' ? [...node.factors, factor] : [node, factor];
      yield {
        kind: 'missingFactor',
        result: { type: 'product', factors, from, to },
        should: factor,
      };
    }
  }
  const own: readonly Term[] = node.type === 'add' ? node.terms : [{ sign: 1, node }];
  for (const term of terms) {
    const result: Node = { type: 'add', terms: [...own, term], from, to };
    yield { kind: 'missingTerm', result, should: term.node };
  }
}

/** The same symbol at another time, of another gate, or another letter with the same index. */
function alternatives(q: QuantityNode, notation: Notation): QuantityNode[] {
  const out: QuantityNode[] = [];
  if (notation.isAligned) out.push(...alignedAlternatives(q, notation));
  if (q.dt !== null && !q.when)
    for (const dt of [-1, 0, 1]) if (dt !== q.dt) out.push({ ...q, dt });
  q.sub.forEach((index, n) => {
    if (!isGate(index)) return;
    for (const gate of notation.gates)
      if (gate !== index) out.push({ ...q, sub: q.sub.with(n, gate) });
  });
  if ((q.dt !== null || q.timeless) && !notation.isAligned) {
    for (const letter of ['a', 'b', 's', 'x', 'δ', 'ε', 'y', 'z']) {
      const sub = q.sub[0] === 's' ? ['c'] : q.sub;
      if (letter !== q.letter && isQuantity(letter, sub, notation)) out.push({ ...q, letter, sub });
    }
    if (q.sub[0] === 'c') out.push({ ...q, letter: 'ε', sub: ['s'] });
    if (q.sub[0] === 's') out.push({ ...q, sub: ['c'] });
  } else if (q.letter === 'w') {
    const [source, target] = q.sub as [string, string];
    // A weight within one layer, read against its direction or without telling its two ends apart.
    if (bare(source) === bare(target)) {
      const ends = [
        [source, target],
        [target, source],
        [`${bare(source)}'`, target],
        [source, `${bare(target)}'`],
      ];
      for (const sub of ends)
        if (sub.join() !== q.sub.join() && sub[0] !== sub[1]) out.push({ ...q, sub });
    }
    for (const other of ['i', 'h', 'ℓ', 'c']) {
      if (other !== source && isQuantity('w', [other, target], notation))
        out.push({ ...q, sub: [other, target] });
    }
  }
  return out;
}
