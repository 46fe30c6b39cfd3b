/**
 * An LSTM's scene with another block: that of a paper's year, or one of the eight variants.
 * Source: lib/networks/lstmVariants.ts; the scene's own weights where both blocks have them, halves from a seed elsewhere.
 * Leaves out the truncated gradient of 1997: every error on a page is the sum over all outgoing edges.
 */
import { lstm } from '../../lib/index.ts';
import { random } from '../../lib/numbers/random.ts';
import { changed, type LstmScene } from './scene.ts';

/** The blocks of the papers, as changes to the book's: forget gates came in 2000, peepholes by 2002. */
export const blockYears = {
  '1997': { ...lstm.variants['1997'], gradient: 'full' },
  '2000': { peepholes: false },
  '2002': {},
} as const satisfies Readonly<Record<string, Partial<lstm.Shape>>>;

/** The eight published variants. */
export const eight = ['NIG', 'NFG', 'NOG', 'NIAF', 'NOAF', 'NP', 'CIFG', 'FGR'] as const;

/** Names that the option `variant` takes. */
export const variantNames: readonly string[] = [...Object.keys(blockYears), ...eight];

const seed = 5;

type Plain = Readonly<Record<string, unknown>>;

/** `fresh` with every part that `own` has in the same shape; numbers that only `fresh` has are drawn, never 0. */
function mixed(fresh: unknown, own: unknown, half: () => number): unknown {
  if (typeof fresh === 'number') return typeof own === 'number' ? own : half() || 0.5;
  if (Array.isArray(fresh) || ArrayBuffer.isView(fresh)) {
    const rows = own as ArrayLike<unknown> | undefined;
    return Array.from(fresh as ArrayLike<unknown>, (one, n) => mixed(one, rows?.[n], half));
  }
  return Object.fromEntries(
    Object.entries(fresh as Plain).map(([key, part]) => [
      key,
      mixed(part, (own as Plain | undefined)?.[key], half),
    ]),
  );
}

/** The scene's network with the named block; the scene itself for a name that is none. */
export function withBlock(scene: LstmScene, name: string): LstmScene {
  if (!variantNames.includes(name)) return scene;
  const { inputs, blocks, cells, outputs, biases, output } = scene.net;
  const shape = { inputs, blocks, cells, outputs, biases, output };
  const net = Object.hasOwn(blockYears, name)
    ? lstm.network({ ...shape, ...blockYears[name as keyof typeof blockYears] })
    : lstm.variant(shape, name as (typeof eight)[number]);
  const draw = random(seed);
  const half = (): number => Math.round(draw.uniform(-1.5, 1.5) * 2) / 2;
  const fresh = lstm.initialize(net, { seed, scale: 1 });
  const plain = mixed(fresh, scene.weights, half) as lstm.PlainWeights;
  return changed(scene, { net, weights: lstm.weights(net, plain) }) as LstmScene;
}
