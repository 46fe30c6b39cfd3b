/**
 * Addresses inside the book, under whatever path the host serves it, in either language.
 * Source: Astro's base. A path here has no leading slash: '' is home, 'lstm-forward/' a chapter.
 * Leaves out checking that a page stands there; a test follows every link of the built site.
 */
import { localeOf, type Locale } from '../../i18n/index.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export const address = (path: string, tag: string | undefined): string =>
  `${base}/${localeOf(tag) === 'en' ? '' : 'zh-cn/'}${path}`;

/** The same page's path without base and language. */
export const pathOf = (pathname: string): string =>
  pathname
    .slice(base.length)
    .replace(/^\//, '')
    .replace(/^zh-cn(\/|$)/, '');

export const inLocale = (pathname: string, locale: Locale): string =>
  address(pathOf(pathname), locale);
