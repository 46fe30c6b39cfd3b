// All rows of the article, chapter by chapter.
// Source: the files beside this one.
// Leaves out rows of chapters that are not written.
import { claims as fading } from './06-fading-influence.ts';
import { claims as forward } from './09-lstm-forward.ts';
import { claims as backward } from './10-lstm-backward.ts';
import { claims as gates } from './11-gates-and-gradient.ts';
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [...fading, ...forward, ...backward, ...gates];
export type { Claim };
