// What is known about a line after some networks, and what that makes of it: equal, a definition, a cut, a bound, or not equal.
// Source: the tallies of check.ts, one for each witness.
// Leaves out: computing (check.ts, checkCut.ts).
import type { Instance, Shape } from './compile.ts';
import type { ParsedStatement } from './types.ts';

/** |a−b| ≤ tolerance · max|array|. Exact witnesses differ by rounding, differences by their own step. */
export const tolerance = { exact: 1e-10, differences: 1e-6 } as const;
/** Every summand of a line exceeds this share of the line's largest value in some instance. */
export const leastShare = 1e-3;

export type WitnessName = 'library' | 'tape' | 'differences';
/** One way of computing the same, and how far from it the line was. */
export interface Witness {
  readonly name: WitnessName;
  readonly against: 'line' | 'printed';
  readonly instances: number;
  readonly worst: number;
}
/** The step and units at which the two sides differ most. */
export interface WorstInstance {
  readonly network: number;
  readonly t?: number;
  readonly block?: number;
  readonly cell?: number;
  readonly left: number;
  readonly right: number;
}
/** What all witnesses together say of one statement. */
export interface CheckResult {
  readonly id: string;
  readonly kind: 'equal' | 'definition' | 'one witness' | 'cut' | 'bound' | 'not equal';
  readonly instances: number;
  readonly networks: number;
  /** Largest |a−b| / max|array| of an exact witness. */
  readonly worst: number;
  readonly witnesses: readonly Witness[];
  readonly worstInstances: readonly WorstInstance[];
  /** Terms too small anywhere for this check to see them; the line is then not called equal. */
  readonly unseen: number;
  /** Of a cut: how much of an error term it leaves out, at most, as a share of the term's largest value. */
  readonly leftOut?: number;
  /** Of a bound: the largest share of it that was seen. */
  readonly closest?: number;
}
interface Tally {
  instances: number;
  worst: number;
}
/** What is known about one line after the networks so far. */
export interface Findings {
  readonly statement: ParsedStatement;
  readonly tallies: Map<string, Tally>;
  readonly worst: WorstInstance[];
  readonly shares: number[];
  networks: number;
  leftOut: number;
  closest: number;
  places?: { readonly shape: Shape; readonly all: readonly Instance[] };
}

/** Nothing known yet. */
export const findings = (statement: ParsedStatement): Findings => ({
  statement,
  tallies: new Map(),
  worst: [],
  shares: [],
  networks: 0,
  leftOut: 0,
  closest: 0,
});

/** The largest size of a value, 0 of none. */
export const largest = (values: readonly number[]): number =>
  values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

/** The verdict: equal only if two witnesses that share no code agree and every term was seen at work. */
export function conclude(found: Findings): CheckResult {
  const { statement, tallies, worst, shares, networks, leftOut, closest } = found;
  const isBound = statement.line.relations?.includes('≤');
  const isCut = statement.kind === 'cut';
  const witnesses = [...tallies].map(([key, tally]): Witness => {
    const [name, against] = key.split(' ') as [WitnessName, Witness['against']];
    return { name, against, ...tally };
  });
  const limit = (witness: Witness): number =>
    witness.name === 'differences' ? tolerance.differences : tolerance.exact;
  const right = witnesses.every(
    (witness) => witness.instances > 0 && witness.worst <= limit(witness),
  );
  const unseen = shares.filter((share) => !(share > leastShare)).length;
  const independent = new Set(
    witnesses.flatMap(({ name, against }) =>
      against === 'line' ? [name] : [name, statement.kind === 'derived' ? 'tape' : against],
    ),
  ).size;
  const exact = witnesses.filter((witness) => witness.name !== 'differences');
  return {
    id: statement.id,
    kind: right && unseen === 0 && networks > 0 ? agreed() : 'not equal',
    instances: witnesses.reduce((most, witness) => Math.max(most, witness.instances), 0),
    networks,
    worst: largest(exact.map((witness) => witness.worst)),
    witnesses,
    worstInstances: [...worst].reverse(),
    unseen,
    ...(isCut && { leftOut }),
    ...(isBound && { closest }),
  };

  /** What a line is where nothing speaks against it. */
  function agreed(): CheckResult['kind'] {
    if (isCut) return leftOut > leastShare ? 'cut' : 'not equal';
    if (independent < 2) return 'one witness';
    if (statement.kind === 'definition') return 'definition';
    return isBound ? 'bound' : 'equal';
  }
}

/** Whether a line is all that it says: equal by two witnesses, the code's own definition, a cut that the code makes, or a bound that nothing exceeds. */
export const holds = ({ kind }: Pick<CheckResult, 'kind'>): boolean =>
  kind !== 'not equal' && kind !== 'one witness';
