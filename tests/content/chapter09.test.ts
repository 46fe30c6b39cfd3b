/**
 * What the chapter on the forward pass says in words holds on its data.
 * Source: content/chapters/09-lstm-forward.mdx, the page's scene, rain-network.json.
 * Leaves out its cells (cells.slow.test.ts), equations (equations.test.ts) and prose (prose.test.ts).
 */
import { describe, expect, it } from 'vitest';
import saved from '../../content/data/rain-network.json' with { type: 'json' };
import { lstm } from '../../lib/index.ts';
import { weekScene } from '../../site/build/scene.ts';

const scene = weekScene();
const { s } = scene.trace;
const [tuesday, wednesday, thursday] = [2, 3, 4] as const;

describe('its claims', () => {
  it('one dry day has emptied the memory, and Thursday’s rain fills it again', () => {
    expect(scene.steps[wednesday - 1]!.rain).toBe(0);
    expect(scene.steps[thursday - 1]!.rain).toBeGreaterThan(0);
    expect(s[tuesday]![0]).toBeGreaterThan(0.3);
    expect(Math.abs(s[wednesday]![0]!)).toBeLessThan(0.05);
    expect(s[thursday]![0]).toBeGreaterThan(0.3);
  });

  it('on Thursday evening it gave rain more than an even chance, and on Friday it rained', () => {
    expect(scene.trace.y[thursday]![0]).toBeGreaterThan(0.5);
    expect(scene.steps[thursday]!.rain).toBeGreaterThan(0);
  });

  it('a wetter Wednesday changes nothing before it and every gate from it on', () => {
    const x = scene.x.map((row, n) => (n === wednesday - 1 ? [row[0]! + 2, ...row.slice(1)] : row));
    const wet = lstm.forward(scene.net, scene.weights, x);
    for (let t = 1; t <= wet.T; t++) {
      for (const gate of ['ι', 'φ', 'ω'] as const) {
        const [before, after] = [scene.trace.b[gate][t]!, wet.b[gate][t]!];
        for (let block = 0; block < scene.net.blocks; block++) {
          if (t < wednesday) expect(after[block]).toBe(before[block]);
          else expect(after[block]).not.toBe(before[block]);
        }
      }
    }
  });

  it('a weight acts on every day', () => {
    const iφ = scene.weights.iφ!.map((row) => row.slice());
    iφ[0]![0]! += 1;
    const other = lstm.forward(scene.net, { ...scene.weights, iφ }, scene.x);
    for (let t = 1; t <= other.T; t++) expect(other.b.φ[t]![0]).not.toBe(scene.trace.b.φ[t]![0]);
  });

  it('the margin over persistence is a handful of days, and some seeds do worse than persistence', () => {
    const days = (saved.test.accuracy - saved.baselines.persistence) * saved.test.targets;
    expect(days).toBeGreaterThan(1);
    expect(days).toBeLessThan(10);
    expect(saved.across.lowest).toBeLessThan(saved.baselines.persistence);
    expect(saved.across.highest).toBeGreaterThan(saved.baselines.persistence);
  });
});
