// From a typed line to symbols with places, in Graves' notation with aids for plain keyboards.
// Source: the dialect of this site; `delta_phi^{t-1}`, `Sum_c`, `eps_s`, `dO/da_c^t` are the aids.
// Leaves out: precedence (parse.ts) and whether an index is bound (lint.ts).
import { EquationError } from './errors.ts';
import { endOfTime, readCondition, readHead, sumOrMax, type Head } from './lexAligned.ts';
import { isOfStep, isQuantity, type Notation } from './notation.ts';
import { bare } from './resolve.ts';
import type {
  CallNode, ConditionNode, NumberNode, PartialNode, QuantityNode,
} from './types.ts'; // prettier-ignore

/** `target`: the judge puts the quantity asked for in front of what a reader typed. */
export const limits = {
  characters: 400,
  target: 40,
  symbols: 160,
  brackets: 10,
  sums: 3,
  members: 6,
} as const;

export type Token =
  | {
      readonly kind: 'value';
      readonly node: NumberNode | QuantityNode | PartialNode | ConditionNode;
    }
  | {
      readonly kind: 'function';
      readonly fn: CallNode['fn'];
      readonly prime: boolean;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'sum';
      readonly index: string;
      readonly isMax: boolean;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'mark';
      readonly text: string;
      /** Of a power ^(t-1): what is added to t. */
      readonly by?: number;
      readonly from: number;
      readonly to: number;
    };

const endsBrackets = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && token.text === ')';

const words: Readonly<Record<string, string>> = {
  delta: 'δ', eps: 'ε', epsilon: 'ε', iota: 'ι', phi: 'φ', omega: 'ω', theta: 'θ',
}; // prettier-ignore
const index = String.raw`(?:(?:iota|phi|omega|[ιφωrunmihckgslℓ])['′]?)`; // cspell:disable-line
const quantity = new RegExp(
  String.raw`(bias|delta|epsilon|eps|[abswxyzδεJ])_(?:\{((?:\s*${index})+\s*)\}|((?:${index})+))`,
  'y',
);
const oneIndex = new RegExp(index, 'g');
const time =
  /\^\s*(?:t(?![\w])|\(\s*t\s*(?:([+\-−])\s*([12]))?\s*\)|\{\s*t\s*(?:([+\-−])\s*([12]))?\s*\})/y;
