/**
 * The notebook's words in the page's language.
 * Source: site/i18n; only this part, so that a page with cells loads no other.
 * Leaves out choosing the language, which is the page's `lang`.
 */
import { notebook as en } from '../i18n/en/notebook.ts';
import { notebook as zh } from '../i18n/zh-cn/notebook.ts';

export type Words = typeof en;

export const wordsIn = (language: string | undefined): Words =>
  language?.toLowerCase().startsWith('zh') ? zh : en;
