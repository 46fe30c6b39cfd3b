// What the article claims, row by row, and where this book explains, shows and tests it.
// Source: the article; the errata are this book's.
// Leaves out the chapters' text.
import type { ChapterSlug } from '../../site/build/chapters.ts';

/** Something that the article says. */
export interface Claim {
  /** Rows of the article: 1.1 to 4.13. Errata of it: e1 to e15. */
  readonly row: string;
  /** What it says, in our words. */
  readonly says: string;
  /** What holds instead; of an erratum. */
  readonly truth?: string;
  readonly chapter: ChapterSlug;
  /** Heading of the section that explains it. */
  readonly anchor: string;
  /** Where it can be seen: a cell, figure, equation or exercise of the chapter, by name or id. */
  readonly shown: { readonly cell: string } | { readonly figure: string } | { readonly equation: string } | { readonly exercise: string }; // prettier-ignore
  /** The test that asserts it: file below tests/, and the test's own sentence. */
  readonly test: readonly [file: string, sentence: string];
}
