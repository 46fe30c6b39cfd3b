/*
 * Named errors and the checks that every public entrance makes: place, what, got, expected.
 * Source: design rule "shapes are checked at every public entrance; never a silent NaN".
 * Leaves out: conversions; a value is accepted or refused, never repaired.
 */

/** A row of numbers of any kind. */
export type Numbers = ArrayLike<number>;
/** Rows of numbers of any kind. */
export type NumberRows = ArrayLike<Numbers>;

/** Something has the wrong number of rows, columns or elements, or is absent or present by mistake. */
export class ShapeError extends Error {
  constructor(place: string, what: string, got: string, expected: string) {
    super(`${place}: ${what} ${got}, expected ${expected}`);
    this.name = 'ShapeError';
  }
}

/** A value is not finite or lies outside its range. */
export class ValueError extends Error {
  constructor(place: string, what: string, got: string, expected: string) {
    super(`${place}: ${what} ${got}, expected ${expected}`);
    this.name = 'ValueError';
  }
}

const isRow = (value: unknown): value is Numbers =>
  Array.isArray(value) || ArrayBuffer.isView(value);

const describe = (value: unknown): string =>
  value === undefined ? 'is missing' : `is ${value === null ? 'null' : typeof value}`;

/** @throws ValueError naming the value unless it is a finite number. */
export function checkFinite(place: string, what: string, value: unknown): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new ValueError(place, what, `is ${String(value)}`, 'a finite number');
  }
}

/** @throws ValueError unless the value is an integer of at least `least`. */
export function checkCount(place: string, what: string, value: unknown, least = 1): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw new ValueError(place, what, `is ${String(value)}`, `an integer of at least ${least}`);
  }
}

/**
 * `meaning` says what the length counts; `index` is that of the row if v is one of many, whose names are not made in vain.
 * @throws ShapeError unless `v` holds exactly `length` numbers.
 * @throws ValueError naming the first element that is not finite.
 */
export function checkVector(
  place: string,
  what: string,
  v: Numbers | null | undefined,
  length: number,
  meaning: string,
  index?: number,
): void {
  if (isRow(v) && v.length === length && allFinite(v)) return;
  const name = index === undefined ? what : `${what}[${index}]`;
  if (!isRow(v)) throw new ShapeError(place, name, describe(v), `${meaning} = ${length} numbers`);
  if (v.length !== length) {
    throw new ShapeError(place, name, `has ${v.length} numbers`, `${meaning} = ${length}`);
  }
  Array.from(v).forEach((value, n) => {
    checkFinite(place, `${name}[${n}]`, value);
  });
}

function allFinite(v: Numbers): boolean {
  if (v instanceof Float64Array) return allFiniteFloats(v);
  for (let n = 0; n < v.length; n++) if (!Number.isFinite(v[n])) return false;
  return true;
}

/** A loop that only ever sees one kind of array is several times as fast, and every verb looks at every weight. */
function allFiniteFloats(v: Float64Array): boolean {
  for (let n = 0; n < v.length; n++) if (!Number.isFinite(v[n])) return false;
  return true;
}

/**
 * @throws ShapeError unless `m` is rows × columns; `meaning` says what the two count, as in 'inputs×blocks'.
 * @throws ValueError naming the first element that is not finite.
 */
export function checkMatrix(
  place: string,
  what: string,
  m: NumberRows | null | undefined,
  rows: number,
  columns: number,
  meaning: string,
): void {
  if (!isRow(m) || m.length !== rows || !fits(m as NumberRows, columns)) {
    refuseMatrix(place, what, m, `${meaning} = ${rows}×${columns}`);
  }
  for (let row = 0; row < rows; row++) {
    if (!allFinite(m[row])) checkVector(place, what, m[row], columns, meaning, row);
  }
}

function fits(m: NumberRows, columns: number): boolean {
  for (let row = 0; row < m.length; row++) {
    if (!isRow(m[row]) || m[row].length !== columns) return false;
  }
  return true;
}

function refuseMatrix(
  place: string,
  what: string,
  m: NumberRows | null | undefined,
  expected: string,
): never {
  if (!isRow(m)) throw new ShapeError(place, what, describe(m), expected);
  const list = Array.from(m as NumberRows);
  const n = list.findIndex((row) => !isRow(row));
  if (n >= 0) throw new ShapeError(place, `${what}[${n}]`, describe(list[n]), expected);
  const ragged = list.some((row) => row.length !== list[0].length);
  const got = ragged
    ? `has rows of ${list.map((row) => row.length).join(', ')}`
    : `is ${list.length}×${list[0]?.length ?? 0}`;
  throw new ShapeError(place, what, got, expected);
}
