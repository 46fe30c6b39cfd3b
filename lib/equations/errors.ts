// What can be wrong with a typed line, and where: keys and parameters, with the English texts once.
// Source: the dialect itself. The site's English dictionary takes its texts from here.
// Leaves out: other languages, and verdicts about a line that can be read.
import type { Params } from './types.ts';

const named = (what: string) => (p: Params) =>
  what.replace(/\$(\w+)/g, (_, key: string) => String(p[key]));

/** English for every key an EquationError can carry; parameters are `$name` in the text. */
export const equationMessages = {
  tooLong: named('line: $length characters, at most $limit are read'),
  empty: named('line: a side of = is empty'),
  tooManyMembers: named('line: $count sides of =, at most $limit are read'),
  tooManySymbols: named('line: more than $limit symbols'),
  tooMuchWork: named('line: its sums need $steps steps, at most $limit are done'),
  tooDeep: named('brackets: nested deeper than $limit'),
  sumsTooDeep: named('sums: nested deeper than $limit'),
  unknown: named('“$text” is not part of the notation'),
  unknownQuantity: named('“$text” is not a quantity of the network'),
  needsTime: named('“$text” needs a time step, such as ^t'),
  timeOnWeight: named('“$text” is a weight: it has no time step'),
  noTime: named('“$text” is printed without a time step here'),
  badTime: named('“$text” is not a time step: t, (t-1) or (t+1) is'),
  squareNeedsBrackets: named('a power of a symbol needs brackets: (s_c^t)^2'),
  badExponent: named('an exponent is a whole number from 2 to 4'),
  functionNeedsBrackets: named('the function $text needs its argument in brackets'),
  badPrime: named('$text has no derivative in this notation'),
  brokenPartial: named('a derivative is written ∂O/∂a_ι^t'),
  badCondition: named("a condition is written [l'_s = k], with =, !=, <, <= or >="),
  missingOperand: named('something is missing here'),
  missingOpening: named('a closing bracket without its opening one'),
  missingClosing: named('an opening bracket without its closing one'),
  equalsInBrackets: named('= cannot stand inside brackets'),
  twoSigns: named('a sign stands at the start of a term only; use brackets'),
  unboundIndex: named('the index $index is bound by no sum and does not occur on the left'),
  reboundIndex: named("the index $index already stands for something; write $index'"),
  gateNeedsBlock: named('“$text” belongs to a block, but the left side names none'),
  unboundTime: named('the time t is bound by no sum and does not occur on the left'),
  wrongTarget: named('the left side is not $text'),
  cannotParse: named('this cannot be read'),
} as const;

/** Which sentence says what is wrong. */
export type EquationErrorKey = keyof typeof equationMessages;

/** Thrown by parse: `from`..`to` is the place in the source, `key` and `params` say what is wrong. */
export class EquationError extends Error {
  override readonly name = 'EquationError';
  readonly key: EquationErrorKey;
  readonly params: Params;
  readonly from: number;
  readonly to: number;

  constructor(key: EquationErrorKey, from: number, to: number, params: Params = {}) {
    super(equationMessages[key](params));
    this.key = key;
    this.params = params;
    this.from = from;
    this.to = to;
  }
}
