/*
 * The training loop: updates per batch in an order drawn from the seed, progress after each epoch, to be stopped and resumed.
 * Source: optimizers.ts, clipping.ts; gradients are means over a sequence's targets, then over a batch's sequences.
 * Leaves out: where sequences come from (tasks).
 */
import type * as lstm from '../networks/lstm.ts';
import type { Targets } from '../networks/outputErrors.ts';
import { verbsOf, type Network, type Verbs, type WeightsOf } from '../networks/verbs.ts';
import { random } from '../numbers/random.ts';
import {
  checkCount,
  checkFinite,
  ShapeError,
  ValueError,
  type NumberRows,
} from '../numbers/shape.ts';
import { copyWeights } from './arrays.ts';
import { addShare, clear, countTargets } from './batch.ts';
import { checkClipping, clip, type Clipping } from './clipping.ts';
import { descend, startOptimizer, type Optimizer, type OptimizerState } from './optimizers.ts';

/** Inputs x, T rows of I numbers, and targets z, T rows of K numbers or null. */
export type Sequence = { readonly x: NumberRows; readonly z: Targets };

/** How long, how fast and by which rule. */
export type Settings = {
  readonly epochs: number;
  /** Learning rate, above 0, applied to the mean gradient of a sequence's targets. */
  readonly rate: number;
  /** Steepest descent without momentum if absent. */
  readonly optimizer?: Optimizer;
  /** The rate falls linearly to this share of itself over the epochs; 1 keeps it. */
  readonly finalRate?: number;
  /** Sequences whose gradients are averaged for one update; 1 if absent, the last batch may be smaller. */
  readonly batchSize?: number;
  /** Bounds on each update's gradient; none if absent. */
  readonly clip?: Clipping;
  /** Ends training when the loss on these sequences has not fallen for `patience` epochs. */
  readonly earlyStopping?: { readonly sequences: readonly Sequence[]; readonly patience: number };
  readonly seed: number;
  /** Goes on behind an epoch that an earlier run with the same settings reported. */
  readonly resume?: Checkpoint;
  /** Another implementation in the place of the library's own. */
  readonly verbs?: Verbs;
  /** Trains on the SIMD kernels, loaded at this moment; where they do not run, on the readable code (see `refused`). */
  readonly kernels?: boolean;
};

/** Where a run stood: plain data once copied, since a run moves its weights and state on. */
export type Checkpoint = {
  readonly epoch: number;
  readonly weights: object;
  readonly state: OptimizerState;
};

/** One epoch, reported when it is over. */
export type Progress<Weights = lstm.Weights> = {
  readonly epoch: number;
  readonly epochs: number;
  /** Mean loss per target over the epoch, each sequence measured before its own update. */
  readonly loss: number;
  readonly rate: number;
  /** Updates of this epoch whose gradient was clipped, of how many; absent where nothing clips. */
  readonly clipped?: { readonly updates: number; readonly of: number };
  /** Why the readable code has taken over from the kernels that were asked for; absent where it has not. */
  readonly refused?: string;
  /** Mean loss on the sequences that decide about stopping, and the best so far with its own weights. */
  readonly held?: {
    readonly loss: number;
    readonly best: { readonly epoch: number; readonly loss: number; readonly weights: Weights };
  };
  /** The weights so far: the same object in every report, moved on by the next epoch. */
  readonly weights: Weights;
  /** What the optimizer remembers, moved on like the weights; `resume` takes it back. */
  readonly state: OptimizerState;
};

/**
 * Trains a copy of the weights and reports after every epoch:
 * `for await (const progress of train(net, weights, sequences, { epochs: 60, rate: 0.1, seed: 1 })) …`.
 * Between epochs it lets other work happen, so that a stop or a progress bar gets its turn.
 * @throws ValueError for settings out of range and for a loss that is no longer finite, naming the epoch.
 */
