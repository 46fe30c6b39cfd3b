/**
 * Numbers as outputs show them: which values are vectors and matrices, how a number is printed, a large matrix as levels.
 * Source: look.md, "three decimals", true minus.
 * Leaves out drawing (renderGrid.ts, raster.ts).
 */
import { limits, raster, type Value, type View } from './bundle.ts';

export type Numbers = ArrayLike<number>;

export const isNumbers = (value: unknown): value is Numbers =>
  (ArrayBuffer.isView(value) && !(value instanceof DataView) && !isBig(value)) ||
  (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number'));

const isBig = (value: unknown): boolean =>
  value instanceof BigInt64Array || value instanceof BigUint64Array;

export const isMatrix = (value: unknown): value is readonly Numbers[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => isNumbers(row) && row.length === (value[0] as Numbers).length);

export const plain = (value: number): Value => (Number.isFinite(value) ? value : String(value));

export const grid = (rows: readonly Numbers[]): Value[][] =>
  Array.from({ length: Math.min(rows.length, limits.rows) }, (_, n) =>
    Array.from(rows[n]!).slice(0, limits.columns).map(plain),
  );

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

/**
 * A large matrix as one character a place: its share of the largest size, in levels. Where it has more rows or columns
 * than are shown, each place holds the number of largest size among those it stands for.
 */
export function rasterOf(rows: readonly Numbers[]): View {
  const columns = rows[0]!.length;
  const [height, width] = [Math.min(rows.length, raster.side), Math.min(columns, raster.side)];
  const kept = new Float64Array(height * width);
  let [low, high, most] = [Infinity, -Infinity, 0];
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!;
    const line = Math.floor((r * height) / rows.length) * width;
    for (let c = 0; c < columns; c++) {
      const value = row[c]!;
      const place = line + Math.floor((c * width) / columns);
      if (!Number.isFinite(value)) kept[place] = NaN;
      else {
        low = Math.min(low, value);
        high = Math.max(high, value);
        most = Math.max(most, Math.abs(value));
        if (Math.abs(value) > Math.abs(kept[place]!)) kept[place] = value;
      }
    }
  }
  const letters = Array.from(kept, (value) =>
    Number.isNaN(value)
      ? raster.none
      : String.fromCharCode(
          raster.zero + Math.round((most === 0 ? 0 : value / most) * raster.levels),
        ),
  );
  return {
    kind: 'raster',
    rows: rows.length,
    columns,
    height,
    width,
    low: plain(low),
    high: plain(high),
    places: letters.join(''),
  };
}
