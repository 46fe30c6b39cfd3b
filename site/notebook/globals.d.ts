/*
 * What a cell finds without an import, for the type check of the chapters.
 * Source: site/notebook/run.ts. Leaves out the names of other cells, which are the page's own.
 */
import type * as PlotModule from '@observablehq/plot';

declare global {
  /** Shows a value below the cell and gives it back; a later value with the same id takes its place. */
  function display<T>(value: T, options?: { readonly id?: string }): T;
  /** Moves the cell's progress bar: done of total (above 0), and what is being done. */
  function progress(done: number, total: number, text?: string): void;
  /** A table: a list of records, or columns and labelled rows, shaded by value. */
  function table(
    rows:
      | readonly object[]
      | {
          readonly columns: readonly string[];
          readonly rows: readonly {
            readonly label: string;
            readonly unit?: string;
            readonly values: ArrayLike<number | string | null>;
          }[];
          readonly shade?: boolean;
        },
  ): object;
  /** A formula: tex`…` or tex(source). */
  function tex(source: string | TemplateStringsArray, ...holes: readonly unknown[]): object;
  /** Observable Plot, drawing in the page's ink. */
  const Plot: typeof PlotModule;
  /** Resolves when the cell is about to run again. */
  const invalidation: Promise<void>;
}

export {};
