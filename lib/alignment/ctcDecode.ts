/*
 * From the outputs of a CTC network to labels: the best path, and the search over prefixes.
 * Source: Graves, Fernández, Gomez & Schmidhuber 2006, section 3.2; prefixes are grown best first.
 * Leaves out: beam search, dictionaries and language models.
 */
import type { Matrix, Vector } from '../numbers/matrix.ts';
import { checkCount, ValueError, type NumberRows } from '../numbers/shape.ts';
import { impossible, logAdd, logSoftmaxRows, logSubtract } from './logSpace.ts';

/** Labels without blanks. */
export type Decoded = {
  readonly labels: readonly number[];
  /** ln of the probability found: of the one path by bestPath, of the labels by prefixSearch. */
  readonly logProbability: number;
};

/** The labels of a path: equal neighbors become one, and then the blanks go. */
export const collapse = (path: readonly number[], blank = 0): number[] =>
  path.filter((k, n) => k !== blank && (n === 0 || k !== path[n - 1]));

function checkBlank(place: string, blank: number, K: number): void {
  checkCount(place, 'blank', blank, 0);
  if (blank >= K) throw new ValueError(place, 'blank', `is ${blank}`, `a class of 0..${K - 1}`);
}

/**
 * The labels of the likeliest path, which need not be the likeliest labels. u: T rows of K net inputs.
 * Of equal outputs the first wins. @throws ShapeError, ValueError for u or the blank.
 */
export function bestPath(
  u: NumberRows,
  { blank = 0 }: { readonly blank?: number } = {},
): Decoded & { readonly path: readonly number[] } {
  const logY = logSoftmaxRows('ctc.bestPath', u);
  checkBlank('ctc.bestPath', blank, logY[0].length);
  const steps = logY.slice(1, -1);
  const path = steps.map((row) => row.indexOf(Math.max(...row)));
  const logProbability = path.reduce((sum, k, n) => sum + steps[n][k], 0);
  return { path, labels: collapse(path, blank), logProbability };
}

/** A prefix with, by step, ln of the probability that just it was read, its last output blank or not. */
type Prefix = {
  readonly labels: readonly number[];
  readonly blankEnd: Vector;
  readonly labelEnd: Vector;
  /** ln of the probability that the labels are exactly these. */
  readonly own: number;
  /** ln of the probability that they go on. */
  readonly longer: number;
};

/**
 * The likeliest labels. u: T rows of K net inputs. Exact as long as `threshold` is 1; below it, the steps
 * whose blank is likelier than `threshold` (the paper: .9999) cut the sequence into sections decoded each on
 * its own, and logProbability counts only the paths that read them so. The search may take exponential time:
 * after `limit` prefixes it gives up.
 * @throws ShapeError, ValueError for u or an option, and ValueError when the limit is reached.
 */
export function prefixSearch(
  u: NumberRows,
  options: { readonly blank?: number; readonly threshold?: number; readonly limit?: number } = {},
): Decoded {
  const place = 'ctc.prefixSearch';
  const { blank = 0, threshold = 1, limit = 10_000 } = options;
  const logY = logSoftmaxRows(place, u);
  checkBlank(place, blank, logY[0].length);
  checkCount(place, 'limit', limit);
  if (!(threshold > 0 && threshold <= 1)) {
    throw new ValueError(place, 'threshold', `is ${threshold}`, 'a number above 0, at most 1');
  }
  const labels: number[] = [];
  let logProbability = 0;
  let section: Vector[] = [];
  const decode = (): void => {
    if (section.length === 0) return;
    const found = searchSection(section, blank, limit);
    labels.push(...found.labels);
    logProbability += found.logProbability;
    section = [];
  };
  for (const row of logY.slice(1, -1)) {
    if (Math.exp(row[blank]) > threshold) {
      decode();
      logProbability += row[blank];
    } else section.push(row);
  }
  decode();
  return { labels, logProbability };
}

function searchSection(logY: Matrix, blank: number, limit: number): Decoded {
  let prefix: Prefix | undefined = emptyPrefix(logY, blank);
  let best: Prefix = prefix;
  let waiting: Prefix[] = [];
  let grown = 0;
  while (prefix && prefix.longer > best.own) {
    let remaining = prefix.longer;
    for (let k = 0; k < logY[0].length && remaining > best.own; k++) {
      if (k === blank) continue;
      if (++grown > limit) {
        const expected = 'a decision within the limit; lower the threshold or raise the limit';
        throw new ValueError(
          'ctc.prefixSearch',
          'limit',
          `of ${limit} prefixes is reached`,
          expected,
        );
      }
      const next = grow(prefix, k, logY, blank);
      remaining = logSubtract(remaining, logAdd(next.own, next.longer));
      if (next.own > best.own) best = next;
      if (next.longer > best.own) waiting.push(next);
    }
    const least = best.own;
    waiting = waiting.filter(({ longer }) => longer > least).sort((p, q) => p.longer - q.longer);
    prefix = waiting.pop();
  }
  return { labels: best.labels, logProbability: best.own };
}

function emptyPrefix(logY: Matrix, blank: number): Prefix {
  const [labelEnd, blankEnd] = impossible(2, logY.length);
  let own = 0;
  logY.forEach((row, t) => (blankEnd[t] = own += row[blank]));
  return { labels: [], blankEnd, labelEnd, own, longer: logSubtract(0, own) };
}

/** The prefix with one label more: it is read anew after a blank, or straight after another label. */
function grow(prefix: Prefix, k: number, logY: Matrix, blank: number): Prefix {
  const T = logY.length;
  const [labelEnd, blankEnd] = impossible(2, T);
  const isEmpty = prefix.labels.length === 0;
  const isRepeat = prefix.labels.at(-1) === k;
  labelEnd[0] = isEmpty ? logY[0][k] : -Infinity;
  let started = labelEnd[0];
  for (let t = 1; t < T; t++) {
    const before = isRepeat
      ? prefix.blankEnd[t - 1]
      : logAdd(prefix.blankEnd[t - 1], prefix.labelEnd[t - 1]);
    labelEnd[t] = logY[t][k] + logAdd(before, labelEnd[t - 1]);
    blankEnd[t] = logY[t][blank] + logAdd(blankEnd[t - 1], labelEnd[t - 1]);
    started = logAdd(started, logY[t][k] + before);
  }
  const own = logAdd(labelEnd[T - 1], blankEnd[T - 1]);
  const labels = [...prefix.labels, k];
  return { labels, blankEnd, labelEnd, own, longer: logSubtract(started, own) };
}
