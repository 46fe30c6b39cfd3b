// The recurrent network of one hidden layer: forward pass, back-propagation through time, weight gradients.
// Source: Graves, Supervised Sequence Labelling with Recurrent Neural Networks, 3.2; biases are printed terms.
// Leaves out: the output layer's squashing and loss (output.ts).
import type { Statement } from '../../lib/equations/types.ts';
import { numbered } from './numbered.ts';

const network = 'rnn';

const forward = numbered({ network, group: 'forward', kind: 'definition' }, 1, [
  ['hiddenNet', "a_h^t = Σ_i w_ih x_i^t + Σ_h' w_h'h b_h'^(t-1) + bias_h"],
  ['hidden', 'b_h^t = θ(a_h^t)'],
  ['outputNet', 'a_k^t = Σ_h w_hk b_h^t + bias_k'],
]);

const backward = numbered({ network, group: 'backward', kind: 'derived' }, 4, [
  ['hiddenOutputError', "ε_h^t = ∂O/∂b_h^t = Σ_k w_hk δ_k^t + Σ_h' w_hh' δ_h'^(t+1)"],
  [
    'hiddenError',
    "δ_h^t = ∂O/∂a_h^t = θ'(a_h^t) (Σ_k w_hk δ_k^t + Σ_h' w_hh' δ_h'^(t+1)) = θ'(a_h^t) ε_h^t",
  ],
]);

const gradient = numbered({ network, group: 'gradient', kind: 'derived' }, 6, [
  ['inputWeight', '∂O/∂w_ih = Σ_t x_i^t δ_h^t'],
  ['recurrentWeight', "∂O/∂w_h'h = Σ_t b_h'^(t-1) δ_h^t"],
  ['bias', '∂O/∂bias_h = Σ_t δ_h^t'],
  ['outputWeight', '∂O/∂w_hk = Σ_t b_h^t δ_k^t'],
  ['bias', '∂O/∂bias_k = Σ_t δ_k^t'],
]);

export const rnnStatements: readonly Statement[] = [...forward, ...backward, ...gradient];
