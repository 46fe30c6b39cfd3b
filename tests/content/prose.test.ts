/**
 * What every chapter keeps to: the measure of its prose, its parts, numbers that are computed, words and works that exist.
 * Source: content/chapters. Leaves out what a chapter claims; each has a test of its own for that.
 */
import { describe, expect, it } from 'vitest';
import { entryOf, glossary } from '../../content/glossary.ts';
import { chapterOf, idOfFile } from '../../site/build/chapters.ts';
import { workOf } from '../../site/build/bibliography.ts';
import { chapterTexts, pageTexts, sentencesOf, wordsOf } from './chapterText.ts';

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
/** Years, 0 to 2 as ends of a range or days, −1 for a day back. */
const mayBeTyped = /^(19|20)\d\d$|^[012]$|^−1$/;

/** Cells and figures that stand in a section before any sentence of it: nothing has said what they are for. */
function unannounced(source: string): string[] {
  const found: string[] = [];
  let [said, fenced] = [false, false];
  for (const line of source.replace(/^---[\s\S]*?^---/m, '').split('\n')) {
    const figure = /^<(\w*(?:Figure|Network|Block|Layer|Order|Map|Row|River))\b/.exec(line)?.[1];
    const cell = /^```ts [^\n]*\bcell=(\S+)/.exec(line)?.[1];
    if (!fenced && !said && (figure ?? cell)) found.push((figure ?? cell)!);
    if (line.startsWith('```')) fenced = !fenced;
    else if (!fenced && /^#{2,} /.test(line)) said = false;
    else if (!fenced && /^[\p{L}*_“]/u.test(line) && !/^(?:import|export) /.test(line)) said = true;
  }
  return found;
}

for (const { file, number, source, paragraphs, headings } of [...chapterTexts, ...pageTexts]) {
  const teaches = number >= 1 && number <= 17;
  describe(file, () => {
    it('has at most 22 words a sentence', () => {
      expect(sentencesOf(paragraphs).filter((one) => wordsOf(one).length > 22)).toEqual([]);
    });

    it('has at most 1,500 words, and a chapter that teaches at least 900', () => {
      const words = wordsOf(paragraphs.join(' ')).length;
      expect(words).toBeLessThanOrEqual(1500);
      if (teaches) expect(words).toBeGreaterThanOrEqual(900);
    });

    it('types no number but years, days of the running example and the ends of a range', () => {
      const numbers = paragraphs.join(' ').match(/[−-]?\d[\d.,]*\d|[−-]?\d/g) ?? [];
      expect(numbers.filter((one) => !mayBeTyped.test(one.replace(/[.,]$/, '')))).toEqual([]);
    });

    it('never says that something is simple, obvious or just so', () => {
      const text = paragraphs.join(' ');
      expect(text.match(/\b(simply|obviously|just|clearly|of course|basically)\b/gi) ?? []).toEqual(
        [],
      );
    });

    it('has sections in order, none below the second level without one above', () => {
      headings.forEach(({ depth, text }, n) => {
        expect(depth - (headings[n - 1]?.depth ?? 1), text).toBeLessThanOrEqual(1);
      });
      expect(new Set(headings.map(({ text }) => text)).size).toBe(headings.length);
    });

    it('says something before it shows a cell or a figure', () => {
      if (teaches) expect(unannounced(source)).toEqual([]);
    });

    it('uses words of the glossary and works of the list', () => {
      for (const [, id] of source.matchAll(/<Term id="([^"]*)"/g)) entryOf(id!);
      for (const [, id] of source.matchAll(/<Cite id="([^"]*)"/g)) workOf(id!);
    });

    it('introduces the words that the glossary says it introduces', () => {
      const slug = chapterOf(idOfFile(file))?.slug;
      if (number === 9 || !teaches) return;
      const own = glossary.filter(({ chapter }) => chapter === slug).map(({ id }) => id);
      expect(own.filter((id) => !source.includes(`<Term id="${id}"`))).toEqual([]);
    });

    if (!teaches) return;
    it('has its parts: two recalled questions, a prediction, cells, exercises, mistakes, sources, five lines', () => {
      expect(count(source.split(/^## /m)[0]!, /<details>/g), 'recalled questions').toBe(2);
      expect(count(source, /<Predict\b/g), 'predictions').toBeGreaterThanOrEqual(1);
      expect(count(source, /^```ts [^\n]*\bcell=/gm), 'cells').toBeGreaterThanOrEqual(3);
      expect(
        count(source, /<Exercise\b|^```ts [^\n]*\bexercise=/gm),
        'exercises',
      ).toBeGreaterThanOrEqual(2);
      const names = headings.filter(({ depth }) => depth === 2).map(({ text }) => text);
      expect(names.slice(-3)).toEqual([
        'What people get wrong',
        'Where it comes from',
        'In five lines',
      ]);
      const last = source.slice(source.lastIndexOf('## In five lines'));
      expect(count(last, /^\d+\. /gm)).toBe(5);
    });
  });
}
