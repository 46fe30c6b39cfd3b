/*
 * The parts of a GRU's weights, with what they run over.
 * Source: equations gru.15–gru.26.
 * Leaves out: what is done with them (parts.ts).
 */
import type { GRU } from './gru.ts';
import type { Part } from './parts.ts';

/** In the order of the gradients. */
export function gruParts({ inputs, hidden, outputs, biases, reset }: GRU): Part[] {
  const always = { has: true, absent: '' };
  const bias = (unit: string, size: number, meaning: string): Part => {
    const has =
      unit === 'k' ? biases === true : biases !== false && (unit !== 'm' || reset === 'after');
    const isReset = biases !== false && unit === 'm';
    const absent = isReset ? "reset: 'before'" : `biases: ${String(biases)}`;
    return { name: `bias.${unit}`, sizes: [size], meaning, has, absent };
  };
  const into = (unit: string): Part[] => [
    { name: `i${unit}`, sizes: [inputs, hidden], meaning: 'inputs×hidden', ...always },
    { name: `h${unit}`, sizes: [hidden, hidden], meaning: 'hidden×hidden', ...always },
    bias(unit, hidden, 'hidden'),
  ];
  return [
    ...into('r'),
    ...into('u'),
    ...into('n'),
    bias('m', hidden, 'hidden'),
    { name: 'hk', sizes: [hidden, outputs], meaning: 'hidden×outputs', ...always },
    bias('k', outputs, 'outputs'),
  ];
}
