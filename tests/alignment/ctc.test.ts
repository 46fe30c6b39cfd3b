/*
 * CTC against every path written out, central differences, and the numbers of two steps by hand.
 * Source: Graves et al. 2006; tests/alignment/paths.ts shares no code with the library.
 * Leaves out: training by CTC.
 */
import { describe, expect, it } from 'vitest';
import * as ctc from '../../lib/alignment/ctc.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import { random } from '../../lib/numbers/random.ts';
import { expectClose } from '../expectClose.ts';
import { labelingProbabilities, plainSoftmax } from './paths.ts';

const draw = (T: number, K: number, seed: number): number[][] => {
  const { normal } = random(seed);
  return Array.from({ length: T }, () => Array.from({ length: K }, () => 1.5 * normal()));
};
const parse = (labeling: string): number[] =>
  labeling === '' ? [] : labeling.split(',').map(Number);
const shapes = [
  { T: 1, K: 3, blank: 0, seed: 1 },
  { T: 3, K: 3, blank: 0, seed: 2 },
  { T: 4, K: 3, blank: 2, seed: 3 },
  { T: 5, K: 3, blank: 1, seed: 4 },
  { T: 4, K: 4, blank: 3, seed: 5 },
];

describe('the two steps with blank .6 and a .4', () => {
  const u = (T: number) => Array.from({ length: T }, () => [Math.log(0.6), Math.log(0.4)]);
  it('"a" has .64, though the best path is empty with .36', () => {
    expectClose(Math.exp(-ctc.align(u(2), [1]).loss), 0.64, 1e-15);
    const { labels, path, logProbability } = ctc.bestPath(u(2));
    expect([labels, path]).toEqual([[], [0, 0]]);
    expectClose(Math.exp(logProbability), 0.36, 1e-15);
    const found = ctc.prefixSearch(u(2));
    expect(found.labels).toEqual([1]);
    expectClose(Math.exp(found.logProbability), 0.64, 1e-15);
  });
  it('the error at u_a is −.225 and at u_blank +.225, at both steps', () => {
    expectClose(
      ctc.align(u(2), [1]).δk,
      [
        [0.225, -0.225],
        [0.225, -0.225],
      ],
      1e-15,
    );
  });
  it('"aa" needs three steps, where it has .096', () => {
    expect(() => ctc.align(u(2), [1, 1])).toThrow(
      'ctc.align: u has 2 rows, expected at least 3: 2 labels and 1 blanks between equal neighbors',
    );
    expectClose(Math.exp(-ctc.align(u(3), [1, 1]).loss), 0.096, 1e-15);
  });
});

