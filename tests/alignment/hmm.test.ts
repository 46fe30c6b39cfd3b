/*
 * Hidden Markov models against the sum and the maximum over every path of states written out.
 * Source: Rabiner 1989; tests/alignment/paths.ts shares no code with the library.
 * Leaves out: Gaussian emissions (baselines).
 */
import { describe, expect, it } from 'vitest';
import * as hmm from '../../lib/alignment/hmm.ts';
import * as hybrid from '../../lib/alignment/hybrid.ts';
import { random } from '../../lib/numbers/random.ts';
import { expectClose } from '../expectClose.ts';
import { everyPath, plainSoftmax } from './paths.ts';

const model = hmm.discrete({
  initial: [0.5, 0.2, 0.3],
  transition: [
    [0.7, 0.2, 0.1],
    [0, 0.4, 0.6],
    [0.3, 0.3, 0.4],
  ],
  emission: [
    [0.6, 0.3, 0.05, 0.05],
    [0.1, 0.2, 0.3, 0.4],
    [0.25, 0, 0.5, 0.25],
  ],
});
const draws = random(5);
const symbolsOf = (T: number) => Array.from({ length: T }, () => draws.integer(4));
/** π b Π a b of one path of states. */
const joint = (path: readonly number[], symbols: readonly number[]): number =>
  path.reduce(
    (p, state, t) =>
      p *
      (t === 0 ? model.initial[state] : model.transition[path[t - 1]][state]) *
      model.emission[state][symbols[t]],
    1,
  );
// Sums of up to 243 products: rounding only.
const tolerance = 1e-13;

describe.each([1, 2, 3, 5])('every path of T=%i', (T) => {
  const symbols = symbolsOf(T);
  const paths = everyPath(T, 3);
  const total = paths.reduce((sum, path) => sum + joint(path, symbols), 0);
  const scores = hmm.logEmissions(model, symbols);
  const posterior = hmm.forwardBackward(model, scores);

  it('the likelihood is the sum over all paths, and Σ_i αβ is it at every step', () => {
    expectClose(posterior.logLikelihood, Math.log(total), tolerance);
    for (let t = 1; t <= T; t++) {
      const sum = posterior.logAlpha[t].reduce(
        (all, alpha, i) => all + Math.exp(alpha + posterior.logBeta[t][i]),
        0,
      );
      expectClose(sum / total, 1, tolerance);
    }
  });
  it('γ is the share of the paths through a state, Σξ the expected number of moves', () => {
    const gamma = Array.from({ length: T }, () => [0, 0, 0]);
    const moves = Array.from({ length: 3 }, () => [0, 0, 0]);
    for (const path of paths) {
      const share = joint(path, symbols) / total;
      path.forEach((state, t) => {
        gamma[t][state] += share;
        if (t > 0) moves[path[t - 1]][state] += share;
      });
    }
    expectClose(posterior.gamma.slice(1, T + 1), gamma, tolerance);
    expectClose(posterior.transitions, moves, tolerance);
  });
  it('Viterbi finds the likeliest path of all', () => {
    const best = paths.reduce((a, b) => (joint(b, symbols) > joint(a, symbols) ? b : a));
    const { states, logProbability } = hmm.viterbi(model, scores);
    expect(states).toEqual(best);
    expectClose(logProbability, Math.log(joint(best, symbols)), tolerance);
  });
});

it('ten thousand steps neither underflow nor lose the posteriors', () => {
  const scores = hmm.logEmissions(model, symbolsOf(10_000));
  const { logLikelihood, gamma } = hmm.forwardBackward(model, scores);
  // Four symbols at about −1.3 nats each.
  expect(logLikelihood).toBeGreaterThan(-15_000);
  expect(logLikelihood).toBeLessThan(-12_000);
  for (let t = 1; t <= 10_000; t++) {
    // ln p is near −13,000, where the spacing of numbers is 2e-12.
    expectClose(
      gamma[t].reduce((sum, value) => sum + value, 0),
      1,
      1e-8,
    );
  }
  const { states, logProbability } = hmm.viterbi(model, scores);
  expect(states).toHaveLength(10_000);
  expect(logProbability).toBeLessThan(logLikelihood);
  expectClose(
    logProbability,
    states.reduce(
      (sum, state, t) =>
        sum +
        Math.log(t === 0 ? model.initial[state] : model.transition[states[t - 1]][state]) +
        scores[t][state],
      0,
    ),
    1e-10,
  );
});

it('a score of a thousand nats against the only state that can follow is not an underflow', () => {
  const only = hmm.chain({
    initial: [1, 0],
    transition: [
      [1, 0],
      [0, 1],
    ],
  });
  expect(
    hmm.forwardBackward(only, [
      [-1000, 0],
      [-1000, 0],
    ]).logLikelihood,
  ).toBe(-2000);
});

