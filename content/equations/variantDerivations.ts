// The error terms that a variant changes, line by line, from the variant's own forward equations.
// Source: the chain rule on variants.ts; unchanged lines keep the derivations of the base.
// Leaves out: gradients of weights (derivations.ts makes them).
import type { VariantNetwork } from '../../lib/equations/types.ts';
import { step, type Derivation } from './derivation.ts';

/** One thing that reads the quantity: its name, the explicit partial, the letter of its error; a sum over it. */
interface Reader {
  readonly to: string;
  readonly factor: string;
  readonly error: string;
  readonly sum?: string;
}
const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');
const inSum = (readers: readonly Reader[], term: (one: Reader) => readonly string[]): string =>
  readers.map((one) => joined(one.sum, ...term(one))).join(' + ');
const totals = (readers: readonly Reader[], of: string): string =>
  inSum(readers, ({ to }) => [`∂O/∂${to}`, `∂${to}/∂${of}`]);
const locals = (readers: readonly Reader[]): string =>
  inSum(readers, ({ to, factor }) => [factor, `∂O/∂${to}`]);
const named = (readers: readonly Reader[]): string =>
  inSum(readers, ({ factor, error }) => [factor, error]);

/** Straight from what reads the quantity. */
const read = (
  network: VariantNetwork,
  id: number,
  left: string,
  of: string,
  readers: readonly Reader[],
  uses: readonly string[],
): Derivation => ({
  id: `${network}.${id}`,
  left,
  network,
  steps: [
    step(`∂O/∂${of}`, 'definition'),
    step(totals(readers, of), 'edges', ...uses),
    step(locals(readers), 'local', ...uses),
    step(named(readers), 'name'),
  ],
});

/** The error of a gate's net input: through its squashing function to what reads its activation. */
const gate = (
  network: VariantNetwork,
  id: number,
  unit: string,
  readers: readonly Reader[],
  squash: string,
  uses: readonly string[],
): Derivation => {
  const slope = `f'(a_${unit}^t)`;
  const group = (sum: string): string => (readers.length > 1 ? `${slope} (${sum})` : `${slope} ${sum}`);
  return {
    id: `${network}.${id}`,
    left: `δ_${unit}^t`,
    network,
    steps: [
      step(`∂O/∂a_${unit}^t`, 'definition'),
      step(`∂O/∂b_${unit}^t ∂b_${unit}^t/∂a_${unit}^t`, 'edges', squash),
      step(`${slope} ∂O/∂b_${unit}^t`, 'squash', squash),
      step(group(totals(readers, `b_${unit}^t`)), 'edges', ...uses),
      step(group(locals(readers)), 'local', ...uses),
      step(group(named(readers)), 'name'),
    ],
  };
}; // prettier-ignore

const output = (factor: string): Reader => ({ to: 'b_c^t', factor, error: 'ε_c^t' });
const carried = (factor: string): Reader => ({ to: 's_c^(t+1)', factor, error: 'ε_s^(t+1)' });
const peephole = (unit: string, time = '(t+1)'): Reader => ({
  to: `a_${unit}^${time}`,
  factor: `w_c${unit}`,
  error: `δ_${unit}^${time}`,
});
const cells = (to: string, factor: string, error: string): Reader => ({
  to,
  factor,
  error,
  sum: 'Σ_c',
});
const own = "b_ω^t h'(s_c^t)";
const [ι, φ, ω] = [peephole('ι'), peephole('φ'), peephole('ω', 't')];
const state = (network: VariantNetwork, readers: readonly Reader[], ...uses: readonly string[]) =>
  read(network, 13, 'ε_s^t', 's_c^t', readers, uses);

const gates = ['ι', 'φ', 'ω'] as const;
const nets = ['fgr.1', 'fgr.3', 'fgr.7'];
/** The gates of all blocks, which a gate feeds one step later. */
const fed = (unit: string): Reader[] =>
  gates.map((to) => ({
    to: `a_${to}'^(t+1)`, factor: `w_${unit}${to}'`, error: `δ_${to}'^(t+1)`, sum: `Σ_${to}'`,
  })); // prettier-ignore

const nets1997 = ['lstm1997.1', 'lstm1997.5', 'lstm1997.7'];
/** Gates and cells of all blocks. */
const fedToAll = (unit: string): Reader => ({
  to: 'a_g^(t+1)', factor: `w_${unit}g`, error: 'δ_g^(t+1)', sum: 'Σ_g',
}); // prettier-ignore

