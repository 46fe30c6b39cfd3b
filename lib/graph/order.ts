/*
 * An order in which every node stands after all of its sources, or the cycle that forbids it.
 * Source: Kahn 1962; a node is ready once all of its incoming edges are counted off.
 * Leaves out: which of several possible orders is taken: the first ready node goes first.
 */
import { ValueError } from '../numbers/shape.ts';

/** From one place to another. */
export type Arrow = { readonly source: number; readonly target: number };

/** The nodes that can be taken one by one, each once nothing that is left points at it. */
function peel(count: number, arrows: readonly Arrow[]): number[] {
  const open = new Array<number>(count).fill(0);
  const targets: number[][] = Array.from({ length: count }, () => []);
  for (const { source, target } of arrows) {
    open[target]++;
    targets[source].push(target);
  }
  const ready = Array.from(open.keys()).filter((node) => open[node] === 0);
  // The list grows while it is read.
  for (const node of ready) {
    for (const target of targets[node]) if (--open[target] === 0) ready.push(target);
  }
  return ready;
}

/**
 * As much of 0..n−1 as can be ordered, sources first, and the places on a cycle: neither before one nor merely after it.
 * Where everything can be ordered the cycle is empty.
 */
export function untangle(
  count: number,
  arrows: readonly Arrow[],
): { readonly sorted: readonly number[]; readonly cycle: readonly number[] } {
  const sorted = peel(count, arrows);
  if (sorted.length === count) return { sorted, cycle: [] };
  // What merely follows a cycle is stuck too: peeling from the other end takes it off.
  const turned = arrows.map(({ source, target }) => ({ source: target, target: source }));
  const free = new Set([...sorted, ...peel(count, turned)]);
  const cycle = Array.from({ length: count }, (_, node) => node).filter((node) => !free.has(node));
  return { sorted, cycle };
}

/**
 * The places 0..n−1 of the named nodes, sources first.
 * @throws ValueError naming the nodes that stand on a cycle and how many could be ordered before it.
 */
export function order(names: readonly string[], arrows: readonly Arrow[]): readonly number[] {
  const { length } = names;
  const { sorted, cycle } = untangle(length, arrows);
  if (sorted.length === length) return sorted;
  const stuck = cycle.map((node) => names[node]).join(', ');
  const got = `stops after ${sorted.length} of ${length} nodes at the cycle {${stuck}}`;
  throw new ValueError('graph', 'order', got, 'no cycle');
}
