// Whether a reader's line only says the question again, in whatever spelling.
// Source: δ = ∂O/∂a, ε = ∂O/∂b and ∂O/∂s, compared by quantity and time, never by text.
// Leaves out: identities that need the equations.
import { children, isTotal } from './lint.ts';
import { canonical } from './resolve.ts';
import type { Node, PartialNode, QuantityNode } from './types.ts';

/** ∂O/∂a_ι is δ_ι, ∂O/∂b_c is ε_c, ∂O/∂s_c is ε_s: one name for each. */
const total = (q: QuantityNode): string => {
  const name = canonical(q);
  if (name.startsWith('a_')) return name.replace('a_', 'δ_');
  if (name === 'b_c' || name === 'b_ℓ') return name.replace('b_', 'ε_');
  return name === 's_c' ? 'ε_s' : `∂${name}`;
};

/** The first place where a side uses what was asked for, by quantity and time, however it is spelled. */
export function restated(
  node: Node,
  target: QuantityNode | PartialNode,
  forbidden: readonly string[],
): QuantityNode | null {
  if (node.type === 'partial') {
    if (!isTotal(node)) return null;
    return same(total(node.by), node.by, target, forbidden) ? node.by : null;
  }
  if (node.type === 'quantity') return same(canonical(node), node, target, forbidden) ? node : null;
  for (const child of children(node)) {
    const found = restated(child, target, forbidden);
    if (found) return found;
  }
  return null;
}

function same(
  name: string,
  { dt, ds }: QuantityNode,
  target: QuantityNode | PartialNode,
  forbidden: readonly string[],
): boolean {
  const [asked, at] =
    target.type === 'partial' ? [total(target.by), target.by] : [canonical(target), target];
  const [letter, unit] = name.split('_');
  const matches = name === asked || (unit === 'g' && asked.startsWith(`${letter}_`));
  return (matches && dt === at.dt && ds === at.ds) || forbidden.includes(name);
}
