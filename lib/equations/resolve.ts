// Which array a printed symbol means, and which index runs over what.
// Source: theory.md 3.5 of the project's notes (Graves); w_cι, w_cφ, w_cω written out are peepholes.
// Leaves out: values (environment.ts) and layout (typeset.ts).
import type { PartialNode, QuantityNode } from './types.ts';

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
  s: 15, S: 16, T: 17, j: 18, "j'": 19,
}; // prettier-ignore
export const slotCount = 20;

/** The name every part of the site uses: b_h is b_c, ε_h is ε_c, w_hk is w_ck; primes are dropped. */
export function canonical(q: QuantityNode): string {
  const sub = q.sub.map((index) => carriedBy[index] ?? bare(index));
  if (sub.length === 0) return q.letter;
  if ((q.letter === 'b' || q.letter === 'ε') && sub[0] === 'h') return `${q.letter}_c`;
  if (q.letter === 'w' && sub[0] === 'h' && sub[1] === 'k') return 'w_ck';
  return `${q.letter}_${sub.join('')}`;
}

/** The same quantity as it stands in a text, for messages. */
export function plain(q: QuantityNode): string {
  const time = timeOf(q);
  if (q.sub[1] === 'o') return `b_${q.sub[0]}(o${time})`;
  const { ds = 0, sub } = q;
  const moved = ds === 0 ? '' : `${ds > 0 ? '+' : '-'}${Math.abs(ds)}`;
  const head =
    sub[0] === 'l'
      ? `{l'_${moved ? `(s${moved})` : 's'}}`
      : moved
        ? `{${sub[0]}${moved}}`
        : sub.join('');
  return `${head ? `${q.letter}_${head}` : q.letter}${time}`;
}

function timeOf({ dt, when }: QuantityNode): string {
  if (when) return when === 'first' ? '^1' : '^T';
  if (dt === null) return '';
  return dt === 0 ? '^t' : `^(t${dt > 0 ? '+' : '-'}${Math.abs(dt)})`;
}

/** Indices by what they count: the label at a position is a class, an observed symbol too; S is a position. */
const carriedBy: Readonly<Record<string, string>> = { l: 'k', o: 'k', S: 's' };

export interface Place {
  /** Array name, or one per kind of hidden-layer input when the symbol carries g. */
  readonly names: readonly string[];
  /** Slot of the row: that of the time, the first index of a weight matrix, -1 for a single row. */
  readonly row: number;
  readonly column: number;
  readonly dt: number | null;
  /** The row where neither time nor a slot gives one: 1 for a value whose time is not printed, else 0. */
  readonly fixed: 0 | 1;
  /** Of an alignment: how the column is found where it is not the value of its slot. */
  readonly aligned?: Aligned;
}
/** A column moved by `offset` from a position, read off what the place carries, or of a pair of states. */
export interface Aligned {
  readonly offset: number;
  readonly carried?: 'label' | 'observed';
  readonly second?: number;
  /** The second index counts hidden units, not states. */
  readonly isOfUnits?: true;
}
/** What positions and steps carry: the class of every position, and the symbol of steps 0..T+1, -1 for none. */
export interface Carried {
  readonly blank: number;
  readonly labels: readonly number[];
  readonly observed: readonly number[];
}

/** The row that a place means at an instance. */
export const rowAt = ({ dt, row, fixed }: Place, at: ArrayLike<number>): number =>
  row >= 0 ? at[row]! + (dt ?? 0) : fixed;

/** How many there are of what an index of a pair counts, and what positions carry. */
interface Extent {
  readonly carried?: Carried;
  readonly states?: number;
  readonly blocks?: number;
  readonly cells?: number;
}

/** The column that a place means at an instance; -1 where there is none. */
export function columnAt(
  { column, aligned }: Place,
  at: ArrayLike<number>,
  { carried, states = 0, blocks = 0, cells = 1 }: Extent,
): number {
  if (!aligned) return column >= 0 ? at[column]! : 0;
  const { offset, second } = aligned;
  if (second !== undefined)
    return at[column]! * (aligned.isOfUnits ? blocks * cells : states) + at[second]!;
  const index = at[column]! + offset;
  if (aligned.carried === 'label') return carried!.labels[index] ?? -1;
  return aligned.carried === 'observed' ? (carried!.observed[index] ?? -1) : index;
}

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
  if (q.sub.length === 0) return { names: [q.letter], row: -1, column: -1, dt: null, fixed: 0 };
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
  const row = q.dt === null ? -1 : q.when === 'last' ? slot['T']! : q.when ? -1 : slot['t']!;
  const fixed = q.timeless || q.when === 'first' ? 1 : 0;
  const { letter, dt, ds = 0 } = q;
  const [, second] = q.sub;
  if (second === 'o') {
    // An emission probability is a weight: its row is a state, its column what the step shows.
    const aligned = { offset: dt ?? 0, carried: 'observed' } as const;
    return { names, row: slot[index]!, column: slot['t']!, dt: null, fixed: 0, aligned };
  }
  if (second !== undefined && dt !== null) {
    const isOfUnits = letter === 'J' || letter === slopeOfNet;
    return {
      names,
      row,
      column: slot[index]!,
      dt,
      fixed,
      aligned: { offset: 0, second: slot[second]!, ...(isOfUnits && { isOfUnits }) },
    };
  }
  if (second !== undefined)
    return { names, row: slot[index]!, column: slot[second]!, dt, fixed: 0 };
  if (index === 'l')
    return { names, row, column: slot['s']!, dt, fixed, aligned: { offset: ds, carried: 'label' } };
  if ((index === 's' && letter !== 'ε') || index === 'S')
    return { names, row, column: slot[index]!, dt, fixed, aligned: { offset: ds } };
  return { names, row, column: column(index), dt, fixed };
}

const slopeOfNet = '∂a/∂x';
/** The letter under which total derivatives by the inputs of the first step are kept: J of an output, a name of its own for a net input. */
const slopeByFirst = ({ letter }: QuantityNode): string => (letter === 'b' ? 'J' : slopeOfNet);
/** The derivative of a unit by an input of the first step, as the quantity it is kept as. */
export const asSlope = ({ of, by }: PartialNode): QuantityNode => ({
  ...of,
  letter: slopeByFirst(of),
  sub: [...by.sub, ...of.sub],
});
export const placeOfSlope = (node: PartialNode): Place => place(asSlope(node));

export type Range =
  | 'time' | 'input' | 'cell' | 'layer' | 'reverse' | 'output' | 'block' | 'position' | 'state' | 'any'; // prettier-ignore
export function rangeOf(index: string): Range {
  if (isOther(index)) return 'block';
  const by: Record<string, Range> = {
    t: 'time',
    i: 'input',
    c: 'cell',
    h: 'layer',
    ℓ: 'reverse',
    k: 'output',
    s: 'position',
    j: 'state',
    g: 'any',
  };
  return by[bare(index)]!;
}
export { isGate, isOther, bare };
