/**
 * The interface's words in the language of the page, fetched when something is first said.
 * Source: i18n, which is larger than all other script of a page that nobody has touched yet.
 * Leaves out what is loaded on use: that imports the dictionary itself.
 */
import type { Dictionary } from '../i18n/index.ts';

export const wordsHere = (): Promise<Dictionary> =>
  import('../i18n/index.ts').then(({ dictionary }) => dictionary(document.documentElement.lang));
