// Every statement with its parsed line: plain JSON that a page carries, made when the site is built.
// Source: index.ts. Importing this loads the parser; a browser gets the result instead.
// Leaves out: nothing that `check` needs.
import { parse } from '../../lib/equations/parse.ts';
import type { ParsedStatement } from '../../lib/equations/types.ts';
import { statements } from './index.ts';

export const parsed: readonly ParsedStatement[] = statements.map((statement) => ({
  ...statement,
  line: parse(statement.source, statement.network),
}));