describe.each(shapes)('every path of T=$T, K=$K, blank $blank', ({ T, K, blank, seed }) => {
  const u = draw(T, K, seed);
  const truth = labelingProbabilities(plainSoftmax(u), blank);
  // A hundred or so products of numbers below 1, summed: rounding only.
  const tolerance = 1e-12;

  it('gives every labeling the sum over its paths, and all of them together 1', () => {
    let total = 0;
    for (const [labeling, p] of truth) {
      const found = Math.exp(-ctc.align(u, parse(labeling), { blank }).loss);
      expect(Math.abs(found - p)).toBeLessThanOrEqual(tolerance * p);
      total += found;
    }
    expectClose(total, 1, tolerance);
  });

  it.each(['excluded', 'included'] as const)('β with y %s: Σ_s αβ is p at every step', (beta) => {
    for (const [labeling, p] of truth) {
      const { logAlpha, logBeta, logY, extended } = ctc.align(u, parse(labeling), { blank, beta });
      for (let t = 1; t <= T; t++) {
        const terms = extended.map((k, s) => {
          const twice = beta === 'included' ? logY[t][k] : 0;
          return Math.exp(logAlpha[t][s] + logBeta[t][s] - twice);
        });
        const sum = terms.reduce((all, one) => all + one, 0);
        expect(Math.abs(sum - p)).toBeLessThanOrEqual(tolerance * p);
      }
    }
  });

  it('the two β differ by y^t alone and give one error signal, whose rows sum to 0', () => {
    for (const labeling of truth.keys()) {
      const one = ctc.align(u, parse(labeling), { blank });
      const two = ctc.align(u, parse(labeling), { blank, beta: 'included' });
      for (let t = 1; t <= T; t++) {
        one.extended.forEach((k, s) => {
          if (one.logBeta[t][s] === -Infinity) expect(two.logBeta[t][s]).toBe(-Infinity);
          else expectClose(two.logBeta[t][s], one.logBeta[t][s] + one.logY[t][k], 1e-13);
        });
      }
      expectClose(two.δk, one.δk, tolerance);
      for (const row of one.δk)
        expectClose(
          row.reduce((sum, value) => sum + value, 0),
          0,
          1e-13,
        );
    }
  });

  it('the error signal is the slope of the loss at the net inputs', () => {
    // Central differences with e = 1e-5 err by e² and by rounding over e: about 1e-10.
    const e = 1e-5;
    for (const labeling of truth.keys()) {
      const labels = parse(labeling);
      const { δk } = ctc.align(u, labels, { blank });
      u.forEach((row, t) =>
        row.forEach((_, k) => {
          const at = (step: number) =>
            ctc.align(
              u.map((other, m) =>
                other.map((value, n) => (m === t && n === k ? value + step : value)),
              ),
              labels,
              { blank },
            ).loss;
          expectClose(δk[t][k], (at(e) - at(-e)) / (2 * e), 1e-7);
        }),
      );
    }
  });

  it('prefix search finds the likeliest labeling of all', () => {
    const [labeling, p] = [...truth].reduce((best, one) => (one[1] > best[1] ? one : best));
    const found = ctc.prefixSearch(u, { blank });
    expect(found.labels).toEqual(parse(labeling));
    expectClose(Math.exp(found.logProbability), p, tolerance);
  });
});

describe('decoding', () => {
  it('collapse merges neighbors first and takes the blanks out second', () => {
    expect(ctc.collapse([1, 1, 0, 1, 2, 2, 0])).toEqual([1, 1, 2]);
    expect(ctc.collapse([2, 0, 2], 2)).toEqual([0]);
    expect(ctc.collapse([0, 0])).toEqual([]);
  });
  it('prefix search is right on two hundred random outputs of five steps, and better than the best path', () => {
    let better = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const u = draw(5, 3, seed).map((row) => row.map((value) => value / 2));
      const truth = labelingProbabilities(plainSoftmax(u), 0);
      const most = Math.max(...truth.values());
      expectClose(Math.exp(ctc.prefixSearch(u).logProbability), most, 1e-12);
      const greedy = truth.get(ctc.bestPath(u).labels.join(',')) ?? 0;
      if (greedy < most - 1e-9) better++;
    }
    expect(better).toBeGreaterThan(50);
  });
  it('a threshold cuts a long sequence at its sure blanks, and reads the same', () => {
    const sure = [12, 0, 0];
    const u = Array.from({ length: 300 }, (_, t) =>
      t % 6 < 4 ? sure : [0, t % 12 < 6 ? 3 : 0, 1],
    );
    const { labels, logProbability } = ctc.prefixSearch(u, { threshold: 0.9999 });
    expect(labels).toEqual(Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? 1 : 2)));
    // Left out: paths that read two labels in one section and none in the next, 1 % for each of 50.
    const all = -ctc.align(u, labels).loss;
    expect(all - logProbability).toBeGreaterThan(0);
    expect(all - logProbability).toBeLessThan(0.6);
  });
  it('grows the likeliest prefix first and stops as soon as nothing better can be left: 127 prefixes of millions', () => {
    // Worst first it takes 331; without counting a prefix's own probability as spent, 136.
    expect(ctc.prefixSearch(draw(12, 4, 2), { limit: 127 }).labels.length).toBeGreaterThan(2);
  });
  it('gives up by name at its limit', () => {
    expect(() => ctc.prefixSearch(draw(8, 4, 1), { limit: 2 })).toThrow(
      'ctc.prefixSearch: limit of 2 prefixes is reached',
    );
  });
});

