// All rows of the article, chapter by chapter.
// Source: the files beside this one.
// Leaves out rows of chapters that are not written.
import { claims as sequences } from './01-labeling-sequences.ts';
import { claims as perceptron } from './02-mlp-forward.ts';
import { claims as edges } from './03-outgoing-edges.ts';
import { claims as unrolled } from './04-rnn-unrolled.ts';
import { claims as time } from './05-back-through-time.ts';
import { claims as fading } from './06-fading-influence.ts';
import { claims as carousel } from './07-carousel-to-block.ts';
import { claims as block } from './08-memory-block.ts';
import { claims as forward } from './09-lstm-forward.ts';
import { claims as backward } from './10-lstm-backward.ts';
import { claims as gates } from './11-gates-and-gradient.ts';
import { claims as unsegmented } from './16-unsegmented-labels.ts';
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [
  ...sequences,
  ...perceptron,
  ...edges,
  ...unrolled,
  ...time,
  ...fading,
  ...carousel,
  ...block,
  ...forward,
  ...backward,
  ...gates,
  ...unsegmented,
];
export type { Claim };
