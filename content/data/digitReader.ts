/*
 * How the digit reader of the chapter on unsegmented labels is made: strips of three digits, read in both directions by CTC.
 * Source: digits.csv, split by a seed; everything follows from the seeds. Graves et al. 2006 for the error.
 * Leaves out: reading and writing files (train-digit-reader.ts).
 */
import {
  bidirectional,
  ctc,
  descend,
  digits,
  lstm,
  random,
  startOptimizer,
} from '../../lib/index.ts';
import type { Verbs } from '../../lib/networks/verbs.ts'; // prettier-ignore

/** Chosen on strips of the training images alone: no score on unseen ones was looked at before. */
export const settings = {
  blocks: 16,
  updates: 12_000,
  rate: 0.005,
  seed: 1,
  strips: 2,
  split: 1,
  length: 3,
  /** Weights are kept to so many digits behind the point: a reader's page fetches them. */
  digits: 4,
} as const;

/** Class 0 is the blank: a digit is its class less one. */
export const classOf = (digit: number): number => digit + 1;

const layer = lstm.network({
  inputs: 8,
  blocks: settings.blocks,
  outputs: 11,
  output: 'identity',
  biases: 'hidden',
});
/** The reader's network: 8 pixels of a column in, blank and ten digits out. */
export const readerNet = bidirectional.network({ forward: layer, backward: layer });

/** Trains from nothing on strips of the images; `report` hears the mean loss of every 500. */
export function trainReader(
  known: readonly digits.Digit[],
  verbs: Pick<Verbs, 'forward' | 'backward' | 'gradient'>,
  report: (update: number, loss: number) => void = () => undefined,
  { updates, rate, seed, strips, length }: Record<keyof typeof settings, number> = settings,
): bidirectional.Weights {
  const weights = bidirectional.initialize(readerNet, {
    seed,
    initializer: 'glorot',
    forgetBias: 1,
  });
  const adam = { name: 'adam' } as const;
  const memory = startOptimizer(adam, weights);
  const source = random(strips);
  let recent = 0;
  for (let n = 1; n <= updates; n++) {
    const { x, label } = digits.string(known, source, { length });
    const trace = verbs.forward(readerNet, weights, x) as bidirectional.Trace;
    const wanted = ctc.align(trace.a.k.slice(1, trace.T + 1), label.map(classOf));
    const errors = verbs.backward(readerNet, weights, trace, wanted);
    descend(adam, memory, weights, verbs.gradient(readerNet, trace, errors), rate);
    recent += wanted.loss;
    if (n % 500 > 0) continue;
    report(n, recent / 500);
    recent = 0;
  }
  return weights;
}

/** Edits that make one list of labels of another: insertions, deletions, exchanges. */
export function editDistance(a: readonly number[], b: readonly number[]): number {
  let row = b.map((_, n) => n + 1);
  a.forEach((one, m) => {
    let [diagonal, left] = [m, m + 1];
    row = row.map((above, n) => {
      const least = Math.min(above + 1, left + 1, diagonal + Number(one !== b[n]));
      diagonal = above;
      left = least;
      return least;
    });
  });
  return row.at(-1) ?? a.length;
}

/** Label errors on strips of images that were not trained on: edits over labels, by each way of decoding. */
export function readerErrors(
  weights: bidirectional.Weights,
  unseen: readonly digits.Digit[],
  strips = 500,
): { readonly strips: number; readonly labels: number; readonly bestPath: number; readonly prefixSearch: number } {
  const source = random(99);
  const { length } = settings;
  let [best, prefix] = [0, 0];
  for (let n = 0; n < strips; n++) {
    const { x, label } = digits.string(unseen, source, { length });
    const trace = bidirectional.forward(readerNet, weights, x);
    const u = trace.a.k.slice(1, trace.T + 1);
    const truth = label.map(classOf);
    best += editDistance(ctc.bestPath(u).labels, truth);
    prefix += editDistance(ctc.prefixSearch(u, { threshold: 0.9999 }).labels, truth);
  }
  const labels = strips * length;
  return { strips, labels, bestPath: best / labels, prefixSearch: prefix / labels };
} // prettier-ignore
