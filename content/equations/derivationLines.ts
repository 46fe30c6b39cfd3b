// The steps of all derivations as statements that the check takes: each says that its side is the left side.
// Source: derivations.ts. Importing this loads the parser.
// Leaves out: reasons.
import { parse } from '../../lib/equations/parse.ts';
import type { ParsedStatement } from '../../lib/equations/types.ts';
import type { Derivation } from './derivation.ts';
import { derivations } from './derivations.ts';

/** The name of a derivation: that of its statement, with the output layer where there is one for each. */
export const nameOf = ({ id, output }: Derivation): string => (output ? `${id}.${output}` : id);
/** The name of a step, counted from 1. */
export const stepName = (derivation: Derivation, n: number): string =>
  `${nameOf(derivation)}/${n + 1}`;

export const derivationLines: readonly ParsedStatement[] = derivations.flatMap((derivation) =>
  derivation.steps.map(({ source: side }, n): ParsedStatement => {
    const { left, relation = '=', network, output } = derivation;
    const source = `${left} ${relation} ${side}`;
    return {
      id: stepName(derivation, n),
      source,
      line: parse(source, network),
      group: 'backward',
      title: '',
      kind: 'derived',
      ...(network && { network }),
      ...(output && { output }),
    };
  }),
);
