// From typed nodes to a function of an environment and an instance, for any kind of number.
// Source: the meaning of indices in resolve.ts; a sum covers everything to its right.
// Leaves out: parsing; a page evaluates equations that were parsed when it was built.
import { applyNamed, type Algebra, type Squash } from './algebra.ts';
import { holds } from './condition.ts';
import { isByFirst, isTotal } from './lint.ts';
import {
  asSlope, bare, columnAt, gKinds, isOther, place, rangeOf, rowAt, slot, slotCount, type Carried,
  type Range,
} from './resolve.ts'; // prettier-ignore
import type { Node, QuantityNode, SumNode } from './types.ts';

/** How far the indices of a line run. */
export interface Shape {
  readonly T: number;
  readonly inputs: number;
  readonly blocks: number;
  readonly cells: number;
  readonly outputs: number;
  /** Units of the layer that reads from T to 1, where there is one. */
  readonly reverse?: number;
  /**
   * What g ranges over: the units that read the hidden layer; those of an LSTM if absent. Where it is given, a gate's
   * letter and c stand for the same unit.
   */
  readonly reading?: readonly string[];
  /** Of an alignment: its states, and what positions and steps carry. */
  readonly states?: number;
  readonly carried?: Carried;
}
const lstmReading = ['ι', 'φ', 'ω', 'c'] as const;
export type Rows<N> = readonly ArrayLike<N>[];

/**
 * Values by canonical name. Quantities with time: rows 0..T+1; weight matrices: [source][target];
 * peepholes and biases: one row. `∂` + name holds ∂O/∂name. An absent name reads as 0.
 */
export interface Environment<N = number> {
  readonly shape: Shape;
  readonly squash: Squash;
  readonly values: Readonly<Record<string, Rows<N>>>;
  /** Where edges are cut: the values that are read over them, which no derivative follows. */
  readonly held?: Readonly<Record<string, Rows<N>>>;
  /** Steps 1..T that have a target; absent means all. */
  readonly targets?: readonly boolean[];
  /** The explicit partial of a quantity's own equation, at an instance. */
  readonly explicit?: (of: QuantityNode, by: QuantityNode, at: Instance) => number;
}

/** Index values by slot; -1 where an index stands for nothing. */
export type Instance = Int32Array;
export type Compiled<N> = (env: Environment<N>, at: Instance) => N;

/** Build the function once; it is called for every instance. */
export function compile<N>(node: Node, algebra: Algebra<N>): Compiled<N> {
  switch (node.type) {
    case 'number': {
      const value = node.value;
      return () => algebra.constant(value);
    }
    case 'quantity':
      return reader(node, '', algebra);
    case 'partial': {
      const { of, by } = node;
      if (of.letter === 'O') return reader(by, '∂', algebra);
      if (isByFirst(node)) return reader(asSlope(node), '', algebra);
      if (isTotal(node)) return slopeOfProbability(of, by, algebra);
      return (env, at) => algebra.constant(env.explicit ? env.explicit(of, by, at) : Number.NaN);
    }
    case 'call': {
      const argument = compile(node.argument, algebra);
      const { fn, prime } = node;
      return (env, at) => applyNamed(algebra, env.squash, fn, prime, argument(env, at));
    }
    case 'sum':
      return summing(node, compile(node.body, algebra), algebra);
    case 'condition':
      return (env, at) => algebra.constant(holds(node, at, env.shape) ? 1 : 0);
    case 'add': {
      const terms = node.terms.map((term) => ({
        sign: term.sign,
        run: compile(term.node, algebra),
      }));
      return (env, at) => {
        let total = terms[0]!.run(env, at);
        if (terms[0]!.sign === -1) total = algebra.multiply(algebra.constant(-1), total);
        for (let n = 1; n < terms.length; n++) {
          const term = terms[n]!;
          total = (term.sign === 1 ? algebra.add : algebra.subtract)(total, term.run(env, at));
        }
        return total;
      };
    }
    case 'product': {
      const factors = node.factors.map((factor) => compile(factor, algebra));
      return (env, at) => {
        let total = factors[0]!(env, at);
        for (let n = 1; n < factors.length; n++)
          total = algebra.multiply(total, factors[n]!(env, at));
        return total;
      };
    }
    case 'fraction': {
      const [over, under] = [compile(node.over, algebra), compile(node.under, algebra)];
      return (env, at) => algebra.divide(over(env, at), under(env, at));
    }
    case 'power': {
      const base = compile(node.base, algebra);
      const { exponent, perStep } = node;
      return (env, at) => {
        const one = base(env, at);
        const times = perStep ? at[slot['t']!]! + exponent : exponent;
        let total = algebra.constant(1);
        for (let n = 0; n < Math.abs(times); n++) total = algebra.multiply(total, one);
        return times < 0 ? algebra.divide(algebra.constant(1), total) : total;
      };
    }
  }
}

function reader<N>(q: QuantityNode, prefix: string, algebra: Algebra<N>): Compiled<N> {
  const where = place(q);
  const { names, column, aligned } = where;
  const keys = names.map((name) => prefix + name);
  const anyKind = keys.length > 1;
  return (env, at) => {
    const rows = (q.isCut ? env.held! : env.values)[
      anyKind ? keys[at[slot['gKind']!]!]! : keys[0]!
    ];
    if (rows === undefined) return algebra.constant(0);
    const line = rows[rowAt(where, at)];
    // Outside 0..T+1 and outside the positions everything is 0, as it is at T+1.
    const here = aligned ? columnAt(where, at, env.shape) : column >= 0 ? at[column]! : 0;
    return line?.[here] ?? algebra.constant(0);
  };
}