const coupled: Derivation = {
  id: 'cifg.16',
  left: 'δ_ι^t',
  network: 'cifg',
  steps: [
    step('∂O/∂a_ι^t', 'definition'),
    step('∂O/∂b_ι^t ∂b_ι^t/∂a_ι^t', 'edges', 'lstm.2'),
    step("f'(a_ι^t) ∂O/∂b_ι^t", 'squash', 'lstm.2'),
    step("f'(a_ι^t) (Σ_c ∂O/∂s_c^t ∂s_c^t/∂b_ι^t + ∂O/∂b_φ^t ∂b_φ^t/∂b_ι^t)", 'edges', 'lstm.6', 'cifg.4'),
    step("f'(a_ι^t) (Σ_c g(a_c^t) ∂O/∂s_c^t - ∂O/∂b_φ^t)", 'local', 'lstm.6', 'cifg.4'),
    step("f'(a_ι^t) (Σ_c g(a_c^t) ∂O/∂s_c^t - Σ_c ∂O/∂s_c^t ∂s_c^t/∂b_φ^t)", 'edges', 'lstm.6'),
    step("f'(a_ι^t) Σ_c (g(a_c^t) - s_c^(t-1)) ∂O/∂s_c^t", 'local', 'lstm.6'),
    step("f'(a_ι^t) Σ_c (g(a_c^t) - s_c^(t-1)) ε_s^t", 'name'),
  ],
}; // prettier-ignore

const past: Reader = { to: 'b_m^t', factor: 'b_c^(t-1)', error: 'ε_m^t' };
const gruBefore: readonly Derivation[] = [
  read(
    'gruBefore', 10, 'ε_c^t', 'b_c^t',
    [
      { to: 'a_k^t', factor: 'w_ck', error: 'δ_k^t', sum: 'Σ_k' },
      { to: 'a_g^(t+1)', factor: 'w_cg', error: 'δ_g^(t+1)', sum: 'Σ_g' },
      { to: 'b_m^(t+1)', factor: 'b_r^(t+1)', error: 'ε_m^(t+1)' },
      { to: 'b_c^(t+1)', factor: 'b_u^(t+1)', error: 'ε_c^(t+1)' },
    ],
    ['gru.9', 'gru.1', 'gru.3', 'gruBefore.5', 'gru.8'],
  ),
  read('gruBefore', 13, 'ε_m^t', 'b_m^t', [{ to: "a_n'^t", factor: "w_mn'", error: "δ_n'^t", sum: "Σ_n'" }], ['gruBefore.6']),
  gate('gruBefore', 14, 'r', [past], 'gru.2', ['gruBefore.5']),
]; // prettier-ignore

export const variantDerivations: readonly Derivation[] = [
  state('nig', [output(own), carried('b_φ^(t+1)'), φ, ω], 'lstm.9', 'nig.6', 'lstm.3', 'lstm.7'),
  read('nig', 14, 'δ_c^t', 'a_c^t', [{ to: 's_c^t', factor: "g'(a_c^t)", error: 'ε_s^t' }], ['nig.6']),
  state('nfg', [output(own), carried(''), ι, ω], 'lstm.9', 'nfg.6', 'lstm.1', 'lstm.7'),
  state('nog', [output("h'(s_c^t)"), carried('b_φ^(t+1)'), ι, φ], 'nog.9', 'lstm.6', 'lstm.1', 'lstm.3'),
  read('niaf', 14, 'δ_c^t', 'a_c^t', [{ to: 's_c^t', factor: 'b_ι^t', error: 'ε_s^t' }], ['niaf.6']),
  gate('niaf', 16, 'ι', [cells('s_c^t', 'a_c^t', 'ε_s^t')], 'lstm.2', ['niaf.6']),
  gate('noaf', 12, 'ω', [cells('b_c^t', 's_c^t', 'ε_c^t')], 'lstm.8', ['noaf.9']),
  state('noaf', [output('b_ω^t'), carried('b_φ^(t+1)'), ι, φ, ω], 'noaf.9', 'lstm.6', 'lstm.1', 'lstm.3', 'lstm.7'),
  state('np', [output(own), carried('b_φ^(t+1)')], 'lstm.9', 'lstm.6'),
  state('cifg', [output(own), carried('b_φ^(t+1)'), ι, ω], 'lstm.9', 'lstm.6', 'lstm.1', 'lstm.7'),
  coupled,
  gate('fgr', 12, 'ω', [cells('b_c^t', 'h(s_c^t)', 'ε_c^t'), ...fed('ω')], 'lstm.8', ['lstm.9', ...nets]),
  gate('fgr', 15, 'φ', [cells('s_c^t', 's_c^(t-1)', 'ε_s^t'), ...fed('φ')], 'lstm.4', ['lstm.6', ...nets]),
  gate('fgr', 16, 'ι', [cells('s_c^t', 'g(a_c^t)', 'ε_s^t'), ...fed('ι')], 'lstm.2', ['lstm.6', ...nets]),
  state('lstm1997', [output(own), carried('')], 'lstm.9', 'lstm1997.6'),
  gate('lstm1997', 12, 'ω', [cells('b_c^t', 'h(s_c^t)', 'ε_c^t'), fedToAll('ω')], 'lstm.8', ['lstm.9', ...nets1997]),
  gate('lstm1997', 16, 'ι', [cells('s_c^t', 'g(a_c^t)', 'ε_s^t'), fedToAll('ι')], 'lstm.2', ['lstm1997.6', ...nets1997]),
  ...gruBefore,
]; // prettier-ignore
