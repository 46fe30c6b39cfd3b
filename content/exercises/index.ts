// The exercises of all chapters, by id; no two chapters have one of the same id.
// Source: the files beside this one.
// Leaves out exercises with code, which stand in their chapters.
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';
import { exercises as start } from './00-start.ts';
import { exercises as sequences } from './01-labeling-sequences.ts';
import { exercises as perceptron } from './02-mlp-forward.ts';
import { exercises as edges } from './03-outgoing-edges.ts';
import { exercises as unrolled } from './04-rnn-unrolled.ts';
import { exercises as time } from './05-back-through-time.ts';
import { exercises as fading } from './06-fading-influence.ts';
import { exercises as carousel } from './07-carousel-to-block.ts';
import { exercises as block } from './08-memory-block.ts';
import { exercises as forward } from './09-lstm-forward.ts';
import { exercises as backward } from './10-lstm-backward.ts';
import { exercises as gates } from './11-gates-and-gradient.ts';
import { exercises as gradients } from './12-weight-gradients.ts';
import { exercises as ablations } from './13-ablations-relatives.ts';
import { exercises as training } from './14-training-lab.ts';
import { exercises as directions } from './15-both-directions.ts';
import { exercises as unsegmented } from './16-unsegmented-labels.ts';
import { exercises as elsewhere } from './17-to-pytorch-and-onnx.ts';

export const exercises: readonly ExerciseDefinition[] = [
  ...start,
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
  ...gradients,
  ...ablations,
  ...training,
  ...directions,
  ...unsegmented,
  ...elsewhere,
];
