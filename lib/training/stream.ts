/*
 * Truncated back-propagation through time over a stream: updates per stretch, values carried over its ends, errors not.
 * Source: Williams & Peng 1990, with stretches that do not overlap; gradients are means over a stretch's targets.
 * Leaves out: epochs and shuffling; a stream is read once, in its order.
 */
import { verbsOf, type Network, type WeightsOf } from '../networks/verbs.ts';
import { checkCount, checkFinite, ValueError, type Numbers } from '../numbers/shape.ts';
import { copyWeights } from './arrays.ts';
import { addShare, clear, countTargets } from './batch.ts';
import { checkClipping, clip, type Clipping } from './clipping.ts';
import { descend, startOptimizer, type Optimizer, type OptimizerState } from './optimizers.ts';

/** One step: I inputs, and K targets or null. */
export type StreamStep = { readonly x: Numbers; readonly z: Numbers | null };

/** How far errors flow back, how fast and by which rule. */
export type StreamSettings = {
  /** Steps between updates, which errors flow back over; the last stretch of a stream that ends may be shorter. */
  readonly stretch: number;
  /** Learning rate, above 0, applied to the mean gradient of a stretch's targets. */
  readonly rate: number;
  /** Steepest descent without momentum if absent. */
  readonly optimizer?: Optimizer;
  /** Bounds on each update's gradient; none if absent. */
  readonly clip?: Clipping;
};

/** One stretch, reported after its update. */
export type StreamProgress<Weights> = {
  /** Steps read so far. */
  readonly steps: number;
  /** Loss of the stretch summed over its targets, before its own update, and how many targets it had. */
  readonly loss: number;
  readonly targets: number;
  /** Whether the stretch's gradient was clipped; absent where nothing clips. */
  readonly clipped?: boolean;
  /** Outputs of the stretch's steps. */
  readonly y: readonly Float64Array[];
  /** The weights so far: the same object in every report, moved on by the next stretch. */
  readonly weights: Weights;
  /** The network's state behind the stretch, a copy, and what the optimizer remembers. */
  readonly state: Readonly<Record<string, Float64Array>>;
  readonly optimizerState: OptimizerState;
};

/**
 * Trains a copy of the weights on a stream and reports after every stretch, for as long as the stream lasts or the caller asks:
 * `for (const { loss } of trainStream(net, weights, steps, { stretch: 20, rate: 0.1 })) …`.
 * @throws ValueError for settings out of range, for a network without a state or that reads backwards as well, and for
 * a loss that is no longer finite, naming the step.
 */
export function* trainStream<Net extends Network>(
  net: Net,
  weights: WeightsOf<Net>,
  steps: Iterable<StreamStep>,
  settings: StreamSettings,
): Generator<StreamProgress<WeightsOf<Net>>, void, void> {
  const place = 'trainStream';
  const { stretch, rate, optimizer = { name: 'sgd' }, clip: bounds } = settings;
  const { forward, backward, gradient } = verbsOf(net);
  if (net.kind === 'mlp' || net.kind === 'bidirectional') {
    throw new ValueError(
      place,
      'net',
      `is of kind '${net.kind}'`,
      'a network with a state: rnn, gru, lstm',
    );
  }
  checkCount(place, 'stretch', stretch);
  checkFinite(place, 'rate', rate);
  if (rate <= 0) throw new ValueError(place, 'rate', `is ${rate}`, 'a number above 0');
  if (bounds) checkClipping(bounds);
  const trained = copyWeights(weights);
  const optimizerState = startOptimizer(optimizer, trained);
  const sum = startOptimizer({ name: 'sgd' }, trained).memories[0];
  let state: Record<string, Float64Array> | undefined;
  let read = 0;

  const update = (part: readonly StreamStep[]): StreamProgress<WeightsOf<Net>> => {
    const z = part.map((one) => one.z);
    const trace = forward(
      net,
      trained,
      part.map(({ x }) => x),
      { state },
    );
    const errors = backward(net, trained, trace, z);
    read += part.length;
    if (!Number.isFinite(errors.loss)) {
      throw new ValueError(
        place,
        `loss up to step ${read}`,
        `is ${errors.loss}`,
        'a finite number',
      );
    }
    const targets = countTargets(z);
    let clipped = false;
    if (targets > 0) {
      clear(sum);
      addShare(sum, gradient(net, trace, errors), 1 / targets);
      clipped = bounds ? clip(sum, bounds) : false;
      descend(optimizer, optimizerState, trained, sum, rate);
    }
    // The rows of this trace are the start of the next stretch alone: a copy lets the trace go.
    state = structuredClone((trace as unknown as { state: Record<string, Float64Array> }).state);
    return {
      steps: read,
      loss: errors.loss,
      targets,
      ...(bounds ? { clipped } : {}),
      y: trace.y.slice(1, trace.T + 1),
      weights: trained,
      state,
      optimizerState,
    };
  };

  let part: StreamStep[] = [];
  for (const step of steps) {
    part.push(step);
    if (part.length < stretch) continue;
    yield update(part);
    part = [];
  }
  if (part.length > 0) yield update(part);
}
