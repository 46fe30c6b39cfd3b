/**
 * The structure of any value: numbers, vectors, matrices, traces by quantity, collections, and what else there is.
 * Source: the shapes of the library and of the language.
 * Leaves out values that show themselves (show.ts). Calls no getter of the value and bounds what it reads.
 */
import { limits, raster, type Quantity, type View } from './bundle.ts';
import {
  grid,
  isMatrix,
  isNumbers,
  plain,
  printNumber,
  rasterOf,
  type Numbers,
} from './numbers.ts';
import { attempt, cut, textOf } from './safe.ts';
import { unitOfName } from './symbols.ts';

export const own = (value: object, key: string): unknown =>
  Object.getOwnPropertyDescriptor(value, key)?.value;

const keysOf = (value: object): string[] => Object.keys(value).slice(0, 200);

/** A trace, errors or weights: only matrices, vectors of numbers and one level of groups of them. */
function quantitiesOf(value: object): View | null {
  const T = own(value, 'T');
  const steps = typeof T === 'number' || (Object.hasOwn(value, 'δ') && Object.hasOwn(value, 'ε'));
  const parts: Quantity[] = [];
  const add = (name: string, rows: readonly Numbers[]): void => {
    const length = rows.length;
    // In a trace, rows are steps and the first and last are the boundary.
    const inner = steps ? rows.slice(1, length - 1) : rows;
    const turned = steps
      ? Array.from({ length: inner[0]?.length ?? 0 }, (_, unit) =>
          Array.from(inner, (row) => row[unit]!),
        )
      : inner;
    const values = grid(turned);
    const unit = unitOfName(name);
    const columns = turned[0]?.length ?? 0;
    const first = steps ? 1 : 0;
    if (values.length > 0) {
      parts.push({ name, unit, first, steps, rows: turned.length, columns, values });
    }
  };
  const visit = (name: string, part: unknown, depth: number): boolean => {
    if (isMatrix(part)) add(name, part);
    else if (ArrayBuffer.isView(part) && isNumbers(part)) add(name, [part]);
    else if (depth < 1 && typeof part === 'object' && part !== null && !Array.isArray(part)) {
      if (steps && name === 'state') return true;
      return keysOf(part).every((key) => visit(`${name}.${key}`, own(part, key), depth + 1));
    } else return steps && typeof part !== 'object';
    return true;
  };
  const keys = keysOf(value);
  if (!keys.every((key) => visit(key, own(value, key), 0)) || parts.length < 2) return null;
  const title = steps ? `${String(parts[0]!.columns)}` : '';
  return { kind: 'quantities', title, parts: parts.slice(0, limits.entries) };
}

export const className = (value: object): string =>
  attempt(() => {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null) return 'Object';
    const maker: unknown = own(prototype as object, 'constructor');
    return typeof maker === 'function' ? cut(maker.name, 60) : 'Object';
  }, 'Object');

export const text = (type: string, value: string): View => ({
  kind: 'text',
  type,
  text: cut(value),
});

function tree(value: object, depth: number, seen: readonly object[]): View {
  const name = className(value);
  if (seen.includes(value)) return text('circular', `${name} (circular)`);
  const next = [...seen, value];
  const entry = (item: unknown): View => viewOf(item, depth + 1, next);
  const list = (title: string, size: number, items: Iterable<readonly [string, unknown]>): View => {
    if (depth >= limits.depth) return text('deep', `${title} …`);
    const entries: [string, View][] = [];
    for (const [key, item] of items) {
      if (entries.length >= limits.entries) break;
      entries.push([cut(key, 200), entry(item)]);
    }
    return { kind: 'tree', title, entries, more: Math.max(0, size - entries.length) };
  };
  if (value instanceof Map) {
    const items = (function* (): Generator<[string, unknown]> {
      for (const [key, item] of value) yield [textOf(key), item];
    })();
    return list(`Map(${String(value.size)})`, value.size, items);
  }
  if (value instanceof Set) {
    const items = (function* (): Generator<[string, unknown]> {
      let n = 0;
      for (const item of value) yield [String(n++), item];
    })();
    return list(`Set(${String(value.size)})`, value.size, items);
  }
  if (value instanceof Date) {
    return text('date', Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString());
  }
  if (value instanceof RegExp) return text('pattern', textOf(value));
  if (value instanceof Error)
    return text('error', `${textOf(value.name)}: ${textOf(value.message)}`);
  if (value instanceof Promise) return text('promise', 'Promise');
  if (value instanceof ArrayBuffer)
    return text('buffer', `ArrayBuffer(${String(value.byteLength)})`);
  if (ArrayBuffer.isView(value)) {
    const bytes = value as unknown as ArrayLike<unknown>;
    const items = Array.from({ length: Math.min(bytes.length ?? 0, limits.entries) }, (_, n) => {
      return [String(n), bytes[n]] as const;
    });
    return list(`${name}(${String(bytes.length ?? value.byteLength)})`, bytes.length ?? 0, items);
  }
  if (Array.isArray(value)) {
    const shown = Math.min(value.length, limits.entries);
    const items = Array.from(
      { length: shown },
      (_, n) => [String(n), value[n] as unknown] as const,
    );
    return list(`Array(${String(value.length)})`, value.length, items);
  }
  const keys = Object.keys(value);
  const items = keys.slice(0, limits.entries).map((key) => {
    const described = Object.getOwnPropertyDescriptor(value, key);
    return [key, described?.get ? getter : described?.value] as const;
  });
  return list(name, keys.length, items);
}

const getter = Symbol('getter');

/** The value's structure, bounded in depth and number. */
export function viewOf(value: unknown, depth: number, seen: readonly object[]): View {
  if (typeof value === 'number') return text('number', printNumber(value));
  if (value === getter) return text('getter', '(getter)');
  if (typeof value === 'string') return text('string', depth > 0 ? `'${cut(value, 2000)}'` : value);
  if (typeof value === 'function') return text('function', `${textOf(value)}()`);
  if (typeof value !== 'object' || value === null) return text(typeof value, textOf(value));
  if (isMatrix(value)) {
    if (value.length * value[0]!.length > raster.from) return rasterOf(value);
    const columns = value[0]!.length;
    return { kind: 'matrix', rows: value.length, columns, values: grid(value) };
  }
  if (isNumbers(value)) {
    const values = Array.from({ length: Math.min(value.length, limits.vector) }, (_, n) =>
      plain(value[n]!),
    );
    const type = Array.isArray(value) ? '' : className(value);
    return { kind: 'vector', type, length: value.length, values };
  }
  const isPlain = !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);
  return (isPlain ? quantitiesOf(value) : null) ?? tree(value, depth, seen);
}

/** A few words for each view, for a reader without the drawing. */
export function wordsOf(view: View): string {
  switch (view.kind) {
    case 'text':
      return view.text;
    case 'vector':
      return view.type === ''
        ? `vector of ${String(view.length)}`
        : `${view.type} of ${String(view.length)}`;
    case 'raster':
    case 'matrix':
      return `matrix ${String(view.rows)}×${String(view.columns)}`;
    case 'quantities':
      return view.parts.map(({ name }) => name).join(', ');
    case 'tree':
      return view.title;
    case 'table':
      return `table of ${String(view.rows.length)} rows`;
  }
}
