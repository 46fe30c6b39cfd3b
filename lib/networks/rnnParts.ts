/*
 * The parts of an RNN's weights, with what they run over.
 * Source: equations rnn.6–rnn.10.
 * Leaves out: what is done with them (parts.ts).
 */
import type { Part } from './parts.ts';
import type { RNN } from './rnn.ts';

/** In the order of the gradients. */
export function rnnParts({ inputs, hidden, outputs, biases }: RNN): Part[] {
  const always = { has: true, absent: '' };
  const bias = { has: biases !== false, absent: 'biases: false' };
  const last = { has: biases === true, absent: `biases: ${String(biases)}` };
  return [
    { name: 'ih', sizes: [inputs, hidden], meaning: 'inputs×hidden', ...always },
    { name: 'hh', sizes: [hidden, hidden], meaning: 'hidden×hidden', ...always },
    { name: 'bias.h', sizes: [hidden], meaning: 'hidden', ...bias },
    { name: 'hk', sizes: [hidden, outputs], meaning: 'hidden×outputs', ...always },
    { name: 'bias.k', sizes: [outputs], meaning: 'outputs', ...last },
  ];
}
