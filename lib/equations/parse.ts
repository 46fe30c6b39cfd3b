// From a line in the book's notation to typed nodes, by descent: sides, terms, factors, powers.
// Source: precedence as printed; a sum covers everything to its right within its term, a sign starts a term only.
// Leaves out: symbols (lexer.ts), indices (lint.ts), evaluation.
import { EquationError } from './errors.ts';
import { limits, tokens, type Token } from './lexer.ts';
import { lint } from './lint.ts';
import { notations } from './notation.ts';
import type { Line, NetworkName, Node, SideRelation, Span, Term } from './types.ts';

const spanOf = (token: Token): Span => (token.kind === 'value' ? token.node : token);
const around = (first: Span, last: Span): Span => ({ from: first.from, to: last.to });

/**
 * Parse a chain `a = b = c` about a network. Throws EquationError with the place of what cannot be read.
 * Every index is bound: by a sum, or by the first member.
 */
export function parse(source: string, network: NetworkName = 'lstm'): Line {
  const all = tokens(source, notations[network]);
  const { sides, relations } = split(all, source);
  const line: Line = {
    source,
    members: sides.map((side) => member(side)),
    ...(relations.some((one) => one !== '=') && { relations }),
  };
  lint(line, notations[network].isTied);
  return line;
}

const isRelation = (text: string): text is SideRelation => '=≈≤'.includes(text);

function split(
  all: readonly Token[],
  source: string,
): { readonly sides: Token[][]; readonly relations: SideRelation[] } {
  const sides: Token[][] = [[]];
  const relations: SideRelation[] = [];
  let depth = 0;
  for (const token of all) {
    if (token.kind === 'mark' && isRelation(token.text)) {
      if (depth > 0) throw new EquationError('equalsInBrackets', token.from, token.to);
      if (sides.at(-1)!.length === 0) throw new EquationError('empty', token.from, token.to);
      sides.push([]);
      relations.push(token.text);
      continue;
    }
    if (token.kind === 'mark' && token.text === '(') depth += 1;
    if (token.kind === 'mark' && token.text === ')') depth -= 1;
    sides.at(-1)!.push(token);
  }
  if (sides.at(-1)!.length === 0)
    throw new EquationError('empty', Math.max(0, source.length - 1), source.length);
  if (sides.length > limits.members) {
    throw new EquationError('tooManyMembers', 0, source.length, {
      count: sides.length,
      limit: limits.members,
    });
  }
  return { sides, relations };
}

/** One side of a line. Recursion is bounded by the limits on brackets and sums. */
function member(side: readonly Token[]): Node {
  let at = 0;
  let sums = 0;
  const opened: Span[] = [];
  let isInBars = false;

  const mark = (...texts: string[]): string | null => {
    const token = side[at];
    return token?.kind === 'mark' && texts.includes(token.text) ? token.text : null;
  };
  /** The span of the token in view; at the end, of the last one. */
  const here = (): Span => spanOf(side[Math.min(at, side.length - 1)]!);
  const refuse = (key: ConstructorParameters<typeof EquationError>[0], limit?: number): never => {
    const { from, to } = here();
    throw new EquationError(key, from, to, limit === undefined ? {} : { limit });
  };
  const missing = (): never => {
    const open = opened.at(-1);
    if (at >= side.length && open) throw new EquationError('missingClosing', open.from, open.to);
    if (mark(')') && !open) refuse('missingOpening');
    return refuse('missingOperand');
  };

  /** Terms with their signs; one without a sign is itself. */
  const terms = (): Node => {
    const leading = mark('+', '-');
    if (leading) at += 1;
    const first = term();
    if (!leading && !mark('+', '-')) return first;
    const all: Term[] = [{ sign: leading === '-' ? -1 : 1, node: first }];
    for (let sign = mark('+', '-'); sign; sign = mark('+', '-')) {
      at += 1;
      all.push({ sign: sign === '-' ? -1 : 1, node: term() });
    }
    const from = leading ? Math.max(0, first.from - 1) : first.from;
    return { type: 'add', terms: all, from, to: all.at(-1)!.node.to };
  };

  /** Factors beside each other or with a sign between them, from left to right. */
  const term = (): Node => {
    let left = power();
    let isProduct = false; // of this term: one in brackets stays a factor of its own
    while (at < side.length && !mark('+', '-', ')') && !(isInBars && mark('|'))) {
      if (mark('^', '^t')) refuse('badExponent');
      const isFraction = mark('/') !== null;
      if (mark('*', '/')) at += 1;
      const right = power();
      const span = around(left, right);
      if (isFraction) left = { type: 'fraction', over: left, under: right, ...span };
      else {
        const before = isProduct && left.type === 'product' ? left.factors : [left];
        left = { type: 'product', factors: [...before, right], ...span };
      }
      isProduct = !isFraction;
    }
    return left;
  };

  const power = (): Node => {
    const base = factor();
    const perStep = side[at];
    if (perStep?.kind === 'mark' && perStep.text === '^t') {
      at += 1;
      return {
        type: 'power',
        base,
        exponent: perStep.by!,
        perStep: true,
        ...around(base, perStep),
      };
    }
    if (!mark('^')) return base;
    const next = side[at + 1];
    const exponent = next?.kind === 'value' && next.node.type === 'number' ? next.node.value : 0;
    if (![2, 3, 4].includes(exponent)) refuse('badExponent');
    at += 2;
    return { type: 'power', base, exponent, ...around(base, spanOf(next!)) };
  };

  const factor = (): Node => {
    const token = side[at];
    if (token === undefined) return missing();
    if (token.kind === 'mark') {
      if (token.text === '(') return brackets();
      if (token.text === '|' && !isInBars) return bars(token);
      return token.text === '+' || token.text === '-' ? refuse('twoSigns') : missing();
    }
    if (token.kind === 'sum' && ++sums > limits.sums) refuse('sumsTooDeep', limits.sums);
    at += 1;
    if (token.kind === 'value') return token.node;
    if (token.kind === 'sum') {
      const body = term();
      sums -= 1;
      const { index, isMax } = token;
      return { type: 'sum', index, body, ...(isMax && { isMax }), ...around(token, body) };
    }
    const argument = brackets();
    // The closing bracket is the first character after the argument that is not in it.
    const { fn, prime, from } = token;
    return { type: 'call', fn, prime, argument, from, to: argument.to + 1 };
  };

  /** |…|, in which no other such pair stands. */
  const bars = (open: Span): Node => {
    at += 1;
    isInBars = true;
    opened.push(open);
    const argument = terms();
    if (!mark('|')) missing();
    const to = here().to;
    at += 1;
    isInBars = false;
    opened.pop();
    return { type: 'call', fn: 'abs', prime: false, argument, from: open.from, to };
  };

  const brackets = (): Node => {
    opened.push(here());
    if (opened.length > limits.brackets) refuse('tooDeep', limits.brackets);
    at += 1;
    const inner = terms();
    if (!mark(')')) missing();
    at += 1;
    opened.pop();
    return inner;
  };

  const node = terms();
  if (at < side.length) missing();
  return node;
}