export async function* train<Net extends Network>(
  net: Net,
  weights: WeightsOf<Net>,
  sequences: readonly Sequence[],
  settings: Settings,
): AsyncGenerator<Progress<WeightsOf<Net>>, void, void> {
  checkSettings(settings);
  if (sequences.length === 0)
    throw new ShapeError('train', 'sequences', 'are none', 'at least one');
  const { verbs, refused } = await chooseVerbs(net, settings);
  const { forward, backward, gradient } = verbs;
  const { epochs, rate, finalRate = 1, seed, batchSize = 1, clip: bounds, resume } = settings;
  const { optimizer = { name: 'sgd' }, earlyStopping } = settings;
  const trained = copyWeights(resume ? (resume.weights as WeightsOf<Net>) : weights);
  const state = resume ? structuredClone(resume.state) : startOptimizer(optimizer, trained);
  const sum = startOptimizer({ name: 'sgd' }, trained).memories[0];
  const draw = random(seed);
  let order = sequences.map((_, n) => n);
  const kept: Kept = new Map();
  let slope: object | undefined;
  let best: NonNullable<Progress<WeightsOf<Net>>['held']>['best'] | undefined;

  for (let epoch = 1; epoch <= epochs; epoch++) {
    // The orders of epochs that are already done are drawn too: a run that goes on repeats the whole one.
    order = draw.shuffle(order);
    if (resume && epoch <= resume.epoch) continue;
    const share = epochs === 1 ? 0 : (epoch - 1) / (epochs - 1);
    const now = rate * (1 + share * (finalRate - 1));
    let [loss, targets, updates, clipped] = [0, 0, 0, 0];
    for (let from = 0; from < order.length; from += batchSize) {
      const batch = order
        .slice(from, from + batchSize)
        .filter((n) => countTargets(sequences[n].z) > 0);
      if (batch.length === 0) continue;
      clear(sum);
      for (const n of batch) {
        const { x, z } = sequences[n];
        const again = kept.get(x.length);
        const trace = forward(net, trained, x, { into: again?.trace });
        const errors = backward(net, trained, trace, z, { into: again?.errors });
        kept.set(x.length, { trace, errors });
        const count = countTargets(z);
        slope = gradient(net, trace, errors, { into: slope });
        addShare(sum, slope, 1 / (count * batch.length));
        loss += errors.loss;
        targets += count;
      }
      if (!Number.isFinite(loss)) {
        throw new ValueError('train', `loss in epoch ${epoch}`, `is ${loss}`, 'a finite number');
      }
      if (bounds && clip(sum, bounds)) clipped++;
      descend(optimizer, state, trained, sum, now);
      updates++;
    }
    if (earlyStopping) {
      const held = meanLoss(verbs, net, trained, earlyStopping.sequences, kept);
      if (!best || held < best.loss) best = { epoch, loss: held, weights: copyWeights(trained) };
      yield report({ held: { loss: held, best } });
      if (epoch - best.epoch >= earlyStopping.patience) return;
    } else yield report({});
    await new Promise((wait) => setTimeout(wait));

    function report(held: Pick<Progress<WeightsOf<Net>>, 'held'>): Progress<WeightsOf<Net>> {
      const ofClipping = bounds ? { clipped: { updates: clipped, of: updates } } : {};
      const reached = { epoch, epochs, loss: loss / targets, rate: now };
      const why = refused === undefined ? {} : { refused };
      return { ...reached, ...ofClipping, ...why, ...held, weights: trained, state };
    }
  }
}

/** What the settings ask for. The kernels are a file of their own, which nothing loads that does not ask for them. */
async function chooseVerbs(
  net: Network,
  { verbs, kernels = false }: Settings,
): Promise<{ readonly verbs: Verbs; readonly refused?: string }> {
  if (verbs || !kernels) return { verbs: verbs ?? verbsOf(net) };
  const { fastVerbsOf } = await import('../kernels/verbs.ts');
  return fastVerbsOf(net);
}

/** Trace and errors by length of the sequence, to be filled again: a new one for each sequence takes three times as long on the kernels. */
type Kept = Map<number, { readonly trace: unknown; readonly errors: unknown }>;

/** Mean loss per target. @throws ValueError if there is none. */
function meanLoss<Net extends Network>(
  { forward, backward }: Verbs,
  net: Net,
  weights: WeightsOf<Net>,
  sequences: readonly Sequence[],
  kept: Kept,
): number {
  let [loss, targets] = [0, 0];
  for (const { x, z } of sequences) {
    const again = kept.get(x.length);
    const trace = forward(net, weights, x, { into: again?.trace });
    const errors = backward(net, weights, trace, z, { into: again?.errors });
    kept.set(x.length, { trace, errors });
    loss += errors.loss;
    targets += countTargets(z);
  }
  if (targets === 0) {
    throw new ValueError('train', 'earlyStopping.sequences', 'have no target', 'at least one');
  }
  return loss / targets;
}

function checkSettings(settings: Settings): void {
  const { epochs, rate, finalRate = 1, batchSize = 1, clip: bounds, earlyStopping } = settings;
  checkCount('train', 'epochs', epochs);
  checkCount('train', 'batchSize', batchSize);
  checkFinite('train', 'rate', rate);
  if (rate <= 0) throw new ValueError('train', 'rate', `is ${rate}`, 'a number above 0');
  if (!(finalRate > 0 && finalRate <= 1)) {
    throw new ValueError('train', 'finalRate', `is ${finalRate}`, 'a number above 0, at most 1');
  }
  if (bounds) checkClipping(bounds);
  if (earlyStopping) checkCount('train', 'earlyStopping.patience', earlyStopping.patience);
}
