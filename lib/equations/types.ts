// The typed form of an equation: what the parser makes and everything else reads.
// Source: the notation of Graves, Supervised Sequence Labelling with Recurrent Neural Networks.
// Leaves out: evaluation, layout and the meaning of indices (see resolve.ts).

/** A half-open range of characters in the source of a line. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * An index as it is typed: i, h, ℓ, c, k, g, j, t (perhaps primed), a gate, or the s of ε_s. Of an alignment: s a position,
 * S the last one, l the label at a position, o the symbol observed at a step.
 */
export type Index = string;

export interface NumberNode extends Span {
  readonly type: 'number';
  readonly value: number;
}
/**
 * A symbol of the book. `dt` is the time offset, null for what has no time (weights, biases, O);
 * `timeless` marks a value of a step in a network whose rows are on their own, where no time is printed.
 */
export interface QuantityNode extends Span {
  readonly type: 'quantity';
  readonly letter: string;
  readonly sub: readonly Index[];
  readonly dt: number | null;
  readonly timeless?: true;
  /** Read as a constant by every derivative: its edge is cut. */
  readonly isCut?: true;
  /** The offset of a position: -1 in α_{s-1}^t. */
  readonly ds?: number;
  /** Where the time is not t: the first step or the last. */
  readonly when?: 'first' | 'last';
}
/** ∂of/∂by: total when `of` is O or the p of an alignment or `by` a value of the first step, otherwise the explicit partial of `of`'s own equation. */
export interface PartialNode extends Span {
  readonly type: 'partial';
  readonly of: QuantityNode;
  readonly by: QuantityNode;
}
export interface CallNode extends Span {
  readonly type: 'call';
  readonly fn: 'f' | 'g' | 'h' | 'θ' | 'exp' | 'ln' | 'abs';
  readonly prime: boolean;
  readonly argument: Node;
}
export interface SumNode extends Span {
  readonly type: 'sum';
  readonly index: Index;
  readonly body: Node;
  /** The largest of the values instead of their sum. */
  readonly isMax?: true;
}
/** One side of a condition: an index or what it carries, moved by `offset`; a bare number is its offset. */
export interface Operand {
  readonly name: 's' | 'S' | 't' | 'T' | 'k' | 'l' | 'o' | 'blank' | 'number';
  readonly offset: number;
}
export type Relation = '=' | '≠' | '<' | '≤' | '≥';
/** [l'_s = k]: 1 where it holds, else 0. */
export interface ConditionNode extends Span {
  readonly type: 'condition';
  readonly left: Operand;
  readonly relation: Relation;
  readonly right: Operand;
}
/** A summand with its sign. */
export interface Term {
  readonly sign: 1 | -1;
  readonly node: Node;
}
export interface AddNode extends Span {
  readonly type: 'add';
  readonly terms: readonly Term[];
}
export interface ProductNode extends Span {
  readonly type: 'product';
  readonly factors: readonly Node[];
}
export interface FractionNode extends Span {
  readonly type: 'fraction';
  readonly over: Node;
  readonly under: Node;
}
export interface PowerNode extends Span {
  readonly type: 'power';
  readonly base: Node;
  /** A whole number; with `perStep` one that t is added to: -1 in (…)^(t-1). */
  readonly exponent: number;
  readonly perStep?: true;
}
/** A piece of a parsed line; `from`..`to` is its place in the source. */
export type Node =
  | NumberNode
  | QuantityNode
  | PartialNode
  | CallNode
  | SumNode
  | AddNode
  | ProductNode
  | FractionNode
  | PowerNode
  | ConditionNode;

/** What stands between two sides of a line: ≈ where edges are cut on purpose, ≤ for a bound. */
export type SideRelation = '=' | '≈' | '≤';
/** A chain a = b = c; plain JSON, so that a page can carry it and check it without a parser. */
export interface Line {
  readonly source: string;
  readonly members: readonly Node[];
  /** What stands before each member but the first; absent where all are =. */
  readonly relations?: readonly SideRelation[];
}

/** The networks whose printed equations the language knows. */
export type BaseNetwork = 'lstm' | 'rnn' | 'bidirectional' | 'gru' | 'mlp';
/** Networks printed as changes to another: the LSTM's eight variants, the LSTM of 1997, both LSTMs with cut edges, the unit that resets before its product, and the RNN with the sensitivity of its units. */
export type VariantNetwork =
  | 'nig' | 'nfg' | 'nog' | 'niaf' | 'noaf' | 'np' | 'cifg' | 'fgr' | 'lstm1997' | 'truncated' | 'truncated1997'
  | 'gruBefore' | 'sensitivity'; // prettier-ignore
/** Sums over all alignments of a sequence: CTC, with β as in 2006 and, as a change to it, as in RNNLIB; the hidden Markov model. */
export type Alignment = 'ctc' | 'ctcExcluded' | 'hmm';
/** What is computed day by day from weights. */
export type PrintedNetwork = BaseNetwork | VariantNetwork;
export type NetworkName = PrintedNetwork | Alignment;
/** The output layer that a statement holds for. */
export type OutputKind = 'softmax' | 'logistic' | 'identity';
/** The part of the book that a statement belongs to. */
export type Group = 'forward' | 'backward' | 'gradient' | 'output';

/** An equation as the book states it. `output` names the output layer it holds for, if only one. */
export interface Statement {
  readonly id: string;
  readonly source: string;
  readonly group: Group;
  readonly title: string;
  /** 'cut': an explicit partial that is set to zero on purpose; the total derivatives of its network leave the edge out. */
  readonly kind: 'definition' | 'derived' | 'cut';
  /** The network it belongs to; absent where it holds for the outputs of every network with steps. */
  readonly network?: NetworkName;
  readonly output?: OutputKind;
  /** In a variant: the line of its base that this one stands for. */
  readonly replaces?: string;
}
/** A statement with the tree of its line. */
export interface ParsedStatement extends Statement {
  readonly line: Line;
}

export type Params = Readonly<Record<string, string | number>>;
