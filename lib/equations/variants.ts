// A network as changes to another: which lines of its base it replaces, which it loses, which stand.
// Source: `replaces` of a variant's statements; a line about a quantity that the variant's notation lacks is lost.
// Leaves out: the statements themselves (content/equations).
import { isQuantity, notations } from './notation.ts';
import type {
  Alignment, BaseNetwork, NetworkName, ParsedStatement, QuantityNode, VariantNetwork,
} from './types.ts'; // prettier-ignore

type Base = BaseNetwork | Exclude<Alignment, 'ctcExcluded'>;
type Variant = VariantNetwork | 'ctcExcluded';
const bases: Readonly<Record<Variant, Base>> = {
  nig: 'lstm', nfg: 'lstm', nog: 'lstm', niaf: 'lstm', noaf: 'lstm', np: 'lstm', cifg: 'lstm', fgr: 'lstm',
  lstm1997: 'lstm', truncated: 'lstm', truncated1997: 'lstm',
  gruBefore: 'gru', sensitivity: 'rnn', ctcExcluded: 'ctc',
}; // prettier-ignore
/** The variants, in the order of the book. */
export const variantNetworks = Object.keys(bases) as readonly Variant[];
/** The network that another is printed as a change of; its own name where it is none. */
export const baseOf = (network: NetworkName): Base =>
  bases[network as Variant] ?? (network as Base);

/** What became of one line of the base; `by` is the line that stands for it, none where it is struck out. */
export interface Change {
  readonly kind: 'kept' | 'replaced' | 'removed' | 'inserted';
  readonly line: ParsedStatement;
  readonly by?: ParsedStatement;
}

const states = ({ line }: ParsedStatement): QuantityNode | undefined => {
  const [left] = line.members;
  return left?.type === 'quantity' ? left : left?.type === 'partial' ? left.by : undefined;
};

/** Every line of a variant's base with what became of it, then the lines that the variant adds. */
export function changesOf(statements: readonly ParsedStatement[], network: Variant): Change[] {
  const own = statements.filter((one) => one.network === network);
  const changes = statements
    .filter((one) => one.network === baseOf(network))
    .map((line): Change => {
      const by = own.find(({ replaces }) => replaces === line.id);
      if (by) return { kind: 'replaced', line, by };
      const stated = states(line);
      const has = !stated || isQuantity(stated.letter, stated.sub, notations[network]);
      return { kind: has ? 'kept' : 'removed', line };
    });
  const added = own.filter(({ replaces }) => !replaces);
  return [...changes, ...added.map((line): Change => ({ kind: 'inserted', line }))];
}

/** The lines of a network in the order of computation, with those of the output layers. */
export function definitionsOf(
  statements: readonly ParsedStatement[],
  network: NetworkName,
): ParsedStatement[] {
  const base = baseOf(network);
  const own =
    base === network
      ? statements.filter((one) => one.network === network)
      : changesOf(statements, network as Variant).flatMap(({ kind, line, by }) =>
          kind === 'removed' ? [] : [by ?? line],
        );
  const shared = statements.filter((one) => one.network === undefined);
  if (base === 'hmm') return own;
  // CTC reads the outputs of a softmax; its loss is its own.
  if (base === 'ctc') return [...shared.filter(({ title }) => title === 'softmax'), ...own];
  return [...own, ...shared];
}
