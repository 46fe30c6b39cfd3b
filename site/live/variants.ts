/**
 * A scene as a figure's options set it: without its recurrent edges, with another block, or another network of the same kind.
 * Source: the scene's own weights, the running example's days, seeded random numbers beyond them.
 * Leaves out how options are asked for and remembered (selection.ts).
 */
import { verbsOf, type Network } from '../../lib/index.ts';
import { random } from '../../lib/numbers/random.ts';
import { gateNames, withGates } from './gates.ts';
import { withBlock } from './lstmVariants.ts';
import { changed, compute, isOf, type Scene } from './scene.ts';
import { withStage } from './stages.ts';

export type Options = Readonly<Record<string, string>>;

const known = new WeakMap<Scene, Map<string, Scene>>();

/** The scene itself where no option asks for another; the same object for the same options. */
export function variantOf(scene: Scene, options: Options): Scene {
  const names = ['net', 'steps', 'red', 'stage', 'variant', ...gateNames];
  const key = names.map((name) => options[name] ?? '').join('|');
  if (/^\|*$/.test(key)) return scene;
  let own = known.get(scene);
  if (!own) known.set(scene, (own = new Map()));
  let made = own.get(key);
  if (!made) {
    made = withShape(scene, options['net'] ?? '', Number(options['steps'] ?? NaN));
    if (options['red'] === 'off') made = withoutRecurrence(made);
    if (isOf(made, 'lstm')) made = withStage(made, options['stage'] ?? '');
    if (isOf(made, 'lstm')) made = withBlock(made, options['variant'] ?? '');
    made = withGates(made, options);
    own.set(key, made);
  }
  return made;
}

/** Without the recurrent weights, forward and backward: each step is on its own. */
function withoutRecurrence(scene: Scene): Scene {
  if (!isOf(scene, 'rnn')) return scene;
  const hh = scene.weights.hh.map((row) => Array.from(row, () => 0));
  return changed(scene, {
    weights: verbsOf(scene.net).weights(scene.net, { ...scene.weights, hh }),
  });
}

/** Largest number of units in a layer and of steps that a figure can draw legibly. */
export const most = { units: 5, layers: 4, steps: 4 } as const;
const seed = 3;

/** Units of every layer from text such as '2-3-1'; null where it is none that can be drawn. */
function readShape(text: string): readonly number[] | null {
  const units = text.split('-').map(Number);
  const fits =
    units.length >= 3 &&
    units.length <= most.layers + 1 &&
    units.every((n) => Number.isInteger(n) && n >= 1 && n <= most.units);
  return fits ? units : null;
}

/** The network's layers as text, inputs first. */
export function shapeOf(scene: Scene): string {
  const { net } = scene;
  if (net.kind === 'mlp') return [net.inputs, ...net.hidden, net.outputs].join('-');
  if (net.kind === 'rnn') return [net.inputs, net.hidden, net.outputs].join('-');
  return '';
}

/** A network of another shape with weights in halves, or the same over another number of steps. */
function withShape(scene: Scene, text: string, steps: number): Scene {
  const { net } = scene;
  if (net.kind !== 'rnn' && net.kind !== 'mlp') return scene;
  const own = shapeOf(scene);
  const shape = (net.kind === 'mlp' || text.split('-').length === 3 ? readShape(text) : null) ?? [];
  const isOwn = shape.length === 0 || text === own;
  const T = steps >= 1 && steps <= most.steps ? Math.round(steps) : scene.x.length;
  if (isOwn && T === scene.x.length) return scene;
  const draw = random(seed);
  const half = (): number => Math.round(draw.uniform(-3.5, 3.5)) / 2;
  const layers = isOwn ? own.split('-').map(Number) : shape;
  const [inputs = 1, outputs = 1] = [layers[0], layers.at(-1)];
  const between = layers.slice(1, -1);
  const { next, weights } = isOwn
    ? { next: net, weights: scene.weights }
    : rebuilt(net, inputs, between, outputs, half);
  const row = (n: number, made: () => number): number[] => Array.from({ length: n }, made);
  const x = Array.from({ length: T }, (_, k) => {
    const given = scene.x[k];
    return given?.length === inputs ? given : row(inputs, half);
  });
  const z = x.map((_, k) => {
    const given = scene.z[k];
    if (given?.length === outputs) return given;
    const chosen = Math.floor(draw.uniform(0, outputs + 1));
    return Array.from({ length: outputs }, (_unused, one) =>
      net.output === 'softmax'
        ? Number(one === Math.min(chosen, outputs - 1))
        : Number(one === chosen),
    );
  });
  const named = x.map((_, k) => scene.steps[k] ?? {});
  return compute({ ...scene, net: next, weights, x, z, steps: named } as never);
}

function rebuilt(
  net: Extract<Network, { kind: 'rnn' | 'mlp' }>,
  inputs: number,
  between: readonly number[],
  outputs: number,
  half: () => number,
): { readonly next: Network; readonly weights: object } {
  const verbs = verbsOf(net);
  const hidden = net.kind === 'mlp' ? between : between[0]!;
  const next = verbs.network({ ...net, inputs, hidden, outputs } as Network);
  // A weight of 0 would draw no edge: halves, and never none.
  const weights = verbs.initialize(next, { seed, scale: 1 });
  const fill = (part: unknown): unknown =>
    typeof part === 'number'
      ? half() || 0.5
      : Array.isArray(part)
        ? part.map(fill)
        : ArrayBuffer.isView(part)
          ? Array.from(part as Float64Array, () => half() || 0.5)
          : Object.fromEntries(
              Object.entries(part as object).map(([key, one]) => [key, fill(one)]),
            );
  return { next, weights: verbs.weights(next, fill(weights) as object) };
}