const summed = String.raw`(?:[ihckgtlℓ]['′]?|(?:iota|phi|omega|[ιφωmn])['′])`; // cspell:disable-line
const sum = new RegExp(
  String.raw`(Σ|∑|Sum|sum|Sigma|max)_(?:(${summed})|\{\s*(${summed})\s*\})(?![\w])`,
  'y',
);
/** An index as the trees have it: Greek by name, ℓ for l, a straight prime. */
const asIndex = (typed: string): string => {
  const [unit, prime] = [typed.replace(/['′]/, ''), /['′]/.test(typed) ? "'" : ''];
  return (unit === 'l' ? 'ℓ' : (words[unit] ?? unit)) + prime;
};
const fn = /(exp|ln|theta|[fghθ])(['′]?)(?![\w])/y;
const number = /\d{1,6}(?:\.\d{1,6})?/y;
const loss = /O(?![\w])/y;
const space = /\s+/y;

/** Reads one symbol after another. Throws EquationError with the place of the first that is none. */
export function tokens(source: string, own: Notation): Token[] {
  if (source.length > limits.characters + limits.target) {
    throw new EquationError('tooLong', limits.characters, source.length, {
      length: source.length,
      limit: limits.characters,
    });
  }
  const out: Token[] = [];
  let at = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at += found[0].length;
    return found;
  };
  const skip = (): void => void match(space);

  const networkHead = (): Head | null => {
    const found = match(quantity);
    return (
      found && {
        letter: words[found[1]!] ?? found[1]!,
        sub: ((found[2] ?? found[3])!.match(oneIndex) ?? []).map(asIndex),
      }
    );
  };
  const readQuantity = (): QuantityNode | null => {
    const from = at;
    const head = (own.isAligned && readHead(match)) || networkHead();
    if (!head) return null;
    const { letter, sub } = head;
    if (!isQuantity(letter, sub, own)) {
      throw new EquationError('unknownQuantity', from, at, { text: source.slice(from, at) });
    }
    const end = at;
    if (head.dt !== undefined) return { type: 'quantity', ...head, dt: head.dt, from, to: at };
    skip();
    let dt: number | null = null;
    const hasEnds = own.isAligned || own.hasBounds;
    const ofEnd = hasEnds && isOfStep(letter, sub, own) && match(endOfTime);
    if (ofEnd) {
      const when = ofEnd[1] === 'T' ? 'last' : 'first';
      return { type: 'quantity', ...head, dt: 0, when, from, to: at };
    }
    if (source[at] === '^') {
      const start = at;
      const when = match(time);
      if (own.isTimeless && isOfStep(letter, sub, own))
        throw new EquationError('noTime', from, start + 1, { text: source.slice(from, end) });
      if (!isOfStep(letter, sub, own)) {
        const key = own.isAligned ? 'noTime' : 'timeOnWeight';
        throw new EquationError(key, from, start + 1, { text: source.slice(from, end) });
      }
      if (!when) {
        const digit = /^\^\s*\d/.test(source.slice(at));
        throw new EquationError(
          digit ? 'squareNeedsBrackets' : 'badTime',
          at,
          Math.min(at + 4, source.length),
          { text: source.slice(at, at + 4) },
        );
      }
      const sign = when[1] ?? when[3];
      dt = sign === undefined ? 0 : (sign === '+' ? 1 : -1) * Number(when[2] ?? when[4]);
      if (/^\s*\^/.test(source.slice(at))) throw new EquationError('squareNeedsBrackets', from, at);
    } else {
      at = end;
      if (own.isTimeless && isOfStep(letter, sub, own))
        return { type: 'quantity', letter, sub, dt: null, timeless: true, from, to: at };
      if (isOfStep(letter, sub, own))
        throw new EquationError('needsTime', from, at, { text: source.slice(from, at) });
    }
    return { type: 'quantity', ...head, dt, from, to: at };
  };
  const readLoss = (): QuantityNode | null => {
    const from = at;
    return match(loss) ? { type: 'quantity', letter: 'O', sub: [], dt: null, from, to: at } : null;
  };

  const readPartial = (): PartialNode | null => {
    const from = at;
    const starts =
      source[at] === '∂' ||
      /^d(?:O|[abswxyz]_|bias_|delta_|eps)/.test(source.slice(at, at + 8)) ||
      (own.isAligned && /^d(?:p\s*\/|alpha_|beta_)/.test(source.slice(at, at + 8)));
    if (!starts) return null;
    const broken = (): never => {
      throw new EquationError('brokenPartial', from, Math.min(at + 1, source.length));
    };
    at += 1;
    skip();
    const of = readQuantity() ?? readLoss() ?? broken();
    skip();
    if (source[at] !== '/') broken();
    at += 1;
    skip();
    if (source[at] !== '∂' && source[at] !== 'd') broken();
    at += 1;
    skip();
    const by = readQuantity() ?? broken();
    return { type: 'partial', of, by, from, to: at };
  };

  for (skip(); at < source.length; skip()) {
    if (out.length >= limits.symbols)
      throw new EquationError('tooManySymbols', at, source.length, { limit: limits.symbols });
    const from = at;
    const value =
      readQuantity() ??
      readPartial() ??
      readLoss() ??
      ((own.isAligned || own.hasBounds) && source[at] === '[' ? readCondition(match, from) : null);
    if (value) {
      out.push({ kind: 'value', node: value });
      continue;
    }
    const found = match(own.isAligned ? sumOrMax : sum);
    if (found) {
      const [, word, typed, inBraces] = found;
      const over = asIndex((typed ?? inBraces)!);
      const isMax = word === 'max';
      if (!own.sums.includes(bare(over)) || (isMax && !own.isAligned && !own.hasBounds))
        throw new EquationError('unknown', from, at, { text: source.slice(from, at) });
      out.push({ kind: 'sum', index: over, isMax, from, to: at });
      continue;
    }
    const called = match(fn);
    if (called) {
      const name = (words[called[1]!] ?? called[1]!) as CallNode['fn'];
      if (!own.functions.includes(name))
        throw new EquationError('unknown', from, at, { text: called[0] });
      const prime = called[2] !== '';
      if (prime && name.length > 1) throw new EquationError('badPrime', from, at, { text: name });
      const to = at;
      skip();
      if (source[at] !== '(')
        throw new EquationError('functionNeedsBrackets', from, to, { text: called[0] });
      out.push({ kind: 'function', fn: name, prime, from, to });
      continue;
    }
    const digits = match(number);
    if (digits) {
      if (/[\d.]/.test(source[at] ?? ''))
        throw new EquationError('unknown', at, at + 1, { text: source[at]! });
      out.push({ kind: 'value', node: { type: 'number', value: Number(digits[0]), from, to: at } });
      continue;
    }
    const power = own.hasBounds && endsBrackets(out.at(-1)) ? match(time) : null;
    if (power) {
      const [sign, by] = [power[1] ?? power[3], Number(power[2] ?? power[4] ?? 0)];
      out.push({ kind: 'mark', text: '^t', by: sign === '+' ? by : -by, from, to: at });
      continue;
    }
    const mark =
      ({ '−': '-', '·': '*', '×': '*', '[': '(', ']': ')' } as Record<string, string>)[
        source[at]!
      ] ?? source[at]!;
    const isMark = '+-*/^()='.includes(mark) || (mark === '|' && own.hasBounds);
    if (isMark || mark === own.relation) {
      at += 1;
      out.push({ kind: 'mark', text: mark, from, to: at });
      continue;
    }
    // The whole word, so that the message names what the reader typed.
    const word = /^(?:[\p{L}\p{N}_]+|.)/u.exec(source.slice(at, at + 24))?.[0] ?? source[at]!;
    throw new EquationError('unknown', at, at + word.length, { text: word });
  }
  return out;
}
