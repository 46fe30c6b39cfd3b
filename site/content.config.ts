/**
 * The chapters as Starlight's docs collection, and the shell's words for Starlight's own controls.
 * Source: content/chapters and, without a number, content/pages; an address is a file's name without its number.
 * Leaves out pages that are made of data alone (home, notation, …), which are in site/pages.
 */
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { idOfFile } from './build/chapters.ts';
import { dictionary } from './i18n/index.ts';

const own = (lang: string) => {
  const { shell } = dictionary(lang);
  return {
    id: lang,
    'skipLink.label': shell.skip,
    'themeSelect.accessibleLabel': shell.theme,
    'themeSelect.light': shell.themes.light,
    'themeSelect.dark': shell.themes.dark,
    'themeSelect.auto': shell.themes.auto,
    'i18n.untranslatedContent': shell.untranslated,
  };
};

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: './content',
      pattern: '{chapters,pages}/**/[^_]*.mdx',
      generateId: ({ entry }) => idOfFile(entry),
    }),
    schema: docsSchema({
      extend: z.object({
        /** Number, part and address come from the plan by the file's name. */
        deck: z.string().optional(),
        question: z.string().optional(),
        /** Measured by a reader; without it the count of words says. */
        minutes: z.number().int().positive().optional(),
        objectives: z.array(z.string()).default([]),
        /** Numbers of chapters. */
        prerequisites: z.array(z.number().int().min(1)).default([]),
        /** Name of the scene whose network the page shows (site/build/scene.ts). */
        scene: z.string().optional(),
        /** Whether the rail holds the inspector; a page that has one carries a scene. */
        inspector: z.boolean().default(true),
      }),
    }),
  }),
  i18n: defineCollection({
    loader: () => [own('en'), own('zh-CN')],
    schema: i18nSchema(),
  }),
};
