/*
 * A plain training loop: one update per sequence, in an order drawn from the seed, progress after each epoch.
 * Source: online steepest descent with momentum (sgd.ts).
 * Leaves out: mini-batches, early stopping, clipping.
 */
import type * as lstm from '../networks/lstm.ts';
import type { Targets } from '../networks/outputErrors.ts';
import { verbsOf, type Network, type WeightsOf } from '../networks/verbs.ts';
import { random } from '../numbers/random.ts';
import {
  checkCount,
  checkFinite,
  ShapeError,
  ValueError,
  type NumberRows,
} from '../numbers/shape.ts';
import { copyWeights, namedArrays } from './arrays.ts';
import { descend } from './sgd.ts';

/** Inputs x, T rows of I numbers, and targets z, T rows of K numbers or null. */
export type Sequence = { readonly x: NumberRows; readonly z: Targets };

export type Settings = {
  readonly epochs: number;
  /** Learning rate, above 0, applied to the mean gradient of a sequence's targets. */
  readonly rate: number;
  /** In [0, 1). */
  readonly momentum?: number;
  /** The rate falls linearly to this share of itself over the epochs; 1 keeps it. */
  readonly finalRate?: number;
  readonly seed: number;
};

export type Progress<Weights = lstm.Weights> = {
  readonly epoch: number;
  readonly epochs: number;
  /** Mean loss per target over the epoch, each sequence measured before its own update. */
  readonly loss: number;
  readonly rate: number;
  /** The weights so far: the same object in every report, moved on by the next epoch. */
  readonly weights: Weights;
};

const countTargets = (z: Targets): number => Array.from(z).filter((row) => row !== null).length;

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
  const { forward, backward, gradient } = verbsOf(net);
  const { epochs, rate, momentum = 0, finalRate = 1, seed } = settings;
  checkSettings(epochs, rate, momentum, finalRate);
  if (sequences.length === 0)
    throw new ShapeError('train', 'sequences', 'are none', 'at least one');
  const trained = copyWeights(weights);
  const velocity = copyWeights(weights);
  for (const { rows } of namedArrays(velocity)) for (const row of rows) row.fill(0);
  const order = sequences.map((_, n) => n);
  const draw = random(seed);
  const kept = new Map<number, { trace: unknown; errors: unknown }>();

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const share = epochs === 1 ? 0 : (epoch - 1) / (epochs - 1);
    const now = rate * (1 + share * (finalRate - 1));
    let loss = 0;
    let targets = 0;
    for (const n of draw.shuffle(order)) {
      const { x, z } = sequences[n];
      const again = kept.get(x.length);
      const trace = forward(net, trained, x, { into: again?.trace });
      const errors = backward(net, trained, trace, z, { into: again?.errors });
      kept.set(x.length, { trace, errors });
      const count = countTargets(z);
      if (count === 0) continue;
      const step = { rate: now / count, momentum };
      descend(trained, gradient(net, trace, errors), velocity, step);
      loss += errors.loss;
      targets += count;
      if (!Number.isFinite(loss)) {
        throw new ValueError('train', `loss in epoch ${epoch}`, `is ${loss}`, 'a finite number');
      }
    }
    yield { epoch, epochs, loss: loss / targets, rate: now, weights: trained };
    await new Promise((resume) => setTimeout(resume));
  }
}

function checkSettings(epochs: number, rate: number, momentum: number, finalRate: number): void {
  checkCount('train', 'epochs', epochs);
  checkFinite('train', 'rate', rate);
  if (rate <= 0) throw new ValueError('train', 'rate', `is ${rate}`, 'a number above 0');
  if (!(momentum >= 0 && momentum < 1)) {
    throw new ValueError('train', 'momentum', `is ${momentum}`, 'a number from 0 to below 1');
  }
  if (!(finalRate > 0 && finalRate <= 1)) {
    throw new ValueError('train', 'finalRate', `is ${finalRate}`, 'a number above 0, at most 1');
  }
}
