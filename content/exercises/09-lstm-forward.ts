/**
 * Exercises of the chapter on the forward pass.
 * Source: the running example with peepholes; each wrong answer is computed by the wrong reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { lstm, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { net, weights } = runningExample.block('peepholes');
const trace = lstm.forward(net, weights, runningExample.x);
const at = (rows: readonly ArrayLike<number>[], t: number): number => rows[t]![0]!;
const gate = { input: trace.b.ι, forget: trace.b.φ, output: trace.b.ω };
const [before, fresh] = [at(trace.s, 2), at(trace.g, 3)];

/** The logistic function of a net input: the readings below change a gate's sources. */
const logistic = (a: number): number => 1 / (1 + Math.exp(-a));
const peephole = weights.cω![0]!;

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'state-day-3',
    number: '9.1',
    statement: 'Compute the state on day 3 of the running example, to three decimals.',
    answer: at(trace.s, 3),
    wrong: [
      {
        value: before + at(gate.input, 3) * fresh,
        message: 'Nothing was forgotten. Which edge carries yesterday’s state, and what multiplies it?',
      },
      {
        value: (before + fresh) * at(gate.forget, 3),
        message: 'The forget gate closed on both parts. Which gate does the new value pass?',
      },
    ],
    hints: [
      'Look at the two edges that end in the state.',
      'One comes from yesterday’s state through the forget gate, one from g through the input gate.',
    ],
    solution: 'The forget gate multiplies yesterday’s state; the input gate multiplies the new value; the state is their sum.',
  },
  {
    kind: 'number',
    id: 'output-gate-day-1',
    number: '9.2',
    statement: 'Compute the activation of the output gate on day 1 of the running example.',
    answer: at(gate.output, 1),
    wrong: [
      {
        value: logistic(at(trace.a.ω, 1) - peephole * at(trace.s, 1) + peephole * at(trace.s, 0)),
        message: 'That gate read yesterday’s state. Which gate can already see the state of today?',
      },
    ],
    hints: ['Look at the peephole of the output gate.', 'The state of day 1 is ready before this gate is computed.'],
    solution: 'Of the three gates only the output gate reads the state of the same day.',
  },
  {
    kind: 'line',
    id: 'state',
    number: '9.3',
    statement: 'Write the state of a cell.',
    target: 's_c^t',
    equation: 'lstm.6',
    symbols: ['s_c^(t-1)', 'b_φ^t', 'b_ι^t', 'g(a_c^t)', 'b_ω^t', '+'],
    hints: ['Two edges end in the state.', 'Each of them passes one gate.', 'Yesterday’s state passes the forget gate.'],
    solution: 's_c^t = b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)',
  },
  {
    kind: 'line',
    id: 'output-gate',
    number: '9.4',
    statement: 'Write the net input of the output gate.',
    target: 'a_ω^t',
    equation: 'lstm.7',
    symbols: ['Σ_i', 'Σ_h', 'Σ_c', 'w_iω', 'w_hω', 'w_cω', 'x_i^t', 'b_h^(t-1)', 's_c^t', 's_c^(t-1)', 'bias_ω', '+'],
    hints: ['It reads three sources and a bias.', 'Two of the sources are from the day before or from outside.', 'The state is already the state of today.'],
    solution: 'a_ω^t = Σ_i w_iω x_i^t + Σ_h w_hω b_h^(t-1) + Σ_c w_cω s_c^t + bias_ω',
  },
];
