// Two recurrent layers over one sequence, one in each direction of time: forward pass, error terms, weight gradients.
// Source: Graves, Supervised Sequence Labelling with Recurrent Neural Networks, 3.2.4; ℓ counts the units of the layer that reads from T to 1.
// Leaves out: layers of gated units, whose own lines hold in each direction; the output layer's squashing and loss (output.ts).
import type { Statement } from '../../lib/equations/types.ts';
import { numbered } from './numbered.ts';

const network = 'bidirectional';

const forward = numbered({ network, group: 'forward', kind: 'definition' }, 1, [
  ['hiddenNet', "a_h^t = Σ_i w_ih x_i^t + Σ_h' w_h'h b_h'^(t-1) + bias_h"],
  ['hidden', 'b_h^t = θ(a_h^t)'],
  ['hiddenNet', "a_ℓ^t = Σ_i w_iℓ x_i^t + Σ_ℓ' w_ℓ'ℓ b_ℓ'^(t+1) + bias_ℓ"],
  ['hidden', 'b_ℓ^t = θ(a_ℓ^t)'],
  ['outputNet', 'a_k^t = Σ_h w_hk b_h^t + Σ_ℓ w_ℓk b_ℓ^t + bias_k'],
]);

const backward = numbered({ network, group: 'backward', kind: 'derived' }, 6, [
  ['hiddenOutputError', "ε_h^t = ∂O/∂b_h^t = Σ_k w_hk δ_k^t + Σ_h' w_hh' δ_h'^(t+1)"],
  ['hiddenError', "δ_h^t = ∂O/∂a_h^t = θ'(a_h^t) ε_h^t"],
  ['hiddenOutputError', "ε_ℓ^t = ∂O/∂b_ℓ^t = Σ_k w_ℓk δ_k^t + Σ_ℓ' w_ℓℓ' δ_ℓ'^(t-1)"],
  ['hiddenError', "δ_ℓ^t = ∂O/∂a_ℓ^t = θ'(a_ℓ^t) ε_ℓ^t"],
]);

const gradient = numbered({ network, group: 'gradient', kind: 'derived' }, 10, [
  ['inputWeight', '∂O/∂w_ih = Σ_t x_i^t δ_h^t'],
  ['recurrentWeight', "∂O/∂w_h'h = Σ_t b_h'^(t-1) δ_h^t"],
  ['bias', '∂O/∂bias_h = Σ_t δ_h^t'],
  ['inputWeight', '∂O/∂w_iℓ = Σ_t x_i^t δ_ℓ^t'],
  ['recurrentWeight', "∂O/∂w_ℓ'ℓ = Σ_t b_ℓ'^(t+1) δ_ℓ^t"],
  ['bias', '∂O/∂bias_ℓ = Σ_t δ_ℓ^t'],
  ['outputWeight', '∂O/∂w_hk = Σ_t b_h^t δ_k^t'],
  ['outputWeight', '∂O/∂w_ℓk = Σ_t b_ℓ^t δ_k^t'],
  ['bias', '∂O/∂bias_k = Σ_t δ_k^t'],
]);

export const bidirectionalStatements: readonly Statement[] = [...forward, ...backward, ...gradient];
