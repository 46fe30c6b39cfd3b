import { afterEach, describe, expect, it, vi } from 'vitest';
import { lstm, random, train } from '../../lib/index.ts';
import type { Sequence } from '../../lib/training/train.ts';
import { expectClose } from '../expectClose.ts';

const draw = random(5);
/** Was the sum of the last two inputs above zero? A tame task: nothing in it blows up the smallest difference. */
const sequences: Sequence[] = Array.from({ length: 20 }, () => {
  const x = Array.from({ length: 6 }, () => [draw.uniform(-1, 1)]);
  const z = x.map((row, t) => {
    const isAbove = row[0] + (t > 0 ? x[t - 1][0] : 0) > 0;
    return [Number(isAbove), Number(!isAbove)];
  });
  return { x, z };
});

const net = lstm.network({ inputs: 1, blocks: 4, outputs: 2 });

async function curve(kernels: boolean): Promise<{ losses: number[]; refused: unknown }> {
  const losses: number[] = [];
  let refused: unknown;
  const settings = { epochs: 100, rate: 0.1, seed: 2, kernels };
  for await (const step of train(net, lstm.initialize(net, { seed: 1 }), sequences, settings)) {
    losses.push(step.loss);
    refused = step.refused;
  }
  return { losses, refused };
}

describe('training on the kernels', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('gives the same curve over 2,000 updates', async () => {
    const [fast, readable] = [await curve(true), await curve(false)];
    expect(fast.refused).toBeUndefined();
    expect(readable.losses[99]).toBeLessThan(readable.losses[0] / 2);
    // Rounding differs by 1e-16 an update; it must not have grown by more than seven digits.
    expectClose(fast.losses, readable.losses, 1e-9);
  });

  it('gives the same held loss, though held sequences fill the traces of trained ones again', async () => {
    const shorter = sequences.map(({ x, z }) => ({
      x: Array.from(x).slice(1),
      z: Array.from(z).slice(1),
    }));
    const held: Sequence[] = [...shorter, ...sequences];
    const losses = async (kernels: boolean): Promise<number[]> => {
      const found: number[] = [];
      const earlyStopping = { sequences: held, patience: 20 };
      const settings = { epochs: 20, rate: 0.1, seed: 2, kernels, earlyStopping };
      for await (const step of train(net, lstm.initialize(net, { seed: 1 }), sequences, settings)) {
        expect(step.refused).toBeUndefined();
        found.push(step.held!.loss);
      }
      return found;
    };
    expectClose(await losses(true), await losses(false), 1e-9);
  });

  it('goes on with the readable code where WebAssembly is refused, and says why', async () => {
    vi.stubGlobal('WebAssembly', {
      Memory: WebAssembly.Memory,
      Module: function refuse() {
        throw new Error('the policy of this page forbids it');
      },
    });
    vi.resetModules();
    const { fastVerbsOf } = await import('../../lib/kernels/verbs.ts');
    const { verbs, refused } = fastVerbsOf(net);
    expect(refused).toBe('the policy of this page forbids it');
    const w = lstm.initialize(net, { seed: 1 });
    expect(verbs.forward(net, w, [[1]]).y[1]).toEqual(lstm.forward(net, w, [[1]]).y[1]);
  });
});
