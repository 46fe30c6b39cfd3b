/**
 * How the library's names are written as symbols, and which hue a name in code has.
 * Source: the book's notation; a hue names a unit type.
 * Leaves out setting them (tex.ts).
 */
import { greekTex as greek } from '../../lib/equations/greek.ts';

const letters = (text: string): string => [...text].map((one) => greek[one] ?? one).join(' ');

const whole: Readonly<Record<string, string>> = {
  x: 'x_i',
  y: 'y_k',
  s: 's_c',
  g: 'g(a_c)',
  h: 'h(s_c)',
};

/** TeX of a quantity's name as the library or a cell writes it (b.ι, b_ι, s, iι, bias.ι), or null for other text. */
export function symbolTex(name: string): string | null {
  if (Object.hasOwn(whole, name)) return whole[name]!;
  const pair = /^([abswxyzδε])[._]([ιφωcskhiy])$/u.exec(name);
  if (pair) return `${letters(pair[1]!)}_{${letters(pair[2]!)}}`;
  const bias = /^bias[._]([ιφωck])$/u.exec(name);
  if (bias) return `\\mathrm{bias}_{${letters(bias[1]!)}}`;
  return /^[ihc][ιφωck]$/u.test(name) ? `w_{${letters(name)}}` : null;
}

/** Parts of code that name a quantity: gates by their letter, the others behind what they belong to. */
export const unitPattern =
  /[ihc]?[ιφω]|(?<=[abδε]\.)c(?!\w)|(?<=\w\.)s(?![\w(])|(?<=\w\.)[xy](?=\[)/gu;

/** Class of the hue of a match; `before` is the character two places before it, as `b` in `b.c`. */
export function unitClass(text: string, before: string): string {
  if (text.endsWith('ι')) return 'u-i';
  if (text.endsWith('φ')) return 'u-f';
  if (text.endsWith('ω')) return 'u-o';
  if (text === 'x' || text === 'y') return `u-${text}`;
  return text === 'c' && (before === 'b' || before === 'ε') ? 'u-h' : 'u-s';
}

const gates: Readonly<Record<string, string>> = { ι: 'i', φ: 'f', ω: 'o' };

/** Hue of a quantity by its name in the library. */
export function unitOfName(name: string): string {
  const gate = Object.keys(gates).find((letter) => name.endsWith(letter));
  if (gate) return gates[gate]!;
  if (/^(b|ε)[._](c|h)$/u.test(name)) return 'h';
  if (/^x/.test(name)) return 'x';
  if (/^y|k$/.test(name)) return 'y';
  return /^(s|a[._]c|g|h|δ[._]c|ε[._]s)/u.test(name) ? 's' : '';
}
