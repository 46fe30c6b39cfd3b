// What the checks of this book say of another implementation of a network: `unrolled/errata` in a cell.
// Source: the printed lines and their witnesses; central differences of the implementation's own loss; two tiny tasks.
// Leaves out: compiling it. The library has no switch for a mistake; what is examined is a program of its own.
import { checkAll } from '../../lib/equations/check.ts';
import { holds, tolerance, type CheckResult } from '../../lib/equations/verdict.ts';
import { makeCase, type Library } from '../../lib/equations/networks.ts';
import type { ErrataNetwork } from './mistakes.ts';
import { verbsOf, type Network, type Verbs, type WeightsOf } from '../../lib/networks/verbs.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as mlp from '../../lib/networks/mlp.ts';
import * as rnn from '../../lib/networks/rnn.ts';
import { examples, type Example } from './examples.ts';
import { gradientCheck, type ArrayCheck } from '../../lib/training/gradientCheck.ts';
import { train } from '../../lib/training/train.ts';
import { parsed } from '../equations/parsed.ts';

/** The verbs that compute; the others are the library's. */
export type Implementation = Readonly<
  Partial<Record<'forward' | 'backward' | 'gradient', (...given: never[]) => unknown>>
>;

/** A printed line and what the implementation's numbers say of it. */
export interface LineResult {
  readonly id: string;
  /** Whether both sides agree within the implementation's own numbers. A line that does not is where the mistake is. */
  readonly holds: boolean;
  /** Whether its left side is what the printed network gives. A mistake spreads from its line to others. */
  readonly right: boolean;
  /** Largest |a−b| / max|array| of an exact witness. */
  readonly worst: number;
}
/** Loss per target after an epoch, from 1; the library's and the implementation's. */
export interface CurvePoint {
  readonly task: Example['name'];
  readonly who: 'library' | 'yours';
  readonly epoch: number;
  readonly loss: number;
}
/** Everything that is found about an implementation. */
export interface Report {
  readonly lines: readonly LineResult[];
  /** Gradient against central differences of the implementation's own loss: T = 4, several cells, g ≠ h. */
  readonly arrays: readonly ArrayCheck[];
  /** The same on the network that many people check with: one step, one cell, g = h, no biases. */
  readonly smallCheck: number;
  readonly curves: readonly CurvePoint[];
}

/** Relative error above which a gradient check by differences fails. */
export const failsAbove = tolerance.differences;

const libraries = { lstm, rnn, mlp } as const;

/** One step, one unit, one squashing function, no biases. */
const smallest: Readonly<Record<ErrataNetwork, () => Network>> = {
  lstm: () => lstm.network({ inputs: 1, blocks: 1, cells: 1, outputs: 1, biases: false, output: 'identity' }),
  rnn: () => rnn.network({ inputs: 1, hidden: 1, outputs: 1, biases: false, output: 'identity' }),
  mlp: () => mlp.network({ inputs: 1, hidden: [1], outputs: 1, biases: false, output: 'identity' }),
}; // prettier-ignore

async function curve(
  { name, net, weights, sequences, settings }: Example,
  who: CurvePoint['who'],
  verbs: Verbs,
): Promise<CurvePoint[]> {
  const points: CurvePoint[] = [];
  try {
    for await (const { epoch, loss } of train(net, weights, sequences, { ...settings, verbs }))
      points.push({ task: name, who, epoch, loss });
  } catch {
    // A loss that is no longer finite ends its curve.
  }
  return points;
}

const known = new Map<string, Promise<CurvePoint[]>>();

/** The library learns an example in one way: it is watched once. */
function libraryCurve(network: ErrataNetwork, example: Example): Promise<CurvePoint[]> {
  const key = `${network} ${example.name}`;
  let found = known.get(key);
  if (!found) known.set(key, (found = curve(example, 'library', verbsOf(example.net))));
  return found;
}

function lineOf(result: CheckResult): LineResult {
  const { id, worst, witnesses } = result;
  const own = witnesses.find(({ name, against }) => name === 'library' && against === 'line');
  return { id, holds: !own || own.worst <= tolerance.exact, right: holds(result), worst };
}

/**
 * Examines an implementation of `network`: lines on `networks` random networks, gradients, learning.
 * `progress(done, of)` is told after each part. @throws what the implementation throws.
 */
export async function examine(
  network: ErrataNetwork,
  implementation: Implementation,
  options: {
    readonly progress?: (done: number, of: number) => void;
    readonly networks?: number;
    readonly seed?: number;
  } = {},
): Promise<Report> {
  const { progress, networks = 3, seed = 1 } = options;
  const library = { ...libraries[network], ...implementation } as unknown as Library;
  const verbs = library as unknown as Verbs;
  const parts = 2 + 2 * examples[network]().length;
  let done = 0;
  const step = (): void => progress?.(++done, parts);

  const own = parsed.filter((one) => one.network === network);
  const checked = await checkAll(own, {
    definitions: parsed,
    networks,
    seed,
    libraries: { [network]: library },
  });
  step();

  const one = makeCase(parsed, seed, 2, { network });
  const net = one.net as Network;
  const { arrays } = gradientCheck(net, one.w as WeightsOf<Network>, one.x, one.z, {
    state: one.state,
    verbs,
  });
  const small = smallest[network]();
  const own1 = verbsOf(small);
  const weights = own1.initialize(small, { seed, scale: 1 }) as WeightsOf<Network>;
  const { worst: smallCheck } = gradientCheck(small, weights, [[0.7]], [[0.3]], { verbs });
  step();

  const curves: CurvePoint[] = [];
  for (const example of examples[network]()) {
    curves.push(...(await libraryCurve(network, example)));
    step();
    curves.push(...(await curve(example, 'yours', verbs)));
    step();
  }
  return { lines: checked.map(lineOf), arrays, smallCheck, curves };
}
