// Single changes of a symbol of an alignment: another position, another letter, a condition turned round or moved.
// Source: the mistakes of the forward and backward sums: a neighbor forgotten, a step or a position off by one.
// Leaves out: changes of time and structure, which are those of every line (edits.ts).
import { isQuantity, type Notation } from './notation.ts';
import { bare } from './resolve.ts';
import type { ConditionNode, Operand, QuantityNode, Relation } from './types.ts';

const letters = ['α', 'β', 'γ', 'ξ', 'y', 'a', 'b', 'δ', 'q', 'π', 'v'] as const;

/** The same symbol at another position or of another state, or another letter with the same index. */
export function alignedAlternatives(q: QuantityNode, notation: Notation): QuantityNode[] {
  const out: QuantityNode[] = [];
  const [first, second] = q.sub;
  if (first === 's' || first === 'S' || first === 'l') {
    for (const ds of [-2, -1, 0, 1, 2]) {
      if (ds === (q.ds ?? 0)) continue;
      out.push(ds === 0 ? atItself(q) : { ...q, ds });
    }
  }
  // A pair of states read against its direction.
  if (second !== undefined && bare(first!) === bare(second))
    out.push({ ...q, sub: [second, first!] });
  if (first === 'l') {
    out.push({ ...atItself(q), sub: ['k'] });
    for (const letter of ['α', 'β']) out.push({ ...q, letter, sub: ['s'] });
  }
  if (first === 's' && q.dt !== null) out.push({ ...q, letter: 'y', sub: ['l'] });
  for (const letter of letters) {
    const isTimed = Boolean(notation.timed[letter]);
    if (letter === q.letter || isTimed !== Boolean(notation.timed[q.letter])) continue;
    if (isQuantity(letter, q.sub, notation)) out.push({ ...q, letter });
  }
  return out;
}

/** A symbol without offset. */
function atItself(q: QuantityNode): QuantityNode {
  const { letter, sub, dt, when, from, to } = q;
  return { type: 'quantity', letter, sub, dt, ...(when && { when }), from, to };
}

const against: Readonly<Record<Relation, readonly Relation[]>> = {
  '=': ['≠'],
  '≠': ['='],
  '<': ['≥', '≤'],
  '≤': ['<', '≥'],
  '≥': ['<', '≤'],
};

/** A condition with another relation, or with one of its two sides moved by one. */
export function otherConditions(node: ConditionNode): ConditionNode[] {
  const moved = (one: Operand): Operand[] =>
    one.name === 'blank' || one.name === 'k'
      ? []
      : [-1, 1].map((by) => ({ ...one, offset: one.offset + by })).filter(isWritten);
  return [
    ...against[node.relation].map((relation) => ({ ...node, relation })),
    ...moved(node.left).map((left) => ({ ...node, left })),
    ...moved(node.right).map((right) => ({ ...node, right })),
  ];
}

/** Offsets go up to two, and numbers from 0. */
const isWritten = ({ name, offset }: Operand): boolean =>
  name === 'number' ? offset >= 0 : Math.abs(offset) <= 2;
