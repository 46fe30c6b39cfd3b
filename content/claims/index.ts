// All rows of the article, chapter by chapter.
// Source: the files beside this one.
// Leaves out rows of chapters that are not written.
import type { Claim } from './claim.ts';

export const claims: readonly Claim[] = [];
export type { Claim };
