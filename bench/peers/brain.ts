/*
 * A training step of brain.js: its LSTM over symbols, with a softmax over them at every step.
 * Source: brain.js 1.6.1, the class that its `recurrent.LSTM` is; inputs are rows of a learned table, the update is its RMSProp.
 * Leaves out: a separate cell state and peepholes, which it does not have (its forget gate multiplies the output).
 */
import { createRequire } from 'node:module';

type LSTM = {
  initialize: () => void;
  trainPattern: (symbols: readonly number[], withError: boolean) => number;
};

/** A function that makes one update on T steps and returns its own measure of error. */
export function brain(size: number, T: number): () => number {
  // The package's entrance also loads what runs on graphics hardware.
  const { default: Network } = createRequire(import.meta.url)(
    'brain.js/dist/recurrent/lstm.js',
  ) as { default: new (options: object) => LSTM };
  // Symbol 0 is its own, for the start and the end: T − 1 symbols make T steps, size − 1 symbols make `size` outputs.
  const net = new Network({
    hiddenLayers: [size],
    inputSize: size,
    inputRange: size - 1,
    outputSize: size - 1,
    dataFormatter: null,
  });
  net.initialize();
  const symbols = Array.from({ length: T - 1 }, (_, t) => t % (size - 1));
  return () => net.trainPattern(symbols, true);
}
