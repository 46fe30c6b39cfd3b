/**
 * Every page of the book in English: the first page, chapters, pages of their own, reference; and the first one in Chinese.
 * Source: everyPage.ts. Leaves out the pages that verify (pagesVerify.browser.test.ts).
 */
import { allPages, holdPages } from './everyPage.ts';

const isVerifying = /^(ledger|errata)\//;
holdPages([
  ...allPages.filter((path) => !path.startsWith('zh-cn/') && !isVerifying.test(path)),
  'zh-cn/',
  'zh-cn/lstm-forward/',
]);
