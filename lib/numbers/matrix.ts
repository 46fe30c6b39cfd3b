/*
 * Vectors and matrices as one flat Float64Array with row views, and the four sums the networks are made of.
 * Source: the sums of Graves' equations; a matrix of weights is indexed [source][target].
 * Leaves out: shape checks (the public entrances make them), linear algebra, any copy-on-write.
 */

/** Numbers in a row. */
export type Vector = Float64Array;
/** Rows of one length; weights are indexed [source][target]. */
export type Matrix = readonly Vector[];

/** A matrix of zeros, rows × columns: one flat array, its rows made once as views of it. */
export function matrix(rows: number, columns: number): Matrix {
  const flat = new Float64Array(rows * columns);
  return Array.from({ length: rows }, (_, row) =>
    flat.subarray(row * columns, (row + 1) * columns),
  );
}

/** Fills `result`, columns × rows, with the transpose of a rows × columns matrix. */
export function transposeInto(result: Matrix, m: Matrix): void {
  const rows = m.length;
  for (let column = 0; column < result.length; column++) {
    const target = result[column];
    for (let row = 0; row < rows; row++) target[row] = m[row][column];
  }
}

/** The transpose of a rows × columns matrix, as a new columns × rows matrix. */
export function transpose(m: Matrix, columns: number): Matrix {
  const result = matrix(columns, m.length);
  transposeInto(result, m);
  return result;
}

/** Σ_n u_n v_n over all n. */
export function dot(u: Vector, v: Vector): number {
  if (u.length > 16) return longDot(u, v);
  let sum = 0;
  for (let n = 0; n < u.length; n++) sum += u[n] * v[n];
  return sum;
}

/** The same for many n, in four partial sums: one running sum would make each addition wait for the one before. */
function longDot(u: Vector, v: Vector): number {
  const length = u.length;
  let p = 0;
  let q = 0;
  let r = 0;
  let s = 0;
  let n = 0;
  for (; n + 3 < length; n += 4) {
    p += u[n] * v[n];
    q += u[n + 1] * v[n + 1];
    r += u[n + 2] * v[n + 2];
    s += u[n + 3] * v[n + 3];
  }
  for (; n < length; n++) p += u[n] * v[n];
  return p + q + (r + s);
}

/** Σ_c u_c v_c over the cells of one block: c from block·cells to block·cells + cells − 1. */
export function dotBlock(u: Vector, v: Vector, block: number, cells: number): number {
  let sum = 0;
  for (let c = block * cells; c < (block + 1) * cells; c++) sum += u[c] * v[c];
  return sum;
}

/** Adds v to `sum`, element by element. */
export function add(sum: Vector, v: Vector): void {
  for (let n = 0; n < sum.length; n++) sum[n] += v[n];
}

/** Adds source_m · target_n to `sum[m][n]` for every pair of a source and a target. */
export function addOuter(sum: Matrix, source: Vector, target: Vector): void {
  const rows = sum.length;
  const columns = target.length;
  let m = 0;
  // Four rows at once: each target is read once for all of them.
  for (; m + 3 < rows; m += 4) {
    const p = source[m];
    const q = source[m + 1];
    const r = source[m + 2];
    const s = source[m + 3];
    if (p === 0 && q === 0 && r === 0 && s === 0) continue; // zero inputs and the zero state of day 0 are common
    const toP = sum[m];
    const toQ = sum[m + 1];
    const toR = sum[m + 2];
    const toS = sum[m + 3];
    for (let n = 0; n < columns; n++) {
      const value = target[n];
      toP[n] += p * value;
      toQ[n] += q * value;
      toR[n] += r * value;
      toS[n] += s * value;
    }
  }
  for (; m < rows; m++) {
    const row = sum[m];
    const value = source[m];
    for (let n = 0; n < columns; n++) row[n] += value * target[n];
  }
}

/** Adds u_c · v_block(c) to `sum[c]` for every cell, where a block holds `cells` cells. */
export function addByBlock(sum: Vector, u: Vector, v: Vector, cells: number): void {
  for (let c = 0; c < sum.length; c++) sum[c] += u[c] * v[(c / cells) | 0];
}
