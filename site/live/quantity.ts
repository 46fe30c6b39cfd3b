/**
 * The quantities a page can select: value, hue, symbol and name of each, for every kind of network.
 * Source: the trace and the errors of the library, by the book's canonical names.
 * Leaves out products and sums of quantities, which the printed equations evaluate.
 */
import { activation } from '../../lib/functions/activation.ts';
import { greekTex as tex } from '../../lib/equations/greek.ts';
import { weightArrays } from '../../lib/equations/environment.ts';
import type { Dictionary } from '../i18n/index.ts';
import { isOf, type Kind, type Scene } from './scene.ts';
import type { Selection } from './selection.ts';

export type Unit = 'i' | 'f' | 'o' | 's' | 'h' | 'x' | 'y' | 'n';

/** Letters of units that stand once in a block; those of a GRU take the hues of what they are like. */
const gateOf: Readonly<Record<string, Unit>> = { ι: 'i', φ: 'f', ω: 'o', r: 'i', u: 'f' };
const single = new Set(['ι', 'φ', 'ω', 'r', 'u', 'n', 'm']);

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
  if (sub === 'h' || quantity === 'b_c' || quantity === 'ε_c') return 'h';
  return 's';
}

type Rows = readonly ArrayLike<number>[];

function rowsOf(scene: Scene, quantity: string, layer: number): Rows | null {
  const [letter, sub] = split(quantity);
  const { trace, errors } = scene;
  const part = (group: object, key: string): Rows | null => {
    const rows = (group as Record<string, Rows | readonly Rows[] | undefined>)[key];
    if (!rows) return null;
    return scene.net.kind === 'mlp' && key === 'h' ? (rows as Rows[])[layer]! : (rows as Rows);
  };
  const hidden = scene.net.kind === 'lstm' ? 'c' : 'h';
  switch (letter) {
    case 'a':
      if (sub === 'm') return 'm' in trace ? trace.m : null;
      return part(trace.a, sub);
    case 'b':
      if (!('b' in trace)) return null;
      return part(trace.b, sub === 'h' || sub === 'c' ? hidden : sub);
    case 's':
      return 's' in trace ? trace.s : null;
    case 'y':
      return trace.y;
    case 'δ':
      return part(errors.δ, sub);
    case 'ε':
      if (!('ε' in errors)) return null;
      return part(errors.ε, sub === 'h' || sub === 'c' ? hidden : sub);
    default:
      return null;
  }
}

/** Column of a quantity: gates by block, cells by block and cell, hidden units by block, the rest by `index`. */
function columnOf(scene: Scene, quantity: string, block: number, cell: number, index = 0): number {
  const [, sub] = split(quantity);
  if (single.has(sub)) return block;
  if (sub === 'i' || sub === 'k') return index;
  return isOf(scene, 'lstm') ? block * scene.net.cells + cell : block;
}

/**
 * Value of a quantity at step t (0..T+1) of one block and cell (both from 0), of an input or output unit by `index`.
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
  layer = 0,
): number {
  const [letter, sub] = split(quantity);
  const one = typeof index === 'number' ? index : (index[0] ?? 0);
  const unknown = (): never => {
    throw new RangeError(
      `valueOf: quantity is "${quantity}" at t = ${t}, expected one of the network's`,
    );
  };
  if (isOf(scene, 'lstm') && (quantity === 'g_c' || quantity === 'h_c')) {
    const inside = valueOf(scene, quantity === 'g_c' ? 'a_c' : 's_c', t, block, cell);
    return activation(letter === 'g' ? scene.net.squash.g : scene.net.squash.h).apply(inside);
  }
  if (letter === 'x') return t < 1 || t > scene.trace.T ? 0 : (scene.x[t - 1]![one] ?? unknown());
  if (letter === 'z') return scene.z[t - 1]?.[one] ?? NaN;
  if (letter === 'w' || letter === 'bias') return weightOf(scene, letter, sub, block, cell, index);
  const rows = rowsOf(scene, quantity, layer);
  if (!rows) {
    if (sub === 'φ') return letter === 'b' && t >= 1 && t <= scene.trace.T ? 1 : 0;
    return unknown();
  }
  const value = rows[t]?.[columnOf(scene, quantity, block, cell, one)];
  return value ?? (t > scene.trace.T + 1 || t < 0 ? 0 : unknown());
}

/** Value of a quantity where the selection stands, at another step by `dt`. */
export const valueAt = (
  scene: Scene,
  { t, block, cell, quantity, index = 0, layer = 0 }: Selection,
  name = quantity,
  dt = 0,
): number => valueOf(scene, name, t + dt, block, cell, indexIn(scene, name, index), layer);

/** An index that was chosen among inputs may be beyond the outputs, and the other way round. */
function indexIn({ net }: Scene, quantity: string, index: number): number {
  const sub = split(quantity)[1];
  const count = sub === 'i' ? net.inputs : sub === 'k' ? net.outputs : Infinity;
  return Math.min(index, count - 1);
}