describe('Baum–Welch', () => {
  const source = random(11);
  const draw = (row: ArrayLike<number>): number => {
    let rest = source.uniform(0, 1);
    for (let n = 0; n < row.length; n++) if ((rest -= row[n]) < 0) return n;
    return row.length - 1;
  };
  const hidden = hmm.discrete({
    initial: [1, 0],
    transition: [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
    emission: [
      [0.8, 0.15, 0.05],
      [0.1, 0.2, 0.7],
    ],
  });
  const sequences = Array.from({ length: 40 }, () => {
    let state = 0;
    return Array.from({ length: 50 }, (_, t) => {
      if (t > 0) state = draw(hidden.transition[state]);
      return draw(hidden.emission[state]);
    });
  });
  const start = hmm.discrete({
    initial: [0.6, 0.4],
    transition: [
      [0.6, 0.4],
      [0.4, 0.6],
    ],
    emission: [
      [0.5, 0.25, 0.25],
      [0.25, 0.25, 0.5],
    ],
  });
  const fitted = hmm.baumWelch(start, sequences, { iterations: 60 });

  it('never lowers the likelihood', () => {
    const { logLikelihoods } = fitted;
    expect(logLikelihoods.length).toBeGreaterThan(20);
    logLikelihoods.forEach((value, n) => {
      // Equal up to the rounding of 2,000 sums near −2000.
      if (n > 0) expect(value).toBeGreaterThan(logLikelihoods[n - 1] - 1e-9);
    });
    const gained = logLikelihoods[logLikelihoods.length - 1] - logLikelihoods[0];
    expect(gained).toBeGreaterThan(50);
  });
  it('finds the model that drew 2,000 symbols, within their sampling error', () => {
    expectClose(fitted.model.transition, hidden.transition, 0.06);
    expectClose(fitted.model.emission, hidden.emission, 0.06);
    expectClose(fitted.model.initial, hidden.initial, 0.15);
  });
  it('one step is the ratio of expected counts over every path', () => {
    const symbols = [0, 2, 2, 1];
    const { model: next } = hmm.baumWelch(model, [symbols], { iterations: 1 });
    const paths = everyPath(4, 3);
    const weight = (test: (path: number[]) => number) =>
      paths.reduce((sum, path) => sum + joint(path, symbols) * test(path), 0);
    const total = weight(() => 1);
    expectClose(next.initial[2], weight((path) => Number(path[0] === 2)) / total, tolerance);
    const moves = (path: number[]) =>
      path.filter((state, t) => t > 0 && state === 2 && path[t - 1] === 0).length;
    const left = (path: number[]) => path.slice(0, 3).filter((state) => state === 0).length;
    expectClose(next.transition[0][2], weight(moves) / weight(left), tolerance);
    const seen = (path: number[]) =>
      path.filter((state, t) => state === 1 && symbols[t] === 2).length;
    const visits = (path: number[]) => path.filter((state) => state === 1).length;
    expectClose(next.emission[1][2], weight(seen) / weight(visits), tolerance);
  });
  it('keeps the rows of a state that is never expected', () => {
    const split = hmm.discrete({
      initial: [1, 0],
      transition: [
        [1, 0],
        [0.3, 0.7],
      ],
      emission: [
        [0.5, 0.5],
        [0.2, 0.8],
      ],
    });
    const next = hmm.baumWelch(split, [[0, 0, 0, 1]], { iterations: 1 }).model;
    expectClose(
      next.transition,
      [
        [1, 0],
        [0.3, 0.7],
      ],
      1e-15,
    );
    expectClose(
      next.emission,
      [
        [0.75, 0.25],
        [0.2, 0.8],
      ],
      1e-15,
    );
  });
});

describe('counts', () => {
  const sequences = [
    { states: [0, 0, 1], symbols: [0, 1, 1] },
    { states: [1, 0], symbols: [1, 0] },
  ];
  const states = sequences.map((one) => one.states);
  it('are shares of the starts, moves and symbols seen', () => {
    const chain = hmm.chainFromCounts(states, 2);
    expectClose(chain.initial, [0.5, 0.5], 0);
    expectClose(
      chain.transition,
      [
        [0.5, 0.5],
        [1, 0],
      ],
      0,
    );
    expectClose(
      hmm.emissionFromCounts(sequences, 2, 2),
      [
        [2 / 3, 1 / 3],
        [0, 1],
      ],
      1e-15,
    );
  });
  it('smoothing adds to each count', () => {
    const chain = hmm.chainFromCounts(states, 2, { smoothing: 1 });
    expectClose(
      chain.transition,
      [
        [0.5, 0.5],
        [2 / 3, 1 / 3],
      ],
      1e-15,
    );
    const emission = hmm.emissionFromCounts(sequences, 2, 2, { smoothing: 1 });
    expectClose(
      emission,
      [
        [0.6, 0.4],
        [0.25, 0.75],
      ],
      1e-15,
    );
  });
  it('refuse what cannot be counted', () => {
    const place = 'hmm.chainFromCounts';
    expect(() => hmm.chainFromCounts(states, 3)).toThrow(`${place}: state 2 has no counts`);
    expect(() => hmm.chainFromCounts([[0, 2]], 2)).toThrow('sequences[0][1] is 2');
    expect(() => hmm.chainFromCounts(states, 2, { smoothing: -1 })).toThrow('smoothing is -1');
    const uneven = [{ states: [0], symbols: [0, 1] }];
    expect(() => hmm.emissionFromCounts(uneven, 1, 2)).toThrow('sequences[0] has 2 symbols');
    expect(() => hmm.baumWelch(model, [])).toThrow('sequences are none');
  });
});

describe('refusals', () => {
  it('rows that are no distributions', () => {
    expect(() =>
      hmm.chain({
        initial: [0.5, 0.4],
        transition: [
          [1, 0],
          [0, 1],
        ],
      }),
    ).toThrow('hmm.chain: initial sums to 0.9, expected a sum of 1');
    expect(() => hmm.chain({ initial: [1], transition: [[1, 0]] })).toThrow('transition is 1×2');
    expect(() => hmm.chain({ initial: [1.5, -0.5], transition: [] })).toThrow('initial[1] is -0.5');
    expect(() => hmm.chain({ initial: [], transition: [] })).toThrow('initial has no numbers');
  });
  it('symbols and scores that are none', () => {
    expect(() => hmm.logEmissions(model, [4])).toThrow(
      'symbols[0] is 4, expected a symbol of 0..3',
    );
    expect(() => hmm.viterbi(model, [])).toThrow('scores have no rows');
    expect(() => hmm.viterbi(model, [[0, 0]])).toThrow(
      'scores[0] has 2 numbers, expected states = 3',
    );
    expect(() => hmm.viterbi(model, [[0, NaN, 0]])).toThrow('scores[0][1] is NaN');
    expect(() => hmm.viterbi(model, [[0, Infinity, 0]])).toThrow('scores[0][1] is Infinity');
  });
  it('a step that no state can emit, by its number', () => {
    const none = [
      [0, 0, 0],
      [-Infinity, -Infinity, -Infinity],
    ];
    expect(() => hmm.forwardBackward(model, none)).toThrow('step 2 cannot follow in any state');
    expect(() => hmm.viterbi(model, none)).toThrow('hmm.viterbi: step 2 cannot follow');
  });
});

describe('the hybrid', () => {
  const posteriors = plainSoftmax([
    [1, 0, 2],
    [0, 1, 0],
    [2, 2, 0],
    [-1, 0, 1],
  ]);
  const priors = [0.5, 0.2, 0.3];
  it('finds the path of the largest product of moves and posteriors over priors', () => {
    const score = (path: readonly number[]) =>
      path.reduce(
        (p, state, t) =>
          (p *
            (t === 0 ? model.initial[state] : model.transition[path[t - 1]][state]) *
            posteriors[t][state]) /
          priors[state],
        1,
      );
    const best = everyPath(4, 3).reduce((a, b) => (score(b) > score(a) ? b : a));
    const { states, logProbability } = hybrid.decode(model, posteriors, priors);
    expect(states).toEqual(best);
    expectClose(logProbability, Math.log(score(best)), tolerance);
  });
  it('a rare state wins where its posterior is above its prior', () => {
    const still = hmm.chain({
      initial: [0.5, 0.5],
      transition: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    });
    expect(hybrid.decode(still, [[0.7, 0.3]], [0.5, 0.5]).states).toEqual([0]);
    expect(hybrid.decode(still, [[0.7, 0.3]], [0.9, 0.1]).states).toEqual([1]);
  });
  it('refuses a prior of 0, and posteriors that are no distribution, by name', () => {
    expect(() => hybrid.scores([[0.5, 0.5]], [1, 0])).toThrow(
      'hybrid.scores: priors[1] is 0, expected a share above 0',
    );
    expect(() => hybrid.scores([[0.5, 0.6]], [0.5, 0.5])).toThrow('posteriors[0] sums to 1.1');
    expect(() => hybrid.scores([], [1])).toThrow('posteriors have no rows');
  });
});
