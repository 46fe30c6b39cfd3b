/**
 * Tables and formulas as outputs: what `table` and `tex` of a cell give back.
 * Source: the display protocol, Symbol.for('Jupyter.display').
 * Leaves out drawing (render.ts).
 */
import { limits, mime, type Value, type View } from './bundle.ts';
import { plain } from './numbers.ts';
import { cut, textOf } from './safe.ts';
import { displayKey } from './show.ts';
import { wordsOf } from './structure.ts';
import { unitOfName } from './symbols.ts';

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
