/**
 * Which planned chapters are written, and what their sources say.
 * Source: the docs collection beside the plan. A file that is not in the plan stops the build.
 * Leaves out translations: a chapter is written when its English file stands.
 */
import { getCollection, render, type CollectionEntry } from 'astro:content';
import {
  chapterOf,
  factsOf,
  headingIndexBefore,
  ownPages,
  type Chapter,
  type Facts,
} from '../../build/chapters.ts';

export interface WrittenChapter extends Chapter {
  readonly entry: CollectionEntry<'docs'>;
  readonly facts: Facts;
}

let found: Promise<readonly WrittenChapter[]> | null = null;

async function find(): Promise<readonly WrittenChapter[]> {
  const entries = await getCollection(
    'docs',
    ({ id }) => !id.startsWith('zh-cn/') && !ownPages.includes(id),
  );
  return entries
    .map((entry) => {
      const chapter = chapterOf(entry.id);
      if (!chapter) {
        throw new Error(`chapters: ${entry.id} is a file, expected one of the planned chapters`);
      }
      return { ...chapter, entry, facts: factsOf(entry.body ?? '') };
    })
    .sort((a, b) => a.number - b.number);
}

export const written = (): Promise<readonly WrittenChapter[]> => (found ??= find());

/** Path of the first section in the book whose source matches, such as the first cell's. */
export async function firstSection(pattern: RegExp): Promise<string | undefined> {
  for (const { entry, slug } of await written()) {
    const index = headingIndexBefore(entry.body ?? '', pattern);
    if (!pattern.test(entry.body ?? '')) continue;
    const heading = (await render(entry)).headings[index];
    return `${slug}/${heading ? `#${heading.slug}` : ''}`;
  }
  return undefined;
}
