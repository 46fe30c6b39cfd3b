/**
 * Every row of the source article that a written chapter has to take is explained, shown and tested there.
 * Source: content/claims, content/chapters, tests/.
 * Leaves out the chapters that are not written yet: their rows are asked for with them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claims } from '../../content/claims/index.ts';
import { chapterOf, idOfFile, type ChapterSlug } from '../../site/build/chapters.ts';
import { chapterTexts } from './chapterText.ts';

/** Where each row of the article belongs, and each of its errata. */
const rows: Readonly<Partial<Record<ChapterSlug, readonly string[]>>> = {
  'labeling-sequences': ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', 'e6', 'e12'],
  'mlp-forward': ['2.1'],
  'outgoing-edges': ['2.2', '2.3', '2.4', '2.5', 'e8', 'e14', 'e15'],
  'rnn-unrolled': ['3.1', '3.2', '3.3'],
  'back-through-time': ['3.4'],
  'fading-influence': ['4.1', 'e4'],
  'carousel-to-block': ['4.2', '4.4', '4.5', '4.6', '4.7', 'e2', 'e3', 'e11'],
  'memory-block': ['4.3', '4.10', '4.11', 'e1', 'e13'],
  'lstm-forward': ['4.8', '4.9', '4.12', 'e10'],
  'lstm-backward': ['4.13', 'e9'],
  'gates-and-gradient': ['e5'],
  'unsegmented-labels': ['1.7', 'e7'],
};

/** The address that a heading gets. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const textOf = new Map(chapterTexts.map((one) => [chapterOf(idOfFile(one.file))?.slug, one]));

function isShown(source: string, shown: (typeof claims)[number]['shown']): boolean {
  if ('cell' in shown)
    return new RegExp(`^\`\`\`ts [^\\n]*\\bcell=${shown.cell}\\b`, 'm').test(source);
  if ('figure' in shown) return source.includes(`<${shown.figure}`);
  if ('equation' in shown)
    return new RegExp(`<Equation\\s[^>]*\\b(?:id|with)="${shown.equation}"`).test(source);
  return (
    source.includes(`<Exercise id="${shown.exercise}"`) ||
    new RegExp(`^\`\`\`ts [^\\n]*\\bexercise=${shown.exercise}\\b`, 'm').test(source)
  );
}

describe.each(claims.map((claim) => [claim.row, claim] as const))('row %s', (row, claim) => {
  const text = textOf.get(claim.chapter);

  it('belongs to its chapter, which is written and has the section', () => {
    expect(rows[claim.chapter]).toContain(row);
    expect(text?.headings.map((one) => slugOf(one.text))).toContain(claim.anchor);
  });

  it('is shown there', () => {
    expect(isShown(text?.source ?? '', claim.shown), JSON.stringify(claim.shown)).toBe(true);
  });

  it('has a test', () => {
    const [file, sentence] = claim.test;
    expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).toContain(sentence);
  });
});

describe('the article', () => {
  it('has every row that the written chapters take', () => {
    const known = claims.map(({ row }) => row);
    expect(new Set(known).size).toBe(known.length);
    const asked = Object.entries(rows).flatMap(([slug, own]) =>
      textOf.has(slug as ChapterSlug) ? own : [],
    );
    expect(asked.filter((row) => !known.includes(row))).toEqual([]);
  });

  it('says what holds instead wherever it is wrong', () => {
    for (const { row, truth } of claims) expect(truth !== undefined, row).toBe(row.startsWith('e'));
  });
});
