/**
 * The prose of a chapter as it is read: no head, code, components or markup.
 * Source: content/chapters/*.mdx. A component in a sentence counts as a word.
 * Leaves out what components print.
 */
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../content/chapters/', import.meta.url);

export interface ChapterText {
  readonly file: string;
  /** From the file's name; chapters that teach are 1 to 17. */
  readonly number: number;
  readonly source: string;
  readonly paragraphs: readonly string[];
  readonly headings: readonly { readonly depth: number; readonly text: string }[];
}

const blockTags = 'Equation|Slider|Exercise|TermTable|Scene|Derive|Progress|Figure\\w*';

function read(file: string): ChapterText {
  const source = readFileSync(new URL(file, folder), 'utf8');
  const body = source
    .replace(/^---[\s\S]*?^---/m, '')
    .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
    .replace(/^import .*$/gm, '')
    .replace(/^\{\/\*[\s\S]*?\*\/\}$/gm, '');
  const paragraphs = body
    .replace(new RegExp(`^<(?:${blockTags})\\b[\\s\\S]*?/>`, 'gm'), '')
    .replace(/<(?:Quantity|LiveValue|Computed|Cite|VerifyLink)\b[^>]*\/>/g, 'X')
    .replace(/<Predict[\s\S]*?^>/gm, '')
    .replace(/^\d+\. /gm, '')
    .split(/\n{2,}|\n(?=[-*] )/)
    .map((one) =>
      one
        .replace(/\]\([^)]*\)/g, ']')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\{[^}]*\}/g, 'X')
        .replace(/[*_`“”[\]]/g, '')
        .trim(),
    )
    .filter((one) => one !== '' && !one.startsWith('#'));
  const headings = [...body.matchAll(/^(#{2,6}) (.+)$/gm)].map(([, marks, text]) => ({
    depth: marks!.length,
    text: text!.trim(),
  }));
  return { file, number: Number.parseInt(file, 10), source, paragraphs, headings };
}

/** English chapters in the order of the book. */
export const chapterTexts: readonly ChapterText[] = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .sort()
  .map(read);

export const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
export const sentencesOf = (paragraphs: readonly string[]): string[] =>
  paragraphs.flatMap((one) => one.split(/(?<=[.?!:])\s+/));
