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

/** The logistic function of a net input: the readings below change a gate's sources. */
const logistic = (a: number): number => 1 / (1 + Math.exp(-a));
const peephole = weights.cω![0]!;

/** The state of day 3 when every day keeps old and new in another way than lstm.6 does. */
function stateBy(keep: (old: number, fresh: number, forget: number) => number): number {
  let [s, b] = [0, 0];
  const w = weights;
  const net3 = (i: lstm.Weights['ic'], h: lstm.Weights['hc'], x: readonly number[]): number =>
    i[0]![0]! * x[0]! + i[1]![0]! * x[1]! + h[0]![0]! * b;
  for (const x of runningExample.x) {
    const input = logistic(net3(w.iι, w.hι, x) + w.cι![0]! * s);
    const forget = logistic(net3(w.iφ!, w.hφ!, x) + w.cφ![0]! * s);
    const next = keep(s, input * Math.tanh(net3(w.ic, w.hc, x)), forget);
    b = logistic(net3(w.iω, w.hω, x) + peephole * next) * Math.tanh(next);
    s = next;
  }
  return s;
}

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'state-day-3',
    number: '9.1',
    statement: 'Compute the state on day 3 of the running example, to three decimals.',
    answer: at(trace.s, 3),
    wrong: [
      {
        value: stateBy((old, fresh) => old + fresh),
        message:
          'Nothing was forgotten. Which edge carries yesterday’s state, and what multiplies it?',
      },
      {
        value: stateBy((old, fresh, forget) => (old + fresh) * forget),
        message: 'The forget gate closed on both parts. Which gate does the new value pass?',
      },
    ],
    hints: [
      'Look at the two edges that end in the state.',
      'One comes from yesterday’s state through the forget gate, one from g through the input gate.',
    ],
    solution:
      'The forget gate multiplies yesterday’s state; the input gate multiplies the new value; the state is their sum.',
  },
  {
    kind: 'number',
    id: 'output-gate-day-1',
    number: '9.2',
    statement: 'Compute the activation of the output gate on day 1 of the running example.',
    answer: at(trace.b.ω, 1),
    wrong: [
      {
        value: logistic(at(trace.a.ω, 1) - peephole * at(trace.s, 1) + peephole * at(trace.s, 0)),
        message: 'That gate read yesterday’s state. Which gate can already see the state of today?',
      },
    ],
    hints: [
      'Look at the peephole of the output gate.',
      'The state of day 1 is ready before this gate is computed.',
    ],
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
    hints: [
      'Two edges end in the state.',
      'Each of them passes one gate.',
      'Yesterday’s state passes the forget gate.',
    ],
    solution: 's_c^t = b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)',
  },
  {
    kind: 'line',
    id: 'output-gate',
    number: '9.4',
    statement: 'Write the net input of the output gate.',
    target: 'a_ω^t',
    equation: 'lstm.7',
    symbols: [
      'Σ_i',
      'Σ_h',
      'Σ_c',
      'w_iω',
      'w_hω',
      'w_cω',
      'x_i^t',
      'b_h^(t-1)',
      's_c^t',
      's_c^(t-1)',
      'bias_ω',
      '+',
    ],
    hints: [
      'It reads three sources and a bias.',
      'Two of the sources are from the day before or from outside.',
      'The state is already the state of today.',
    ],
    solution: 'a_ω^t = Σ_i w_iω x_i^t + Σ_h w_hω b_h^(t-1) + Σ_c w_cω s_c^t + bias_ω',
  },
];
