/**
 * A reader's edits, kept in this browser by page and cell, with the text they were made from.
 * Source: localStorage. Where it fails or is full, edits last as long as the page.
 * Leaves out sharing.
 */

export interface Edit {
  readonly source: string;
  /** Hash of the page's own text when the edit was made. */
  readonly original: string;
}

const prefix = (): string => `unrolled:cell:${location.pathname}:`;

function safely<T>(act: (storage: Storage) => T, otherwise: T): T {
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

export function readEdit(name: string): Edit | null {
  return safely((storage) => {
    const given: unknown = JSON.parse(storage.getItem(prefix() + name) ?? 'null');
    if (typeof given !== 'object' || given === null) return null;
    const { source, original } = given as Partial<Edit>;
    return typeof source === 'string' && typeof original === 'string' ? { source, original } : null;
  }, null);
}

/** Whether it could be kept. */
export const keepEdit = (name: string, edit: Edit): boolean =>
  safely((storage) => {
    storage.setItem(prefix() + name, JSON.stringify(edit));
    return true;
  }, false);

export const dropEdit = (name: string): void =>
  safely((storage) => storage.removeItem(prefix() + name), undefined);
