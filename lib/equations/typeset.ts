// From typed nodes to TeX for KaTeX, each symbol carrying its name and time offset for the page.
// Source: KaTeX's \htmlData and \htmlClass (trust limited to these two, strict off for htmlExtension).
// Leaves out: line breaking; the page puts the summands of a line into its grid.
import { greekTex as tex } from './greek.ts';
import { bare, canonical, isGate } from './resolve.ts';
import type {
  ConditionNode,
  Line,
  Node,
  Operand,
  PowerNode,
  QuantityNode,
  SideRelation,
} from './types.ts';

const unitOfIndex: Readonly<Record<string, string>> = {
  ι: 'u-i', φ: 'u-f', ω: 'u-o', c: 'u-s', s: 'u-s', h: 'u-h', ℓ: 'u-h', i: 'u-x', k: 'u-y',
  r: 'u-i', u: 'u-f', n: 'u-s', m: 'u-s',
}; // prettier-ignore

/** The top-level terms of a side, each with its sign as an add node of one term when negative. */
export function summands(node: Node): Node[] {
  if (node.type !== 'add') return [node];
  return node.terms.map((term) =>
    term.sign === 1 ? term.node : { type: 'add', terms: [term], from: node.from, to: term.node.to },
  );
}

/** TeX of a line or of any part of one. */
export function typeset(what: Node | Line): string {
  return 'members' in what ? joined(what, side) : side(what);
}

/** The sides of a line as TeX with what stands between them. */
export const joined = ({ members, relations }: Line, one: (member: Node) => string): string =>
  members
    .map((member, n) => (n === 0 ? '' : ` ${relationTex(relations?.[n - 1])} `) + one(member))
    .join('');

/** What stands between two sides, as TeX. */
export const relationTex = (relation: SideRelation = '='): string => signTex[relation];

const brackets = (inner: string): string => `\\left( ${inner} \\right)`;
/** A long sum may break within its brackets: on a phone it would not fit. */
const around = (node: Node, inner: string): string =>
  node.type === 'add' && node.terms.length > 3 ? `\\bigl( ${inner} \\bigr)` : brackets(inner);

function side(node: Node): string {
  switch (node.type) {
    case 'number':
      return String(node.value);
    case 'quantity':
      return symbol(node);
    case 'partial':
      return `\\frac{\\partial ${symbol(node.of)}}{\\partial ${symbol(node.by)}}`;
    case 'call':
      return call(node);
    case 'sum':
      return `\\${node.isMax ? 'max' : 'sum'}_{${indexTex(node.index)}} ${node.body.type === 'add' ? brackets(side(node.body)) : side(node.body)}`;
    case 'add':
      return node.terms
        .map(({ sign, node: term }, n) => {
          const text = term.type === 'add' ? brackets(side(term)) : side(term);
          return sign === -1 ? `- ${text}` : n > 0 ? `+ ${text}` : text;
        })
        .join(' ');
    case 'product':
      return product(node.factors);
    case 'fraction':
      return `\\frac{${side(node.over)}}{${side(node.under)}}`;
    case 'power':
      return `${powerBase(node.base)}^{${exponentTex(node)}}`;
    case 'condition':
      return condition(node);
  }
}

function product(factors: readonly Node[]): string {
  return factors
    .map((factor, n) => {
      const text = side(factor);
      const last = n === factors.length - 1;
      const needs = factor.type === 'add' || (factor.type === 'sum' && !last);
      const dot = n > 0 && factor.type === 'number' ? '\\cdot ' : n > 0 ? '\\, ' : '';
      return dot + (needs ? around(factor, text) : text);
    })
    .join(' ');
}

/** 2, or t-1. */
export const exponentTex = ({ exponent, perStep }: PowerNode): string =>
  perStep ? `t${movedTex(exponent)}` : String(exponent);
const powerBase = (base: Node): string =>
  base.type === 'number' ? side(base) : brackets(side(base));

