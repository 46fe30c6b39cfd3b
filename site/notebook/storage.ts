/**
 * Where a reader's edits are kept in this browser: one record per page and cell.
 * Source: localStorage. Leaves out what a record says (kept.ts): this part is on a page from the beginning.
 */

export const prefix = (): string => `unrolled:cell:${location.pathname}:`;

export function safely<T>(act: (storage: Storage) => T, otherwise: T): T {
  try {
    return act(localStorage);
  } catch {
    return otherwise;
  }
}

/** Names of this page's cells that have an edit. */
export const storedNames = (): string[] =>
  safely(
    (storage) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix()))
        .map((key) => key.slice(prefix().length)),
    [],
  );
