// Error terms of the perceptron, of recurrent layers in one and both directions, and of the outputs, line by line.
// Source: the chain rule on mlp.ts, rnn.ts, bidirectional.ts and output.ts.
// Leaves out: gradients of weights (derivations.ts makes them).
import { step, type Derivation, type OfNetwork } from './derivation.ts';

export const mlpDerivations: readonly OfNetwork[] = [
  {
    id: 'mlp.4',
    left: 'ε_h',
    steps: [
      step('∂O/∂b_h', 'definition'),
      step('Σ_k ∂O/∂a_k ∂a_k/∂b_h', 'edges', 'mlp.3'),
      step('Σ_k w_hk ∂O/∂a_k', 'local', 'mlp.3'),
      step('Σ_k w_hk δ_k', 'name'),
    ],
  },
  {
    id: 'mlp.5',
    left: 'δ_h',
    steps: [
      step('∂O/∂a_h', 'definition'),
      step('∂O/∂b_h ∂b_h/∂a_h', 'edges', 'mlp.2'),
      step("θ'(a_h) ∂O/∂b_h", 'squash', 'mlp.2'),
      step("θ'(a_h) ε_h", 'name'),
    ],
  },
];

export const rnnDerivations: readonly OfNetwork[] = [
  {
    id: 'rnn.4',
    left: 'ε_h^t',
    steps: [
      step('∂O/∂b_h^t', 'definition'),
      step("Σ_k ∂O/∂a_k^t ∂a_k^t/∂b_h^t + Σ_h' ∂O/∂a_h'^(t+1) ∂a_h'^(t+1)/∂b_h^t", 'edges', 'rnn.3', 'rnn.1'),
      step("Σ_k w_hk ∂O/∂a_k^t + Σ_h' w_hh' ∂O/∂a_h'^(t+1)", 'local', 'rnn.3', 'rnn.1'),
      step("Σ_k w_hk δ_k^t + Σ_h' w_hh' δ_h'^(t+1)", 'name'),
    ],
  },
  {
    id: 'rnn.5',
    left: 'δ_h^t',
    steps: [
      step('∂O/∂a_h^t', 'definition'),
      step('∂O/∂b_h^t ∂b_h^t/∂a_h^t', 'edges', 'rnn.2'),
      step("θ'(a_h^t) ∂O/∂b_h^t", 'squash', 'rnn.2'),
      step("θ'(a_h^t) ε_h^t", 'name'),
    ],
  },
]; // prettier-ignore

/** Both directions alike: the unit that reads on the next step of its own order is at t+1 of one layer, at t−1 of the other. */
export const bidirectionalDerivations: readonly OfNetwork[] = ([
  ['h', '(t+1)', 1, 6],
  ['ℓ', '(t-1)', 3, 8],
] as const).flatMap(([h, next, net, error]) => {
  const [netInput, squash, output] = [net, net + 1, 5].map((n) => `bidirectional.${n}`) as [string, string, string];
  return [
    {
      id: `bidirectional.${error}`,
      left: `ε_${h}^t`,
      steps: [
        step(`∂O/∂b_${h}^t`, 'definition'),
        step(`Σ_k ∂O/∂a_k^t ∂a_k^t/∂b_${h}^t + Σ_${h}' ∂O/∂a_${h}'^${next} ∂a_${h}'^${next}/∂b_${h}^t`, 'edges', output, netInput),
        step(`Σ_k w_${h}k ∂O/∂a_k^t + Σ_${h}' w_${h}${h}' ∂O/∂a_${h}'^${next}`, 'local', output, netInput),
        step(`Σ_k w_${h}k δ_k^t + Σ_${h}' w_${h}${h}' δ_${h}'^${next}`, 'name'),
      ],
    },
    {
      id: `bidirectional.${error + 1}`,
      left: `δ_${h}^t`,
      steps: [
        step(`∂O/∂a_${h}^t`, 'definition'),
        step(`∂O/∂b_${h}^t ∂b_${h}^t/∂a_${h}^t`, 'edges', squash),
        step(`θ'(a_${h}^t) ∂O/∂b_${h}^t`, 'squash', squash),
        step(`θ'(a_${h}^t) ε_${h}^t`, 'name'),
      ],
    },
  ];
}); // prettier-ignore

export const outputDerivations: readonly Derivation[] = [
  {
    id: 'output.7',
    left: 'δ_k^t',
    output: 'softmax',
    steps: [
      step('∂O/∂a_k^t', 'definition'),
      step("Σ_k' ∂O/∂y_k'^t ∂y_k'^t/∂a_k^t", 'edges', 'output.1'),
      step("-Σ_k' z_k'^t / y_k'^t ∂y_k'^t/∂a_k^t", 'local', 'output.4'),
      step("y_k^t Σ_k' z_k'^t - z_k^t", 'squash', 'output.1'),
      step('y_k^t - z_k^t', 'targets'),
    ],
  },
  {
    id: 'output.7',
    left: 'δ_k^t',
    output: 'logistic',
    steps: [
      step('∂O/∂a_k^t', 'definition'),
      step('∂O/∂y_k^t ∂y_k^t/∂a_k^t', 'edges', 'output.2'),
      step('((1 - z_k^t) / (1 - y_k^t) - z_k^t / y_k^t) ∂y_k^t/∂a_k^t', 'local', 'output.5'),
      step('((1 - z_k^t) / (1 - y_k^t) - z_k^t / y_k^t) y_k^t (1 - y_k^t)', 'squash', 'output.2'),
      step('y_k^t - z_k^t', 'local'),
    ],
  },
  {
    id: 'output.7',
    left: 'δ_k^t',
    output: 'identity',
    steps: [
      step('∂O/∂a_k^t', 'definition'),
      step('∂O/∂y_k^t ∂y_k^t/∂a_k^t', 'edges', 'output.3'),
      step('y_k^t - z_k^t', 'local', 'output.3', 'output.6'),
    ],
  },
];
