/**
 * What the chapter on the training lab says in words holds: of the cell on three days, of the plateau, of the experiments.
 * Source: content/chapters/14-training-lab.mdx, content/exercises/14-training-lab.ts, content/data/experiments.json.
 * Leaves out its cells (cells.slow.test.ts) and the lab itself (lab.browser.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { falling, ours, passing, plateau } from '../../content/exercises/14-training-lab.ts';
import { experiments } from '../../content/lab/experiments.ts';
import { presets } from '../../content/lab/presets.ts';
import { lab } from '../../lib/index.ts';

describe('its claims', () => {
  it('the loss of three days hardly moves for a hundred updates, then falls to nearly nothing', () => {
    const [start, early, middle, late] = falling.map(({ loss }) => loss) as [number, number, number, number];
    expect(start).toBeCloseTo(2, 0);
    expect(early / start).toBeGreaterThan(0.75);
    expect(middle / start).toBeLessThan(0.4);
    expect(late / start).toBeLessThan(0.03);
  });

  it('a network that errs once in a thousand mostly fails the examination', () => {
    expect(passing.chance).toBeLessThan(0.2);
  });

  it('the curve stays at the loss of one answer for all for thousands of strings, and then falls', async () => {
    const { plan } = presets[0]!;
    const run = await lab.startRun({ ...plan, seed: 3 });
    lab.advance(run, 5000);
    for (const { loss } of run.points.slice(20, 100)) expect(Math.abs(loss / plateau - 1)).toBeLessThan(0.1);
    lab.advance(run, 15_000);
    expect(run.solved).not.toBeNull();
    const high = run.points.filter(({ loss }) => loss > 0.9 * plateau).at(-1)!;
    const low = run.points.find(({ loss }) => loss < 0.1 * plateau)!;
    expect(low.sequences - high.sequences).toBeLessThan(1500);
  });

  it('two published counts were not reproduced with the means of 1997, and others learn', () => {
    expect(ours.half.solved).toBe(ours.half.runs);
    expect(ours.plain.solved).toBe(0);
    expect(ours.adding.solved).toBeLessThan(3);
    expect(ours.grammar.solved).toBeLessThan(3);
    expect(ours.reber.solved).toBeGreaterThan(3);
    expect(ours.stream.solved).toBeGreaterThan(3);
    expect(ours.streamWithout.solved).toBe(0);
    expect(ours.forgets.solved).toBe(0);
    expect(ours.keeps.solved).toBeGreaterThan(2);
  });
}); // prettier-ignore

describe('the experiments', () => {
  it('are every run of the lab, with seeds 1 to 5 and the plan that the lab offers', () => {
    const expected = presets.flatMap(({ id, plan }) => [1, 2, 3, 4, 5].map((seed) => ({ id, plan: { ...plan, seed } })));
    expect(experiments.outcomes.map(({ id, plan }) => ({ id, plan }))).toEqual(expected);
    for (const { plan } of presets) expect(lab.checkPlan(plan)).toBe(plan);
  });

  it('give the count that this machine gives as well', async () => {
    const { plan, solved } = experiments.outcomes[0]!;
    const run = await lab.startRun(plan);
    lab.advance(run, plan.sequences);
    // The same to the last bit on one machine; another may round a power differently.
    expect(Math.abs(run.solved! / solved! - 1)).toBeLessThan(0.2);
  });
}); // prettier-ignore