function call(node: Extract<Node, { type: 'call' }>): string {
  if (node.fn === 'exp') return `e^{${side(node.argument)}}`;
  if (node.fn === 'abs') return `\\left| ${side(node.argument)} \\right|`;
  if (node.fn === 'ln') {
    return node.argument.type === 'quantity'
      ? `\\ln ${side(node.argument)}`
      : `\\ln ${brackets(side(node.argument))}`;
  }
  const text = `${tex[node.fn] ?? node.fn}${node.prime ? "'" : ''}(${side(node.argument)})`;
  const shown = node.argument.type === 'quantity' ? canonical(node.argument) : '';
  const dt = node.argument.type === 'quantity' ? node.argument.dt : null;
  // g(a_c) and h(s_c) are values that figures show under names of their own.
  if (!node.prime && node.fn === 'g' && shown === 'a_c') return marked('g_c', dt, text);
  if (!node.prime && node.fn === 'h' && shown === 's_c') return marked('h_c', dt, text);
  return text;
}

const marked = (name: string, dt: number | null, text: string): string =>
  `{\\htmlData{q=${name}${dt ? `, dt=${dt}` : ''}}{${text}}}`;

const indexTex = (index: string): string =>
  (tex[bare(index)] ?? bare(index)) + (index.endsWith("'") ? "'" : '');

/** The class of a symbol: the hue of its unit, `err` for δ and ε, none for weights and O. */
export function unitClass(q: QuantityNode): string {
  const index = q.sub[0] === 'l' ? 'k' : bare(q.sub[0] ?? '');
  if (q.letter === 'δ') return `${unitOfIndex[index] ?? ''} err`.trim();
  if (q.letter === 'ε') return index === 's' ? 'u-s err' : 'u-h err';
  if (q.letter === 'b' && ['c', 'h', 'ℓ'].includes(index)) return 'u-h';
  if ('abxyzs'.includes(q.letter)) return unitOfIndex[index] ?? ''; // cspell:disable-line
  return '';
}

function symbol(q: QuantityNode): string {
  const name = canonical(q);
  if (q.sub.length === 0) return marked(q.letter, null, q.letter);
  if (q.letter === 'bias') {
    return marked(name, null, `\\mathrm{bias}_{${hued(q.sub[0]!, unitOfIndex[bare(q.sub[0]!)])}}`);
  }
  if (q.letter === 'w') {
    const [source, target] = q.sub as [string, string];
    // A peephole starts at the state; every other edge from a cell starts at its output.
    const from =
      bare(source) === 'c' ? (isGate(target) ? 'u-s' : 'u-h') : unitOfIndex[bare(source)];
    return marked(
      name,
      null,
      `w_{${hued(source, from)}${hued(target, unitOfIndex[bare(target)])}}`,
    );
  }
  const letter = tex[q.letter] ?? q.letter;
  const text =
    q.sub[1] === 'o'
      ? `${letter}_{${indexTex(q.sub[0]!)}}(o${timeTex(q)})`
      : `${letter}_{${unitTex(q)}}${timeTex(q)}`;
  const unit = unitClass(q);
  return marked(name, q.dt, unit ? `\\htmlClass{${unit}}{${text}}` : text);
}

/** A time as a superscript; none where no time is printed. */
const timeTex = ({ dt, when }: QuantityNode): string => {
  if (when) return when === 'first' ? '^{1}' : '^{T}';
  if (dt === null) return '';
  return dt === 0 ? '^{t}' : `^{t${dt > 0 ? '+' : '-'}${Math.abs(dt)}}`;
};

/** -1, +2 and the like; nothing for 0. */
const movedTex = (by = 0): string => (by === 0 ? '' : `${by > 0 ? '+' : '-'}${Math.abs(by)}`);

/** Indices of a value: a position with its offset, the label there, or units. */
const unitTex = ({ sub, ds }: QuantityNode): string =>
  sub[0] === 'l' ? `l'_{s${movedTex(ds)}}` : sub.map(indexTex).join('') + movedTex(ds);

const signTex = {
  '=': '=',
  '≈': '\\approx',
  '≠': '\\ne',
  '<': '<',
  '≤': '\\le',
  '≥': '\\ge',
} as const;

function operandTex({ name, offset }: Operand): string {
  switch (name) {
    case 'number':
      return String(offset);
    case 'blank':
      return '\\mathrm{blank}';
    case 'l':
      return `l'_{s${movedTex(offset)}}`;
    case 'o':
      return `o^{t${movedTex(offset)}}`;
    default:
      return name + movedTex(offset);
  }
}

const condition = ({ left, relation, right }: ConditionNode): string =>
  `\\left[ ${operandTex(left)} ${signTex[relation]} ${operandTex(right)} \\right]`;

const hued = (index: string, unit: string | undefined): string =>
  unit ? `\\htmlClass{${unit}}{${indexTex(index)}}` : indexTex(index);
