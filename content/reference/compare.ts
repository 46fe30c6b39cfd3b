// A reader's numbers against the library's: the first quantity, step and unit that differ, and the line they fit instead.
// Source: the schema of the reference files; printed lines and the book's mistakes, read with the reader's own numbers.
// Leaves out: a cause where a network has no printed lines, or where no single change of one explains the numbers.
import { plainNumbers } from '../../lib/equations/algebra.ts';
import { compile, type Environment } from '../../lib/equations/compile.ts';
import { edits } from '../../lib/equations/edits.ts';
import { networkEnvironment, weightArrays, type Known } from '../../lib/equations/environment.ts';
import { instances } from '../../lib/equations/instances.ts';
import { notations } from '../../lib/equations/notation.ts';
import { canonical } from '../../lib/equations/resolve.ts';
import { typeset } from '../../lib/equations/typeset.ts';
import type { NetworkName, Node, ParsedStatement } from '../../lib/equations/types.ts';
import { lookUp } from '../../lib/networks/parts.ts';
import { mistakes } from '../errata/mistakes.ts';
import { wrongLines } from '../errata/wrongLines.ts';
import { parsed } from '../equations/parsed.ts';
import { readOwn, type Own, type Pair } from './own.ts';

/** Largest |a − b| / max|array| that counts as equal: room for single precision. */
export const closeEnough = 1e-4;

export type Cause =
  /** The numbers are those of a mistake of the errata lab. */
  | { readonly kind: 'mistake'; readonly id: string }
  /** The numbers fit a line that is one change away from the printed one. */
  | { readonly kind: 'line'; readonly tex: string }
  /** The numbers are the right ones of another quantity. */
  | { readonly kind: 'exchanged'; readonly other: string };
export interface Difference {
  /** The printed name of the quantity or weight: a_φ, ε_s, ∂O/∂w_iι. */
  readonly quantity: string;
  /** From 1; absent for a gradient and for the loss, which sum over the steps. */
  readonly t?: number;
  /** Index of the unit, or of the two ends of a weight, from 0. */
  readonly at: readonly number[];
  readonly yours: number;
  readonly right: number;
  /** Id of the printed line that computes it. */
  readonly line?: string;
  readonly cause?: Cause;
}
export type Comparison = { readonly arrays: number; readonly numbers: number } & (
  | { readonly kind: 'same'; readonly worst: number }
  | {
      readonly kind: 'different';
      readonly first: Difference;
      readonly differing: readonly string[];
    }
);

const rowsOf = (rows: Pair['right']): number[][] => Array.from(rows, (row) => Array.from(row));
const largest = (values: readonly number[]): number =>
  values.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-300);
const off = (a: number, b: number, scale: number): number =>
  Number.isFinite(a) && Number.isFinite(b) ? Math.abs(a - b) / scale : Infinity;

const squashed: Readonly<Record<string, string>> = { g: 'g(a_c)', h: 'h(s_c)', s: 's_c', y: 'y_k' };

/** A path of the file as the book prints it. */
function printedName({ path, pass }: Pair): string {
  if (pass === 'loss') return 'O';
  const [first = '', second, ...rest] = path.split('.');
  if (pass === 'gradient') {
    if (first === 'bias') return `∂O/∂bias_${second ?? ''}`;
    return first === 'layers' || second ? `∂O/∂ ${path}` : `∂O/∂w_${first}`;
  }
  if (!second) return squashed[first] ?? first;
  return first.length === 1 ? [`${first}_${second}`, ...rest].join(' ') : path.replaceAll('.', ' ');
}

/** Quantities of a step in the order in which they are computed; what is not listed keeps the order of the trace. */
const order = [
  'a.ι', 'b.ι', 'a.φ', 'b.φ', 'a.c', 'g', 's', 'a.ω', 'b.ω', 'h', 'b.c',
  'a.r', 'b.r', 'a.u', 'b.u', 'm', 'a.n', 'b.n', 'a.h', 'b.h', 'a.k', 'y',
  'δ.k', 'ε.c', 'ε.h', 'δ.h', 'δ.ω', 'ε.s', 'δ.c', 'δ.φ', 'δ.ι',
]; // prettier-ignore
/** Of several hidden layers, the first is computed first, and its errors last. */
function rank({ path, pass }: Pair): number {
  const [, base = path, layer] = /^(.\.h)\.(\d+)$/.exec(path) ?? [];
  const n = order.indexOf(base);
  if (layer === undefined) return (n < 0 ? order.length : n) * 1000;
  const [first, second] = pass === 'backward' ? ['ε.h', 'δ.h'] : ['a.h', 'b.h'];
  const at = order.indexOf(first!) * 1000 + (base === second ? 1 : 0);
  return at + 2 * Number(layer) * (pass === 'backward' ? -1 : 1);
}

