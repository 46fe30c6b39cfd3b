/**
 * The quantities a page can select: value, hue, symbol and name of each.
 * Source: the trace and the errors of the library, by the book's canonical names.
 * Leaves out products and sums of quantities, which the printed equations evaluate.
 */
import { activation } from '../../lib/functions/activation.ts';
import { greekTex as tex } from '../../lib/equations/greek.ts';
import type { Dictionary } from '../i18n/index.ts';
import type { Scene } from './scene.ts';

export type Unit = 'i' | 'f' | 'o' | 's' | 'h' | 'x' | 'y' | 'n';

const gateOf: Readonly<Record<string, Unit>> = { ι: 'i', φ: 'f', ω: 'o' };

const split = (quantity: string): readonly [string, string] => {
  const at = quantity.indexOf('_');
  return at < 0 ? [quantity, ''] : [quantity.slice(0, at), quantity.slice(at + 1)];
};

export const isError = (quantity: string): boolean => /^[δε]_/u.test(quantity);

/** Weights have no step of their own. */
export const hasTime = (quantity: string): boolean => !/^(w|bias)_/.test(quantity);

export function unitOf(quantity: string): Unit {
  const [letter, sub] = split(quantity);
  if (letter === 'w' || letter === 'bias') return 'n';
  const gate = gateOf[sub];
  if (gate) return gate;
  if (sub === 'i') return 'x';
  if (sub === 'k') return 'y';
  if (letter === 'b' || quantity === 'ε_c') return 'h';
  return 's';
}

type Rows = readonly ArrayLike<number>[];

function rowsOf(scene: Scene, quantity: string): Rows | null {
  const [letter, sub] = split(quantity);
  const { trace, errors } = scene;
  const part = (group: object, key: string): Rows | null =>
    (group as Record<string, Rows | undefined>)[key] ?? null;
  switch (letter) {
    case 'a':
      return part(trace.a, sub);
    case 'b':
      return part(trace.b, sub === 'h' ? 'c' : sub);
    case 's':
      return trace.s;
    case 'y':
      return trace.y;
    case 'δ':
      return part(errors.δ, sub);
    case 'ε':
      return part(errors.ε, sub);
    default:
      return null;
  }
}

/** Column of a quantity: gates by block, cells by block and cell, the rest by `index`. */
export function columnOf(
  scene: Scene,
  quantity: string,
  block: number,
  cell: number,
  index = 0,
): number {
  const [, sub] = split(quantity);
  if (gateOf[sub]) return block;
  if (sub === 'i' || sub === 'k') return index;
  return block * scene.net.cells + cell;
}

/**
 * Value of a quantity at step t (0..T+1) of one block and cell (both from 0).
 * Outside 1..T everything is what the trace says: the initial state at 0, else 0.
 * Throws RangeError for a name the network does not have.
 */
export function valueOf(
  scene: Scene,
  quantity: string,
  t: number,
  block: number,
  cell: number,
  index: number | readonly number[] = 0,
): number {
  const [letter, sub] = split(quantity);
  const one = typeof index === 'number' ? index : (index[0] ?? 0);
  const unknown = (): never => {
    throw new RangeError(
      `valueOf: quantity is "${quantity}" at t = ${t}, expected one of the network's`,
    );
  };
  if (quantity === 'g_c' || quantity === 'h_c') {
    const inside = valueOf(scene, quantity === 'g_c' ? 'a_c' : 's_c', t, block, cell);
    return activation(letter === 'g' ? scene.net.squash.g : scene.net.squash.h).apply(inside);
  }
  if (letter === 'x') return t < 1 || t > scene.trace.T ? 0 : (scene.x[t - 1]![one] ?? unknown());
  if (letter === 'z') return scene.z[t - 1]?.[one] ?? NaN;
  if (letter === 'w' || letter === 'bias') return weightOf(scene, letter, sub, block, cell, index);
  const rows = rowsOf(scene, quantity);
  if (!rows) {
    if (sub === 'φ') return letter === 'b' && t >= 1 && t <= scene.trace.T ? 1 : 0;
    return unknown();
  }
  const value = rows[t]?.[columnOf(scene, quantity, block, cell, one)];
  return value ?? (t > scene.trace.T + 1 || t < 0 ? 0 : unknown());
}

function weightOf(
  scene: Scene,
  letter: string,
  sub: string,
  block: number,
  cell: number,
  index: number | readonly number[],
): number {
  const own = block * scene.net.cells + cell;
  const column = gateOf[sub.at(-1)!] ? block : sub.endsWith('k') ? 0 : own;
  const group = scene.weights as unknown as Record<string, Rows | ArrayLike<number> | undefined>;
  if (letter === 'bias') {
    const biases = group['bias'] as unknown as Record<string, ArrayLike<number>> | undefined;
    const k = typeof index === 'number' && sub === 'k' ? index : column;
    return biases?.[sub]?.[k] ?? 0;
  }
  const [row, to] = typeof index === 'number' ? [index, undefined] : [index[0] ?? 0, index[1]];
  const array = group[sub];
  if (!array) return 0;
  if (sub.startsWith('c') && gateOf[sub.slice(1)]) return (array as ArrayLike<number>)[own] ?? 0;
  if (sub === 'ck') return (array as Rows)[own]?.[to ?? row] ?? 0;
  return (array as Rows)[row]?.[to ?? column] ?? 0;
}

/** TeX of the symbol, with the marks the page needs; dt null leaves the time out. */
export function texOf(quantity: string, dt: number | null = 0): string {
  const [letter, sub] = split(quantity);
  const unit = unitOf(quantity);
  const time = dt === 0 ? 't' : dt === null ? '' : `t${dt > 0 ? '+' : '-'}${Math.abs(dt)}`;
  const subscript = [...sub].map((index) => tex[index] ?? index).join('');
  const up = hasTime(quantity) && time ? `^{${time}}` : '';
  const body =
    quantity === 'g_c' || quantity === 'h_c'
      ? `${letter}(${letter === 'g' ? 'a' : 's'}_{c}${up})`
      : letter === 'bias'
        ? `\\mathrm{bias}_{${subscript}}`
        : `${tex[letter] ?? letter}_{${subscript}}${up}`;
  const marks = [unit === 'n' ? '' : `u-${unit}`, isError(quantity) ? 'err' : '']
    .filter(Boolean)
    .join(' ');
  const inner = marks ? `\\htmlClass{${marks}}{${body}}` : body;
  return `{\\htmlData{q=${quantity}${dt ? `, dt=${dt}` : ''}}{${inner}}}`;
}

/** "state of the cell", from the dictionary. */
export function nameOf(quantity: string, say: Dictionary): string {
  return say.live.names[quantity] ?? say.live.names[split(quantity)[0]] ?? quantity;
}

/** What the inspector can step through, in the order of a forward and then a backward pass. */
export const quantities: readonly string[] = [
  'x_i', 'a_ι', 'b_ι', 'a_φ', 'b_φ', 'a_c', 'g_c', 's_c', 'a_ω', 'b_ω', 'h_c', 'b_c', 'a_k', 'y_k',
  'δ_k', 'ε_c', 'δ_ω', 'ε_s', 'δ_c', 'δ_φ', 'δ_ι',
]; // prettier-ignore
