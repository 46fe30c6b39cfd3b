/**
 * What a page knows of the book besides its numbers: equations, typeset pieces, checks, tested source.
 * Source: made at build time (site/build/book.ts), fetched as one file when a hand is on the page.
 * Leaves out KaTeX and the parser: a formula that was not typeset at build time prints as its source.
 */
import type { CheckResult } from '../../lib/equations/verdict.ts';
import type { ParsedStatement } from '../../lib/equations/types.ts';
import { html, raw, type Markup } from './markup.ts';

/** What a page keeps of a check: all but the worst instances. */
export type CheckSummary = Omit<CheckResult, 'worstInstances' | 'unseen'>;

/** A piece of a source line; one with a quantity lights up with it. */
export interface Token {
  readonly text: string;
  readonly kind?: 'comment' | 'number' | 'word';
  readonly quantity?: string;
  readonly dt?: number;
}

export interface SourceLine {
  readonly number: number;
  readonly tokens: readonly Token[];
  /** Equation that this line is part of. */
  readonly equation?: string;
}

export interface SourceRegionData {
  readonly path: string;
  readonly name: string;
  readonly lines: readonly SourceLine[];
}

export interface Book {
  readonly statements: Readonly<Record<string, ParsedStatement>>;
  readonly checks: Readonly<Record<string, CheckSummary>>;
  readonly regions: Readonly<Record<string, SourceRegionData>>;
  /** TeX → markup, or a function at build time that typesets what it is asked for. */
  readonly math: (tex: string) => string | undefined;
}

let open: Book = { statements: {}, checks: {}, regions: {}, math: () => undefined };

export const openBook = (book: Book): void => {
  open = book;
};
export const book = (): Book => open;

/** The statement of that id; throws RangeError for an unknown one, so that a typing error stops the build. */
export function statementOf(id: string): ParsedStatement {
  const found = open.statements[id];
  if (!found)
    throw new RangeError(`statementOf: id is "${id}", expected one of the book's equations`);
  return found;
}

/** A typeset formula. */
export function math(tex: string): Markup {
  const made = open.math(tex);
  return made === undefined ? html`<span class="math">${tex}</span>` : raw(made);
}
