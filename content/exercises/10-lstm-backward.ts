/**
 * Exercises of the chapter on the backward pass.
 * Source: the running example with peepholes and with two cells; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { lstm, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { net, weights } = runningExample.block('peepholes');
const trace = lstm.forward(net, weights, runningExample.x);
const blame = lstm.backward(net, weights, trace, runningExample.z);
const { b, s } = trace;

/** The five shares of a state's error, in the order of lstm.13. */
function sharesOf(t: number): readonly number[] {
  const slope = 1 - Math.tanh(s[t]![0]!) ** 2;
  return [
    b.ω[t]![0]! * slope * blame.ε.c[t]![0]!,
    b.φ[t + 1]![0]! * blame.ε.s[t + 1]![0]!,
    weights.cι![0]! * blame.δ.ι[t + 1]![0]!,
    weights.cφ![0]! * blame.δ.φ[t + 1]![0]!,
    weights.cω![0]! * blame.δ.ω[t]![0]!,
  ];
}
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** The shares on day 1. */
export const stateErrorOf = sharesOf(1);
/** The error of the state on day 1 with its carousel cut. */
export const withoutCarousel = sum(stateErrorOf) - stateErrorOf[1]!;

const dayTwo = sharesOf(2);
const [shown, carried] = dayTwo as [number, number];

const two = runningExample.block('second cell');
const both = lstm.forward(two.net, two.weights, runningExample.x);
const errors = lstm.backward(two.net, two.weights, both, runningExample.z);
const gate = both.b.ι[2]![0]!;
const ofCell = (c: number): number => gate * (1 - gate) * both.g[2]![c]! * errors.ε.s[2]![c]!;

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'state-error-day-2',
    number: '10.1',
    statement: 'Compute the error of the state on day 2 of the running example, to three decimals.',
    answer: sum(dayTwo),
    wrong: [
      {
        value: sum(dayTwo) - carried,
        message:
          'Four edges are right. Which reader of the state stands a day later in the same cell?',
      },
      {
        value: sum(dayTwo) - carried + b.φ[2]![0]! * blame.ε.s[3]![0]!,
        message:
          'The carousel is there, with the wrong weight. Which day’s gate let this state in?',
      },
      {
        value: sum(dayTwo) - dayTwo[4]! + weights.cω![0]! * blame.δ.ω[3]![0]!,
        message: 'The output gate’s peephole looks at its own day. Which day’s error does it send?',
      },
      {
        value: shown,
        message: 'That is what leaves through the output. Four more edges leave the state.',
      },
    ],
    hints: [
      'Five edges leave the state: one to the output, one to the next state, three to gates.',
      'Three of their readers are a day later: the next state, the input gate and the forget gate.',
      'On day 3 there is no tomorrow, so its errors are known first.',
    ],
    solution:
      'Add the five shares: through the output, through tomorrow’s forget gate, and through three peepholes.',
  },
  {
    kind: 'number',
    id: 'input-gate-two-cells',
    number: '10.2',
    statement:
      'With two cells in the block, compute the error of the input gate on day 2, to three decimals.',
    answer: ofCell(0) + ofCell(1),
    wrong: [
      {
        value: ofCell(0),
        message: 'That is the first cell’s share. Who else passes this gate?',
      },
      {
        value: (ofCell(0) + ofCell(1)) / (gate * (1 - gate)),
        message: 'Both cells are in. A gate is squashed: what does its error pass on the way back?',
      },
    ],
    hints: [
      'Each cell of the block multiplies its squashed input with this gate.',
      'A share is the squashed input times the error of the state.',
      'Add the shares of both cells, then multiply by the slope of the gate.',
    ],
    solution: 'The slope of the gate, times the sum of both cells’ shares.',
  },
  {
    kind: 'line',
    id: 'state-error',
    number: '10.3',
    statement: 'Write the error of a state.',
    target: 'ε_s^t',
    equation: 'lstm.13',
    symbols: [
      'b_ω^t',
      's_c^t',
      'ε_c^t',
      'b_φ^(t+1)',
      'b_φ^t',
      'ε_s^(t+1)',
      'w_cι',
      'w_cφ',
      'w_cω',
      'δ_ι^(t+1)',
      'δ_φ^(t+1)',
      'δ_ω^t',
      'δ_ω^(t+1)',
      '+',
    ],
    hints: [
      'Who reads the state? Count the edges in the figure.',
      'Two readers are of the same day: the output and the output gate.',
      'The carousel carries the weight b_φ^(t+1).',
    ],
    solution:
      "ε_s^t = b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
  },
  {
    kind: 'line',
    id: 'forget-gate-error',
    number: '10.4',
    statement: 'Write the error of the forget gate.',
    target: 'δ_φ^t',
    equation: 'lstm.15',
    symbols: ['a_φ^t', 'Σ_c', 's_c^(t-1)', 's_c^t', 'ε_s^t', 'ε_c^t', '+'],
    hints: [
      'What did the gate multiply, in every cell of its block?',
      'The other factor was yesterday’s state.',
      'The slope of the gate stands before the sum.',
    ],
    solution: "δ_φ^t = f'(a_φ^t) Σ_c s_c^(t-1) ε_s^t",
  },
];
