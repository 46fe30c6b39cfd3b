// Two tiny tasks on which an implementation of a network can be seen to learn or not, in a fraction of a second.
// Source: the running example; a sign to be remembered; exclusive or.
// Leaves out: anything that deserves the name of a benchmark.
import { random } from '../../lib/numbers/random.ts';
import { block, recurrent, x, z } from '../../lib/tasks/runningExample.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as mlp from '../../lib/networks/mlp.ts';
import * as rnn from '../../lib/networks/rnn.ts';
import type { Network, WeightsOf } from '../../lib/networks/verbs.ts';
import type { Sequence, Settings } from '../../lib/training/train.ts';

/** A network with first weights, what it is to learn, and how. */
export type Example = {
  readonly name: 'days' | 'memory' | 'either';
  readonly net: Network;
  readonly weights: WeightsOf<Network>;
  readonly sequences: readonly Sequence[];
  readonly settings: Settings;
};

/** An epoch shows the same sequences many times: a report after each would cost more than the updates. */
const repeated = (sequences: readonly Sequence[], times: number): Sequence[] =>
  Array.from({ length: times }, () => sequences).flat();
const days = repeated([{ x, z }], 10);

/** The sign of the first input is asked for at the last of `T` steps; the inputs between are noise within ±½. */
function memories(T: number, count: number, seed: number): Sequence[] {
  const dice = random(seed);
  return Array.from({ length: count }, (_, n) => ({
    x: Array.from({ length: T }, (_, t) => [t === 0 ? (n % 2 ? 1 : -1) : dice.uniform(-0.5, 0.5)]),
    z: Array.from({ length: T }, (_, t) => (t === T - 1 ? [n % 2] : null)),
  }));
}

/** 500 updates. The gradient is the mean over three targets: a rate of .1 on their sum. */
const byHeart: Settings = { epochs: 50, rate: 0.3, seed: 1 };
const byAdam: Settings = {
  epochs: 40,
  rate: 0.02,
  seed: 1,
  batchSize: 5,
  optimizer: { name: 'adam' },
};

/** The examples of a kind of network: three days learned by heart, and one that needs what the kind is for. */
export const examples = {
  lstm: (): Example[] => {
    const net = lstm.network({ inputs: 1, blocks: 2, cells: 2, outputs: 1, output: 'logistic' });
    return [
      { name: 'days', ...block('peepholes'), sequences: days, settings: byHeart },
      {
        name: 'memory',
        net,
        weights: lstm.initialize(net, { seed: 3, scale: 0.5, forgetBias: 1 }),
        sequences: memories(10, 50, 5),
        settings: byAdam,
      },
    ];
  },
  rnn: (): Example[] => {
    const shape = { inputs: 2, hidden: 2, outputs: 1, output: 'logistic', biases: false } as const;
    const own = rnn.network(shape);
    const net = rnn.network({ inputs: 1, hidden: 4, outputs: 1, output: 'logistic' });
    return [
      { name: 'days', net: own, weights: rnn.weights(own, recurrent), sequences: days, settings: byHeart },
      {
        name: 'memory',
        net,
        weights: rnn.initialize(net, { seed: 3, scale: 0.5 }),
        sequences: memories(6, 50, 5),
        settings: byAdam,
      },
    ];
  },
  mlp: (): Example[] => {
    const shape = { inputs: 2, hidden: [2], outputs: 1, output: 'logistic', biases: false } as const;
    const own = mlp.network(shape);
    const weights = mlp.weights(own, { layers: [{ w: recurrent.ih }, { w: recurrent.hk }] });
    const net = mlp.network({ inputs: 2, hidden: [3], outputs: 1, output: 'logistic' });
    const corners = [[-1, -1], [-1, 1], [1, -1], [1, 1]];
    const either = corners.map((row, n) => ({ x: [row], z: [[n === 1 || n === 2 ? 1 : 0]] }));
    return [
      { name: 'days', net: own, weights, sequences: days, settings: byHeart },
      {
        name: 'either',
        net,
        weights: mlp.initialize(net, { seed: 2, scale: 0.5 }),
        sequences: repeated(either, 10),
        settings: { epochs: 40, rate: 0.3, seed: 1 },
      },
    ];
  },
} as const; // prettier-ignore
