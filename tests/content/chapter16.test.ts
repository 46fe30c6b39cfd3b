/**
 * What the chapter on unsegmented labels says in words holds on its networks.
 * Source: content/chapters/16-unsegmented-labels.mdx, content/exercises/16-unsegmented-labels.ts.
 * Leaves out its cells (cells.slow.test.ts) and lines (equations.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { digitImages } from '../../content/data/digits.ts';
import { exercises, published, twoSteps } from '../../content/exercises/16-unsegmented-labels.ts';
import {
  bidirectional,
  ctc,
  descend,
  digits,
  hmm,
  lstm,
  random,
  startOptimizer,
} from '../../lib/index.ts';

describe('its claims', () => {
  it('the best path is empty with .36, and the best labeling is a with .64', () => {
    expect(twoSteps.a).toBeCloseTo(0.64, 12);
    expect(twoSteps.empty).toBeCloseTo(0.36, 12);
    const u = [0, 1].map(() => [Math.log(0.6), Math.log(0.4)]);
    expect(ctc.bestPath(u).labels).toEqual([]);
    expect(ctc.prefixSearch(u).labels).toEqual([1]);
  });

  it('one change of spell costs less than three, and a rainy third day moves it to the fifth', () => {
    const spell = hmm.discrete({
      initial: [0.5, 0.5],
      transition: [
        [0.8, 0.2],
        [0.3, 0.7],
      ],
      emission: [
        [0.9, 0.1],
        [0.25, 0.75],
      ],
    });
    const path = (seen: number[]): readonly number[] =>
      hmm.viterbi(spell, hmm.logEmissions(spell, seen)).states;
    expect(path([0, 0, 1, 0, 1, 1, 1])).toEqual([0, 0, 1, 1, 1, 1, 1]);
    expect(path([0, 0, 0, 0, 1, 1, 1])).toEqual([0, 0, 0, 0, 1, 1, 1]);
  });

  it('of the published error rates those of CTC are the lowest', () => {
    const rates = Object.values(published).map(Number);
    expect(rates).toEqual([...rates].sort((one, other) => other - one));
  });

  it('a network learns to read strips of digits that nobody has cut', () => {
    const { train: known } = digits.split(digitImages, random(1));
    const layer = lstm.network({
      inputs: 8,
      blocks: 8,
      outputs: 11,
      output: 'identity',
      biases: 'hidden',
    });
    const net = bidirectional.network({ forward: layer, backward: layer, output: 'softmax' });
    const weights = bidirectional.initialize(net, {
      seed: 1,
      initializer: 'glorot',
      forgetBias: 1,
    });
    const adam = { name: 'adam' } as const;
    const memory = startOptimizer(adam, weights);
    const source = random(2);
    const losses: number[] = [];
    for (let n = 0; n < 1200; n++) {
      const { x, label } = digits.string(known, source, { length: 1 });
      const trace = bidirectional.forward(net, weights, x);
      const wanted = ctc.align(trace.a.k.slice(1, trace.T + 1), [label[0]! + 1]);
      losses.push(wanted.loss);
      const errors = bidirectional.backward(net, weights, trace, wanted);
      descend(adam, memory, weights, bidirectional.gradient(net, trace, errors), 0.01);
    }
    const mean = (values: number[]): number =>
      values.reduce((sum, one) => sum + one, 0) / values.length;
    // A tenth for each digit would cost ln 10 = 2.3.
    expect(mean(losses.slice(0, 50))).toBeGreaterThan(2);
    expect(mean(losses.slice(-200))).toBeLessThan(1.5);
  });
});

describe('its exercises', () => {
  it('answers are .096 and −.225, and differ from every wrong answer', () => {
    const numbers = exercises.flatMap((one) => (one.kind === 'number' ? [one] : []));
    expect(numbers.map(({ answer }) => Number(answer.toFixed(3)))).toEqual([0.096, -0.225]);
    for (const { answer, wrong, id } of numbers) {
      const values = [answer, ...wrong.map(({ value }) => value)];
      const apart = values.flatMap((one, n) =>
        values.slice(n + 1).map((other) => Math.abs(one - other)),
      );
      expect(Math.min(...apart), id).toBeGreaterThan(0.002);
    }
  });
});
