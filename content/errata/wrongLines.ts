// The printed lines of a mistake: as the book has them, and patched like the code.
// Source: mistakes.ts. Importing this loads the parser.
// Leaves out: whether they are wrong; the build and the tests ask the witnesses.
import { checkAll } from '../../lib/equations/check.ts';
import { type CheckResult } from '../../lib/equations/verdict.ts';
import type { Library } from '../../lib/equations/networks.ts';
import { parse } from '../../lib/equations/parse.ts';
import type { ParsedStatement } from '../../lib/equations/types.ts';
import { parsed } from '../equations/parsed.ts';
import { patched, type Mistake } from './mistakes.ts';

export interface WrongLine {
  readonly right: ParsedStatement;
  readonly wrong: ParsedStatement;
}

export const wrongLines = ({ id, printed, network }: Mistake): readonly WrongLine[] =>
  printed.map((patch, n) => {
    const right = parsed.find((one) => one.id === patch.id)!;
    const source = patched(right.source, [patch]);
    const wrong = { ...right, id: `${id}/${String(n + 1)}`, source, line: parse(source, network) };
    return { right, wrong };
  });

/**
 * What the witnesses say of the patched lines. A patched definition stands in the place of the right one, so that the
 * printed network is the wrong network; `library` takes the place of the library's code.
 */
export async function checkWrong(
  mistake: Mistake,
  { networks = 6, library }: { readonly networks?: number; readonly library?: Library } = {},
): Promise<readonly CheckResult[]> {
  const lines = wrongLines(mistake);
  const wrongOf = new Map(lines.map(({ right, wrong }) => [right.id, wrong]));
  const definitions = parsed.map((one) =>
    one.kind === 'definition' ? (wrongOf.get(one.id) ?? one) : one,
  );
  return checkAll(
    lines.map(({ wrong }) => wrong),
    { definitions, networks, ...(library && { libraries: { [mistake.network]: library } }) },
  );
}
