// Every statement the site prints, in the order of the book.
// Source: the files beside this one.
// Leaves out: the parsed form (parsed.ts), so that a page can list statements without a parser.
import type { Statement } from '../../lib/equations/types.ts';
import { ctcStatements } from './ctc.ts';
import { bidirectionalStatements } from './bidirectional.ts';
import { gruStatements } from './gru.ts';
import { hmmStatements } from './hmm.ts';
import { lstmStatements } from './lstm.ts';
import { lstm1997Statements } from './lstm1997.ts';
import { mlpStatements } from './mlp.ts';
import { outputStatements } from './output.ts';
import { rnnStatements } from './rnn.ts';
import { sensitivityStatements } from './sensitivity.ts';
import { truncatedStatements } from './truncated.ts';
import { variantStatements } from './variants.ts';

export const statements: readonly Statement[] = [
  ...mlpStatements,
  ...rnnStatements,
  ...sensitivityStatements,
  ...bidirectionalStatements,
  ...lstmStatements,
  ...gruStatements,
  ...variantStatements,
  ...lstm1997Statements,
  ...truncatedStatements,
  ...outputStatements,
  ...ctcStatements,
  ...hmmStatements,
];
