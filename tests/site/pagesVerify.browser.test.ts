/**
 * Every page of ledger and errata in English, and one of each in Chinese.
 * Source: everyPage.ts. Leaves out the pages of the book (pagesBook.browser.test.ts).
 */
import { allPages, holdPages } from './everyPage.ts';

holdPages([
  ...allPages.filter((path) => /^(ledger|errata)\//.test(path)),
  'zh-cn/ledger/rnn/',
  'zh-cn/errata/no-carousel/',
]);
