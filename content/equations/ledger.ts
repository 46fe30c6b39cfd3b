// All printed lines by network, in the order of the book: definitions, then derivations with the lines of their steps.
// Source: the statements and derivations beside this file. Importing this loads the parser.
// Leaves out: results of checks.
import type { NetworkName, ParsedStatement } from '../../lib/equations/types.ts';
import { derivationLines, nameOf, stepName } from './derivationLines.ts';
import type { Derivation, Step } from './derivation.ts';
import { derivations } from './derivations.ts';
import { parsed } from './parsed.ts';

export const sections = [
  'mlp', 'rnn', 'sensitivity', 'bidirectional', 'lstm', 'nig', 'nfg', 'nog', 'niaf', 'noaf', 'np', 'cifg', 'fgr', 'lstm1997', 'truncated', 'truncated1997', 'gru', 'gruBefore', 'output', 'ctc', 'ctcExcluded', 'hmm',
] as const; // prettier-ignore
/** A network, or the output layers that all of them share. */
export type Section = (typeof sections)[number];

/** Sections that are listed on one page; each page is light enough for a phone. */
export const families = {
  networks: ['mlp', 'rnn', 'sensitivity', 'bidirectional', 'output'],
  lstm: ['lstm', 'lstm1997', 'truncated', 'truncated1997'],
  variants: ['nig', 'nfg', 'nog', 'niaf', 'noaf', 'np', 'cifg', 'fgr', 'gru', 'gruBefore'],
  alignment: ['ctc', 'ctcExcluded', 'hmm'],
} as const satisfies Readonly<Record<string, readonly Section[]>>;
export type Family = keyof typeof families;
export const familyNames = Object.keys(families) as readonly Family[];

export interface LedgerStep extends Step {
  readonly statement: ParsedStatement;
}
export interface LedgerDerivation {
  readonly name: string;
  readonly derivation: Derivation;
  readonly statement: ParsedStatement;
  readonly steps: readonly LedgerStep[];
}
export interface Ledger {
  readonly section: Section;
  readonly definitions: readonly ParsedStatement[];
  readonly derivations: readonly LedgerDerivation[];
}

const byId = new Map([...parsed, ...derivationLines].map((one) => [one.id, one]));
const sectionOf = (network: NetworkName | undefined): Section => network ?? 'output';

export const ledgers: readonly Ledger[] = sections.map((section) => ({
  section,
  definitions: parsed.filter(
    ({ network, kind }) => kind !== 'derived' && sectionOf(network) === section,
  ),
  derivations: derivations
    .filter(({ network }) => sectionOf(network) === section)
    .map((derivation) => ({
      name: nameOf(derivation),
      derivation,
      statement: byId.get(derivation.id)!,
      steps: derivation.steps.map((step, n) => ({
        ...step,
        statement: byId.get(stepName(derivation, n))!,
      })),
    })),
}));

/** Every line of a section that a check reads. */
export const linesOf = ({ definitions, derivations }: Ledger): readonly ParsedStatement[] => [
  ...definitions,
  ...derivations.flatMap(({ steps }) => steps.map(({ statement }) => statement)),
];
