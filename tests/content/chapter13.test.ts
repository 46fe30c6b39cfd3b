/**
 * What the chapter on ablations and relatives says in words holds in the library.
 * Source: content/chapters/13-ablations-relatives.mdx, content/exercises/13-ablations-relatives.ts.
 * Leaves out its cells (cells.slow.test.ts), lines (equations.test.ts) and the variants' own tests (lstmVariants.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { gru, lstm, random } from '../../lib/index.ts';

describe('its claims', () => {
  it('full gate recurrence is the one variant that adds weights', () => {
    const count = (name: lstm.VariantName): number =>
      lstm.countWeights(lstm.variant({ inputs: 3, blocks: 4, outputs: 1 }, name));
    const names = ['NIG', 'NFG', 'NOG', 'NIAF', 'NOAF', 'NP', 'CIFG', 'FGR'] as const;
    expect(names.filter((name) => count(name) > count('V'))).toEqual(['FGR']);
  });

  it('the two gated units of one name give other numbers with the same weights', () => {
    const draw = random(1);
    const x = [1, 2, 3].map(() => [draw.uniform(-1, 1), draw.uniform(-1, 1)]);
    const [after, before] = (['after', 'before'] as const).map((reset) => {
      const net = gru.network({ inputs: 2, hidden: 3, outputs: 1, reset, biases: false });
      return gru.forward(net, gru.initialize(net, { seed: 1, scale: 1 }), x).b.h[3]!;
    });
    expect(Math.hypot(...after!.map((one, n) => one - before![n]!))).toBeGreaterThan(1e-3);
  });
});
