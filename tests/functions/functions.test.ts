/*
 * Squashing functions, softmax and losses: values, slopes against differences, ±1000.
 * Source: lib/functions.
 * Leaves out: their use in networks.
 */
import { describe, expect, it } from 'vitest';
import { activation } from '../../lib/functions/activation.ts';
import { outputLayers } from '../../lib/functions/loss.ts';
import { softmax } from '../../lib/functions/softmax.ts';
import { expectClose } from '../expectClose.ts';

const names = ['logistic', 'tanh', 'identity', 'logistic1', 'logistic2'] as const;

describe('activation', () => {
  it.each(names)('%s: the slope agrees with central differences', (name) => {
    const { apply, slope } = activation(name);
    for (const a of [-2, -0.3, 0, 0.7, 3]) {
      // Error of a central difference at 1e-5: below 1e-10, rounding included.
      expectClose(slope(a, apply(a)), (apply(a + 1e-5) - apply(a - 1e-5)) / 2e-5, 1e-9);
    }
  });
  it('logistic1 and logistic2 are 2σ − 1 and 4σ − 2', () => {
    const sigma = activation('logistic').apply(0.4);
    expectClose(activation('logistic1').apply(0.4), 2 * sigma - 1, 1e-15);
    expectClose(activation('logistic2').apply(0.4), 4 * sigma - 2, 1e-15);
  });
  it('saturates without NaN at ±1000', () => {
    expect(names.map((name) => activation(name).apply(1000))).toEqual([1, 1, 1000, 1, 2]);
    expect(names.map((name) => activation(name).apply(-1000))).toEqual([0, -1, -1000, -1, -2]);
  });
  it('refuses an unknown name', () => {
    expect(() => activation('relu' as never)).toThrow(
      "activation: name is 'relu', expected logistic",
    );
  });
});

describe('softmax and losses', () => {
  it('softmax of 0, ln 3 is ¼, ¾, also shifted by 1000', () => {
    for (const shift of [0, 1000, -1000]) {
      const y = new Float64Array(2);
      softmax(Float64Array.of(shift, Math.log(3) + shift), y);
      expectClose(y, [0.25, 0.75], 1e-12);
    }
  });
  it('losses by hand', () => {
    const { softmax: classes, logistic, identity } = outputLayers;
    expectClose(classes.loss(Float64Array.of(0, Math.log(3)), [0, 1]), -Math.log(0.75), 1e-15);
    expectClose(logistic.loss(Float64Array.of(0, 0), [1, 0]), 2 * Math.log(2), 1e-15);
    expect(identity.loss(Float64Array.of(3, 1), [1, 1])).toBe(2);
  });
  it('a wrong answer given with certainty at ±1000 costs 1000 and 2000, not infinity', () => {
    const a = Float64Array.of(1000, -1000);
    expect(outputLayers.softmax.loss(a, [0, 1])).toBe(2000);
    expect(outputLayers.logistic.loss(a, [0, 1])).toBe(2000);
    expect(outputLayers.softmax.loss(a, [1, 0])).toBe(0);
  });
});
