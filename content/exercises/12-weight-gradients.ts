/**
 * Exercises of the chapter on weight gradients, and the numbers that its text prints.
 * Source: the running example with peepholes; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts, lib/equations/judge.ts).
 */
import { lstm, namedArrays, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const { x, z } = runningExample;
const { net, weights } = runningExample.block('peepholes');
const short = lstm.network({ ...net, gradient: 'truncated' });
const trace = lstm.forward(net, weights, x);
const errors = lstm.backward(net, weights, trace, z);

const gradientOf = (one: lstm.LSTM, at = weights): lstm.Weights => {
  const own = lstm.forward(one, at, x);
  return lstm.gradient(one, own, lstm.backward(one, at, own, z));
};
const numbers = (d: lstm.Weights): number[] =>
  namedArrays(d).flatMap(({ rows }) => rows.flatMap((row) => [...row]));
const [full, cut] = [gradientOf(net), gradientOf(short)];

/** Gradients in the order of the weights' arrays. */
export const gradients = { full: numbers(full), cut: numbers(cut) };
/** The one weight whose gradient turns its sign: from temperature to the input gate. */
export const turned = { full: full.iι[0]![0]!, cut: cut.iι[0]![0]! };

/** The loss after so many steps of plain descent. */
/** Loss of the three days after so many updates of one cell, by the summed gradient. */
export function lossAfter(one: lstm.LSTM, updates: number, rate: number): number {
  let now = weights;
  for (let n = 0; n < updates; n++) {
    const d = namedArrays(gradientOf(one, now));
    const next = lstm.weights(net, now);
    namedArrays(next).forEach(({ rows }, m) =>
      rows.forEach((row, i) => row.forEach((_, j) => (row[j]! -= rate * d[m]!.rows[i]![j]!))),
    );
    now = next;
  }
  return lstm.backward(one, now, lstm.forward(one, now, x), z).loss;
}
const updates = 500;
/** Loss of the three days after some updates at a rate of .1, with either gradient. */
export const losses = {
  updates,
  full: lossAfter(net, updates, 0.1),
  truncated: lossAfter(short, updates, 0.1),
};

const days = [1, 2, 3];
const sum = (share: (t: number) => number): number => days.reduce((all, t) => all + share(t), 0);
const s = (t: number): number => trace.s[t]![0]!;
const blame = (gate: 'ι' | 'φ' | 'ω', t: number): number => errors.δ[gate][t]![0]!;
const listed = (values: readonly number[]): string =>
  values.map((one) => one.toFixed(3).replace('-', '−')).join(', ');

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'output-peephole',
    number: '12.1',
    statement: `Compute the gradient of the output gate’s peephole. The states of the three days are ${listed(days.map(s))}, and the gate’s δ are ${listed(days.map((t) => blame('ω', t)))}.`,
    answer: full.cω![0]!,
    wrong: [
      {
        value: sum((t) => s(t - 1) * blame('ω', t)),
        message: 'You took yesterday’s states. Which state does this gate see?',
      },
      {
        value: sum((t) => blame('ω', t)),
        message: 'That is the gradient of a bias. What was sent over the peephole?',
      },
    ],
    hints: [
      'What was sent, times the reader’s δ, day by day.',
      'This peephole carries the state of the same day.',
    ],
    solution: `The shares are ${listed(days.map((t) => s(t) * blame('ω', t)))}.`,
  },
  {
    kind: 'number',
    id: 'input-peephole',
    number: '12.2',
    statement: `Compute the gradient of the input gate’s peephole. The states are those of above, and the gate’s δ are ${listed(days.map((t) => blame('ι', t)))}.`,
    answer: full.cι![0]!,
    wrong: [
      {
        value: sum((t) => s(t) * blame('ι', t)),
        message: 'You took the states of the same day. Which state is there before this gate acts?',
      },
      {
        value: sum((t) => blame('ι', t)),
        message: 'That is the gradient of a bias. What was sent over the peephole?',
      },
      {
        value: s(2) * blame('ι', 3),
        message: 'One day is missing. What was sent to day 2?',
      },
    ],
    hints: [
      'This peephole carries yesterday’s state.',
      'Before the first day the state is zero, so two days are left.',
    ],
    solution: `The shares are ${listed(days.map((t) => s(t - 1) * blame('ι', t)))}.`,
  },
  {
    kind: 'line',
    id: 'peephole-gradient-line',
    number: '12.3',
    statement: 'Write the gradient of the output gate’s peephole.',
    target: '∂O/∂w_cω',
    equation: 'lstm.30',
    symbols: ['Σ_t', 's_c^t', 's_c^(t-1)', 'δ_ω^t', 'δ_ι^t', '+'],
    hints: [
      'A sum over the days.',
      'What was sent, times the reader’s δ.',
      'The output gate sees today’s state.',
    ],
    solution: '∂O/∂w_cω = Σ_t s_c^t δ_ω^t',
  },
];
