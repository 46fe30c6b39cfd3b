/*
 * The one running example of the book: three days of weather and small networks with weights in halves.
 * Source: made for teaching; every value that the chapters print is computed from it.
 * Leaves out: real data (weather.ts).
 */
import * as lstm from '../networks/lstm.ts';

/** Temperature and wind of three days, in halves. */
export const x = [
  [-0.5, 1],
  [1, -0.5],
  [0.5, 0.5],
];
/** Whether it rained. */
export const z = [[1], [0], [1]];

/** The 2-2-1 network: inputs to hidden, hidden to hidden one step later, hidden to output; source first. */
export const recurrent = {
  ih: [
    [1.5, 1],
    [0.5, 1.5],
  ],
  hh: [
    [1, 1],
    [-1, -0.5],
  ],
  hk: [[-1], [-1.5]],
};

/** Stage A has no peepholes; then they are added; then a second cell in the same block; then two blocks of one cell. */
export type Stage = 'A' | 'peepholes' | 'second cell' | 'two blocks';

const oneCell = {
  iι: [[1], [0.5]],
  hι: [[0.5]],
  iφ: [[1], [1]],
  hφ: [[1.5]],
  iω: [[-0.5], [-0.5]],
  hω: [[1]],
  ic: [[-1.5], [0.5]],
  hc: [[1.5]],
  ck: [[2]],
};
const twoCells = {
  iι: [[1], [0.5]],
  hι: [[0.5], [0.5]],
  cι: [1.5, 1],
  iφ: [[1], [1]],
  hφ: [[1.5], [1]],
  cφ: [2, 1.5],
  iω: [[-0.5], [-0.5]],
  hω: [[1], [-0.5]],
  cω: [-1.5, 1],
  ic: [
    [-1.5, 1],
    [0.5, -1],
  ],
  hc: [
    [1.5, 0.5],
    [-0.5, 1],
  ],
  ck: [[2], [-1]],
};
const twoBlocks = {
  iι: [
    [1, -0.5],
    [0.5, 1],
  ],
  hι: [
    [0.5, 1],
    [0.5, -0.5],
  ],
  cι: [1.5, 1],
  iφ: [
    [1, 0.5],
    [1, -0.5],
  ],
  hφ: [
    [1.5, 0.5],
    [1, 1],
  ],
  cφ: [2, 1.5],
  iω: [
    [-0.5, 1],
    [-0.5, 0.5],
  ],
  hω: [
    [1, -1],
    [-0.5, 1.5],
  ],
  cω: [-1.5, 1],
  ic: [
    [-1.5, 1],
    [0.5, -1],
  ],
  hc: [
    [1.5, 0.5],
    [-0.5, 1],
  ],
  ck: [[2], [-1]],
};
const plain: Record<Stage, lstm.PlainWeights> = {
  A: oneCell,
  peepholes: { ...oneCell, cι: [1.5], cφ: [2], cω: [-1.5] },
  'second cell': twoCells,
  'two blocks': twoBlocks,
};

/** One block, or two, with logistic output and no biases, and the weights. */
export function block(stage: Stage): { net: lstm.LSTM; weights: lstm.Weights } {
  const net = lstm.network({
    inputs: 2,
    blocks: stage === 'two blocks' ? 2 : 1,
    cells: stage === 'second cell' ? 2 : 1,
    outputs: 1,
    peepholes: stage !== 'A',
    biases: false,
    output: 'logistic',
  });
  return { net, weights: lstm.weights(net, plain[stage]) };
}
