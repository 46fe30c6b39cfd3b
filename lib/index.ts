/*
 * The public surface: what a cell imports as "unrolled".
 * Source: the folders of lib/, one concept per name.
 * Leaves out: the equation language ("unrolled/equations") and data ("unrolled/data", "unrolled/digits").
 */
export { matrix, type Matrix, type Vector } from './numbers/matrix.ts';
export { ShapeError, ValueError } from './numbers/shape.ts';
export { random, type Random } from './numbers/random.ts';
export { activation, type Activation, type ActivationName } from './functions/activation.ts';
export { softmax } from './functions/softmax.ts';
export { outputLayers, type OutputName } from './functions/loss.ts';
export * as graph from './graph/index.ts';
export * as mlp from './networks/mlp.ts';
export * as rnn from './networks/rnn.ts';
export * as lstm from './networks/lstm.ts';
export * as gru from './networks/gru.ts';
export * as bidirectional from './networks/bidirectional.ts';
export type { OutputErrors, Targets } from './networks/outputErrors.ts';
export { verbsOf, type Network, type WeightsOf } from './networks/verbs.ts';
export * as ctc from './alignment/ctc.ts';
export * as hmm from './alignment/hmm.ts';
export * as hybrid from './alignment/hybrid.ts';
export * as bridges from './bridges/index.ts';
export * as lab from './lab/index.ts';
export {
  train,
  type Checkpoint,
  type Progress,
  type Sequence,
  type Settings,
} from './training/train.ts';
export {
  trainStream,
  type StreamProgress,
  type StreamSettings,
  type StreamStep,
} from './training/stream.ts';
export {
  frobenius,
  sensitivity,
  spectral,
  type Sensitivities,
  type Sensitivity,
} from './training/sensitivity.ts';
export { evaluate } from './training/evaluate.ts';
export {
  descend,
  startOptimizer,
  type Optimizer,
  type OptimizerState,
} from './training/optimizers.ts';
export { clip, normOf, type Clipping } from './training/clipping.ts';
export { loadParameters, saveParameters } from './training/parameters.ts';
export { gradientCheck, type ArrayCheck } from './training/gradientCheck.ts';
export { copyWeights, namedArrays, type NamedArray } from './training/arrays.ts';
export * as gaussian from './baselines/gaussian.ts';
export * as logisticRegression from './baselines/logisticRegression.ts';
export { window, windowed, windowMlp } from './baselines/window.ts';
export { majority, persistence } from './baselines/persistence.ts';
export * as weather from './tasks/weather.ts';
export * as addingProblem from './tasks/addingProblem.ts';
export * as temporalOrder from './tasks/temporalOrder.ts';
export * as reberGrammar from './tasks/reberGrammar.ts';
export { stoppingRule } from './tasks/stoppingRule.ts';
export * as digits from './tasks/digits.ts';
export * as runningExample from './tasks/runningExample.ts';
export * as fading from './tasks/fading.ts';
export * as gateRow from './tasks/gateRow.ts';
