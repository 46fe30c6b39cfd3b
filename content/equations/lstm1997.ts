// The LSTM of 1997 as changes to that of Graves: no forget gate, no peepholes, gates that recur to gates and cells.
// Source: Hochreiter & Schmidhuber 1997, with g = 4σ − 2 and h = 2σ − 1; the gradient is the full one.
// Leaves out: the truncation of the paper, which is no derivative.
import type { Statement } from '../../lib/equations/types.ts';
import { lstmStatements } from './lstm.ts';
import { changed } from './variants.ts';

const network = 'lstm1997';
const gates = ['ι', 'ω'] as const;
/** A net input of the base without its peepholes, then what the gates of all blocks sent to it. */
const net = (number: number, unit: string): string => {
  const { source } = lstmStatements.find(({ id }) => id === `lstm.${number}`)!;
  const own = source.replace(/ Σ_c w_c[ιω] s_c\^\S+ \+/u, '');
  return `${own} + ${gates.map((from) => `Σ_${from}' w_${from}'${unit} b_${from}'^(t-1)`).join(' + ')}`;
};

export const lstm1997Statements: readonly Statement[] = [
  ...changed(network, 'lstm', {
    1: net(1, 'ι'),
    5: net(5, 'c'),
    6: 's_c^t = s_c^(t-1) + b_ι^t g(a_c^t)',
    7: net(7, 'ω'),
    12: "δ_ω^t = ∂O/∂a_ω^t = f'(a_ω^t) (Σ_c h(s_c^t) ε_c^t + Σ_g w_ωg δ_g^(t+1))",
    13: "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + ε_s^(t+1)",
    16: "δ_ι^t = ∂O/∂a_ι^t = f'(a_ι^t) (Σ_c g(a_c^t) ε_s^t + Σ_g w_ιg δ_g^(t+1))",
  }),
  ...gates.flatMap((from, m) =>
    ['ι', 'ω', 'c'].map((to, n): Statement => ({
      id: `${network}.${34 + 3 * m + n}`,
      source: `∂O/∂w_${from}'${to} = Σ_t b_${from}'^(t-1) δ_${to}^t`,
      network,
      group: 'gradient',
      kind: 'derived',
      title: 'recurrentWeight',
    })),
  ),
];
