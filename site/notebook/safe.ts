/**
 * Text of any value, whatever the value does to prevent it, and the error that a thrown value becomes.
 * Source: design rule "every failure ends as an error in its own cell, with the reader's line number".
 * Leaves out structure (show.ts).
 */
import { limits } from './bundle.ts';
import type { CellError } from './cell.ts';
import { isCheck } from './check.ts';

/** Cuts a text to a length and says how much is missing. */
export const cut = (text: string, most: number = limits.text): string =>
  text.length <= most ? text : `${text.slice(0, most)}… (+${String(text.length - most)})`;

/** The result, or the fallback where making it throws. */
export function attempt<T>(make: () => T, fallback: T): T {
  try {
    return make();
  } catch {
    return fallback;
  }
}

const unprintable = 'a value that cannot be printed';

export function textOf(value: unknown): string {
  return attempt(() => {
    const type = typeof value;
    if (type === 'string') return cut(value as string);
    if (type === 'symbol') return cut((value as symbol).toString());
    if (type === 'bigint') return cut(`${String(value)}n`);
    if (type === 'function') return cut(`function ${(value as { name: string }).name}`);
    const text: unknown = String(value);
    return typeof text === 'string' ? cut(text) : unprintable;
  }, unprintable);
}

const property = (value: unknown, key: string): string | null =>
  attempt(() => {
    const found: unknown = (value as Record<string, unknown>)[key];
    return typeof found === 'string' ? found : null;
  }, null);

/** The nearest line of a cell on the stack; the cell's own line is preferred. */
function lineOf(stack: string, cell: string): { cell: string; line: number } | null {
  const frames = [...stack.matchAll(/\bcell:([\w-]+):(\d+)(?::\d+)?/g)];
  const own = isCheck(cell) ? undefined : frames.find(([, name]) => name === cell);
  const frame = own ?? frames[0];
  return frame ? { cell: frame[1]!, line: Number(frame[2]) } : null;
}

/** What a thrown value says, where it says it. */
export function errorOf(thrown: unknown, cell: string): CellError {
  const isObject = typeof thrown === 'object' && thrown !== null;
  const message = isObject ? property(thrown, 'message') : null;
  const name = isObject ? property(thrown, 'name') : null;
  const place = isObject ? lineOf(cut(property(thrown, 'stack') ?? '', 20_000), cell) : null;
  const line = place?.line ?? null;
  const where = place?.cell ?? cell;
  if (message === null) {
    return { name: 'thrown', message: cut(textOf(thrown), 2000), line, cell: where };
  }
  return { name: cut(name ?? 'Error', 60), message: cut(message, 2000), line, cell: where };
}
