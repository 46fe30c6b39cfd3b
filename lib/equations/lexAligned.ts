// Symbols that only sums over alignments have: positions, labels at them, states, observed symbols, conditions.
// Source: Graves et al. 2006 for CTC and Rabiner 1989 for hidden Markov models; NOTATION.md has the letters.
// Leaves out: what they share with networks (lexer.ts).
import { EquationError } from './errors.ts';
import type { ConditionNode, Operand, QuantityNode, Relation } from './types.ts';

/** Reads a sticky pattern at the place of the lexer and goes on behind it. */
export type Match = (pattern: RegExp) => RegExpExecArray | null;

const words: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', xi: 'ξ', pi: 'π', abar: 'ā', bbar: 'b̄', pibar: 'π̄', 'ā': 'ā',
}; // prettier-ignore
const moved = String.raw`\s*(?:[+\-−]\s*[12])?\s*`;
const position = String.raw`(?:[sS](?!\w)|\{\s*[sS]${moved}\}|\(\s*[sS]${moved}\))`;
const label = String.raw`l['′]?_${position}`;
const step = String.raw`\^\s*(?:t(?!\w)|\(\s*t${moved}\)|\{\s*t${moved}\})`;

const atPosition = new RegExp(String.raw`(alpha|beta|[αβq])_(${position})`, 'y');
const atLabel = new RegExp(
  String.raw`y_(?:\{\s*(${label})\s*\}|\(\s*(${label})\s*\)|(${label}))`,
  'y',
);
const observed = new RegExp(String.raw`b_\{?(j['′]?)\}?\s*\(\s*o\s*(${step})\s*\)`, 'y');
const ofState =
  /(alpha|beta|gamma|xi|pibar|pi|abar|bbar|π\u0304|b\u0304|a\u0304|ā|[αβγξπabv])_(?:\{((?:\s*[jk]['′]?)+)\s*\}|((?:[jk]['′]?)+))/y;
const alone = /[pv](?![\w])/y;

/** The offset of `s-1`, `(t+1)` and the like. */
function offsetIn(text: string): number {
  const found = /([+\-−])\s*([12])/.exec(text);
  return found ? (found[1] === '+' ? 1 : -1) * Number(found[2]) : 0;
}
const straight = (index: string): string => index.trim().replace('′', "'");

/** A quantity without its time, but for an observed symbol, whose time stands in the brackets. */
export type Head = Pick<QuantityNode, 'letter' | 'sub' | 'ds'> & { readonly dt?: number };

/** The symbol of an alignment that stands here, or null. */
export function readHead(match: Match): Head | null {
  const withOffset = (letter: string, index: string, text: string): Head => {
    const ds = offsetIn(text);
    return { letter, sub: [index], ...(ds !== 0 && { ds }) };
  };
  let found = match(atPosition);
  if (found) {
    const index = found[2]!.includes('S') ? 'S' : 's';
    return withOffset(words[found[1]!] ?? found[1]!, index, found[2]!);
  }
  found = match(atLabel);
  if (found) return withOffset('y', 'l', (found[1] ?? found[2] ?? found[3])!);
  found = match(observed);
  if (found) return { letter: 'b', sub: [straight(found[1]!), 'o'], dt: offsetIn(found[2]!) };
  found = match(ofState);
  if (found) {
    const sub = (found[2] ?? found[3])!.match(/[jk]['′]?/g)!.map(straight);
    return { letter: words[found[1]!] ?? found[1]!, sub };
  }
  found = match(alone);
  return found ? { letter: found[0], sub: [] } : null;
}

/** The time of a last or first step, which only alignments print. */
export const endOfTime = /\^\s*(T|1)(?!\w)/y;

/** A sum over an index, or the largest value over it. */
export const sumOrMax =
  /(Σ|∑|Sum|sum|Sigma|max)_(?:([sjkt]['′]?)|\{\s*([sjkt]['′]?)\s*\})(?![\w])/y;

const operand = String.raw`(?:${label}|blank|o\s*${step}|[sStT](?!\w)\s*(?:[+\-−]\s*[12])?|k(?!\w)|\d{1,2})`;
const condition = new RegExp(
  String.raw`\[\s*(${operand})\s*(!=|<=|>=|[=≠<≤≥])\s*(${operand})\s*\]`,
  'y',
);
const looksLikeOne = /\[[^[\]()]*[=≠<≤≥>][^[\]]*\]?/y;
const relations: Readonly<Record<string, Relation>> = { '!=': '≠', '<=': '≤', '>=': '≥' };

function operandOf(text: string): Operand {
  if (/^\d/.test(text)) return { name: 'number', offset: Number(text) };
  const name = text.startsWith('blank') ? 'blank' : (text[0] as Operand['name']);
  return { name, offset: offsetIn(text) };
}

/** A condition in square brackets that stands here, or null. Throws EquationError for one that cannot be read. */
export function readCondition(match: Match, from: number): ConditionNode | null {
  const found = match(condition);
  if (found) {
    const relation = relations[found[2]!] ?? (found[2] as Relation);
    const [left, right] = [operandOf(found[1]!), operandOf(found[3]!)];
    return { type: 'condition', left, relation, right, from, to: from + found[0].length };
  }
  const broken = match(looksLikeOne);
  if (broken) throw new EquationError('badCondition', from, from + broken[0].length);
  return null;
}
