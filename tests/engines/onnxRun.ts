/*
 * One operator of ONNX Runtime on a sequence: X in, all outputs Y back.
 * Source: onnxruntime-web, one thread of WebAssembly, float32.
 * Leaves out: making weights, which the tests do.
 */
import { fileURLToPath } from 'node:url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { oneNode, type Attribute } from './onnxModel.ts';

env.wasm.numThreads = 1;
env.wasm.wasmPaths = fileURLToPath(
  new URL('.', import.meta.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm')),
);

/** Shape and numbers of an input. */
export type Input = readonly [shape: readonly number[], numbers: readonly number[]];

/** Y of shape T×directions×1×hidden, in that order. `inputs` are X, W, R, B and, for peepholes, P. */
export async function runOnnx(
  operator: 'RNN' | 'GRU' | 'LSTM',
  inputs: Readonly<Record<string, Input>>,
  attributes: Readonly<Record<string, Attribute>> & { readonly hidden_size: number },
): Promise<number[]> {
  const order = operator === 'LSTM' ? 'X W R B lengths h c P' : 'X W R B'; // lengths and initial states stay out
  const [T, D] = [inputs['X'][0][0], inputs['W'][0][0]];
  const model = oneNode(
    operator,
    order
      .split(' ')
      .map((name) => [name, Object.hasOwn(inputs, name) ? inputs[name][0] : undefined]),
    ['Y', [T, D, 1, attributes.hidden_size]],
    attributes,
  );
  const session = await InferenceSession.create(model);
  const feeds = Object.entries(inputs).map(
    ([name, [dims, list]]) => [name, new Tensor('float32', Float32Array.from(list), dims)] as const,
  );
  const { Y } = await session.run(Object.fromEntries(feeds));
  return Array.from(Y.data as Float32Array);
}
