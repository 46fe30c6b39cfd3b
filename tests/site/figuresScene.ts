/**
 * Scenes for the figures' tests: real networks with seeded weights, and days with a calendar.
 * Source: lib/networks/lstm.ts; the trace is computed, never written down.
 * Leaves out the trained network of the chapter, which has tests of its own.
 */
import { lstm } from '../../lib/index.ts';
import { random } from '../../lib/numbers/random.ts';
import type { LstmScene } from '../../site/live/scene.ts';
import type { Selection } from '../../site/live/selection.ts';

const weather = ['sun', 'rain', 'sun', 'rain', 'rain', 'rain', 'fog'] as const;
const rain = [0, 5.6, 0, 3, 3.3, 1.3, 0];

type Shape = Parameters<typeof lstm.network>[0];

/** A week in April 2015 through a random network of the given shape. */
export function sceneOf(shape: Partial<Shape> = {}, seed = 7): LstmScene {
  const net = lstm.network({ inputs: 3, blocks: 2, outputs: 1, output: 'logistic', ...shape });
  const weights = lstm.initialize(net, { seed, scale: 1.2 });
  const draw = random(seed + 1);
  const x = rain.map(() => Array.from({ length: net.inputs }, () => draw.uniform(-1, 1)));
  const z = rain.map((_, k) =>
    Array.from({ length: net.outputs }, (_unused, out) =>
      out === k % Math.max(2, net.outputs) ? 1 : 0,
    ),
  );
  const trace = lstm.forward(net, weights, x);
  const errors = lstm.backward(net, weights, trace, z);
  const steps = rain.map((mm, k) => ({
    date: `2015-04-${20 + k}`,
    label: `2015-04-${20 + k}`,
    short: `${20 + k}`,
    weather: weather[k]!,
    rain: mm,
  }));
  return { net, weights, x, z, trace, errors, steps };
}

export const at = (t: number, quantity = 's_c', block = 0, cell = 0): Selection => ({
  t,
  block,
  cell,
  quantity,
});

/** Text of a piece of markup, tags and hidden joiners removed. */
export const textOf = (markup: unknown): string =>
  String(markup)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
