// Which array a printed symbol means, and which index runs over what.
// Source: theory.md 3.5 of the project's notes (Graves); w_cι, w_cφ, w_cω written out are peepholes.
// Leaves out: values (environment.ts) and layout (typeset.ts).
import type { QuantityNode } from './types.ts';

export const gates = ['ι', 'φ', 'ω'] as const;
/** Units that stand once in a block: the gates of an LSTM; gates, candidate and its part from the past of a GRU. */
const single: ReadonlySet<string> = new Set(['ι', 'φ', 'ω', 'r', 'u', 'n', 'm']);
const isGate = (index: string): boolean => single.has(index);
/** A unit that a sum of its own runs over, all blocks: ι' beside the ι of the line. */
const isOther = (index: string): boolean => index.endsWith("'") && single.has(index.slice(0, -1));
const bare = (index: string): string => index.replace("'", '');

/** Kinds of hidden-layer input that g ranges over, in the order of the numbers in slot `gKind`; each network has some. */
export const gKinds: readonly string[] = ['ι', 'φ', 'ω', 'c', 'r', 'u', 'm'];

/** Places of an instance's indices in its slot array; primed indices have places of their own. */
export const slot: Readonly<Record<string, number>> = {
  t: 0, block: 1, c: 2, h: 3, i: 4, k: 5, "c'": 6, "h'": 7, "i'": 8, "k'": 9, gKind: 10, g: 11, ℓ: 12, "ℓ'": 13, "block'": 14,
}; // prettier-ignore
export const slotCount = 15;

/** The name every part of the site uses: b_h is b_c, ε_h is ε_c, w_hk is w_ck; primes are dropped. */
export function canonical(q: QuantityNode): string {
  const sub = q.sub.map(bare);
  if (q.letter === 'O') return 'O';
  if ((q.letter === 'b' || q.letter === 'ε') && sub[0] === 'h') return `${q.letter}_c`;
  if (q.letter === 'w' && sub[0] === 'h' && sub[1] === 'k') return 'w_ck';
  return `${q.letter}_${sub.join('')}`;
}

/** The same quantity as it stands in a text, for messages. */
export function plain(q: QuantityNode): string {
  const head = q.sub.length > 0 ? `${q.letter}_${q.sub.join('')}` : q.letter;
  if (q.dt === null) return head;
  if (q.dt === 0) return `${head}^t`;
  return `${head}^(t${q.dt > 0 ? '+' : '-'}${Math.abs(q.dt)})`;
}

export interface Place {
  /** Array name, or one per kind of hidden-layer input when the symbol carries g. */
  readonly names: readonly string[];
  /** Slot of the row: the first index of a weight matrix; -1 for time or for a single row. */
  readonly row: number;
  readonly column: number;
  readonly dt: number | null;
  /** The row where neither time nor a slot gives one: 1 for a value whose time is not printed, else 0. */
  readonly fixed: 0 | 1;
}

/** The row that a place means at an instance. */
export const rowAt = ({ dt, row, fixed }: Place, at: ArrayLike<number>): number =>
  dt !== null ? at[0]! + dt : row >= 0 ? at[row]! : fixed;

/** Where the value of a symbol is found: rows are times, or weight sources. */
export function place(q: QuantityNode): Place {
  const column = (index: string): number =>
    isGate(index)
      ? slot['block']!
      : isOther(index)
        ? slot["block'"]!
        : index === 's'
          ? slot['c']!
          : slot[index]!;
  if (q.letter === 'O') return { names: ['O'], row: -1, column: -1, dt: null, fixed: 0 };
  if (q.letter === 'w') {
    const [source, target] = q.sub as [string, string];
    const from = bare(source);
    if (target === 'g') {
      // Under Σ_g the first index means the cell's output, also when it is written c.
      const letter = from === 'c' ? 'h' : from;
      return {
        names: gKinds.map((kind) => `w_${letter}${kind}`),
        row: column(source),
        column: slot['g']!,
        dt: null,
        fixed: 0,
      };
    }
    const peephole = from === 'c' && isGate(target);
    if (peephole)
      return { names: [canonical(q)], row: -1, column: slot[source]!, dt: null, fixed: 0 };
    return {
      names: [canonical(q)],
      row: column(source),
      column: column(target),
      dt: null,
      fixed: 0,
    };
  }
  const index = q.sub[0]!;
  const names = index === 'g' ? gKinds.map((kind) => `${q.letter}_${kind}`) : [canonical(q)];
  return { names, row: -1, column: column(index), dt: q.dt, fixed: q.timeless ? 1 : 0 };
}

export type Range =
  | 'time' | 'input' | 'cell' | 'layer' | 'reverse' | 'output' | 'block' | 'any'; // prettier-ignore
export function rangeOf(index: string): Range {
  if (isOther(index)) return 'block';
  const by: Record<string, Range> = {
    t: 'time',
    i: 'input',
    c: 'cell',
    h: 'layer',
    ℓ: 'reverse',
    k: 'output',
    g: 'any',
  };
  return by[bare(index)]!;
}
export { isGate, isOther, bare };
