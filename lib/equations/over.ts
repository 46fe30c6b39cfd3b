// What a printed equation is computed for: units of one kind, step by step or once.
// Source: the indices of its left side; a recursion that reads a later step of itself starts at the last.
// Leaves out: computing (printed.ts).
import type { Instance, Shape } from './compile.ts';
import { children } from './lint.ts';
import { canonical, slot } from './resolve.ts';
import type { Node, OutputKind, ParsedStatement, QuantityNode } from './types.ts';

/** Units of a kind; of an alignment also positions, states, pairs of states, states with symbols, or one value. */
export type Over = 'block' | 'cell' | 'h' | 'ℓ' | 'k' | 's' | 'j' | 'jj' | 'jk' | 'one';
/** When an equation is computed: at every step from the first or from the last, or once, for what has no time. */
export type Order = 'forward' | 'reversed' | 'once';
/** What the units of a left side are. */
export function overOf({ sub }: QuantityNode): Over {
  const letters = sub.map((index) => index.replace("'", '')).join('');
  if (letters === 'c') return 'cell';
  return (
    (['h', 'ℓ', 'k', 's', 'j', 'jj', 'jk'] as const).find((one) => one === letters) ??
    (letters ? 'block' : 'one')
  );
}

/** Whether a recursion starts at the last step: its right side reads what it defines, a step later. */
export const readsLater = (node: Node, name: string): boolean =>
  node.type === 'quantity'
    ? node.dt !== null && node.dt > 0 && canonical(node) === name
    : children(node).some((child) => readsLater(child, name));

/** How many units there are of each kind. */
export const counts = ({
  blocks,
  cells,
  outputs,
  reverse = 0,
  states = 0,
  carried,
}: Shape): Record<Over, number> => ({
  block: blocks,
  cell: blocks * cells,
  h: blocks * cells,
  ℓ: reverse,
  k: outputs,
  s: carried?.labels.length ?? 0,
  j: states,
  jj: states * states,
  jk: states * outputs,
  one: 1,
});

/** Sets the indices of unit `n` of what an equation is over. */
export function aim(at: Instance, over: Over, n: number, shape: Shape): void {
  const { cells, reading, states = 1, outputs } = shape;
  at[slot['block']!] = over === 'block' ? n : over === 'cell' ? Math.floor(n / cells) : -1;
  at[slot['c']!] = over === 'cell' || (over === 'block' && reading) ? n : -1;
  at[slot['h']!] = over === 'h' ? n : -1;
  at[slot['ℓ']!] = over === 'ℓ' ? n : -1;
  at[slot['k']!] = over === 'k' ? n : over === 'jk' ? n % outputs : -1;
  at[slot['s']!] = over === 's' ? n : -1;
  const second = over === 'jj' ? states : outputs;
  at[slot['j']!] = over === 'j' ? n : over === 'jj' || over === 'jk' ? Math.floor(n / second) : -1;
  at[slot["j'"]!] = over === 'jj' ? n % states : -1;
}

/** The definitions that the loss reads, itself or through others, and what is cut: what comes after it would be computed for nothing. */
export function readByLoss(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
): ParsedStatement[] {
  const namesIn = (node: Node): string[] =>
    node.type === 'quantity' ? [canonical(node)] : children(node).flatMap(namesIn);
  const own = definitions.filter(
    (one) => one.kind === 'definition' && (one.output ?? output) === output,
  );
  const wanted = new Set(['O']);
  for (let size = 0; size !== wanted.size;) {
    size = wanted.size;
    for (const { line } of own) {
      const [left, ...sides] = line.members;
      if (left?.type !== 'quantity' || !wanted.has(canonical(left))) continue;
      for (const name of sides.flatMap(namesIn)) wanted.add(name);
    }
  }
  return definitions.filter((one) => {
    const [left] = one.line.members;
    if (one.kind === 'cut') return true;
    return own.includes(one) && left?.type === 'quantity' && wanted.has(canonical(left));
  });
}