describe('the edges', () => {
  it('the empty labeling is blank at every step', () => {
    const u = draw(3, 3, 9);
    const blanks = plainSoftmax(u).reduce((p, row) => p * row[0], 1);
    expectClose(ctc.align(u, []).loss, -Math.log(blanks), 1e-13);
    expectClose(ctc.align(u, []).δk[1][0], plainSoftmax(u)[1][0] - 1, 1e-13);
  });
  it('10,000 steps stay finite and right: fifty labels in equal outputs', () => {
    const u = Array.from({ length: 10_000 }, () => [0, 0, 0]);
    const labels = Array.from({ length: 50 }, (_, n) => 1 + (n % 2));
    const { loss, δk } = ctc.align(u, labels);
    // Equal outputs count paths: 50 labels without equal neighbors have C(T + 50, 100) of T steps.
    let logPaths = 0;
    for (let n = 1; n <= 100; n++) logPaths += Math.log((10_000 + 50 - 100 + n) / n);
    expectClose(loss, 10_000 * Math.log(3) - logPaths, 1e-10);
    // ln p is near −10⁴, where the spacing of numbers is 2e-12 and 20,000 sums add up.
    for (const row of δk)
      expectClose(
        row.reduce((sum, value) => sum + value, 0),
        0,
        1e-7,
      );
  });
  it('net inputs of ±1000 stay finite: an impossible labeling costs 2000 nats', () => {
    const { loss, δk } = ctc.align([[1000, -1000]], [1]);
    expect(loss).toBe(2000);
    expectClose(δk, [[1, -1]], 1e-15);
  });
  it.each([
    ['labels[0] is 0, expected a class of 0..1 other than the blank 0', [0]],
    ['labels[1] is 2, expected a class of 0..1 other than the blank 0', [1, 2]],
    ['labels[0] is 0.5, expected', [0.5]],
  ])('refuses: %s', (message, labels) => {
    expect(() =>
      ctc.align(
        [
          [0, 0],
          [0, 0],
        ],
        labels,
      ),
    ).toThrow(`ctc.align: ${message}`);
  });
  it('refuses rows that are none, ragged, or not finite, a blank that is no class, and a wrong β', () => {
    expect(() => ctc.align([], [])).toThrow('u has no rows');
    expect(() => ctc.align([[]], [])).toThrow('u[0] has no numbers');
    expect(() => ctc.align([[0, 0], [0]], [])).toThrow('u[1] has 1 numbers');
    expect(() => ctc.bestPath([[0, NaN]])).toThrow('u[0][1] is NaN');
    expect(() => ctc.align([[0, 0]], [], { blank: 2 })).toThrow('blank is 2');
    expect(() => ctc.bestPath([[0, 0]], { blank: 2 })).toThrow('blank is 2');
    expect(() => ctc.prefixSearch([[0, 0]], { threshold: 0 })).toThrow('threshold is 0');
    const beta = 'both' as 'included';
    expect(() => ctc.align([[0, 0]], [], { beta })).toThrow("beta is 'both'");
  });
});

it('an LSTM takes the alignment in the place of targets: its gradient is the slope of the CTC loss', () => {
  const net = lstm.network({ inputs: 2, blocks: 2, cells: 1, outputs: 3, output: 'softmax' });
  const weights = lstm.initialize(net, { seed: 3, scale: 0.8 });
  const x = draw(5, 2, 8);
  const lossOf = (trace: lstm.Trace) => ctc.align(trace.a.k.slice(1, trace.T + 1), [1, 1, 2]);
  const trace = lstm.forward(net, weights, x);
  const errors = lstm.backward(net, weights, trace, lossOf(trace));
  const slope = lstm.gradient(net, trace, errors).iι[1][0];
  const e = 1e-5;
  const at = (step: number): number => {
    weights.iι[1][0] += step;
    const { loss } = lossOf(lstm.forward(net, weights, x));
    weights.iι[1][0] -= step;
    return loss;
  };
  expect(Math.abs(slope)).toBeGreaterThan(1e-4);
  expectClose(slope, (at(e) - at(-e)) / (2 * e), 1e-9);
});
