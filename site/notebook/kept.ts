/**
 * A reader's edits: kept with the text they were made from, and with what another tab wrote meanwhile.
 * Source: storage.ts. Where storage fails or is full, edits last as long as the page.
 * Leaves out sharing (share.ts) and asking the reader (offers.ts).
 */
import { prefix, safely } from './storage.ts';

export interface Edit {
  readonly source: string;
  /** Hash of the page's own text when the edit was made; empty where that is not known. */
  readonly original: string;
  /** Another text of the same cell, which the reader has not decided about. */
  readonly other?: string;
}

/** What a record says; one that cannot be read is itself the other text, so that nothing is lost. */
export function parseEdit(raw: string | null): Edit | { readonly unreadable: string } | null {
  if (raw === null) return null;
  try {
    const given: unknown = JSON.parse(raw);
    if (typeof given === 'object' && given !== null) {
      const { source, original, other } = given as Partial<Edit>;
      if (typeof source === 'string' && typeof original === 'string') {
        return { source, original, ...(typeof other === 'string' && { other }) };
      }
    }
  } catch {
    // Told below: the record is not JSON.
  }
  return { unreadable: raw };
}

/** The record to write, given what stands there and what this tab last saw there. */
export function recordOf(
  edit: Omit<Edit, 'other'>,
  stands: string | null,
  seen: string | null,
): string {
  const known = parseEdit(stands);
  const theirs = known && ('unreadable' in known ? known.unreadable : known.source);
  const kept = known && 'other' in known ? known.other : undefined;
  // A text that this tab did not write or read is another tab's, or beyond reading.
  const foreign = stands !== seen || (known && 'unreadable' in known);
  const other = foreign && theirs !== null ? theirs : kept;
  return JSON.stringify({
    ...edit,
    ...(other !== undefined && other !== edit.source && { other }),
  });
}

const seen = new Map<string, string | null>();
const keyOf = (name: string): string => prefix() + name;

const rawOf = (name: string): string | null =>
  safely((storage) => storage.getItem(keyOf(name)), null);

export function readEdit(name: string): ReturnType<typeof parseEdit> {
  const raw = rawOf(name);
  seen.set(name, raw);
  return parseEdit(raw);
}

/** Whether it could be kept. `settled`: the reader has decided between two texts. */
export const keepEdit = (name: string, edit: Omit<Edit, 'other'>, settled = false): boolean =>
  safely((storage) => {
    const record = settled
      ? JSON.stringify(edit)
      : recordOf(edit, storage.getItem(keyOf(name)), seen.get(name) ?? null);
    storage.setItem(keyOf(name), record);
    seen.set(name, record);
    return true;
  }, false);

/** Takes an edit back to the page's own text. What another tab wrote, and nobody has decided about, stays. */
export const resetEdit = (name: string, original: Omit<Edit, 'other'>): void =>
  safely((storage) => {
    const record = recordOf(original, storage.getItem(keyOf(name)), seen.get(name) ?? null);
    const edit = parseEdit(record);
    if (!edit || !('other' in edit)) return dropEdit(name);
    storage.setItem(keyOf(name), record);
    seen.set(name, record);
  }, undefined);

export const dropEdit = (name: string): void =>
  safely((storage) => {
    storage.removeItem(keyOf(name));
    seen.set(name, null);
  }, undefined);

/** Calls with the name of a cell whose record another tab has changed. */
export function onOtherTab(act: (name: string, edit: ReturnType<typeof parseEdit>) => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key?.startsWith(prefix())) act(key.slice(prefix().length), parseEdit(newValue));
  });
}
