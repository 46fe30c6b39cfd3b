/*
 * The same training step in TensorFlow.js on its CPU and its WebAssembly backend: an LSTM without peepholes under a softmax layer.
 * Source: @tensorflow/tfjs-layers; float32, gradients by its tape, plain gradient descent.
 * Leaves out: peepholes, which it does not have.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { layers } from '@tensorflow/tfjs-layers';
import { fileURLToPath } from 'node:url';

setWasmPaths(
  fileURLToPath(new URL('./', import.meta.resolve('@tensorflow/tfjs-backend-wasm/package.json'))) +
    'dist/',
);
setThreadsCount(1); // as the kernels run

/** A function that makes one update on the sequence and returns its loss. */
export async function tensorflow(
  size: number,
  x: readonly number[][],
  z: readonly number[][],
  backend: 'cpu' | 'wasm',
): Promise<() => number> {
  await tf.setBackend(backend);
  // The orthogonal initializer needs operations that only the whole package registers.
  const lstm = layers.lstm({
    units: size,
    returnSequences: true,
    recurrentActivation: 'sigmoid',
    recurrentInitializer: 'glorotUniform',
  });
  const output = layers.dense({ units: size });
  const input = tf.tensor3d([x as number[][]]);
  const target = tf.tensor3d([z as number[][]]);
  const loss = (): tf.Scalar =>
    tf.neg(tf.sum(tf.mul(target, tf.logSoftmax(output.apply(lstm.apply(input)) as tf.Tensor))));
  tf.dispose(loss()); // layers make their variables at their first call
  const optimizer = tf.train.sgd(1e-5);
  return () => {
    // Both backends take turns; tensors stay on the one that made them.
    if (tf.getBackend() !== backend) tf.setBackend(backend);
    const value = optimizer.minimize(loss, true);
    if (!value) throw new Error('tensorflow: loss: got none, expected a scalar');
    const [number] = value.dataSync();
    value.dispose();
    return number;
  };
}
