/**
 * What the chapter on gates and the gradient says in words holds on its networks.
 * Source: content/chapters/11-gates-and-gradient.mdx, content/exercises/11-gates-and-gradient.ts.
 * Leaves out its cells (cells.slow.test.ts), equations (equations.test.ts) and figure (influenceFigures.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { halfLife, influenceOfState } from '../../content/exercises/11-gates-and-gradient.ts';
import { lstm } from '../../lib/index.ts';
import * as gateRow from '../../lib/tasks/gateRow.ts';

describe('its claims', () => {
  it('half of a state is left after the half-life of its gate’s bias', () => {
    for (const bias of [0, 1, 2, 4]) {
      const gate = 1 / (1 + Math.exp(-bias));
      expect(gate ** halfLife(bias)).toBeCloseTo(0.5, 12);
    }
    expect([0, 1, 2, 4].map((bias) => Number(halfLife(bias).toPrecision(2)))).toEqual([
      1, 2.2, 5.5, 38,
    ]);
  });

  it('the influence of state 1 on state 3 is what the teaching plan says, straight and in all', () => {
    const rounded = ({ carousel, all }: { carousel: number; all: number }) =>
      [carousel, all].map((value) => value.toFixed(3));
    expect(rounded(influenceOfState('peepholes'))).toEqual(['0.383', '0.093']);
    expect(rounded(influenceOfState('A'))).toEqual(['0.465', '0.651']);
  });

  it('the error of the first state is not zero though all output gates but the last are shut', () => {
    const { net, weights } = gateRow.network();
    const x = gateRow.inputs({ ...gateRow.written, output: '00000001' });
    const z = x.map((_, n) => (n === x.length - 1 ? [1] : null));
    const { ε } = lstm.backward(net, weights, lstm.forward(net, weights, x), z);
    expect(Math.abs(ε.s[1]![0]!)).toBeGreaterThan(0.1);
  });
});
