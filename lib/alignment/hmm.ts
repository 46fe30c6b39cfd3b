/*
 * Hidden Markov models under one name: what is known of the states, and where the probabilities come from.
 * Source: Rabiner 1989, A tutorial on hidden Markov models.
 * Leaves out: nothing of its own; the two files it names hold the equations.
 */
export {
  chain,
  discrete,
  forwardBackward,
  logEmissions,
  viterbi,
  type Chain,
  type DiscreteHmm,
  type Posterior,
} from './hmmInference.ts';
export { baumWelch, chainFromCounts, emissionFromCounts } from './hmmLearning.ts';
