/**
 * What a page may weigh before anybody touches it: kilobytes (1024 bytes) of gzipped files, fonts as they are.
 * Source: the figures of the most trusted sites of this kind. everyPage.ts measures each page and prints the table.
 * Leaves out what comes with the first gesture, which has budgets of its own (bench/notebook.bench.ts).
 */
/** `own` is script without the search's, which Starlight fetches once the page is idle. */
export const budgets = { html: 60, own: 12, script: 45, css: 32, fonts: 90, total: 180 } as const;

/** Sum of the unexpected moves of what a reader looks at, as browsers count it. */
export const mostShift = 0.01;

/** Milliseconds without an answer while loading: the target, and where a test gives up on a busy machine. */
export const longTask = { target: 50, guard: 500 } as const;