/** ∂p/∂by where the loss is -ln p: -p times the loss's own slope. */
function slopeOfProbability<N>(
  p: QuantityNode,
  by: QuantityNode,
  algebra: Algebra<N>,
): Compiled<N> {
  const [probability, slope] = [reader(p, '', algebra), reader(by, '∂', algebra)];
  const minus = algebra.constant(-1);
  return (env, at) =>
    algebra.multiply(minus, algebra.multiply(probability(env, at), slope(env, at)));
}

/** Over all values of an index: their sum, or the largest. */
function summing<N>(
  { index, isMax, body: inner }: SumNode,
  body: Compiled<N>,
  algebra: Algebra<N>,
): Compiled<N> {
  const needsTarget = mentions(inner, 'z');
  const largest = (a: N, b: N): N => (algebra.value(b) > algebra.value(a) ? b : a);
  const join = isMax ? largest : algebra.add;
  const over = { range: rangeOf(index), here: slotOf(index), needsTarget };
  return (env, at) => {
    let total: N | undefined;
    visitValues(over, env, at, () => {
      const term = body(env, at);
      total = total === undefined ? term : join(total, term);
    });
    return total ?? algebra.constant(0);
  };
}

const slotOf = (index: string): number =>
  slot[bare(index) === 'g' ? 'g' : isOther(index) ? "block'" : index]!;

/** Sets the slot of a summed index to each of its values in turn, and back. */
export function eachValue<N>(
  index: string,
  env: Pick<Environment<N>, 'shape' | 'targets'>,
  at: Instance,
  needsTarget: boolean,
  visit: () => void,
): void {
  visitValues({ range: rangeOf(index), here: slotOf(index), needsTarget }, env, at, visit);
}

/** What a sum runs over, read off its index once. */
interface Summed {
  readonly range: Range;
  readonly here: number;
  readonly needsTarget: boolean;
}

function visitValues<N>(
  { range, here, needsTarget }: Summed,
  { shape, targets }: Pick<Environment<N>, 'shape' | 'targets'>,
  at: Instance,
  visit: () => void,
): void {
  const before = at[here]!;
  const run = (from: number, to: number): void => {
    for (let n = from; n < to; n++) {
      at[here] = n;
      visit();
    }
  };
  const layer = shape.blocks * shape.cells;
  if (range === 'time') {
    for (let t = 1; t <= shape.T; t++) if (!needsTarget || targets?.[t] !== false) run(t, t + 1);
  } else if (range === 'input') run(0, shape.inputs);
  else if (range === 'output') run(0, shape.outputs);
  else if (range === 'block') run(0, shape.blocks);
  else if (range === 'layer') run(0, layer);
  else if (range === 'reverse') run(0, shape.reverse ?? 0);
  else if (range === 'position') run(0, shape.carried?.labels.length ?? 0);
  else if (range === 'state') run(0, shape.states ?? 0);
  else if (range === 'cell') {
    // The cells of the block in view; all cells where no block is (the output layer).
    const block = at[slot['block']!]!;
    if (block < 0) run(0, layer);
    else run(block * shape.cells, (block + 1) * shape.cells);
  } else {
    for (const kind of shape.reading ?? lstmReading) {
      at[slot['gKind']!] = gKinds.indexOf(kind);
      run(0, kind === 'c' ? layer : shape.blocks);
    }
    at[slot['gKind']!] = -1;
  }
  at[here] = before;
}

/** Whether a symbol of this letter stands anywhere in the node. */
export function mentions(node: Node, letter: string): boolean {
  if (node.type === 'quantity') return node.letter === letter;
  if (node.type === 'partial') return mentions(node.of, letter) || mentions(node.by, letter);
  if (node.type === 'number' || node.type === 'condition') return false;
  if (node.type === 'call') return mentions(node.argument, letter);
  if (node.type === 'sum') return mentions(node.body, letter);
  if (node.type === 'add') return node.terms.some((term) => mentions(term.node, letter));
  if (node.type === 'product') return node.factors.some((factor) => mentions(factor, letter));
  if (node.type === 'fraction') return mentions(node.over, letter) || mentions(node.under, letter);
  return mentions(node.base, letter);
}

/** Where a line is read: a step, and the units its indices name, from 0. */
export interface At {
  readonly t?: number;
  readonly block?: number;
  readonly cell?: number;
  readonly i?: number;
  readonly h?: number;
  readonly ℓ?: number;
  readonly k?: number;
  /** The index that a sum over h' would run through. */
  readonly "h'"?: number;
  readonly s?: number;
  readonly j?: number;
  readonly "j'"?: number;
}

/** An instance from named indices; the block of a cell is found from the cell. */
export function instance(at: At, shape: Shape): Instance {
  const slots = new Int32Array(slotCount).fill(-1);
  const set = (name: string, value: number | undefined): void => {
    if (value !== undefined) slots[slot[name]!] = value;
  };
  set('t', at.t);
  set('c', at.cell);
  set('block', at.block ?? (at.cell === undefined ? undefined : Math.floor(at.cell / shape.cells)));
  set('i', at.i);
  set('h', at.h);
  set('ℓ', at.ℓ);
  set('k', at.k);
  set("h'", at["h'"]);
  set('s', at.s);
  set('j', at.j);
  set("j'", at["j'"]);
  set('T', shape.T);
  set('S', (shape.carried?.labels.length ?? 0) - 1);
  return slots;
}
