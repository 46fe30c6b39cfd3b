// A line with one network's numbers in the place of its symbols: sums written out, factors multiplied in view.
// Source: the printed network at one instance of the line; the same evaluation as every check.
// Leaves out: a choice of digits; three decimals, and two significant ones below a thousandth.
import { plainNumbers } from './algebra.ts';
import { compile, eachValue, mentions, type Environment, type Instance } from './compile.ts';
import { instances } from './instances.ts';
import { drawCase } from './cases.ts';
import { slot } from './resolve.ts';
import { exponentTex, joined } from './typeset.ts';
import type { Node, ParsedStatement } from './types.ts';

/** Summands of a written-out sum that are shown before and after the dots. */
const shown = { before: 2, after: 1 } as const;

const shownIndices = ['t', 'block', 'c', 'h', 'ℓ', 'i', 'k', 's', 'j', "j'"] as const;

/** One instance of a line, in numbers. */
export interface Substituted {
  /** The line as TeX, all symbols replaced by numbers. */
  readonly tex: string;
  /** Value of every side. */
  readonly values: readonly number[];
  /** The instance: a step from 1, units from 0. */
  readonly at: Readonly<Partial<Record<(typeof shownIndices)[number], number>>>;
}

function numberTex(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 5e-4 && size < 1e6) return value.toFixed(3);
  const [digits, power] = value.toExponential(1).split('e') as [string, string];
  return `${digits} \\cdot 10^{${Number(power)}}`;
}
const brackets = (inner: string): string => `\\left( ${inner} \\right)`;
const isNegative = (tex: string): boolean => tex.startsWith('-');

/** Terms behind each other; a negative one is subtracted. */
const added = (terms: readonly { sign: 1 | -1; tex: string }[]): string =>
  terms
    .map(({ sign, tex }, n) => {
      const minus = isNegative(tex) !== (sign === -1);
      const body = isNegative(tex) ? tex.slice(1) : tex;
      return minus ? `- ${body}` : n > 0 ? `+ ${body}` : body;
    })
    .join(' ');

function side(node: Node, env: Environment, at: Instance): string {
  const inner = (one: Node): string => side(one, env, at);
  /** A factor: a sum or a negative number behind another factor stands in brackets. */
  const factor = (one: Node, n: number): string => {
    const tex = inner(one);
    const isSum = one.type === 'add' || (one.type === 'sum' && /[+-]/.test(tex.slice(1)));
    return isSum || (n > 0 && isNegative(tex)) ? brackets(tex) : tex;
  };
  switch (node.type) {
    case 'number':
    case 'quantity':
    case 'partial':
    case 'condition':
      return numberTex(compile(node, plainNumbers)(env, at));
    case 'call': {
      if (node.fn === 'abs') return `\\left| ${inner(node.argument)} \\right|`;
      const name = { exp: '\\exp', ln: '\\ln', θ: '\\theta', f: 'f', g: 'g', h: 'h' }[node.fn];
      return `${name}${node.prime ? "'" : ''}${brackets(inner(node.argument))}`;
    }
    case 'sum': {
      const terms: string[] = [];
      eachValue(node.index, env, at, mentions(node.body, 'z'), () => {
        const tex = inner(node.body);
        terms.push(node.body.type === 'add' ? brackets(tex) : tex);
      });
      if (node.isMax) return `\\max ${brackets(terms.join(', '))}`;
      const plus = (list: readonly string[]) => list.map((tex) => ({ sign: 1, tex }) as const);
      if (terms.length <= shown.before + shown.after + 1) return added(plus(terms));
      const dots = [{ sign: 1, tex: '\\cdots' }] as const;
      return added([
        ...plus(terms.slice(0, shown.before)), ...dots, ...plus(terms.slice(-shown.after)),
      ]); // prettier-ignore
    }
    case 'add':
      return added(
        node.terms.map(({ sign, node: term }) => {
          const tex = inner(term);
          const needs = term.type === 'add' || (sign === -1 && term.type === 'sum');
          return { sign, tex: needs ? brackets(tex) : tex };
        }),
      );
    case 'product':
      return node.factors.map(factor).join(' \\cdot ');
    case 'fraction':
      return `\\frac{${inner(node.over)}}{${inner(node.under)}}`;
    case 'power':
      return `${brackets(inner(node.base))}^{${exponentTex(node)}}`;
  }
}

/** The line where its left side is largest, on the first network of a seed. */
export function substituted(
  { line, network = 'lstm', output }: ParsedStatement,
  definitions: readonly ParsedStatement[],
  seed: number,
): Substituted {
  const { printed: env } = drawCase(definitions, seed, 0, { network, output });
  const [left] = line.members;
  const run = compile(left!, plainNumbers);
  const all = instances(left!, env.shape, line.members.slice(1));
  // A step with one before it and one after, where the line has steps: at the ends whole terms are zero.
  const within = all.filter((at) => at[0]! > 1 && at[0]! < env.shape.T);
  const places = within.length > 0 ? within : all;
  const sizes = places.map((at) => Math.abs(run(env, at)));
  const at = places[sizes.indexOf(Math.max(...sizes))]!;
  const free = shownIndices.filter((name) => at[slot[name]!]! >= (name === 't' ? 1 : 0));
  return {
    tex: joined(line, (member) => side(member, env, at)),
    values: line.members.map((member) => compile(member, plainNumbers)(env, at)),
    at: Object.fromEntries(free.map((name) => [name, at[slot[name]!]!])),
  };
}
