// The LSTM of Graves: forward pass, error terms and weight gradients, each line written once.
// Source: Graves, Supervised Sequence Labelling with Recurrent Neural Networks; biases are printed terms.
// Leaves out: the output layer's squashing and loss (output.ts).
import type { Statement } from '../../lib/equations/types.ts';
import { numbered } from './numbered.ts';

const network = 'lstm';

const forward = numbered({ network, group: 'forward', kind: 'definition' }, 1, [
  ['inputGateNet', 'a_ι^t = Σ_i w_iι x_i^t + Σ_h w_hι b_h^(t-1) + Σ_c w_cι s_c^(t-1) + bias_ι'],
  ['inputGate', 'b_ι^t = f(a_ι^t)'],
  ['forgetGateNet', 'a_φ^t = Σ_i w_iφ x_i^t + Σ_h w_hφ b_h^(t-1) + Σ_c w_cφ s_c^(t-1) + bias_φ'],
  ['forgetGate', 'b_φ^t = f(a_φ^t)'],
  ['cellNet', 'a_c^t = Σ_i w_ic x_i^t + Σ_h w_hc b_h^(t-1) + bias_c'],
  ['state', 's_c^t = b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)'],
  ['outputGateNet', 'a_ω^t = Σ_i w_iω x_i^t + Σ_h w_hω b_h^(t-1) + Σ_c w_cω s_c^t + bias_ω'],
  ['outputGate', 'b_ω^t = f(a_ω^t)'],
  ['cellOutput', 'b_c^t = b_ω^t h(s_c^t)'],
  ['outputNet', 'a_k^t = Σ_c w_ck b_c^t + bias_k'],
]);

const backward = numbered({ network, group: 'backward', kind: 'derived' }, 11, [
  ['cellOutputError', 'ε_c^t = ∂O/∂b_c^t = Σ_k w_ck δ_k^t + Σ_g w_cg δ_g^(t+1)'],
  ['outputGateError', "δ_ω^t = ∂O/∂a_ω^t = f'(a_ω^t) Σ_c h(s_c^t) ε_c^t"],
  [
    'stateError',
    "ε_s^t = ∂O/∂s_c^t = b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
  ],
  ['cellError', "δ_c^t = ∂O/∂a_c^t = b_ι^t g'(a_c^t) ε_s^t"],
  ['forgetGateError', "δ_φ^t = ∂O/∂a_φ^t = f'(a_φ^t) Σ_c s_c^(t-1) ε_s^t"],
  ['inputGateError', "δ_ι^t = ∂O/∂a_ι^t = f'(a_ι^t) Σ_c g(a_c^t) ε_s^t"],
]);

const gradient = numbered({ network, group: 'gradient', kind: 'derived' }, 17, [
  ['inputWeight', '∂O/∂w_iι = Σ_t x_i^t δ_ι^t'],
  ['recurrentWeight', '∂O/∂w_hι = Σ_t b_h^(t-1) δ_ι^t'],
  ['peephole', '∂O/∂w_cι = Σ_t s_c^(t-1) δ_ι^t'],
  ['bias', '∂O/∂bias_ι = Σ_t δ_ι^t'],
  ['inputWeight', '∂O/∂w_iφ = Σ_t x_i^t δ_φ^t'],
  ['recurrentWeight', '∂O/∂w_hφ = Σ_t b_h^(t-1) δ_φ^t'],
  ['peephole', '∂O/∂w_cφ = Σ_t s_c^(t-1) δ_φ^t'],
  ['bias', '∂O/∂bias_φ = Σ_t δ_φ^t'],
  ['inputWeight', '∂O/∂w_ic = Σ_t x_i^t δ_c^t'],
  ['recurrentWeight', '∂O/∂w_hc = Σ_t b_h^(t-1) δ_c^t'],
  ['bias', '∂O/∂bias_c = Σ_t δ_c^t'],
  ['inputWeight', '∂O/∂w_iω = Σ_t x_i^t δ_ω^t'],
  ['recurrentWeight', '∂O/∂w_hω = Σ_t b_h^(t-1) δ_ω^t'],
  ['peephole', '∂O/∂w_cω = Σ_t s_c^t δ_ω^t'],
  ['bias', '∂O/∂bias_ω = Σ_t δ_ω^t'],
  ['outputWeight', '∂O/∂w_ck = Σ_t b_c^t δ_k^t'],
  ['bias', '∂O/∂bias_k = Σ_t δ_k^t'],
]);

export const lstmStatements: readonly Statement[] = [...forward, ...backward, ...gradient];
