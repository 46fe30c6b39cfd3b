/**
 * What the chapter on other systems says in words holds for the converter.
 * Source: content/chapters/17-to-pytorch-and-onnx.mdx, content/exercises/17-to-pytorch-and-onnx.ts.
 * Leaves out its cells (cells.slow.test.ts), round trips (bridges/roundTrip.test.ts) and the systems (engines/layouts.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { exercises, forecasts } from '../../content/exercises/17-to-pytorch-and-onnx.ts';

const rounded = (values: readonly number[]): number[] =>
  values.map((one) => Number(one.toFixed(3)));

describe('its claims', () => {
  it('orders mixed give .587, .547, .632 in place of .587, .422, .404', () => {
    expect(rounded(forecasts.wrong)).toEqual([0.587, 0.547, 0.632]);
    expect(rounded(forecasts.right)).toEqual([0.587, 0.422, 0.404]);
  });
});

describe('its exercises', () => {
  it('a layer of two inputs and one unit has 20 parameters in PyTorch, 16 with one bias', () => {
    const [one] = exercises;
    if (one?.kind !== 'number') throw new Error('expected a number');
    expect([one.answer, one.wrong[0]!.value]).toEqual([20, 16]);
  });
});
