// The LSTM's eight variants and the unit that resets before its product: only the lines that differ from the base.
// Source: Greff et al., LSTM: A Search Space Odyssey; Cho et al. 2014. Lines lost with a unit are not listed.
// Leaves out: lines that stand as they are in the base, and the network of 1997 (lstm1997.ts).
import type { Statement, VariantNetwork } from '../../lib/equations/types.ts';
import { gruStatements } from './gru.ts';
import { lstmStatements } from './lstm.ts';

const base = new Map([...lstmStatements, ...gruStatements].map((one) => [one.id, one]));

/** Lines in the place of others, under the same number. */
export const changed = (
  network: VariantNetwork,
  of: 'lstm' | 'gru',
  lines: Readonly<Record<number, string>>,
): Statement[] =>
  Object.entries(lines).map(([number, source]) => {
    const replaces = `${of}.${number}`;
    return { ...base.get(replaces)!, id: `${network}.${number}`, source, network, replaces };
  });

const gates = ['ι', 'φ', 'ω'] as const;
/** What the gates of all blocks sent or send over the recurrent weights between gates. */
const received = (gate: string): string =>
  gates.map((from) => `Σ_${from}' w_${from}'${gate} b_${from}'^(t-1)`).join(' + ');
const sent = (gate: string): string =>
  gates.map((to) => `Σ_${to}' w_${gate}${to}' δ_${to}'^(t+1)`).join(' + ');

const fullGateRecurrence: readonly Statement[] = [
  ...changed('fgr', 'lstm', {
    1: `${base.get('lstm.1')!.source} + ${received('ι')}`,
    3: `${base.get('lstm.3')!.source} + ${received('φ')}`,
    7: `${base.get('lstm.7')!.source} + ${received('ω')}`,
    12: `δ_ω^t = ∂O/∂a_ω^t = f'(a_ω^t) (Σ_c h(s_c^t) ε_c^t + ${sent('ω')})`,
    15: `δ_φ^t = ∂O/∂a_φ^t = f'(a_φ^t) (Σ_c s_c^(t-1) ε_s^t + ${sent('φ')})`,
    16: `δ_ι^t = ∂O/∂a_ι^t = f'(a_ι^t) (Σ_c g(a_c^t) ε_s^t + ${sent('ι')})`,
  }),
  ...gates.flatMap((from, m) =>
    gates.map((to, n): Statement => {
      const source = `∂O/∂w_${from}'${to} = Σ_t b_${from}'^(t-1) δ_${to}^t`;
      const id = `fgr.${34 + 3 * m + n}`;
      return { id, source, network: 'fgr', group: 'gradient', kind: 'derived', title: 'recurrentWeight' };
    }),
  ),
]; // prettier-ignore

export const variantStatements: readonly Statement[] = [
  ...changed('nig', 'lstm', {
    6: 's_c^t = b_φ^t s_c^(t-1) + g(a_c^t)',
    13: "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
    14: "δ_c^t = ∂O/∂a_c^t = g'(a_c^t) ε_s^t",
  }),
  ...changed('nfg', 'lstm', {
    6: 's_c^t = s_c^(t-1) + b_ι^t g(a_c^t)',
    13: "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cω δ_ω^t",
  }),
  ...changed('nog', 'lstm', {
    9: 'b_c^t = h(s_c^t)',
    13: "ε_s^t = ∂O/∂s_c^t = h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1)",
  }),
  ...changed('niaf', 'lstm', {
    6: 's_c^t = b_φ^t s_c^(t-1) + b_ι^t a_c^t',
    14: 'δ_c^t = ∂O/∂a_c^t = b_ι^t ε_s^t',
    16: "δ_ι^t = ∂O/∂a_ι^t = f'(a_ι^t) Σ_c a_c^t ε_s^t",
  }),
  ...changed('noaf', 'lstm', {
    9: 'b_c^t = b_ω^t s_c^t',
    12: "δ_ω^t = ∂O/∂a_ω^t = f'(a_ω^t) Σ_c s_c^t ε_c^t",
    13: 'ε_s^t = ∂O/∂s_c^t = b_ω^t ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t',
  }),
  ...changed('np', 'lstm', {
    1: 'a_ι^t = Σ_i w_iι x_i^t + Σ_h w_hι b_h^(t-1) + bias_ι',
    3: 'a_φ^t = Σ_i w_iφ x_i^t + Σ_h w_hφ b_h^(t-1) + bias_φ',
    7: 'a_ω^t = Σ_i w_iω x_i^t + Σ_h w_hω b_h^(t-1) + bias_ω',
    13: "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1)",
  }),
  ...changed('cifg', 'lstm', {
    4: 'b_φ^t = 1 - b_ι^t',
    13: "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cω δ_ω^t",
    16: "δ_ι^t = ∂O/∂a_ι^t = f'(a_ι^t) Σ_c (g(a_c^t) - s_c^(t-1)) ε_s^t",
  }),
  ...fullGateRecurrence,
  ...changed('gruBefore', 'gru', {
    5: 'b_m^t = b_r^t b_c^(t-1)',
    6: "a_n^t = Σ_i w_in x_i^t + Σ_m' w_m'n b_m'^t + bias_n",
    10: 'ε_c^t = ∂O/∂b_c^t = Σ_k w_ck δ_k^t + Σ_g w_cg δ_g^(t+1) + b_r^(t+1) ε_m^(t+1) + b_u^(t+1) ε_c^(t+1)',
    13: "ε_m^t = ∂O/∂b_m^t = Σ_n' w_mn' δ_n'^t",
    14: "δ_r^t = ∂O/∂a_r^t = f'(a_r^t) b_c^(t-1) ε_m^t",
    23: "∂O/∂w_m'n = Σ_t b_m'^t δ_n^t",
  }),
];
