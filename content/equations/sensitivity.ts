// How the units of a recurrent network depend on the inputs of the first step, and what that cannot exceed.
// Source: forward-mode differentiation of rnn.ts; the bound that Hochreiter & Schmidhuber 1997 print for logistic units, by sums of rows.
// Leaves out: other first steps, which move the count of days, and squashing functions steeper than 1.
import type { Statement } from '../../lib/equations/types.ts';
import { step, type Derivation } from './derivation.ts';

const network = 'sensitivity';
const shared = { network, group: 'backward', kind: 'derived' } as const;

export const sensitivityStatements: readonly Statement[] = [
  {
    ...shared,
    id: 'sensitivity.1',
    title: 'sensitivity',
    source: "J_ih^t = ∂b_h^t/∂x_i^1 = θ'(a_h^t) ([t = 1] w_ih + Σ_h' w_h'h J_ih'^(t-1))",
  },
  {
    ...shared,
    id: 'sensitivity.2',
    title: 'sensitivityBound',
    source: "max_h |J_ih^t| ≤ (max_h |w_ih|) (max_h Σ_h' |w_h'h|)^(t-1)",
  },
];

export const sensitivityDerivations: readonly Derivation[] = [
  {
    id: 'sensitivity.1',
    left: 'J_ih^t',
    network,
    steps: [
      step('∂b_h^t/∂x_i^1', 'definition'),
      step('∂b_h^t/∂a_h^t ∂a_h^t/∂x_i^1', 'edges', 'rnn.2'),
      step("θ'(a_h^t) ∂a_h^t/∂x_i^1", 'squash', 'rnn.2'),
      step("θ'(a_h^t) ([t = 1] w_ih + Σ_h' w_h'h ∂b_h'^(t-1)/∂x_i^1)", 'edges', 'rnn.1'),
      step("θ'(a_h^t) ([t = 1] w_ih + Σ_h' w_h'h J_ih'^(t-1))", 'name'),
    ],
  },
  {
    id: 'sensitivity.2',
    left: 'max_h |J_ih^t|',
    relation: '≤',
    network,
    steps: [
      step("max_h |[t = 1] w_ih + Σ_h' w_h'h J_ih'^(t-1)|", 'slope', 'rnn.2'),
      step("[t = 1] (max_h |w_ih|) + max_h Σ_h' |w_h'h| |J_ih'^(t-1)|", 'triangle'),
      step("[t = 1] (max_h |w_ih|) + (max_h Σ_h' |w_h'h|) (max_h |J_ih^(t-1)|)", 'largest'),
      step("(max_h |w_ih|) (max_h Σ_h' |w_h'h|)^(t-1)", 'stepByStep'),
    ],
  },
];
