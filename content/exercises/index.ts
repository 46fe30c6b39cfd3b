// The exercises of all chapters, by id; no two chapters have one of the same id.
// Source: the files beside this one.
// Leaves out exercises with code, which stand in their chapters.
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';
import { exercises as start } from './00-start.ts';
import { exercises as fading } from './06-fading-influence.ts';
import { exercises as forward } from './09-lstm-forward.ts';
import { exercises as backward } from './10-lstm-backward.ts';
import { exercises as gates } from './11-gates-and-gradient.ts';

export const exercises: readonly ExerciseDefinition[] = [
  ...start,
  ...fading,
  ...forward,
  ...backward,
  ...gates,
];