interface Found {
  readonly pair: Pair;
  readonly row: number;
  readonly n: number;
}

/** The first number that differs in the order of computation: forward in time, the loss, backward in time, gradients. */
function firstOf(pairs: readonly Pair[]): Found | undefined {
  const inRow = (pair: Pair, row: number): Found | undefined => {
    const scale = largest(rowsOf(pair.right).flat());
    const [yours, right] = [pair.yours[row]!, pair.right[row]!];
    const n = Array.from(yours).findIndex((v, m) => off(v, right[m]!, scale) > closeEnough);
    return n < 0 ? undefined : { pair, row, n };
  };
  for (const pass of ['forward', 'loss', 'backward', 'gradient'] as const) {
    const own = pairs.filter((pair) => pair.pass === pass);
    if (pass === 'gradient') {
      for (const pair of own)
        for (let row = 0; row < pair.right.length; row++) {
          const found = inRow(pair, row);
          if (found) return found;
        }
      continue;
    }
    const sorted = own.toSorted((a, b) => rank(a) - rank(b));
    const T = Math.max(0, ...own.map(({ right }) => right.length));
    for (let step = 0; step < T; step++) {
      const row = pass === 'backward' ? T - 1 - step : step;
      for (const pair of sorted) {
        const found = row < pair.right.length ? inRow(pair, row) : undefined;
        if (found) return found;
      }
    }
  }
  return undefined;
}

const kinds: readonly string[] = ['lstm', 'rnn', 'mlp'];

/** The printed line whose left side a pair is, on a network that has printed lines. */
function lineOf(own: Own, pair: Pair): ParsedStatement | undefined {
  const { net } = own;
  const isPrinted = kinds.includes(net.kind) && !(net.kind === 'mlp' && net.hidden.length > 1);
  if (!isPrinted || (net.kind === 'lstm' && isVariant(net))) return undefined;
  const names: Readonly<Record<string, string>> = {
    'b_h': 'b_c', 'ε_h': 'ε_c', 'b_h 0': 'b_c', 'a_h 0': 'a_h', 'δ_h 0': 'δ_h', 'ε_h 0': 'ε_c',
    '∂O/∂w_hk': '∂O/∂w_ck', '∂O/∂ layers.0.w': '∂O/∂w_ih', '∂O/∂ layers.0.bias': '∂O/∂bias_h',
    '∂O/∂ layers.1.w': '∂O/∂w_ck', '∂O/∂ layers.1.bias': '∂O/∂bias_k',
  }; // prettier-ignore
  const printed = printedName(pair);
  const name = names[printed] ?? printed;
  return parsed.find(({ network, output, line }) => {
    if ((network ?? net.kind) !== net.kind || (output && output !== net.output)) return false;
    const left = line.members[0]!;
    if (left.type === 'partial') return `∂O/∂${canonical(left.by)}` === name;
    return left.type === 'quantity' && canonical(left) === name;
  });
}

/** Options that change the printed equations; absent parts do not, they are zero. */
const isVariant = (net: Extract<Own['net'], { kind: 'lstm' }>): boolean =>
  net.gateRecurrence !== false ||
  net.inputToOutput ||
  net.forgetGate === 'coupled' ||
  !net.inputGate ||
  !net.outputGate;

