// Every instance of a line: all values of the indices that stand on its left.
// Source: the ranges of the notation; t runs over 1..T, a cell implies its block.
// Leaves out: boundary rows, where everything is 0 by decree.
import { instance, type Instance, type Shape } from './compile.ts';
import { freeOfLine } from './lint.ts';
import { isOther, slot } from './resolve.ts';
import type { Node } from './types.ts';

/** Instances in the order t, block or cell, i, h, h', ℓ, ℓ', k, s, j, j'; `sides` are those to the right of `left`. */
export function instances(left: Node, shape: Shape, sides: readonly Node[] = []): Instance[] {
  const layer = shape.blocks * shape.cells;
  const ranges: readonly (readonly [string, number, number])[] = [
    ['t', 1, shape.T],
    ['block', 0, shape.blocks - 1],
    ['c', 0, layer - 1],
    ['i', 0, shape.inputs - 1],
    ['h', 0, layer - 1],
    ["h'", 0, layer - 1],
    ['ℓ', 0, (shape.reverse ?? 0) - 1],
    ["ℓ'", 0, (shape.reverse ?? 0) - 1],
    ['k', 0, shape.outputs - 1],
    ["block'", 0, shape.blocks - 1],
    ['s', 0, (shape.carried?.labels.length ?? 0) - 1],
    ['j', 0, (shape.states ?? 0) - 1],
    ["j'", 0, (shape.states ?? 0) - 1],
  ];
  const free = freeOfLine([left, ...sides]);
  if ([...free].some(isOther)) free.add("block'");
  let all: Instance[] = [instance({}, shape)];
  for (const [name, from, to] of ranges) {
    if (!free.has(name)) continue;
    all = all.flatMap((at) =>
      Array.from({ length: to - from + 1 }, (_, n) => {
        const next = at.slice();
        next[slot[name]!] = from + n;
        if (name === 'c') next[slot['block']!] = Math.floor((from + n) / shape.cells);
        if (name === 'block' && shape.reading) next[slot['c']!] = from + n;
        return next;
      }),
    );
  }
  return all;
}
