/**
 * Exercises of the chapter on gates and the gradient, and the numbers that its text prints.
 * Source: the running example's block; half-lives of a product of equal gates.
 * Leaves out judging (site/components/figures/exercise.ts).
 */
import { lstm, runningExample } from '../../lib/index.ts';
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

/** ∂s³/∂s¹ of the running example: along the carousel alone, and along all paths. */
export function influenceOfState(stage: 'A' | 'peepholes'): { carousel: number; all: number } {
  const { net, weights } = runningExample.block(stage);
  const { s, b, a } = lstm.forward(net, weights, runningExample.x);
  const peephole = weights.cω?.[0] ?? 0;
  /** The last state, had the first been `state`; the first day's output follows it. */
  const lastFrom = (state: number): number => {
    const net1 = a.ω[1]![0]! + peephole * (state - s[1]![0]!);
    const output = Math.tanh(state) / (1 + Math.exp(-net1));
    const rest = runningExample.x.slice(1);
    return lstm.forward(net, weights, rest, { state: { s: [state], b: [output] } }).s[2]![0]!;
  };
  const [at, e] = [s[1]![0]!, 1e-5];
  return {
    carousel: b.φ[2]![0]! * b.φ[3]![0]!,
    all: (lastFrom(at + e) - lastFrom(at - e)) / (2 * e),
  };
}

/** Steps after which half is left of what a forget gate with this bias keeps, if nothing else reaches the gate. */
export const halfLife = (bias: number): number =>
  Math.log(0.5) / Math.log(1 / (1 + Math.exp(-bias)));

const steps = 100;
const gate = 0.5 ** (1 / steps);
const logit = (p: number): number => Math.log(p / (1 - p));

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'bias-of-a-half-life',
    number: '11.1',
    statement: `Nothing but its bias reaches a forget gate. Which bias keeps half of a state for ${String(steps)} steps?`,
    answer: logit(gate),
    wrong: [
      {
        value: gate,
        message: 'That is the gate’s activation. Which net input gives it?',
      },
      {
        value: logit(1 - 1 / steps),
        message:
          'You let a hundredth go at each step. After that many steps more than a third is left: which activation leaves a half?',
      },
    ],
    hints: [
      `Call the activation p. After ${String(steps)} steps p to that power is left.`,
      'Solve for p, then ask which net input the logistic function turns into p.',
    ],
    solution: `The activation is the ${String(steps)}th root of ½, about ${gate.toFixed(4)}. Its net input is ln(p / (1 − p)) ≈ ${logit(gate).toFixed(3)}.`,
  },
  {
    kind: 'number',
    id: 'carousel-alone',
    number: '11.2',
    statement:
      'In the running example with peepholes, how much does the state of day 3 depend on that of day 1 along the carousel alone?',
    answer: influenceOfState('peepholes').carousel,
    wrong: [
      {
        value: influenceOfState('peepholes').all,
        message:
          'That is the whole derivative, with every detour. Which two gates stand on the straight way?',
      },
      (() => {
        const { net, weights } = runningExample.block('peepholes');
        const { b } = lstm.forward(net, weights, runningExample.x);
        return {
          value: b.φ[1]![0]! * b.φ[2]![0]!,
          message: 'One gate too early: the gate of day 1 let in the state before day 1.',
        };
      })(),
    ],
    hints: [
      'Each step of the straight way passes one forget gate.',
      'From day 1 to day 3 these are the gates of day 2 and day 3.',
    ],
    solution: 'The forget gate of day 2 times the forget gate of day 3.',
  },
];
