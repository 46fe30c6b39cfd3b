// Every index of a line is bound exactly once: by a sum, or by standing on the left.
// Source: the conventions of the notation page; g occurs only under Σ_g.
// Leaves out: whether the line is true.
import { EquationError } from './errors.ts';
import { isGate, plain } from './resolve.ts';
import type { ConditionNode, Line, Node, PartialNode, QuantityNode } from './types.ts';

/** The free indices of a node, where gates and c are one unit if tied; `block` stands for a gate's block, `t` for the time. */
export function freeIndices(node: Node, isTied = false): Set<string> {
  const free = new Set<string>();
  walk(node, new Set(), (index, bound) => void (bound.has(index) || free.add(index)));
  if (free.has('c'))
    free.delete('block'); // the block of that cell
  else if (isTied && free.has('block')) free.add('c');
  return free;
}

type Visit = (index: string, bound: ReadonlySet<string>, at: QuantityNode | ConditionNode) => void;

function walk(
  node: Node,
  bound: ReadonlySet<string>,
  visit: Visit,
  sum?: (node: Node) => void,
): void {
  const go = (inner: Node): void => walk(inner, bound, visit, sum);
  switch (node.type) {
    case 'number':
      return;
    case 'quantity':
      for (const index of node.sub) {
        if (isGate(index)) visit('block', bound, node);
        else if (index === 's' && node.letter === 'ε') visit('c', bound, node);
        else if (index === 'l') visit('s', bound, node);
        else if (index !== 'S' && index !== 'o') visit(index, bound, node); // these stand for one thing alone
      }
      if (node.dt !== null && !node.when) visit('t', bound, node);
      return;
    case 'condition':
      for (const { name } of [node.left, node.right]) {
        const index = ({ l: 's', o: 't' } as Record<string, string>)[name] ?? name;
        if (['s', 't', 'k'].includes(index)) visit(index, bound, node);
      }
      return;
    case 'partial':
      go(node.of);
      return go(node.by);
    case 'call':
      return go(node.argument);
    case 'sum':
      sum?.(node);
      return walk(node.body, new Set([...bound, node.index]), visit, sum);
    case 'add':
      return node.terms.forEach((term) => go(term.node));
    case 'product':
      return node.factors.forEach(go);
    case 'fraction':
      go(node.over);
      return go(node.under);
    case 'power':
      return go(node.base);
  }
}

/** The free indices of a line: those of its left side, and t where it says of p what it is at any step. */
export function freeOfLine(members: readonly Node[], isTied = false): Set<string> {
  const [left, ...sides] = members;
  const free = freeIndices(left!, isTied);
  const isOfAnyStep = left?.type === 'quantity' && left.letter === 'p';
  if (isOfAnyStep && sides.some((side) => freeIndices(side).has('t'))) free.add('t');
  return free;
}

/** Throws EquationError when an index is unbound, bound twice, or a gate has no block. */
export function lint(line: Line, isTied = false): void {
  const free = freeOfLine(line.members, isTied);
  for (const index of free) {
    if (index.startsWith('g'))
      throw new EquationError('unboundIndex', line.members[0]!.from, line.members[0]!.to, {
        index,
      });
  }
  for (const member of line.members) lintMember(member, free);
}

/** The same for one side of a line whose left side has the indices `free`. */
export function lintMember(member: Node, free: ReadonlySet<string>): void {
  const rebound = (node: Node, taken: ReadonlySet<string>): void => {
    if (node.type !== 'sum') return;
    if (taken.has(node.index))
      throw new EquationError('reboundIndex', node.from, node.to, { index: node.index });
  };
  const nested = (node: Node, taken: ReadonlySet<string>): void => {
    rebound(node, taken);
    const inside = node.type === 'sum' ? new Set([...taken, node.index]) : taken;
    children(node).forEach((child) => nested(child, inside));
  };
  nested(member, free);
  walk(member, free, (index, bound, at) => {
    if (bound.has(index)) return;
    if (index === 'block') {
      if (free.has('c')) return;
      throw new EquationError('gateNeedsBlock', at.from, at.to, {
        text: at.type === 'quantity' ? plain(at) : '',
      });
    }
    if (index === 't') throw new EquationError('unboundTime', at.from, at.to);
    throw new EquationError('unboundIndex', at.from, at.to, { index });
  });
}

/** The nodes directly inside a node. */
export function children(node: Node): readonly Node[] {
  switch (node.type) {
    case 'number':
    case 'quantity':
    case 'condition':
      return [];
    case 'partial':
      return [node.of, node.by];
    case 'call':
      return [node.argument];
    case 'sum':
      return [node.body];
    case 'add':
      return node.terms.map((term) => term.node);
    case 'product':
      return node.factors;
    case 'fraction':
      return [node.over, node.under];
    case 'power':
      return [node.base];
  }
}

/** Whether a derivative is total: of the loss, of the probability that a loss is the logarithm of, or by an input of the first step. */
export const isTotal = (node: PartialNode): boolean => isOfLoss(node) || isByFirst(node);

const isOfLoss = ({ of }: PartialNode): boolean => of.letter === 'O' || of.letter === 'p';
/** Whether it says how a unit depends on an input of the first step. */
export const isByFirst = (node: PartialNode): boolean =>
  node.by.when === 'first' && !isOfLoss(node);

/** Readings of a value that one evaluation takes; `count` gives how often a sum over an index runs. */
export function work(node: Node, count: (index: string) => number): number {
  if (node.type === 'partial') return isTotal(node) ? 1 : 60; // a whole equation in dual numbers
  const inner = children(node).reduce((sum, child) => sum + work(child, count), 1);
  return node.type === 'sum' ? inner * count(node.index) : inner;
}
