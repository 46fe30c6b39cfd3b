// The multilayer perceptron of one hidden layer: forward pass, losses, errors and weight gradients.
// Source: Graves, Supervised Sequence Labelling with Recurrent Neural Networks, 3.1; biases are printed terms.
// Leaves out: deeper networks, whose every hidden layer repeats mlp.1, mlp.2, mlp.4 and mlp.5 with the next layer's units for k.
import type { Statement } from '../../lib/equations/types.ts';
import { numbered } from './numbered.ts';

const network = 'mlp';

const forward = numbered({ network, group: 'forward', kind: 'definition' }, 1, [
  ['hiddenNet', 'a_h = Σ_i w_ih x_i + bias_h'],
  ['hidden', 'b_h = θ(a_h)'],
  ['outputNet', 'a_k = Σ_h w_hk b_h + bias_k'],
]);

const backward = numbered({ network, group: 'backward', kind: 'derived' }, 4, [
  ['hiddenOutputError', 'ε_h = ∂O/∂b_h = Σ_k w_hk δ_k'],
  ['hiddenError', "δ_h = ∂O/∂a_h = θ'(a_h) Σ_k w_hk δ_k = θ'(a_h) ε_h"],
]);

const gradient = numbered({ network, group: 'gradient', kind: 'derived' }, 6, [
  ['inputWeight', '∂O/∂w_ih = x_i δ_h'],
  ['bias', '∂O/∂bias_h = δ_h'],
  ['outputWeight', '∂O/∂w_hk = b_h δ_k'],
  ['bias', '∂O/∂bias_k = δ_k'],
]);

export const mlpStatements: readonly Statement[] = [...forward, ...backward, ...gradient];
