/**
 * What a page may weigh before anybody touches it: kilobytes (1024 bytes) of gzipped files, fonts as they are.
 * Source: the figures of the most trusted sites of this kind. everyPage.ts measures each page and prints the table.
 * Leaves out what comes with the first gesture, which has budgets of its own (bench/notebook.bench.ts).
 */
export const budgets = { html: 60, script: 12, css: 32, fonts: 90, total: 180 } as const;

/** Sum of the unexpected moves of what a reader looks at, as browsers count it. */
export const mostShift = 0.01;

/** Milliseconds of the longest task while loading: a target beside what the table prints. Ten times as much is a hang. */
export const longTaskTarget = 50;
