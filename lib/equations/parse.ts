// From a line in the book's notation to typed nodes; mathjs decides precedence and nothing else.
// Source: mathjs/number (its parser only; its evaluator, its TeX and its functions are never reached).
// Leaves out: evaluation. What mathjs sees holds placeholders, brackets and + - * / ^ only.
import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { EquationError } from './errors.ts';
import { limits, tokens, type Token } from './lexer.ts';
import { lint } from './lint.ts';
import { notations } from './notation.ts';
import type { Line, NetworkName, Node, Span, Term } from './types.ts';

const read = create(parseDependencies).parse as (text: string) => MathNode;
const spanOf = (token: Token): Span => (token.kind === 'value' ? token.node : token);

interface Tree {
  readonly type: string;
  readonly fn?: { readonly name?: string } | string;
  readonly name?: string;
  readonly args?: readonly Tree[];
  readonly content?: Tree;
}

/**
 * Parse a chain `a = b = c` about a network. Throws EquationError with the place of what cannot be read.
 * Every index is bound: by a sum, or by the first member.
 */
export function parse(source: string, network: NetworkName = 'lstm'): Line {
  const all = tokens(source, notations[network]);
  const line = { source, members: split(all, source).map((side) => member(side)) };
  lint(line);
  return line;
}

/** One side alone, its indices not yet checked: what the judge reads after the reader's `=`. */
function split(all: readonly Token[], source: string): Token[][] {
  const sides: Token[][] = [[]];
  let depth = 0;
  for (const token of all) {
    if (token.kind === 'mark' && token.text === '=') {
      if (depth > 0) throw new EquationError('equalsInBrackets', token.from, token.to);
      if (sides.at(-1)!.length === 0) throw new EquationError('empty', token.from, token.to);
      sides.push([]);
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
  return sides;
}

function member(side: readonly Token[]): Node {
  const tree = read(rewrite(side)) as unknown as Tree;
  return convert(tree, side);
}

/** Placeholders for symbols, a * between factors, and a bracket round everything a sum covers. */
function rewrite(side: readonly Token[]): string {
  let text = '';
  let depth = 0;
  let operand = false; // whether the symbol before ends a value
  const sums: { depth: number; from: number; to: number }[] = [];
  const opened: Span[] = [];
  const closeSums = (): void => {
    while (sums.at(-1)?.depth === depth) {
      sums.pop();
      text += ')';
    }
  };
  const times = (): void => {
    if (operand) text += '*';
  };
  side.forEach((token, n) => {
    const here = spanOf(token);
    const missing = (): never => {
      throw new EquationError('missingOperand', here.from, here.to);
    };
    if (token.kind === 'value') {
      times();
      text += `v${n}`;
      operand = true;
    } else if (token.kind === 'function') {
      times();
      text += `F${n}`;
      operand = false;
    } else if (token.kind === 'sum') {
      times();
      text += `S${n}(`;
      sums.push({ depth, ...here });
      if (sums.length > limits.sums)
        throw new EquationError('sumsTooDeep', here.from, here.to, { limit: limits.sums });
      operand = false;
    } else if (token.text === '(') {
      times();
      opened.push(here);
      if (++depth > limits.brackets)
        throw new EquationError('tooDeep', here.from, here.to, { limit: limits.brackets });
      text += '(';
      operand = false;
    } else if (token.text === ')') {
      if (!opened.pop()) throw new EquationError('missingOpening', here.from, here.to);
      if (!operand) missing();
      closeSums();
      depth -= 1;
      text += ')';
    } else if (token.text === '+' || token.text === '-') {
      const before = side[n - 1];
      const starts = before === undefined || (before.kind === 'mark' && before.text === '(');
      if (!operand && !starts) throw new EquationError('twoSigns', here.from, here.to);
      if (operand) closeSums();
      text += token.text;
      operand = false;
    } else {
      if (!operand) missing();
      if (token.text === '^') {
        const next = side[n + 1];
        const exponent =
          next?.kind === 'value' && next.node.type === 'number' ? next.node.value : 0;
        const tower = side[n - 2];
        const again = tower?.kind === 'mark' && tower.text === '^';
        if (again || ![2, 3, 4].includes(exponent))
          throw new EquationError('badExponent', here.from, here.to);
      }
      text += token.text;
      operand = false;
    }
  });
  const last = spanOf(side.at(-1)!);
  if (opened.length > 0)
    throw new EquationError('missingClosing', opened.at(-1)!.from, opened.at(-1)!.to);
  if (!operand) throw new EquationError('missingOperand', last.from, last.to);
  closeSums();
  return text;
}

const around = (first: Span, last: Span): Span => ({ from: first.from, to: last.to });

function convert(tree: Tree, side: readonly Token[]): Node {
  const token = (name: string): Token => side[Number(name.slice(1))]!;
  switch (tree.type) {
    case 'ParenthesisNode':
      return convert(tree.content!, side);
    case 'SymbolNode': {
      const found = token(tree.name!);
      if (found?.kind === 'value') return found.node;
      break;
    }
    case 'FunctionNode': {
      const found = token((tree.fn as { name: string }).name);
      const inner = convert(tree.args![0]!, side);
      if (found.kind === 'sum')
        return { type: 'sum', index: found.index, body: inner, ...around(found, inner) };
      if (found.kind === 'function') {
        // The closing bracket is the first character after the argument that is not in it.
        return {
          type: 'call',
          fn: found.fn,
          prime: found.prime,
          argument: inner,
          from: found.from,
          to: inner.to + 1,
        };
      }
      break;
    }
    case 'OperatorNode':
      return operator(tree, side);
  }
  const first = spanOf(side[0]!);
  throw new EquationError('cannotParse', first.from, spanOf(side.at(-1)!).to);
}

function operator(tree: Tree, side: readonly Token[]): Node {
  const args = tree.args!;
  const [left, right] = [args[0]!, args[1]];
  if (tree.fn === 'unaryMinus' || tree.fn === 'unaryPlus') {
    const node = convert(left, side);
    const sign = tree.fn === 'unaryMinus' ? -1 : 1;
    return { type: 'add', terms: [{ sign, node }], from: Math.max(0, node.from - 1), to: node.to };
  }
  const a = convert(left, side);
  const b = convert(right!, side);
  const span = around(a, b);
  const chained = left.type === 'OperatorNode'; // not in brackets of its own
  switch (tree.fn) {
    case 'add':
    case 'subtract': {
      const sign: Term = { sign: tree.fn === 'add' ? 1 : -1, node: b };
      const before: readonly Term[] =
        chained && a.type === 'add' ? a.terms : [{ sign: 1, node: a }];
      return { type: 'add', terms: [...before, sign], ...span };
    }
    case 'multiply': {
      // mathjs reads -a b as (-a) b; as printed it is -(a b).
      if (chained && a.type === 'add' && a.terms.length === 1) {
        const only = a.terms[0]!;
        const inner: Node = {
          type: 'product',
          factors: [...factors(only.node), b],
          ...around(only.node, b),
        };
        return { type: 'add', terms: [{ sign: only.sign, node: inner }], ...span };
      }
      return { type: 'product', factors: [...(chained ? factors(a) : [a]), b], ...span };
    }
    case 'divide': {
      if (chained && a.type === 'add' && a.terms.length === 1) {
        const only = a.terms[0]!;
        const inner: Node = {
          type: 'fraction',
          over: only.node,
          under: b,
          ...around(only.node, b),
        };
        return { type: 'add', terms: [{ sign: only.sign, node: inner }], ...span };
      }
      return { type: 'fraction', over: a, under: b, ...span };
    }
    case 'pow':
      if (b.type === 'number') return { type: 'power', base: a, exponent: b.value, ...span };
  }
  throw new EquationError('cannotParse', span.from, span.to);
}

const factors = (node: Node): readonly Node[] => (node.type === 'product' ? node.factors : [node]);
