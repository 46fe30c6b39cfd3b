// The equation language without its parser: typeset, evaluate and check lines that are parsed already.
// Source: the files beside this one; `unrolled/equations` in a cell.
// Leaves out: parse and judge (judge.ts), so that the parser loads only on use.
export type {
  Group, Line, Node, OutputKind, ParsedStatement, QuantityNode, Span, Statement, Term,
} from './types.ts'; // prettier-ignore
export { EquationError, equationMessages, type EquationErrorKey } from './errors.ts';
export { summands, typeset, unitClass } from './typeset.ts';
export { plainCondition } from './condition.ts';
export { canonical, plain } from './resolve.ts';
export { evaluate } from './evaluate.ts';
export { substituted, type Substituted } from './substitute.ts';
export type { At, Environment, Shape } from './compile.ts';
export { networkEnvironment, type Known } from './environment.ts';
export { instances } from './instances.ts';
export { check, checkAll, type CheckOptions } from './check.ts';
export { holds, leastShare, tolerance, type CheckResult, type Witness, type WorstInstance } from './verdict.ts'; // prettier-ignore
