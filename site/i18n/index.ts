/**
 * Every interface string, by language and part: `dictionary(locale).<part>.<key>`.
 * Source: one file per part in en/, its translation in zh-cn/ held to the same type.
 * Leaves out the chapters' text, which is content.
 */
import { blocks as blocksEn } from './en/blocks.ts';
import { book as bookEn } from './en/book.ts';
import checksEn from './en/checks.ts';
import { compare as compareEn } from './en/compare.ts';
import { course as courseEn } from './en/course.ts';
import { errata as errataEn } from './en/errata.ts';
import { exercise as exerciseEn } from './en/exercise.ts';
import { figures as figuresEn } from './en/figures.ts';
import { gallery as galleryEn } from './en/gallery.ts';
import { influence as influenceEn } from './en/influence.ts';
import { lab as labEn } from './en/lab.ts';
import { ledger as ledgerEn } from './en/ledger.ts';
import { live as liveEn } from './en/live.ts';
import { networks as networksEn } from './en/networks.ts';
import { notebook as notebookEn } from './en/notebook.ts';
import { partials as partialsEn } from './en/partials.ts';
import { privacy as privacyEn } from './en/privacy.ts';
import { reference as referenceEn } from './en/reference.ts';
import { scratch as scratchEn } from './en/scratch.ts';
import { shell as shellEn } from './en/shell.ts';
import { blocks as blocksZh } from './zh-cn/blocks.ts';
import { book as bookZh } from './zh-cn/book.ts';
import checksZh from './zh-cn/checks.ts';
import { compare as compareZh } from './zh-cn/compare.ts';
import { course as courseZh } from './zh-cn/course.ts';
import { errata as errataZh } from './zh-cn/errata.ts';
import { exercise as exerciseZh } from './zh-cn/exercise.ts';
import { figures as figuresZh } from './zh-cn/figures.ts';
import { gallery as galleryZh } from './zh-cn/gallery.ts';
import { influence as influenceZh } from './zh-cn/influence.ts';
import { lab as labZh } from './zh-cn/lab.ts';
import { ledger as ledgerZh } from './zh-cn/ledger.ts';
import { live as liveZh } from './zh-cn/live.ts';
import { networks as networksZh } from './zh-cn/networks.ts';
import { notebook as notebookZh } from './zh-cn/notebook.ts';
import { partials as partialsZh } from './zh-cn/partials.ts';
import { privacy as privacyZh } from './zh-cn/privacy.ts';
import { reference as referenceZh } from './zh-cn/reference.ts';
import { scratch as scratchZh } from './zh-cn/scratch.ts';
import { shell as shellZh } from './zh-cn/shell.ts';

const en = {
  shell: shellEn,
  figures: figuresEn,
  live: liveEn,
  notebook: notebookEn,
  exercise: exerciseEn,
  checks: checksEn,
  influence: influenceEn,
  lab: labEn,
  ledger: ledgerEn,
  privacy: privacyEn,
  reference: referenceEn,
  errata: errataEn,
  compare: compareEn,
  partials: partialsEn,
  book: bookEn,
  course: courseEn,
  scratch: scratchEn,
  networks: networksEn,
  blocks: blocksEn,
  gallery: galleryEn,
};

export type Dictionary = typeof en;

const zhCn: Dictionary = {
  shell: shellZh,
  figures: figuresZh,
  live: liveZh,
  notebook: notebookZh,
  exercise: exerciseZh,
  checks: checksZh,
  influence: influenceZh,
  lab: labZh,
  ledger: ledgerZh,
  privacy: privacyZh,
  reference: referenceZh,
  errata: errataZh,
  compare: compareZh,
  partials: partialsZh,
  book: bookZh,
  course: courseZh,
  scratch: scratchZh,
  networks: networksZh,
  blocks: blocksZh,
  gallery: galleryZh,
};

/** Locales as they stand in addresses; the first is the root. */
export const locales = ['en', 'zh-cn'] as const;
export type Locale = (typeof locales)[number];

/** `zh-CN`, `zh-cn` and `zh` are one language here; whatever is unknown reads English. */
export const localeOf = (tag: string | undefined): Locale =>
  tag?.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';

export const dictionary = (tag: string | undefined): Dictionary =>
  localeOf(tag) === 'zh-cn' ? zhCn : en;
