/**
 * What the chapter on the block and its sources says in words holds on the running example.
 * Source: content/chapters/08-memory-block.mdx, content/exercises/08-memory-block.ts.
 * Leaves out its cells (cells.slow.test.ts), equations (equations.test.ts) and figures (blockFigures.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { counts, outputGates } from '../../content/exercises/08-memory-block.ts';
import { lstm, runningExample } from '../../lib/index.ts';

type Past = { s: number[]; b: number[] };

/** What day 2 computes from its features and the past. */
function dayTwo(stage: runningExample.Stage, x: number[], past: Past) {
  const { net, weights } = runningExample.block(stage);
  const { a, s } = lstm.forward(net, weights, [x], { state: past });
  return { ι: a.ι[1]![0]!, φ: a.φ[1]![0]!, c: a.c[1]![0]!, ω: a.ω[1]![0]!, s: s[1]![0]! };
}
const past: Past = { s: [0.4], b: [-0.2] };
const x = runningExample.x[1]!;
const moved = (stage: runningExample.Stage, to: number[], next: Past): string[] => {
  const [was, is] = [dayTwo(stage, x, past), dayTwo(stage, to, next)];
  return (Object.keys(was) as (keyof typeof was)[]).filter((key) => was[key] !== is[key]);
};

describe('its claims', () => {
  it('of the gates only the output gate changes on day 1 when a second cell is added', () => {
    const [one, two] = (['peepholes', 'second cell'] as const).map((stage) => {
      const { net, weights } = runningExample.block(stage);
      return lstm.forward(net, weights, runningExample.x).b;
    });
    expect(two!.ι[1]![0]).toBe(one!.ι[1]![0]);
    expect(two!.φ[1]![0]).toBe(one!.φ[1]![0]);
    expect(outputGates.one).toBeCloseTo(0.292, 3);
    expect(outputGates.two).toBeCloseTo(0.208, 3);
  });

  it('moving a source moves its readers and nobody else', () => {
    expect(moved('peepholes', [x[0]! + 0.1, x[1]!], past)).toEqual(['ι', 'φ', 'c', 'ω', 's']);
    expect(moved('peepholes', x, { ...past, b: [0] })).toEqual(['ι', 'φ', 'c', 'ω', 's']);
    expect(moved('peepholes', x, { ...past, s: [0] })).toEqual(['ι', 'φ', 'ω', 's']);
  });

  it('without peepholes no gate answers to a state of its own step or the one before', () => {
    expect(moved('A', x, { ...past, s: [0] })).toEqual(['s']);
  });

  it('has 13, 16, 28 and 40 weights at its four stages', () => {
    expect(Object.values(counts)).toEqual([13, 16, 28, 40]);
  });

  it('two cells in one block cost less than two blocks', () => {
    expect(counts['second cell']).toBeLessThan(counts['two blocks']);
  });
});
