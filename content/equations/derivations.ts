// Every derived statement once more, line by line from the definition of what it states, each line with its reason.
// Source: the chain rule on the printed forward equations; a sum over outgoing edges with explicit partials.
// Leaves out: forward equations, which are definitions.
import type { NetworkName, OutputKind, Statement } from '../../lib/equations/types.ts';
import { alignmentDerivations } from './alignmentDerivations.ts';
import { bidirectionalStatements } from './bidirectional.ts';
import { gruStatements } from './gru.ts';
import { lstmStatements } from './lstm.ts';
import { lstm1997Statements } from './lstm1997.ts';
import { mlpStatements } from './mlp.ts';
import { rnnStatements } from './rnn.ts';
import { variantDerivations } from './variantDerivations.ts';
import { variantStatements } from './variants.ts';

/**
 * Why a line follows from the one before. 'edges': the total derivative is the sum over everything that reads the
 * quantity; 'local': explicit partials read off the equations used; 'name': an error term gets its letter. Of alignments:
 * 'recursion': the same sums with the same start; 'linear': p is linear in the values of one step; 'derived': a line from before.
 */
export type Reason =
  | 'definition' | 'edges' | 'everyStep' | 'squash' | 'local' | 'name' | 'targets' | 'recursion' | 'linear' | 'derived'; // prettier-ignore

export interface Step {
  /** The right side that stands after `left =`. */
  readonly source: string;
  readonly reason: Reason;
  /** Ids of the equations that the step uses. */
  readonly uses: readonly string[];
}
export interface Derivation {
  /** The statement whose last side is the result. */
  readonly id: string;
  readonly left: string;
  readonly network?: NetworkName;
  readonly output?: OutputKind;
  readonly steps: readonly Step[];
}

const step = (source: string, reason: Reason, ...uses: string[]): Step => ({
  source,
  reason,
  uses,
});

const lstm: readonly Omit<Derivation, 'network'>[] = [
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

const rnn: readonly Omit<Derivation, 'network'>[] = [
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
const bidirectional: readonly Omit<Derivation, 'network'>[] = ([
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

const mlp: readonly Omit<Derivation, 'network'>[] = [
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

const gru: readonly Omit<Derivation, 'network'>[] = [
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

const outputs: readonly Derivation[] = [
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

const printed: readonly Statement[] = [
  ...bidirectionalStatements,
  ...lstmStatements, ...rnnStatements, ...gruStatements, ...mlpStatements, ...variantStatements,
  ...lstm1997Statements,
]; // prettier-ignore

/** The gradient of a weight: its net input is linear in it, and reads it at every step. */
function gradients(
  network: NetworkName,
  netInputs: Readonly<Record<string, string>>,
): Derivation[] {
  return printed.flatMap(({ id, source, group, network: of }) => {
    if (group !== 'gradient' || of !== network) return [];
    const [left, result] = source.split(' = ') as [string, string];
    const error = /δ_([\p{L}])(\^t)?$/u.exec(result)!;
    const [unit, time] = [error[1]!, error[2] ?? ''];
    const sum = result.startsWith('Σ_t') ? 'Σ_t ' : '';
    const factors = result.replace(sum, '').replace(error[0], '').trim();
    const total = `∂O/∂a_${unit}${time}`;
    const weight = left.replace('∂O/∂', '');
    const used = netInputs[unit]!;
    return {
      id,
      left,
      network,
      steps: [
        step(`${sum}${total} ∂a_${unit}${time}/∂${weight}`, sum ? 'everyStep' : 'edges', used),
        ...(factors ? [step(`${sum}${factors} ${total}`, 'local', used)] : []),
        step(result, 'name'),
      ],
    };
  });
}

const of = (network: NetworkName, all: readonly Omit<Derivation, 'network'>[]): Derivation[] =>
  all.map((one) => ({ ...one, network }));

export const derivations: readonly Derivation[] = [
  ...of('mlp', mlp),
  ...gradients('mlp', { h: 'mlp.1', k: 'mlp.3' }),
  ...of('rnn', rnn),
  ...gradients('rnn', { h: 'rnn.1', k: 'rnn.3' }),
  ...of('bidirectional', bidirectional),
  ...gradients('bidirectional', {
    h: 'bidirectional.1',
    ℓ: 'bidirectional.3',
    k: 'bidirectional.5',
  }),
  ...of('lstm', lstm),
  ...gradients('lstm', { ι: 'lstm.1', φ: 'lstm.3', c: 'lstm.5', ω: 'lstm.7', k: 'lstm.10' }),
  ...of('gru', gru),
  ...gradients('gru', { r: 'gru.1', u: 'gru.3', m: 'gru.5', n: 'gru.6', k: 'gru.9' }),
  ...variantDerivations,
  ...gradients('fgr', { ι: 'fgr.1', φ: 'fgr.3', ω: 'fgr.7' }),
  ...gradients('lstm1997', { ι: 'lstm1997.1', c: 'lstm1997.5', ω: 'lstm1997.7' }),
  ...gradients('gruBefore', { n: 'gruBefore.6' }),
  ...outputs,
  ...alignmentDerivations,
];

/** Whether it derives an error term, δ or ε, or the slope of a probability, and not the gradient of a weight. */
export const isErrorTerm = ({ left }: Derivation): boolean => /^(?:[δε]_|∂p\/)/u.test(left);
