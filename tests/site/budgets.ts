/**
 * What a page may weigh before anybody touches it: kilobytes (1024 bytes) of gzipped files, fonts as they are.
 * Source: the figures of the most trusted sites of this kind. everyPage.ts measures each page and prints the table.
 * Leaves out what comes with the first gesture, which has budgets of its own (bench/notebook.bench.ts).
 */
/** `own` is script without the search's, which Starlight fetches once the page is idle. */
export const budgets = { html: 60, own: 12, script: 45, css: 32, fonts: 90, total: 180 } as const;

/** Pages that may weigh more, and why. */
export const exceptions: Readonly<Record<string, Partial<Record<keyof typeof budgets, number>>>> = {
  // Twenty-eight derivations with every step of their solutions; it is one exercise from the first to the last.
  'derive-it-yourself/': { html: 61, total: 184 },
  // Two networks and two figures with the tables of their numbers.
  'memory-block/': { total: 181 },
  // The English chapter below a Chinese shell: it goes when the chapter is translated.
  'zh-cn/lstm-forward/': { total: 182 },
};

/** Sum of the unexpected moves of what a reader looks at, as browsers count it. */
export const mostShift = 0.01;

/** Milliseconds of the longest task while loading: a target beside what the table prints. Machines are too unlike to hold it. */
export const longTaskTarget = 50;
