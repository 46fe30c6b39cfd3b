// The gated recurrent unit that resets after the product: forward pass, error terms and weight gradients.
// Source: Cho et al. 2014 as PyTorch and cuDNN compute it; letters after Graves, one cell for each gate of every kind.
// Leaves out: the reset before the product, which TensorFlow.js has; the code has both.
import type { Statement } from '../../lib/equations/types.ts';
import { numbered } from './numbered.ts';

const network = 'gru';

const forward = numbered({ network, group: 'forward', kind: 'definition' }, 1, [
  ['resetGateNet', 'a_r^t = Σ_i w_ir x_i^t + Σ_h w_hr b_h^(t-1) + bias_r'],
  ['resetGate', 'b_r^t = f(a_r^t)'],
  ['updateGateNet', 'a_u^t = Σ_i w_iu x_i^t + Σ_h w_hu b_h^(t-1) + bias_u'],
  ['updateGate', 'b_u^t = f(a_u^t)'],
  ['pastNet', 'a_m^t = Σ_h w_hm b_h^(t-1) + bias_m'],
  ['candidateNet', 'a_n^t = Σ_i w_in x_i^t + bias_n + b_r^t a_m^t'],
  ['candidate', 'b_n^t = g(a_n^t)'],
  ['hidden', 'b_c^t = (1 - b_u^t) b_n^t + b_u^t b_c^(t-1)'],
  ['outputNet', 'a_k^t = Σ_c w_ck b_c^t + bias_k'],
]);

const backward = numbered({ network, group: 'backward', kind: 'derived' }, 10, [
  [
    'hiddenOutputError',
    'ε_c^t = ∂O/∂b_c^t = Σ_k w_ck δ_k^t + Σ_g w_cg δ_g^(t+1) + b_u^(t+1) ε_c^(t+1)',
  ],
  ['updateGateError', "δ_u^t = ∂O/∂a_u^t = f'(a_u^t) (b_c^(t-1) - b_n^t) ε_c^t"],
  ['candidateError', "δ_n^t = ∂O/∂a_n^t = g'(a_n^t) (1 - b_u^t) ε_c^t"],
  ['pastError', 'δ_m^t = ∂O/∂a_m^t = b_r^t δ_n^t'],
  ['resetGateError', "δ_r^t = ∂O/∂a_r^t = f'(a_r^t) a_m^t δ_n^t"],
]);

const gradient = numbered({ network, group: 'gradient', kind: 'derived' }, 15, [
  ['inputWeight', '∂O/∂w_ir = Σ_t x_i^t δ_r^t'],
  ['recurrentWeight', '∂O/∂w_hr = Σ_t b_h^(t-1) δ_r^t'],
  ['bias', '∂O/∂bias_r = Σ_t δ_r^t'],
  ['inputWeight', '∂O/∂w_iu = Σ_t x_i^t δ_u^t'],
  ['recurrentWeight', '∂O/∂w_hu = Σ_t b_h^(t-1) δ_u^t'],
  ['bias', '∂O/∂bias_u = Σ_t δ_u^t'],
  ['inputWeight', '∂O/∂w_in = Σ_t x_i^t δ_n^t'],
  ['bias', '∂O/∂bias_n = Σ_t δ_n^t'],
  ['recurrentWeight', '∂O/∂w_hm = Σ_t b_h^(t-1) δ_m^t'],
  ['bias', '∂O/∂bias_m = Σ_t δ_m^t'],
  ['outputWeight', '∂O/∂w_ck = Σ_t b_c^t δ_k^t'],
  ['bias', '∂O/∂bias_k = Σ_t δ_k^t'],
]);

export const gruStatements: readonly Statement[] = [...forward, ...backward, ...gradient];
