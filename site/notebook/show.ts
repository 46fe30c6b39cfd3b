/**
 * Makes a bundle of any value: numbers, vectors, matrices, traces, tables, TeX, charts, and whatever else there is.
 * Source: the shapes of the library; Symbol.for('Jupyter.display') for everything that shows itself.
 * Leaves out drawing (render.ts). Calls no getter of the value and bounds what it reads.
 */
import { limits, mime, type Bundle, type Quantity, type Value, type View } from './bundle.ts';
import { attempt, cut, textOf } from './safe.ts';

const displayKey = Symbol.for('Jupyter.display');

type Numbers = ArrayLike<number>;

const isNumbers = (value: unknown): value is Numbers =>
  (ArrayBuffer.isView(value) && !(value instanceof DataView) && !isBig(value)) ||
  (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number'));

const isBig = (value: unknown): boolean =>
  value instanceof BigInt64Array || value instanceof BigUint64Array;

const isMatrix = (value: unknown): value is readonly Numbers[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => isNumbers(row) && row.length === (value[0] as Numbers).length);

const plain = (value: number): Value => (Number.isFinite(value) ? value : String(value));

const grid = (rows: readonly Numbers[]): Value[][] =>
  Array.from({ length: Math.min(rows.length, limits.rows) }, (_, n) =>
    Array.from(rows[n]!).slice(0, limits.columns).map(plain),
  );

const gates: Readonly<Record<string, string>> = { ι: 'i', φ: 'f', ω: 'o' };

/** Hue of a quantity by its name in the library. */
export function unitOfName(name: string): string {
  const gate = Object.keys(gates).find((letter) => name.endsWith(letter));
  if (gate) return gates[gate]!;
  if (/^(b|ε)[._](c|h)$/u.test(name)) return 'h';
  if (/^x/.test(name)) return 'x';
  if (/^y|k$/.test(name)) return 'y';
  return /^(s|a[._]c|g|h|δ[._]c|ε[._]s)/u.test(name) ? 's' : '';
}

const own = (value: object, key: string): unknown =>
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

const className = (value: object): string =>
  attempt(() => {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null) return 'Object';
    const maker: unknown = own(prototype as object, 'constructor');
    return typeof maker === 'function' ? cut(maker.name, 60) : 'Object';
  }, 'Object');

const text = (type: string, value: string): View => ({ kind: 'text', type, text: cut(value) });

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
function viewOf(value: unknown, depth: number, seen: readonly object[]): View {
  if (typeof value === 'number') return text('number', printNumber(value));
  if (value === getter) return text('getter', '(getter)');
  if (typeof value === 'string') return text('string', depth > 0 ? `'${cut(value, 2000)}'` : value);
  if (typeof value === 'function') return text('function', `${textOf(value)}()`);
  if (typeof value !== 'object' || value === null) return text(typeof value, textOf(value));
  if (isMatrix(value)) {
    const columns = value[0]!.length;
    return { kind: 'matrix', rows: value.length, columns, values: grid(value) };
  }
  if (isNumbers(value)) {
    const values = Array.from({ length: Math.min(value.length, limits.vector) }, (_, n) =>
      plain(value[n]!),
    );
    return { kind: 'vector', length: value.length, values };
  }
  const isPlain = !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);
  return (isPlain ? quantitiesOf(value) : null) ?? tree(value, depth, seen);
}

/** Three decimals; integers and very small numbers as they are; a true minus. */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace('-', '−');
  const size = Math.abs(value);
  const digits =
    Number.isInteger(value) && size < 1e15
      ? String(size)
      : size !== 0 && (size < 5e-4 || size >= 1e9)
        ? size.toExponential(2).replace('e+', 'e').replace('-', '−')
        : size.toFixed(3);
  return value < 0 && Number(size.toPrecision(15)) !== 0 ? `−${digits}` : digits;
}

/** A few words for each view, for a reader without the drawing. */
function wordsOf(view: View): string {
  switch (view.kind) {
    case 'text':
      return view.text;
    case 'vector':
      return `vector of ${String(view.length)}`;
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

const allowed = [mime.text, mime.tex, mime.svg, mime.html, mime.view];

/** A bundle of the value's own making, as far as it is one. */
function ownBundle(value: object): Bundle | null {
  const method: unknown = (value as Record<symbol, unknown>)[displayKey];
  if (typeof method !== 'function') return null;
  const made: unknown = Reflect.apply(method, value, []);
  if (typeof made !== 'object' || made === null) return null;
  const out: Record<string, unknown> = { [mime.text]: className(value) };
  for (const type of allowed) {
    const part = own(made, type);
    const most = type === mime.svg || type === mime.html ? limits.markup : limits.text;
    if (type === mime.view && typeof part === 'object') out[type] = structuredClone(part);
    else if (typeof part === 'string' && part.length <= most) out[type] = part;
    else if (typeof part === 'string') {
      out[mime.text] = `${className(value)}: ${type} of ${String(part.length)} characters`;
    }
  }
  return out as unknown as Bundle;
}

/** A bundle of any value. Throws only what the value's own display method throws. */
export function bundleOf(value: unknown): Bundle {
  if (typeof value === 'object' && value !== null) {
    const bundle = ownBundle(value);
    if (bundle) return bundle;
  }
  const view = attempt(() => viewOf(value, 0, []), text('unprintable', textOf(value)));
  return { [mime.text]: cut(wordsOf(view)), [mime.view]: view };
}

/** Size of a bundle in characters, near enough to bound what a run may send. */
export const sizeOf = (bundle: Bundle): number => attempt(() => JSON.stringify(bundle).length, 1e9);

/** TeX as an output. */
export const texOutput = (source: string): object => ({
  [displayKey]: () => ({ [mime.tex]: source, [mime.text]: source }),
});

interface TableRow {
  readonly label: string;
  readonly unit?: string;
  readonly values: ArrayLike<unknown>;
}

const cellOf = (value: unknown): Value | null =>
  typeof value === 'number'
    ? plain(value)
    : value === null || value === undefined
      ? null
      : cut(textOf(value), 200);

/**
 * A table as an output: a list of records, or columns and labelled rows. `shade` fills numbers by their size
 * within their row, as matrices are.
 */
export function tableOutput(given: unknown): object {
  const record = given as {
    columns?: readonly string[];
    rows?: readonly TableRow[];
    shade?: boolean;
  };
  const many = 4 * limits.rows;
  const view = (): View => {
    if (Array.isArray(given)) {
      const items = given as Record<string, unknown>[];
      const columns = [...new Set(items.slice(0, many).flatMap((row) => Object.keys(row)))].slice(
        0,
        limits.columns,
      );
      const rows = items.slice(0, many).map((row) => {
        return { label: '', unit: '', values: columns.map((key) => cellOf(row[key])) };
      });
      return { kind: 'table', columns, rows, more: Math.max(0, items.length - many), shade: false };
    }
    if (!Array.isArray(record?.columns) || !Array.isArray(record.rows)) {
      throw new TypeError('table: needs a list of records, or { columns, rows }');
    }
    const columns = record.columns.slice(0, limits.columns * 4).map((one) => cut(textOf(one), 200));
    const rows = record.rows.slice(0, many).map(({ label, unit, values }) => ({
      label: cut(textOf(label), 200),
      unit: unit ?? unitOfName(label),
      values: Array.from(values).slice(0, columns.length).map(cellOf),
    }));
    const more = Math.max(0, record.rows.length - many);
    return { kind: 'table', columns, rows, more, shade: record.shade ?? true };
  };
  const made = view();
  return { [displayKey]: () => ({ [mime.view]: made, [mime.text]: wordsOf(made) }) };
}
