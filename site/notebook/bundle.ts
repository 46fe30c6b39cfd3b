/**
 * An output as it crosses from a cell to the page: representations by MIME type, all plain JSON.
 * Source: the display protocol of Jupyter; the bounds of the notebook.
 * Leaves out making one (show.ts) and drawing one (render.ts).
 */

/** Everything the notebook bounds before it crosses, in one place. */
export const limits = {
  /** Outputs of one run of a cell. */
  outputs: 200,
  /** Characters of one run of a cell, all outputs together. */
  total: 2_000_000,
  /** Characters of one markup output. */
  markup: 1_000_000,
  /** Characters of one text. */
  text: 10_000,
  /** Milliseconds between two messages of outputs, and between two of progress. */
  pause: 50,
  depth: 4,
  entries: 50,
  rows: 40,
  columns: 24,
  vector: 200,
  /** Outputs of a cell, and lines of a text, that stand unfolded. */
  unfolded: 20,
  lines: 16,
} as const;

/** A number that is not finite travels as text, since JSON has none. */
export type Value = number | string;

/** A large matrix crosses as text, one character a place: `zero` plus or minus a level, or `none`. */
export const raster = {
  /** Numbers above which a matrix is drawn as a raster. */
  from: 1000,
  /** Rows and columns of a raster at most. */
  side: 200,
  levels: 40,
  zero: 0x52,
  none: '~',
} as const;

export type View =
  | { readonly kind: 'text'; readonly text: string; readonly type: string }
  | {
      readonly kind: 'vector';
      /** What it is, where it is no plain array: Float64Array. */
      readonly type: string;
      readonly length: number;
      readonly values: readonly Value[];
    }
  | {
      readonly kind: 'raster';
      readonly rows: number;
      readonly columns: number;
      readonly height: number;
      readonly width: number;
      readonly low: Value;
      readonly high: Value;
      readonly places: string;
    }
  | {
      readonly kind: 'matrix';
      readonly rows: number;
      readonly columns: number;
      readonly values: readonly (readonly Value[])[];
    }
  | {
      readonly kind: 'quantities';
      readonly title: string;
      readonly parts: readonly Quantity[];
    }
  | {
      readonly kind: 'tree';
      readonly title: string;
      readonly entries: readonly (readonly [string, View])[];
      readonly more: number;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly {
        readonly label: string;
        readonly unit: string;
        readonly values: readonly (Value | null)[];
      }[];
      readonly more: number;
      readonly shade: boolean;
    };

/** One named quantity: a row per unit, a column per step where it has steps. */
export interface Quantity {
  readonly name: string;
  readonly unit: string;
  readonly first: number;
  readonly steps: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly (readonly Value[])[];
}

export const mime = {
  view: 'application/vnd.unrolled.view+json',
  console: 'application/vnd.unrolled.console+json',
  tex: 'text/latex',
  svg: 'image/svg+xml',
  html: 'text/html',
  text: 'text/plain',
} as const;

export type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';

export interface Bundle {
  readonly [mime.text]: string;
  readonly [mime.view]?: View;
  readonly [mime.console]?: Level;
  readonly [mime.tex]?: string;
  readonly [mime.svg]?: string;
  readonly [mime.html]?: string;
}

const levels: readonly unknown[] = ['log', 'info', 'warn', 'error', 'debug'];

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isSide = (value: unknown): value is number =>
  isCount(value) && value >= 1 && value <= raster.side;
const isValue = (value: unknown): value is Value =>
  typeof value === 'number' || isText(value, limits.text);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = <T>(
  value: unknown,
  most: number,
  is: (item: unknown) => item is T,
): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(is);

const isRow = (value: unknown): value is readonly Value[] =>
  isList(value, limits.columns * 4, isValue);

/** Rows of one length: a ragged matrix would shift every number after it. */
const isGrid = (value: unknown): value is readonly (readonly Value[])[] =>
  isList(value, limits.rows * 4, isRow) && value.every((row) => row.length === value[0]!.length);

const unit = /^[ifoshxy]?$/;
const isUnit = (value: unknown): value is string => typeof value === 'string' && unit.test(value);

const isQuantity = (value: unknown): value is Quantity =>
  isRecord(value) &&
  isText(value['name'], 100) &&
  isUnit(value['unit']) &&
  isCount(value['first']) &&
  typeof value['steps'] === 'boolean' &&
  isCount(value['rows']) &&
  isCount(value['columns']) &&
  isGrid(value['values']);

function isView(value: unknown, depth = 0): value is View {
  if (!isRecord(value) || depth > limits.depth + 1) return false;
  switch (value['kind']) {
    case 'text':
      return isText(value['text'], limits.text + 100) && isText(value['type'], 100);
    case 'vector':
      return (
        isText(value['type'], 100) &&
        isCount(value['length']) &&
        isList(value['values'], limits.vector, isValue)
      );
    case 'raster':
      return (
        isCount(value['rows']) &&
        isCount(value['columns']) &&
        isSide(value['height']) &&
        isSide(value['width']) &&
        isValue(value['low']) &&
        isValue(value['high']) &&
        isText(value['places'], raster.side ** 2) &&
        value['places'].length === value['height'] * value['width'] &&
        /^[*-z~]*$/.test(value['places'])
      );
    case 'matrix':
      return isCount(value['rows']) && isCount(value['columns']) && isGrid(value['values']);
    case 'quantities':
      return isText(value['title'], 200) && isList(value['parts'], limits.entries, isQuantity);
    case 'tree':
      return (
        isText(value['title'], 200) &&
        isCount(value['more']) &&
        isList(
          value['entries'],
          limits.entries,
          (entry): entry is readonly [string, View] =>
            Array.isArray(entry) &&
            entry.length === 2 &&
            isText(entry[0], limits.text) &&
            isView(entry[1], depth + 1),
        )
      );
    case 'table':
      return (
        isList(value['columns'], limits.columns * 4, (one) => isText(one, 200)) &&
        isCount(value['more']) &&
        typeof value['shade'] === 'boolean' &&
        isList(
          value['rows'],
          limits.rows * 4,
          (row): row is Extract<View, { kind: 'table' }>['rows'][number] =>
            isRecord(row) &&
            isText(row['label'], 200) &&
            isUnit(row['unit']) &&
            isList(
              row['values'],
              limits.columns * 4,
              (one): one is Value | null => one === null || isValue(one),
            ),
        )
      );
    default:
      return false;
  }
}

/** The bundle if every part of it is what it says and within bounds; null otherwise. Trusts nothing. */
export function acceptBundle(given: unknown): Bundle | null {
  if (!isRecord(given)) return null;
  const part = (name: string): unknown => (Object.hasOwn(given, name) ? given[name] : undefined);
  const text = part(mime.text);
  if (!isText(text, limits.text + 100)) return null;
  const out: { -readonly [Key in keyof Bundle]: Bundle[Key] } = { [mime.text]: text };
  const view = part(mime.view);
  if (view !== undefined) {
    if (!isView(view)) return null;
    out[mime.view] = view;
  }
  const level = part(mime.console);
  if (level !== undefined) {
    if (!levels.includes(level)) return null;
    out[mime.console] = level as Level;
  }
  for (const type of [mime.tex, mime.svg, mime.html] as const) {
    const markup = part(type);
    if (markup === undefined) continue;
    if (!isText(markup, type === mime.tex ? limits.text : limits.markup)) return null;
    out[type] = markup;
  }
  return out;
}
