/**
 * The prose of a chapter as it is read: no head, code, components or markup.
 * Source: content/chapters/*.mdx and content/pages/*.mdx. A component in a sentence counts as a word.
 * Leaves out what components print, and tables.
 */
import { readdirSync, readFileSync } from 'node:fs';

const content = new URL('../../content/', import.meta.url);

export interface ChapterText {
  readonly file: string;
  /** From the file's name; chapters that teach are 1 to 17, and a page that is no chapter has NaN. */
  readonly number: number;
  readonly source: string;
  readonly paragraphs: readonly string[];
  readonly headings: readonly { readonly depth: number; readonly text: string }[];
}

const blockTags = 'Equation|Slider|Exercise|TermTable|Scene|Derive|Progress|Figure\\w*';

function read(folder: string, file: string): ChapterText {
  const source = readFileSync(new URL(`${folder}/${file}`, content), 'utf8');
  const body = source
    .replace(/^---[\s\S]*?^---/m, '')
    .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
    .replace(/^import .*$/gm, '')
    .replace(/^\{\/\*[\s\S]*?\*\/\}$/gm, '');
  const paragraphs = body
    .replace(/^\|.*$/gm, '')
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

const textsIn = (folder: string): readonly ChapterText[] =>
  readdirSync(new URL(folder, content))
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .map((file) => read(folder, file));

/** English chapters in the order of the book. */
export const chapterTexts: readonly ChapterText[] = textsIn('chapters');
/** English pages that are no chapters. */
export const pageTexts: readonly ChapterText[] = textsIn('pages');

export const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
export const sentencesOf = (paragraphs: readonly string[]): string[] =>
  paragraphs.flatMap((one) => one.split(/(?<=[.?!:])\s+/));
