// CTC and hidden Markov models line by line: β as the slope of p, the error signal, and what Baum and Welch re-estimate.
// Source: the chain rule on ctc.ts and hmm.ts; p is total at the end, as O is.
// Leaves out: back-pointers; logarithms.
import { step, type Derivation } from './derivation.ts';

/** Positions and their offsets as they are typed. */
const at = (letter: string, ds: number, time: string): string =>
  `${letter}_${ds === 0 ? 's' : `{s+${ds}}`}${time}`;
const outputAt = (ds: number): string => `y_{l'_${ds === 0 ? 's' : `(s+${ds})`}}^(t+1)`;
const next = [0, 1, 2] as const;

/** Both conventions take the same steps; they differ where β stands for the slope of p. */
const ctc = (network: 'ctc' | 'ctcExcluded'): Derivation[] => {
  const isIncluded = network === 'ctc';
  const own = (n: number): string => `${network}.${n}`;
  const paths = "Σ_s [l'_s = k] α_s^t β_s^t";
  const total = (ds: number): string => `∂p/∂${at('α', ds, '^(t+1)')}`;
  return [
    {
      id: own(6),
      left: '∂p/∂α_s^t',
      network,
      steps: [
        step(
          `[t = T] [s ≥ S-1] + ${next.map((ds) => `${total(ds)} ∂${at('α', ds, '^(t+1)')}/∂α_s^t`).join(' + ')}`,
          'edges', 'ctc.4', 'ctc.2',
        ),
        step(
          `[t = T] [s ≥ S-1] + ${next.map((ds) => `${ds === 2 ? 'q_{s+2} ' : ''}${outputAt(ds)} ${total(ds)}`).join(' + ')}`,
          'local', 'ctc.2',
        ),
        step(isIncluded ? "β_s^t / y_{l'_s}^t" : 'β_s^t', 'recursion', own(3)),
      ],
    },
    {
      id: own(7),
      left: 'p',
      network,
      steps: [
        step('Σ_s α_s^t ∂p/∂α_s^t', 'linear', 'ctc.2'),
        step(isIncluded ? "Σ_s α_s^t β_s^t / y_{l'_s}^t" : 'Σ_s α_s^t β_s^t', 'derived', own(6)),
      ],
    },
    {
      id: own(8),
      left: '∂p/∂y_k^t',
      network,
      steps: [
        step('Σ_s ∂p/∂α_s^t ∂α_s^t/∂y_k^t', 'edges', 'ctc.2'),
        step("Σ_s [l'_s = k] ∂p/∂α_s^t α_s^t / y_k^t", 'local', 'ctc.2'),
        step(`1 / ${isIncluded ? '(y_k^t)^2' : 'y_k^t'} ${paths}`, 'derived', own(6)),
      ],
    },
    {
      id: own(9),
      left: 'δ_k^t',
      network,
      steps: [
        step('∂O/∂a_k^t', 'definition'),
        step("Σ_k' ∂O/∂y_k'^t ∂y_k'^t/∂a_k^t", 'edges', 'output.1'),
        step("-1 / p Σ_k' ∂p/∂y_k'^t ∂y_k'^t/∂a_k^t", 'local', 'ctc.5'),
        step("-1 / p y_k^t (∂p/∂y_k^t - Σ_k' y_k'^t ∂p/∂y_k'^t)", 'squash', 'output.1'),
        step('y_k^t - 1 / p y_k^t ∂p/∂y_k^t', 'linear'),
        step(`y_k^t - 1 / ${isIncluded ? '(p y_k^t)' : 'p'} ${paths}`, 'derived', own(8)),
      ],
    },
  ];
}; // prettier-ignore

