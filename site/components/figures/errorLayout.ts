/**
 * Where the nodes of a block's way back stand: along the signal (u), across it (v), turned for a wide page or a phone.
 * Source: errorGraph.ts; what reads from the next step stands on the other side of a rule.
 * Leaves out all drawing; knows no value.
 */
import type { ErrorGraph, ErrorNode } from './errorGraph.ts';
import type { Orientation } from './memoryBlockMeasures.ts';
import type { Point } from './shapes.ts';

interface Measures {
  readonly along: Readonly<Record<string, number>>;
  /** Across: the next step, gates and their net inputs from the last cell, distance of two cells. */
  readonly next: number;
  readonly keep: number;
  readonly gate: number;
  readonly net: number;
  readonly pitch: number;
  /** How far each further cell is moved along, so that straight edges pass beside the cell before. */
  readonly lag: number;
  readonly named: number;
  readonly plain: number;
  readonly ends: readonly [number, number];
  /** Distance of the first node along, or on a phone of the first cell across, from the drawing's left. */
  readonly start: number;
}

const landscape: Measures = {
  along: { a_c: 0, g: 88, ιg: 176, φs: 262, s_c: 322, h: 440, b_c: 560, a_k: 728 },
  ...{ next: -146, keep: 66, gate: 128, net: 206, pitch: 136, lag: 40 },
  ...{ named: 19, plain: 11, ends: [40, 740] as const, start: 46 },
};
const portrait: Measures = {
  along: { a_c: 0, g: 66, ιg: 126, φs: 208, s_c: 262, h: 348, b_c: 436, a_k: 530 },
  ...{ next: -98, keep: 50, gate: 84, net: 148, pitch: 78, lag: 26 },
  ...{ named: 17, plain: 10, ends: [16, 516] as const, start: 174 },
};
/** Cells side by side on a phone: everything across moves closer. */
const portraitNarrow: Measures = {
  ...portrait,
  ...{ next: -74, keep: 38, gate: 60, net: 102, named: 15, start: 148 },
};

export interface ErrorLayout {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
  readonly at: ReadonlyMap<number, Point>;
  /** Place of a node of the next step in its row. */
  readonly turn: (node: ErrorNode) => number;
  /** Radius of a node's disc. */
  readonly radius: (node: ErrorNode) => number;
  /** The rule between the step and the next, and where both are named. */
  readonly rule: readonly [Point, Point];
  readonly names: { readonly today: Point; readonly next: Point };
}

/** Own carousel first, then own gates and cells, then those of other blocks. */
const rankOf = ({ id, block }: ErrorNode, own: number): number =>
  (block === own ? 0 : 100 + 10 * block) + ['φs', 'a_ι', 'a_φ', 'a_c', 'a_ω'].indexOf(id.quantity);

export function layoutErrors(
  drawn: ErrorGraph,
  block: number,
  orientation: Orientation,
): ErrorLayout {
  const upright = orientation === 'portrait';
  const cells = drawn.today.filter(({ id }) => id.quantity === 's_c').length;
  const m = upright ? (cells > 1 ? portraitNarrow : portrait) : landscape;
  const extra = (cells - 1) * m.pitch;
  const lagged = (cells - 1) * m.lag;
  const depth = extra + m.net - m.next;
  const width = upright ? 350 : 852;
  const height = upright ? 634 + lagged : depth + 126;
  const place = (u: number, v: number): Point =>
    upright ? [m.start + v, height - 44 - u] : [m.start + u, 82 - m.next + v];

  const at = new Map<number, Point>();
  const under: Readonly<Record<string, string>> = { ι: 'ιg', φ: 'φs', ω: 'b_c' };
  const gateAlong = (quantity: string): number => {
    const letter = quantity.slice(-1);
    // Below the numbers of the last cell, which stand beside it on a phone.
    const aside = upright && cells > 1 && letter === 'ω' ? -24 : lagged / 2;
    return m.along[under[letter]!]! + aside;
  };
  for (const node of drawn.today) {
    const { quantity } = node.id;
    const row = node.cell;
    if (row === null) {
      const v = extra + (quantity.startsWith('b') ? m.gate : m.net);
      at.set(node.place, place(gateAlong(quantity), v));
      continue;
    }
    const v = row * m.pitch + (quantity === 'φs' ? m.keep : 0);
    at.set(node.place, place(m.along[quantity]! + row * m.lag, v));
  }
  drawn.outputs.forEach((node, k) => {
    const span = Math.min(54, (depth - 60) / Math.max(1, drawn.outputs.length - 1));
    at.set(node.place, place(m.along['a_k']! + lagged, extra / 2 + (k - (drawn.outputs.length - 1) / 2) * span)); // prettier-ignore
  });
  const next = [...drawn.next].sort((a, b) => rankOf(a, block) - rankOf(b, block) || a.id.unit - b.id.unit); // prettier-ignore
  const [from, to] = m.ends;
  const start = from + (next.length < 6 ? (to - from) * 0.16 : 0);
  next.forEach((node, n) => {
    const share = next.length > 1 ? n / (next.length - 1) : 0.5;
    at.set(node.place, place(start + share * (to - start), m.next));
  });
  const rule = m.next * (upright ? 0.42 : 0.47);
  return {
    orientation,
    width,
    height,
    at,
    turn: (node) => next.indexOf(node),
    radius: (node) => (node.error !== null || drawn.next.includes(node) ? m.named : m.plain),
    rule: upright
      ? [place(-36, rule), place(to + 30, rule)]
      : [place(-42, rule), place(to + 60, rule)],
    names: upright
      ? { today: [place(0, rule)[0] + 8, 16], next: [0, 16] }
      : { today: place(-42, rule + 22), next: place(-42, rule - 10) },
  };
}