/** Every symbol in the reader's numbers, and in the library's where the file gives none. */
function ownEnvironment({ net, weights, z, trace, errors, gradient, pairs }: Own): Environment {
  const merged = structuredClone({ trace, errors, gradient }) as Record<string, object>;
  for (const { path, pass, yours } of pairs) {
    if (pass === 'loss') continue;
    const part = { forward: 'trace', backward: 'errors', gradient: 'gradient' }[pass];
    const target = lookUp(merged[part]!, path) as Float64Array[] | Float64Array;
    const first = pass === 'gradient' ? 0 : 1;
    rowsOf(yours).forEach((row, n) => {
      (ArrayBuffer.isView(target) ? (target as Float64Array) : target[n + first]!).set(row);
    });
  }
  const known = { net, w: weights, trace: merged['trace'], errors: merged['errors'], z };
  const env = networkEnvironment(known as unknown as Known);
  const slopes = merged['gradient'] ? weightArrays(merged['gradient'], '∂') : {};
  return { ...env, values: { ...env.values, ...slopes } };
}

/** What the reader's numbers are instead of the right ones. */
function causeOf(
  own: Own,
  { pair, row }: Found,
  line: ParsedStatement | undefined,
): Cause | undefined {
  const same = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
    const scale = largest(Array.from(b));
    return (
      a.length === b.length && Array.from(a).every((v, n) => off(v, b[n]!, scale) <= closeEnough)
    );
  };
  const [letter] = pair.path.split('.');
  const others = own.pairs.filter(
    (one) => one !== pair && one.pass === 'forward' && one.path.startsWith(`${letter!}.`),
  );
  const other =
    pair.pass === 'forward' &&
    others.find((one) => one.right[row] && same(pair.yours[row]!, one.right[row]!));
  if (other) return { kind: 'exchanged', other: printedName(other) };
  if (!line) return undefined;

  const env = ownEnvironment(own);
  const left = line.line.members[0]!;
  const hasSteps = pair.pass !== 'gradient' && own.net.kind !== 'mlp';
  const all = instances(left, env.shape);
  const values = (node: Node, places: typeof all): number[] => {
    const run = compile(node, plainNumbers);
    return places.map((at) => run(env, at));
  };
  // All steps if they fit; else the first wrong one alone, as later ones may be wrong for more than one reason.
  const groups = hasSteps ? [all, all.filter((at) => at[0] === row + 1)] : [all];
  const right = line.line.members.at(-1)!;
  const network = own.net.kind as NetworkName;
  for (const places of groups) {
    const truth = values(left, places);
    const fits = (node: Node): boolean => same(values(node, places), truth);
    if (fits(right)) return undefined;
    for (const mistake of mistakes.filter((one) => one.network === network))
      for (const pairOfLines of wrongLines(mistake))
        if (pairOfLines.right.id === line.id && fits(pairOfLines.wrong.line.members.at(-1)!))
          return { kind: 'mistake', id: mistake.id };
    for (const { result } of edits(right, [], notations[network]))
      if (fits(result)) return { kind: 'line', tex: `${typeset(left)} = ${typeset(result)}` };
  }
  return undefined;
}

/** Compares everything that a text gives. Throws ShapeError or ValueError with the place of what cannot be read. */
export function compareOwn(text: string): Comparison {
  const own = readOwn(text);
  const errors = own.pairs.map(({ yours, right }) => {
    const scale = largest(rowsOf(right).flat());
    return largest(
      rowsOf(yours).flatMap((row, m) => row.map((v, n) => off(v, right[m]![n]!, scale))),
    );
  });
  const arrays = own.pairs.length;
  const numbers = own.pairs.reduce((sum, { right }) => sum + rowsOf(right).flat().length, 0);
  const found = firstOf(own.pairs);
  if (!found) return { kind: 'same', arrays, numbers, worst: Math.max(...errors) };
  const { pair, row, n } = found;
  const line = lineOf(own, pair);
  const cause = causeOf(own, found, line);
  const isSum = pair.pass === 'gradient' || pair.pass === 'loss';
  const isMatrix = pair.pass === 'gradient' && pair.right.length > 1;
  return {
    kind: 'different',
    arrays,
    numbers,
    differing: own.pairs.filter((_, m) => errors[m]! > closeEnough).map(printedName),
    first: {
      quantity: printedName(pair),
      ...(!isSum && { t: row + 1 }),
      at: isMatrix ? [row, n] : pair.pass === 'loss' ? [] : [n],
      yours: pair.yours[row]![n]!,
      right: pair.right[row]![n]!,
      ...(line && { line: line.id }),
      ...(cause && { cause }),
    },
  };
}
