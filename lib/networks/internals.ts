/*
 * Everything that a network's file imports, so that a changed copy of it can be compiled elsewhere.
 * Source: the import lines of mlp.ts, rnn.ts, gru.ts and lstm.ts.
 * Leaves out: the networks themselves.
 */
export * from '../functions/activation.ts';
export * from '../functions/loss.ts';
export * from '../numbers/matrix.ts';
export * from '../numbers/shape.ts';
export * from './gruParts.ts';
export * from './lstmNetwork.ts';
export * from './lstmTrace.ts';
export * from './lstmVariants.ts';
export * from './lstmWeights.ts';
export * from './mlpParts.ts';
export * from './outputErrors.ts';
export * from './parts.ts';
export * from './rnnParts.ts';
export * from './sequence.ts';
