// Every statement the site prints, in the order of the book.
// Source: lstm.ts and output.ts beside this file.
// Leaves out: the parsed form (parsed.ts), so that a page can list statements without a parser.
import type { Statement } from '../../lib/equations/types.ts';
import { lstmStatements } from './lstm.ts';
import { outputStatements } from './output.ts';

export const statements: readonly Statement[] = [...lstmStatements, ...outputStatements];
