/**
 * Checks what the kernel says: a cell's code may have said it instead.
 * Source: the messages of cell.ts. Names are looked up in maps, never in objects.
 * Leaves out the content of outputs, which render.ts checks one by one.
 */
import { limits } from './bundle.ts';
import type { CellError, Progress } from './cell.ts';

export type Heard =
  | { readonly type: 'broken' }
  | { readonly type: 'closed' }
  | { readonly type: 'idle'; readonly request: number }
  | { readonly type: 'running'; readonly cell: string; readonly run: number }
  | {
      readonly type: 'outputs';
      readonly cell: string;
      readonly run: number;
      readonly items: readonly unknown[];
      readonly left: number;
    }
  | ({ readonly type: 'progress'; readonly cell: string; readonly run: number } & Progress)
  | { readonly type: 'done'; readonly cell: string; readonly run: number; readonly ms: number }
  | {
      readonly type: 'error';
      readonly cell: string;
      readonly run: number;
      readonly error: CellError;
    };

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);
const text = (value: unknown, most: number): string =>
  typeof value === 'string' ? value.slice(0, most) : '';

function errorIn(given: unknown, cell: string): CellError | null {
  if (typeof given !== 'object' || given === null) return null;
  const { name, message, line, cell: where, waits } = given as Record<string, unknown>;
  return {
    name: text(name, 60),
    message: text(message, 2100),
    line: isNumber(line) && line >= 1 ? Math.floor(line) : null,
    cell: text(where, 100) || cell,
    ...(waits === true ? { waits } : {}),
  };
}

/** The message if it is one, with only the parts that belong to it; null otherwise. */
export function heard(given: unknown): Heard | null {
  if (typeof given !== 'object' || given === null) return null;
  const {
    type,
    cell,
    run,
    request,
    items,
    left,
    done,
    total,
    text: words,
    ms,
    error,
  } = given as Record<string, unknown>;
  if (type === 'broken' || type === 'closed') return { type };
  if (type === 'idle') return isNumber(request) ? { type, request } : null;
  if (typeof cell !== 'string' || !isNumber(run)) return null;
  switch (type) {
    case 'running':
      return { type, cell, run };
    case 'outputs':
      if (!Array.isArray(items) || items.length > limits.outputs || !isNumber(left)) return null;
      return { type, cell, run, items, left };
    case 'progress':
      if (!isNumber(done) || !isNumber(total) || total <= 0) return null;
      return { type, cell, run, done, total, text: text(words, 210) };
    case 'done':
      return isNumber(ms) ? { type, cell, run, ms } : null;
    case 'error': {
      const told = errorIn(error, cell);
      return told ? { type, cell, run, error: told } : null;
    }
    default:
      return null;
  }
}
