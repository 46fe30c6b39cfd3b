/**
 * The plan of the book: parts and chapters, and what a chapter's source says about itself.
 * Source: the plan; counts are taken from the MDX, never typed.
 * Leaves out titles, which are dictionary entries, and which chapters exist, which the collection knows.
 */
import { derivations, isErrorTerm } from '../../content/equations/derivations.ts';
import { variantStatements } from '../../content/equations/variants.ts';
import type { Dictionary } from '../i18n/index.ts';

export type PartName = keyof Dictionary['shell']['parts'];
export type ChapterSlug = keyof Dictionary['shell']['chapters'];

export interface Part {
  readonly numeral: string;
  readonly name: PartName;
  readonly slugs: readonly ChapterSlug[];
}

export const parts: readonly Part[] = [
  { numeral: 'I', name: 'sequences', slugs: ['labeling-sequences'] },
  { numeral: 'II', name: 'withoutMemory', slugs: ['mlp-forward', 'outgoing-edges'] },
  {
    numeral: 'III',
    name: 'recurrence',
    slugs: ['rnn-unrolled', 'back-through-time', 'fading-influence'],
  },
  {
    numeral: 'IV',
    name: 'memory',
    slugs: [
      'carousel-to-block',
      'memory-block',
      'lstm-forward',
      'lstm-backward',
      'gates-and-gradient',
      'weight-gradients',
      'ablations-relatives',
    ],
  },
  {
    numeral: 'V',
    name: 'atWork',
    slugs: ['training-lab', 'both-directions', 'unsegmented-labels', 'to-pytorch-and-onnx'],
  },
  { numeral: 'VI', name: 'verify', slugs: ['derive-it-yourself', 'errata-lab', 'ledger'] },
];

/** Pages of the reference part, by the end of their address. */
export const referencePages = [
  'figures',
  'notation',
  'glossary',
  'equations',
  'library',
  'source',
  'references',
  'course',
] as const;

export interface Chapter {
  readonly number: number;
  readonly slug: ChapterSlug;
  readonly part: Part;
}

export const chapters: readonly Chapter[] = parts
  .flatMap((part) => part.slugs.map((slug) => ({ slug, part })))
  .map((chapter, index) => ({ number: index + 1, ...chapter }));

/** `zh-cn/lstm-forward` and `lstm-forward` are the same chapter. */
export const chapterOf = (id: string): Chapter | undefined =>
  chapters.find(({ slug }) => slug === id.replace(/^zh-cn\//, ''));

/** Address part of a chapter's file: the number orders files, the address keeps without it. */
export const idOfFile = (entry: string): string =>
  entry
    .replace(/^(?:chapters|pages)\//, '')
    .replace(/\.mdx?$/, '')
    .replace(/(^|\/)\d+-/, '$1');

/** Pages with a text of their own that are no chapters: the files of content/pages. */
export const ownPages: readonly string[] = ['start', 'library', 'course', 'privacy'];

export interface Facts {
  readonly minutes: number;
  readonly cells: number;
  readonly exercises: number;
  readonly lines: number;
}

/** Words read in a minute, and the minutes a figure, cell or exercise holds a reader. */
const pace = { words: 200, stop: 0.75 };

const matches = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** Ids of the lines that a variant changes and a chapter prints: those it names, or all of the forward pass. */
const changesIn = (body: string): readonly string[] =>
  [...body.matchAll(/<Changes\b[^>]*\sof="(\w+)"([^>]*)>/g)].flatMap(([, of, rest = '']) => {
    const named = [...rest.matchAll(/'([^']+)'/g)].map((one) => one[1]!);
    const all = variantStatements.filter(
      ({ network, group }) => network === of && group === 'forward',
    );
    return named.length > 0 ? named : all.map(({ id }) => id);
  });

/** Ids of the lines that a chapter prints. */
export const linesOf = (body: string): readonly string[] => [
  ...(body.match(/<(?:Equation|Line)\b[^>]*>/g) ?? []).flatMap((tag) =>
    [...tag.matchAll(/\s(?:id|with)="([^"]+)"/g)].map((one) => one[1]!),
  ),
  ...changesIn(body),
];

/** Regions of the networks' sources that a chapter shows beside its lines. */
export const regionsOf = (body: string): readonly string[] => [
  ...new Set(
    [...body.matchAll(/<(?:Equation|SourceRegion)\b[^>]*\sregion="([^"]+)"/g)].map(
      (one) => one[1]!,
    ),
  ),
];

/** Exercises that come from the derivations of a section. */
const derivedIn = (body: string): number =>
  [...body.matchAll(/<Derive section="(\w+)"/g)].reduce((sum, [, section]) => {
    const own = derivations.filter(({ network = 'output' }) => network === section);
    return sum + own.filter(isErrorTerm).length;
  }, 0);

/** Counts of a chapter's MDX source. */
export function factsOf(body: string): Facts {
  const cells = matches(body, /^```ts [^\n]*\bcell=/gm);
  const exercises = matches(body, /<Exercise\b/g) + derivedIn(body);
  const equations = body.match(/<(?:Equation|Line)\b[^>]*>/g) ?? [];
  const lines = linesOf(body).length;
  const prose = body
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/^(?:import|export)\b.*$/gm, '')
    .replace(/<[^>]*>/g, ' ');
  const words = matches(prose, /[\p{Script=Latin}\d’'-]+|\p{Script=Han}{2}/gu);
  const stops = cells + exercises + equations.length + matches(body, /<Figure\w*\b/g);
  return {
    minutes: Math.max(1, Math.round(words / pace.words + stops * pace.stop)),
    cells,
    exercises,
    lines,
  };
}

/** Index of the heading under which a pattern first stands in the source; −1 when it does not. */
export function headingIndexBefore(body: string, pattern: RegExp): number {
  const at = body.search(pattern);
  if (at < 0) return -1;
  const before = body.slice(0, at).replace(/^```[\s\S]*?^```/gm, '');
  return matches(before, /^#{2,6} /gm) - 1;
}
