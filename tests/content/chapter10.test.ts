/**
 * What the chapter on the backward pass says in words holds on the running example.
 * Source: content/chapters/10-lstm-backward.mdx, content/exercises/10-lstm-backward.ts.
 * Leaves out its cells (cells.slow.test.ts), equations (equations.test.ts) and prose (prose.test.ts).
 */
import { describe, expect, it } from 'vitest';
import {
  exercises,
  stateErrorOf,
  withoutCarousel,
} from '../../content/exercises/10-lstm-backward.ts';
import { lstm, runningExample } from '../../lib/index.ts';
import { expectClose } from '../expectClose.ts';

const { net, weights } = runningExample.block('peepholes');
const trace = lstm.forward(net, weights, runningExample.x);
const { δ, ε } = lstm.backward(net, weights, trace, runningExample.z);
const { b, s } = trace;

describe('its claims', () => {
  it('the five shares of a state’s error add up to it on every day', () => {
    for (const t of [1, 2, 3]) {
      const slope = 1 - Math.tanh(s[t]![0]!) ** 2;
      const sum =
        b.ω[t]![0]! * slope * ε.c[t]![0]! +
        b.φ[t + 1]![0]! * ε.s[t + 1]![0]! +
        weights.cι![0]! * δ.ι[t + 1]![0]! +
        weights.cφ![0]! * δ.φ[t + 1]![0]! +
        weights.cω![0]! * δ.ω[t]![0]!;
      expectClose(sum, ε.s[t]![0]!, 1e-15);
    }
  });

  it('the carousel’s share is the largest on day 1, and without it the sign turns', () => {
    const [largest] = [...stateErrorOf].sort((a, c) => Math.abs(c) - Math.abs(a));
    expect(largest).toBe(stateErrorOf[1]);
    expect(Math.sign(withoutCarousel)).toBe(-Math.sign(ε.s[1]![0]!));
  });

  it('of the six errors only the forget gate’s is zero on day 1, with any weights', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const own = lstm.initialize(net, { seed, scale: 1 });
      const errors = lstm.backward(
        net,
        own,
        lstm.forward(net, own, runningExample.x),
        runningExample.z,
      );
      expect(errors.δ.φ[1]![0]).toBeCloseTo(0, 300);
      for (const other of [errors.ε.c, errors.δ.ω, errors.ε.s, errors.δ.c, errors.δ.ι])
        expect(Math.abs(other[1]![0]!)).toBeGreaterThan(1e-9);
    }
  });

  it('on the last day only the output units blame the cell', () => {
    expectClose(ε.c[3]![0]!, weights.ck[0]![0]! * δ.k[3]![0]!, 1e-15);
  });
});

describe('its exercises', () => {
  it('have wrong answers that differ from the right one and from each other by more than is accepted', () => {
    for (const exercise of exercises) {
      if (exercise.kind !== 'number') continue;
      const values = [exercise.answer, ...exercise.wrong.map(({ value }) => value)];
      values.forEach((one, n) =>
        values
          .slice(n + 1)
          .forEach((other) => expect(Math.abs(one - other)).toBeGreaterThan(0.004)),
      );
    }
  });

  it('print what the library computes', () => {
    const byId = new Map(exercises.map((one) => [one.id, one]));
    const answer = (id: string) => {
      const exercise = byId.get(id)!;
      return exercise.kind === 'number' ? exercise.answer : NaN;
    };
    expectClose(answer('state-error-day-2'), ε.s[2]![0]!, 1e-15);
    const two = runningExample.block('second cell');
    const both = lstm.forward(two.net, two.weights, runningExample.x);
    const errors = lstm.backward(two.net, two.weights, both, runningExample.z);
    expectClose(answer('input-gate-two-cells'), errors.δ.ι[2]![0]!, 1e-15);
  });
});
