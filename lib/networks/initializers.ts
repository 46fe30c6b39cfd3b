/*
 * How first weights are drawn, by the name of the paper or framework that proposed or uses the way.
 * Source: named at each entry; parts are drawn in the order of the network's list.
 * Leaves out: layouts in which a framework keeps several parts in one matrix.
 */
import type { Matrix, Vector } from '../numbers/matrix.ts';
import { dot } from '../numbers/matrix.ts';
import type { Random } from '../numbers/random.ts';

type Draw = {
  readonly random: Random;
  /** A number above 0; only 'uniform' and 'normal' read it. */
  readonly scale: number;
};

/** Fills the rows of one part: a matrix source × target, or a bias or peephole as a single row. */
type Initializer = (rows: Matrix, isMatrix: boolean, draw: Draw) => void;

function fill(rows: Matrix, value: () => number): void {
  for (const row of rows) for (let n = 0; n < row.length; n++) row[n] = value();
}

const glorot: Initializer = (rows, isMatrix, { random }) => {
  const bound = Math.sqrt(6 / (rows.length + rows[0].length));
  fill(rows, () => (isMatrix ? random.uniform(-bound, bound) : 0));
};

/** Takes from v its share along every earlier row and gives it length 1. */
function straighten(v: Vector, earlier: readonly Vector[]): void {
  for (const other of earlier) {
    const share = dot(v, other);
    for (let n = 0; n < v.length; n++) v[n] -= share * other[n];
  }
  const length = Math.sqrt(dot(v, v));
  for (let n = 0; n < v.length; n++) v[n] /= length;
}

export const initializers = {
  /** Uniform in [−scale, scale), everything: Hochreiter & Schmidhuber 1997, with scale .1 or .2; PyTorch, with 1/√hidden. */
  uniform: (rows, _, { random, scale }) => fill(rows, () => random.uniform(-scale, scale)),
  /** Normal with mean 0 and standard deviation `scale`, everything. */
  normal: (rows, _, { random, scale }) => fill(rows, () => scale * random.normal()),
  /** Uniform within ±√(6 / (sources + targets)), vectors 0: Glorot & Bengio 2010. */
  glorot,
  /** Square matrices with orthonormal rows, the others as glorot, vectors 0: Saxe, McClelland & Ganguli 2014. */
  orthogonal(rows, isMatrix, draw) {
    if (!isMatrix || rows.length !== rows[0].length) return glorot(rows, isMatrix, draw);
    rows.forEach((row, m) => {
      fill([row], draw.random.normal);
      // A second pass removes what rounding left of the first.
      straighten(row, rows.slice(0, m));
      straighten(row, rows.slice(0, m));
    });
  },
} as const satisfies Readonly<Record<string, Initializer>>;

export type InitializerName = keyof typeof initializers;
