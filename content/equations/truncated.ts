// Both LSTMs with the edges cut that their authors cut: ∂net/∂(outputs and states of the step before) ≈ 0, and what follows.
// Source: Hochreiter & Schmidhuber 1997; Gers et al. 2000, and for peepholes Gers et al. 2002 as reported.
// Leaves out: lines that stand as they are. ≈ says: equal once the cut edges are left out of every derivative.
import type { Statement, VariantNetwork } from '../../lib/equations/types.ts';
import { lstmStatements } from './lstm.ts';
import { lstm1997Statements } from './lstm1997.ts';
import { changed } from './variants.ts';

type Truncated = Extract<VariantNetwork, `truncated${string}`>;

/** Lines that set an explicit partial to zero. */
const cuts = (network: Truncated, partials: readonly string[]): Statement[] =>
  partials.map((partial, n) => ({
    id: `${network}.cut${n + 1}`,
    source: `${partial} ≈ 0`,
    network,
    group: 'backward',
    kind: 'cut',
    title: 'cut',
  }));

/** `letter = derivative = result` and `derivative = result`, with what the derivative equals only after the cut. */
const afterCut = (source: string, result?: string): string => {
  const sides = source.split(' = ');
  const right = result ?? sides.at(-1)!;
  return sides.length === 2 ? `${sides[0]!} ≈ ${right}` : `${sides[1]!} ≈ ${sides[0]!} = ${right}`;
};

/** Every derived line but those of the weights into the outputs, which no cut edge leads to. */
function lines(
  network: Truncated,
  sources: ReadonlyMap<number, string>,
  results: Readonly<Record<number, string>>,
): Statement[] {
  const own = [...sources].map(([number, source]) => [number, afterCut(source, results[number])]);
  return changed(network, 'lstm', Object.fromEntries(own) as Record<number, string>);
}

const numberOf = ({ id }: Statement): number => Number(id.split('.')[1]);
const derivedOf = (statements: readonly Statement[], isOwn: (number: number) => boolean) =>
  new Map(
    statements
      .filter((one) => one.kind === 'derived' && isOwn(numberOf(one)))
      .map((one) => [numberOf(one), one.source]),
  );

const cellOutput = 'Σ_k w_ck δ_k^t';
const truncated: readonly Statement[] = [
  ...cuts('truncated', [
    '∂a_ι^t/∂b_h^(t-1)',
    '∂a_φ^t/∂b_h^(t-1)',
    '∂a_c^t/∂b_h^(t-1)',
    '∂a_ω^t/∂b_h^(t-1)',
    '∂a_ι^t/∂s_c^(t-1)',
    '∂a_φ^t/∂s_c^(t-1)',
    '∂a_ω^t/∂s_c^t',
  ]),
  ...lines('truncated', derivedOf(lstmStatements, (number) => number < 32), {
    11: cellOutput,
    13: "b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1)",
  }),
]; // prettier-ignore

const forward1997 = lstm1997Statements.filter(({ kind }) => kind === 'definition');
const has1997 = (number: number): boolean =>
  ![15, 19, 21, 22, 23, 24, 30].includes(number) && number < 32; // no forget gate, no peepholes
const derived1997 = derivedOf([...lstmStatements, ...lstm1997Statements], has1997);
const own1997 = lstm1997Statements.filter((one) => numberOf(one) > 33);
const truncated1997: readonly Statement[] = [
  ...changed(
    'truncated1997',
    'lstm',
    Object.fromEntries(forward1997.map((one) => [numberOf(one), one.source])),
  ),
  ...cuts(
    'truncated1997',
    ['ι', 'c', 'ω'].flatMap((to) => ['h', "ι'", "ω'"].map((from) => `∂a_${to}^t/∂b_${from}^(t-1)`)),
  ),
  ...lines('truncated1997', derived1997, {
    11: cellOutput,
    12: "f'(a_ω^t) Σ_c h(s_c^t) ε_c^t",
    16: "f'(a_ι^t) Σ_c g(a_c^t) ε_s^t",
  }),
  ...own1997.map((one): Statement => ({
    ...one,
    id: `truncated1997.${numberOf(one)}`,
    network: 'truncated1997',
    source: afterCut(one.source),
  })),
];

export const truncatedStatements: readonly Statement[] = [...truncated, ...truncated1997];
