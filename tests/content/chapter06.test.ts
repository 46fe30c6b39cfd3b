/**
 * What the chapter on the fading influence says in words holds on its networks.
 * Source: content/chapters/06-fading-influence.mdx, content/exercises/06-fading-influence.ts.
 * Leaves out its cells (cells.slow.test.ts), equations (equations.test.ts) and figure (influenceFigures.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { influenceAt, latch, radius } from '../../content/exercises/06-fading-influence.ts';
import { fading, rnn, sensitivity, spectral } from '../../lib/index.ts';

describe('its claims', () => {
  it('the influence grows with the red weights, then shrinks', () => {
    const [one, more, two, three] = [1, 1.4, 2, 3].map(influenceAt);
    expect(more!).toBeGreaterThan(one!);
    expect(two!).toBeGreaterThan(more!);
    expect(three!).toBeLessThan(two!);
  });

  it('one unit keeps the sign of the first input over thirty steps, with next to no slope', () => {
    expect(latch.steps).toBe(30);
    expect(latch.kept).toBeGreaterThan(0.9);
    expect(Math.abs(latch.slope)).toBeLessThan(1e-10);
    const net = rnn.network({
      inputs: 1,
      hidden: 1,
      outputs: 1,
      output: 'logistic',
      biases: false,
    });
    const weights = rnn.weights(net, { ih: [[4]], hh: [[2]], hk: [[3]] });
    const x = Array.from({ length: 30 }, (_, n) => [n === 0 ? -1 : 0]);
    expect(rnn.forward(net, weights, x).b.h[30]![0]).toBeCloseTo(-latch.kept, 12);
  });

  it('at three the influence is far below its ceiling', () => {
    const { net, weights } = fading.rnnOf(3);
    const all = sensitivity(net, weights, rnn.forward(net, weights, fading.x))['b.h']!;
    const ceiling = spectral(weights.hh) ** 11 * spectral(weights.ih);
    expect(spectral(all[12]!) / ceiling).toBeLessThan(1e-3);
  });
});

describe('its exercises', () => {
  it('the factor per step is the size of the eigenvalues: powers of the red matrix grow by it', () => {
    const { weights } = fading.rnnOf(1);
    const rows = weights.hh.map((row) => [...row]);
    const times = (m: number[][]): number[][] =>
      m.map((row) => rows[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * rows[k]![j]!, 0)));
    let power = rows;
    for (let n = 1; n < 400; n++) power = times(power);
    expect(Math.hypot(...power.flat()) ** (1 / 400)).toBeCloseTo(radius, 2);
  });
});
