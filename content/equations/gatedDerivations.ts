// Error terms of the LSTM and of the gated recurrent unit, line by line.
// Source: the chain rule on lstm.ts and gru.ts.
// Leaves out: variants (variantDerivations.ts) and gradients of weights (derivations.ts makes them).
import { step, type OfNetwork } from './derivation.ts';

export const lstmDerivations: readonly OfNetwork[] = [
  {
    id: 'lstm.11',
    left: 'ε_c^t',
    steps: [
      step('∂O/∂b_c^t', 'definition'),
      step(
        'Σ_k ∂O/∂a_k^t ∂a_k^t/∂b_c^t + Σ_g ∂O/∂a_g^(t+1) ∂a_g^(t+1)/∂b_c^t',
        'edges', 'lstm.10', 'lstm.1', 'lstm.3', 'lstm.5', 'lstm.7',
      ),
      step('Σ_k w_ck ∂O/∂a_k^t + Σ_g w_cg ∂O/∂a_g^(t+1)', 'local', 'lstm.10', 'lstm.1', 'lstm.3', 'lstm.5', 'lstm.7'),
      step('Σ_k w_ck δ_k^t + Σ_g w_cg δ_g^(t+1)', 'name'),
    ],
  },
  {
    id: 'lstm.12',
    left: 'δ_ω^t',
    steps: [
      step('∂O/∂a_ω^t', 'definition'),
      step('∂O/∂b_ω^t ∂b_ω^t/∂a_ω^t', 'edges', 'lstm.8'),
      step("f'(a_ω^t) ∂O/∂b_ω^t", 'squash', 'lstm.8'),
      step("f'(a_ω^t) Σ_c ∂O/∂b_c^t ∂b_c^t/∂b_ω^t", 'edges', 'lstm.9'),
      step("f'(a_ω^t) Σ_c h(s_c^t) ∂O/∂b_c^t", 'local', 'lstm.9'),
      step("f'(a_ω^t) Σ_c h(s_c^t) ε_c^t", 'name'),
    ],
  },
  {
    id: 'lstm.13',
    left: 'ε_s^t',
    steps: [
      step('∂O/∂s_c^t', 'definition'),
      step(
        '∂O/∂b_c^t ∂b_c^t/∂s_c^t + ∂O/∂s_c^(t+1) ∂s_c^(t+1)/∂s_c^t + ∂O/∂a_ι^(t+1) ∂a_ι^(t+1)/∂s_c^t + ∂O/∂a_φ^(t+1) ∂a_φ^(t+1)/∂s_c^t + ∂O/∂a_ω^t ∂a_ω^t/∂s_c^t',
        'edges', 'lstm.9', 'lstm.6', 'lstm.1', 'lstm.3', 'lstm.7',
      ),
      step(
        "b_ω^t h'(s_c^t) ∂O/∂b_c^t + b_φ^(t+1) ∂O/∂s_c^(t+1) + w_cι ∂O/∂a_ι^(t+1) + w_cφ ∂O/∂a_φ^(t+1) + w_cω ∂O/∂a_ω^t",
        'local', 'lstm.9', 'lstm.6', 'lstm.1', 'lstm.3', 'lstm.7',
      ),
      step(
        "b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
        'name',
      ),
    ],
  },
  {
    id: 'lstm.14',
    left: 'δ_c^t',
    steps: [
      step('∂O/∂a_c^t', 'definition'),
      step('∂O/∂s_c^t ∂s_c^t/∂a_c^t', 'edges', 'lstm.6'),
      step("b_ι^t g'(a_c^t) ∂O/∂s_c^t", 'local', 'lstm.6'),
      step("b_ι^t g'(a_c^t) ε_s^t", 'name'),
    ],
  },
  ...([
    ['lstm.15', 'φ', 's_c^(t-1)', 'lstm.4'],
    ['lstm.16', 'ι', 'g(a_c^t)', 'lstm.2'],
  ] as const).map(([id, gate, factor, squash]) => ({
    id,
    left: `δ_${gate}^t`,
    steps: [
      step(`∂O/∂a_${gate}^t`, 'definition'),
      step(`∂O/∂b_${gate}^t ∂b_${gate}^t/∂a_${gate}^t`, 'edges', squash),
      step(`f'(a_${gate}^t) ∂O/∂b_${gate}^t`, 'squash', squash),
      step(`f'(a_${gate}^t) Σ_c ∂O/∂s_c^t ∂s_c^t/∂b_${gate}^t`, 'edges', 'lstm.6'),
      step(`f'(a_${gate}^t) Σ_c ${factor} ∂O/∂s_c^t`, 'local', 'lstm.6'),
      step(`f'(a_${gate}^t) Σ_c ${factor} ε_s^t`, 'name'),
    ],
  })),
]; // prettier-ignore