const hmm: readonly Omit<Derivation, 'network'>[] = [
  {
    id: 'hmm.12',
    left: '∂p/∂α_j^t',
    steps: [
      step("[t = T] + Σ_j' ∂p/∂α_j'^(t+1) ∂α_j'^(t+1)/∂α_j^t", 'edges', 'hmm.3', 'hmm.1'),
      step("[t = T] + Σ_j' a_jj' b_j'(o^(t+1)) ∂p/∂α_j'^(t+1)", 'local', 'hmm.1'),
      step('β_j^t', 'recursion', 'hmm.2'),
    ],
  },
  {
    id: 'hmm.13',
    left: 'p',
    steps: [
      step('Σ_j α_j^t ∂p/∂α_j^t', 'linear', 'hmm.1'),
      step('Σ_j α_j^t β_j^t', 'derived', 'hmm.12'),
    ],
  },
  {
    id: 'hmm.14',
    left: '[t < T] γ_j^t',
    steps: [
      step('[t < T] α_j^t β_j^t / p', 'definition', 'hmm.4'),
      step("α_j^t / p Σ_j' a_jj' b_j'(o^(t+1)) β_j'^(t+1)", 'recursion', 'hmm.2'),
      step("Σ_j' ξ_jj'^t", 'name', 'hmm.5'),
    ],
  },
  {
    id: 'hmm.15',
    left: '∂O/∂π_j',
    steps: [
      step('-1 / p ∂p/∂α_j^1 ∂α_j^1/∂π_j', 'edges', 'hmm.9', 'hmm.1'),
      step('-1 / p ∂p/∂α_j^1 α_j^1 / π_j', 'local', 'hmm.1'),
      step('-1 / p α_j^1 β_j^1 / π_j', 'derived', 'hmm.12'),
      step('-γ_j^1 / π_j', 'name', 'hmm.4'),
    ],
  },
  {
    id: 'hmm.16',
    left: "∂O/∂a_jj'",
    steps: [
      step("-1 / p Σ_t ∂p/∂α_j'^(t+1) ∂α_j'^(t+1)/∂a_jj'", 'everyStep', 'hmm.9', 'hmm.1'),
      step("-1 / p Σ_t α_j^t b_j'(o^(t+1)) ∂p/∂α_j'^(t+1)", 'local', 'hmm.1'),
      step("-1 / p Σ_t α_j^t b_j'(o^(t+1)) β_j'^(t+1)", 'derived', 'hmm.12'),
      step("-1 / a_jj' Σ_t ξ_jj'^t", 'name', 'hmm.5'),
    ],
  },
  {
    id: 'hmm.17',
    left: '∂O/∂b_jk',
    steps: [
      step('-1 / p Σ_t ∂p/∂α_j^t ∂α_j^t/∂b_jk', 'everyStep', 'hmm.9', 'hmm.1'),
      step('-1 / p Σ_t [o^t = k] ∂p/∂α_j^t α_j^t / b_jk', 'local', 'hmm.1'),
      step('-1 / p Σ_t [o^t = k] α_j^t β_j^t / b_jk', 'derived', 'hmm.12'),
      step('-1 / b_jk Σ_t [o^t = k] γ_j^t', 'name', 'hmm.4'),
    ],
  },
  {
    id: 'hmm.18',
    left: 'π̄_j',
    steps: [
      step('γ_j^1', 'definition', 'hmm.6'),
      step('-π_j ∂O/∂π_j', 'derived', 'hmm.15'),
    ],
  },
  {
    id: 'hmm.19',
    left: "ā_jj'",
    steps: [
      step("(Σ_t ξ_jj'^t) / (Σ_t [t < T] γ_j^t)", 'definition', 'hmm.7'),
      step("-a_jj' ∂O/∂a_jj' / (Σ_t [t < T] γ_j^t)", 'derived', 'hmm.16'),
    ],
  },
  {
    id: 'hmm.20',
    left: 'b̄_jk',
    steps: [
      step('(Σ_t [o^t = k] γ_j^t) / (Σ_t γ_j^t)', 'definition', 'hmm.8'),
      step('-b_jk ∂O/∂b_jk / (Σ_t γ_j^t)', 'derived', 'hmm.17'),
    ],
  },
]; // prettier-ignore

export const alignmentDerivations: readonly Derivation[] = [
  ...ctc('ctc'),
  ...ctc('ctcExcluded'),
  ...hmm.map((one) => ({ ...one, network: 'hmm' as const })),
];
