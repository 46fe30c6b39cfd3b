// The errors that are left after a cut, line by line: sums over the edges that still pass them on.
// Source: the chain rule on lstm.ts and lstm1997.ts without the edges that truncated.ts cuts.
// Leaves out: gradients of weights (derivations.ts makes them).
import { step, type Derivation, type Step } from './derivation.ts';
import { lstmDerivations } from './gatedDerivations.ts';

type Network = 'truncated' | 'truncated1997';

const of = (network: Network, number: number, of: string, ...steps: Step[]): Derivation => ({
  id: `${network}.${number}`,
  left: `∂O/∂${of}`,
  relation: '≈',
  network,
  steps,
});

/** The steps of a line of the book that no cut edge enters, but the first, which says what the letter means. */
const asBefore = (network: Network, number: number, state: string): Derivation => {
  const { steps } = lstmDerivations.find(({ id }) => id === `lstm.${number}`)!;
  const [definition, ...rest] = steps;
  const uses = (ids: readonly string[]): string[] =>
    ids.map((id) => (id === 'lstm.6' ? state : id));
  return of(
    network,
    number,
    definition!.source.replace('∂O/∂', ''),
    ...rest.map((one) => step(one.source, one.reason, ...uses(one.uses))),
  );
};

const cutsOfOutput = { truncated: [1, 2, 3, 4], truncated1997: [1, 4, 7] } as const;
const output = (network: Network): Derivation =>
  of(
    network, 11, 'b_c^t',
    step('Σ_k ∂O/∂a_k^t ∂a_k^t/∂b_c^t', 'cut', 'lstm.10', ...cutsOfOutput[network].map((n) => `${network}.cut${n}`)),
    step('Σ_k w_ck ∂O/∂a_k^t', 'local', 'lstm.10'),
    step('Σ_k w_ck δ_k^t', 'name'),
  ); // prettier-ignore

const kept = "b_ω^t h'(s_c^t)";
const edges = '∂O/∂b_c^t ∂b_c^t/∂s_c^t + ∂O/∂s_c^(t+1) ∂s_c^(t+1)/∂s_c^t';

export const truncatedDerivations: readonly Derivation[] = [
  output('truncated'),
  asBefore('truncated', 12, 'lstm.6'),
  of(
    'truncated', 13, 's_c^t',
    step(edges, 'cut', 'lstm.9', 'lstm.6', 'truncated.cut5', 'truncated.cut6', 'truncated.cut7'),
    step(`${kept} ∂O/∂b_c^t + b_φ^(t+1) ∂O/∂s_c^(t+1)`, 'local', 'lstm.9', 'lstm.6'),
    step(`${kept} ε_c^t + b_φ^(t+1) ε_s^(t+1)`, 'name'),
  ),
  ...[14, 15, 16].map((number) => asBefore('truncated', number, 'lstm.6')),
  output('truncated1997'),
  asBefore('truncated1997', 12, 'lstm.6'),
  of(
    'truncated1997', 13, 's_c^t',
    step(edges, 'edges', 'lstm.9', 'truncated1997.6'),
    step(`${kept} ∂O/∂b_c^t + ∂O/∂s_c^(t+1)`, 'local', 'lstm.9', 'truncated1997.6'),
    step(`${kept} ε_c^t + ε_s^(t+1)`, 'name'),
  ),
  ...[14, 16].map((number) => asBefore('truncated1997', number, 'truncated1997.6')),
]; // prettier-ignore