export const gruDerivations: readonly OfNetwork[] = [
  {
    id: 'gru.10',
    left: 'ε_c^t',
    steps: [
      step('∂O/∂b_c^t', 'definition'),
      step(
        'Σ_k ∂O/∂a_k^t ∂a_k^t/∂b_c^t + Σ_g ∂O/∂a_g^(t+1) ∂a_g^(t+1)/∂b_c^t + ∂O/∂b_c^(t+1) ∂b_c^(t+1)/∂b_c^t',
        'edges', 'gru.9', 'gru.1', 'gru.3', 'gru.5', 'gru.8',
      ),
      step('Σ_k w_ck ∂O/∂a_k^t + Σ_g w_cg ∂O/∂a_g^(t+1) + b_u^(t+1) ∂O/∂b_c^(t+1)', 'local', 'gru.9', 'gru.1', 'gru.3', 'gru.5', 'gru.8'),
      step('Σ_k w_ck δ_k^t + Σ_g w_cg δ_g^(t+1) + b_u^(t+1) ε_c^(t+1)', 'name'),
    ],
  },
  ...([
    ['gru.11', 'u', 'f', '(b_c^(t-1) - b_n^t)', 'gru.4'],
    ['gru.12', 'n', 'g', '(1 - b_u^t)', 'gru.7'],
  ] as const).map(([id, unit, fn, factor, squash]) => ({
    id,
    left: `δ_${unit}^t`,
    steps: [
      step(`∂O/∂a_${unit}^t`, 'definition'),
      step(`∂O/∂b_${unit}^t ∂b_${unit}^t/∂a_${unit}^t`, 'edges', squash),
      step(`${fn}'(a_${unit}^t) ∂O/∂b_${unit}^t`, 'squash', squash),
      step(`${fn}'(a_${unit}^t) ∂O/∂b_c^t ∂b_c^t/∂b_${unit}^t`, 'edges', 'gru.8'),
      step(`${fn}'(a_${unit}^t) ${factor} ∂O/∂b_c^t`, 'local', 'gru.8'),
      step(`${fn}'(a_${unit}^t) ${factor} ε_c^t`, 'name'),
    ],
  })),
  {
    id: 'gru.13',
    left: 'δ_m^t',
    steps: [
      step('∂O/∂a_m^t', 'definition'),
      step('∂O/∂a_n^t ∂a_n^t/∂a_m^t', 'edges', 'gru.6'),
      step('b_r^t ∂O/∂a_n^t', 'local', 'gru.6'),
      step('b_r^t δ_n^t', 'name'),
    ],
  },
  {
    id: 'gru.14',
    left: 'δ_r^t',
    steps: [
      step('∂O/∂a_r^t', 'definition'),
      step('∂O/∂b_r^t ∂b_r^t/∂a_r^t', 'edges', 'gru.2'),
      step("f'(a_r^t) ∂O/∂b_r^t", 'squash', 'gru.2'),
      step("f'(a_r^t) ∂O/∂a_n^t ∂a_n^t/∂b_r^t", 'edges', 'gru.6'),
      step("f'(a_r^t) a_m^t ∂O/∂a_n^t", 'local', 'gru.6'),
      step("f'(a_r^t) a_m^t δ_n^t", 'name'),
    ],
  },
]; // prettier-ignore
