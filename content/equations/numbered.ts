// Statements of one network and group under running numbers.
// Source: the files beside this one.
// Leaves out: everything that a statement says.
import type { NetworkName, Statement } from '../../lib/equations/types.ts';

/** Ids are the network's name with numbers from `first` on; pairs are title and line. */
export const numbered = (
  rest: Pick<Statement, 'group' | 'kind'> & { readonly network: NetworkName },
  first: number,
  sources: readonly (readonly [title: string, source: string])[],
): Statement[] =>
  sources.map(([title, source], n) => ({
    id: `${rest.network}.${first + n}`,
    source,
    ...rest,
    title,
  }));
