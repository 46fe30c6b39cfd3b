// Which total derivatives a line states or uses, so that each is held only against witnesses that know it.
// Source: δ = ∂O/∂a, ε = ∂O/∂b and ∂O/∂s.
// Leaves out: explicit partials, which every witness takes from the printed equations.
import type { Environment } from './compile.ts';
import { children, isByFirst, isTotal } from './lint.ts';
import type { Differentiated } from './networks.ts';
import { canonical, place, placeOfSlope, type Place } from './resolve.ts';
import type { Node, QuantityNode } from './types.ts';

/** Whether every total derivative in a side is one that the library computes: it has no ∂O/∂b of a gate, no ∂O/∂y. */
export function isKnown(node: Node, env: Environment): boolean {
  if (node.type === 'partial' && isByFirst(node))
    return env.values[placeOfSlope(node).names[0]!] !== undefined;
  if (node.type === 'partial' && isTotal(node))
    return place(node.by).names.every((name) => `∂${name}` in env.values);
  return children(node).every((child) => isKnown(child, env));
}

/** The quantity that an error term differentiates by: a for δ, the cell's output or state for ε. */
function baseOf(q: QuantityNode): QuantityNode | null {
  if (q.letter === 'δ') return { ...q, letter: 'a' };
  if (q.letter !== 'ε') return null;
  return q.sub[0] === 's' ? { ...q, letter: 's', sub: ['c'] } : { ...q, letter: 'b' };
}

/** The quantity whose ∂O/∂ the line states, in so many words or as an error term on its left; or whose ∂p/∂, where the loss is -ln p. */
export function differentiated(
  members: readonly Node[],
): { name: string; place: Place; of: Differentiated } | null {
  const [left] = members;
  const base = left?.type === 'quantity' ? baseOf(left) : null;
  if (base) return { name: canonical(base), place: place(base), of: 'O' };
  if (left?.type === 'quantity' && left.letter === 'J')
    return { name: 'b_c', place: place(left), of: 'J' };
  for (const node of members) {
    if (node.type === 'partial' && isTotal(node) && (node.by.dt === 0 || node.by.dt === null)) {
      const of = node.of.letter === 'p' ? 'p' : 'O';
      return { name: canonical(node.by), place: place(node.by), of };
    }
  }
  return null;
}
