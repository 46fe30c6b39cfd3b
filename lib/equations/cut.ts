// Edges that a truncated gradient leaves out: lines that set an explicit partial to zero, applied to the equations.
// Source: Hochreiter & Schmidhuber 1997; Gers et al. 2000 and 2002. What is read over a cut edge counts forward as ever.
// Leaves out: differentiating (printed.ts reads a cut quantity as a constant).
import { canonical } from './resolve.ts';
import type { Node, ParsedStatement, QuantityNode } from './types.ts';

/** What a cut says: the equation of `of` no longer passes a derivative to `by`. */
interface Cut {
  readonly of: string;
  readonly by: QuantityNode;
}

/** The cuts among the lines of a network. */
export const cutsOf = (statements: readonly ParsedStatement[]): Cut[] =>
  statements.flatMap(({ kind, line: { members } }) => {
    const [left] = members;
    return kind === 'cut' && left?.type === 'partial'
      ? [{ of: canonical(left.of), by: left.by }]
      : [];
  });

/** The right side of the equation of `name`, with everything it reads over a cut edge marked. */
export function withCuts(node: Node, name: string, cuts: readonly Cut[]): Node {
  const own = cuts.filter(({ of }) => of === name).map(({ by }) => by);
  return own.length === 0 ? node : marked(node, own);
}

function marked(node: Node, cut: readonly QuantityNode[]): Node {
  const go = (inner: Node): Node => marked(inner, cut);
  switch (node.type) {
    case 'quantity':
      return cut.some((by) => canonical(by) === canonical(node) && by.dt === node.dt)
        ? { ...node, isCut: true }
        : node;
    case 'add':
      return { ...node, terms: node.terms.map((term) => ({ ...term, node: go(term.node) })) };
    case 'product':
      return { ...node, factors: node.factors.map(go) };
    case 'sum':
      return { ...node, body: go(node.body) };
    case 'call':
      return { ...node, argument: go(node.argument) };
    case 'fraction':
      return { ...node, over: go(node.over), under: go(node.under) };
    case 'power':
      return { ...node, base: go(node.base) };
    case 'number':
    case 'partial':
    case 'condition':
      return node;
  }
}