function weightOf(
  scene: Scene,
  letter: string,
  sub: string,
  block: number,
  cell: number,
  index: number | readonly number[],
): number {
  const own = isOf(scene, 'lstm') ? block * scene.net.cells + cell : block;
  const column = single.has(sub.at(-1)!) ? block : sub.endsWith('k') ? 0 : own;
  const arrays = weightArrays(scene.weights);
  const rows = arrays[`${letter}_${sub}`];
  if (!rows) return 0;
  if (letter === 'bias') {
    return rows[0]![typeof index === 'number' && sub === 'k' ? index : column] ?? 0;
  }
  const [row, to] = typeof index === 'number' ? [index, undefined] : [index[0] ?? 0, index[1]];
  if (sub.startsWith('c') && single.has(sub.slice(1))) return rows[0]![own] ?? 0;
  if (sub === 'ck') return rows[own]?.[to ?? row] ?? 0;
  return rows[row]?.[to ?? column] ?? 0;
}

/** The name a quantity is printed under: the output of a hidden unit is b_h but for an LSTM's cell, which is b_c. */
export const printedName = (quantity: string, kind: Kind): string =>
  (kind === 'mlp' || kind === 'rnn') && (quantity === 'b_c' || quantity === 'ε_c')
    ? quantity.replace('c', 'h')
    : quantity;

/** Whether the network's symbols are printed with their step. */
export const isTimed = (kind: Kind): boolean => kind !== 'mlp';

/** TeX of the symbol, with the marks the page needs; dt null leaves the time out. */
export function texOf(quantity: string, dt: number | null = 0, kind: Kind = 'lstm'): string {
  const [letter, sub] = split(printedName(quantity, kind));
  const unit = unitOf(quantity);
  const offset = isTimed(kind) ? dt : null;
  const time =
    offset === 0 ? 't' : offset === null ? '' : `t${offset > 0 ? '+' : '-'}${Math.abs(offset)}`;
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
export function nameOf(quantity: string, say: Dictionary, kind: Kind = 'lstm'): string {
  const name = printedName(quantity, kind);
  return say.live.names[name] ?? say.live.names[split(name)[0]] ?? quantity;
}

const outputErrors = ['a_k', 'y_k', 'δ_k'] as const;
const layered = ['x_i', 'a_h', 'b_c', ...outputErrors, 'ε_c', 'δ_h'] as const;
/** What the inspector can step through, in the order of a forward and then a backward pass. */
const quantitiesOf: Readonly<Record<Kind, readonly string[]>> = {
  lstm: [
    'x_i', 'a_ι', 'b_ι', 'a_φ', 'b_φ', 'a_c', 'g_c', 's_c', 'a_ω', 'b_ω', 'h_c', 'b_c', ...outputErrors,
    'ε_c', 'δ_ω', 'ε_s', 'δ_c', 'δ_φ', 'δ_ι',
  ],
  gru: [
    'x_i', 'a_r', 'b_r', 'a_u', 'b_u', 'a_m', 'a_n', 'b_n', 'b_c', ...outputErrors,
    'ε_c', 'δ_u', 'δ_n', 'δ_m', 'δ_r',
  ],
  rnn: layered,
  mlp: layered,
  bidirectional: ['x_i', ...outputErrors],
}; // prettier-ignore
export const quantities = (kind: Kind): readonly string[] => quantitiesOf[kind];

/** Units of a hidden layer that the selection can name: blocks of an LSTM, hidden units of every other network. */
export function blocksOf({ net }: Scene, layer = 0): number {
  if (net.kind === 'lstm') return net.blocks;
  if (net.kind === 'mlp') return net.hidden[layer]!;
  return net.kind === 'bidirectional' ? 1 : net.hidden;
}

/** Selections out of range of this scene are brought back into it. */
export function clamp(wanted: Selection, scene: Scene): Selection {
  const { net, trace } = scene;
  const into = (v: number, low: number, high: number): number => Math.min(high, Math.max(low, v));
  const layer = into(wanted.layer ?? 0, 0, net.kind === 'mlp' ? net.hidden.length - 1 : 0);
  const known = quantities(net.kind);
  const quantity = known.includes(wanted.quantity)
    ? wanted.quantity
    : net.kind === 'lstm'
      ? 's_c'
      : known.at(-1)!;
  return {
    ...wanted,
    t: into(wanted.t, 1, trace.T),
    block: into(wanted.block, 0, blocksOf(scene, layer) - 1),
    cell: into(wanted.cell, 0, net.kind === 'lstm' ? net.cells - 1 : 0),
    index: indexIn(scene, quantity, into(wanted.index ?? 0, 0, Infinity)),
    layer,
    quantity,
  };
}
