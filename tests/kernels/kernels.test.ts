import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../lib/kernels/instance.ts';
import * as loops from '../../lib/kernels/loops.ts';
import { matrix, type Matrix } from '../../lib/numbers/matrix.ts';
import { random } from '../../lib/numbers/random.ts';
import { binaryModule, compileKernels } from '../../site/build/kernels.ts';
import { expectClose } from '../expectClose.ts';

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 33];

/** Matrices of the given sizes twice: in the kernels' memory and in JavaScript's, filled alike. */
function filled(seed: number, ...shapes: readonly [number, number][]) {
  const [kernels, inside] = allocate('test', (make) => shapes.map((shape) => make(...shape)));
  const outside = shapes.map((shape) => matrix(...shape));
  const draw = random(seed);
  outside.forEach((m, n) =>
    m.forEach((row, r) => {
      row.forEach((_, c) => (row[c] = draw.uniform(-2, 2)));
      inside[n][r].set(row);
    }),
  );
  return { kernels, inside, outside };
}

/** Sums of at most 33 products of numbers below 2 differ by their order only. */
const same = (got: readonly Matrix[], expected: readonly Matrix[]): void => {
  expectClose(got as never, expected as never, 1e-13);
};

describe('a kernel computes what its loop says', () => {
  for (const T of [1, 3, 4, 6]) {
    it(`products and updates of ${T} rows, for every pair of sizes`, () => {
      for (const M of sizes) {
        for (const N of sizes) {
          const { kernels, inside, outside } = filled(M * 100 + N, [T, N], [T, M], [M, N]);
          const [y, x, w] = inside;
          const [yy, xx, ww] = outside;
          kernels.product(y[0], x[0], w, T);
          loops.product(yy, xx, ww);
          same(inside, outside);
          kernels.productTransposed(x[0], y[0], w, T);
          loops.productTransposed(xx, yy, ww);
          expectClose(x as never, xx as never, 1e-11); // of numbers that a product has made hundreds
          inside.forEach((m, n) => m.forEach((row, r) => row.set(outside[n][r])));
          kernels.outer(w, x[0], y[0], T);
          loops.outer(ww, xx, yy);
          expectClose(w as never, ww as never, 1e-11);
        }
      }
    });
  }

  it('what gates do to their cells, in blocks of every size', () => {
    for (const cells of [1, 2, 3]) {
      for (const blocks of sizes) {
        const H = blocks * cells;
        const { kernels, inside, outside } = filled(H, [3, blocks], [3, H], [3, H]);
        const [gate, p, q] = inside;
        const [gate2, p2, q2] = outside;
        kernels.multiply(q[0], gate[0], p[0], 2);
        for (const row of [0, 1]) loops.multiply(q2[row], gate2[row], p2[row]);
        same([q], [q2]); // row 2 is not written
        kernels.multiplyAdd(q[1], gate[1], p[2]);
        loops.multiplyAdd(q2[1], gate2[1], p2[2]);
        kernels.blockSums(gate[0], p[0], q[1]);
        loops.blockSums(gate2[0], p2[0], q2[1]);
        same(inside, outside);
      }
    }
  });

  it('squashings, from the smallest net inputs to the largest, to the last digits', () => {
    for (const columns of sizes) {
      const { kernels, inside, outside } = filled(columns, [2, columns], [2, columns]);
      for (const scale of [1e-300, 1e-9, 1e-3, 0.2, 1, 10, 1000]) {
        for (const name of ['logistic', 'tanh'] as const) {
          outside[0].forEach((row, r) => inside[0][r].set(row.map((value) => value * scale)));
          kernels[name](inside[0][0], inside[1][0], 2 * columns);
          for (const r of [0, 1]) {
            loops[name](inside[0][r], outside[1][r]);
            inside[1][r].forEach((value, n) => {
              const off = Math.abs(value - outside[1][r][n]);
              expect(off).toBeLessThanOrEqual(4e-16 * Math.abs(outside[1][r][n]) + 1e-300);
            });
          }
        }
        kernels.softmax(inside[0][0], inside[1][0], 2);
        loops.softmax(inside[0], outside[1]);
        same([inside[1]], [outside[1]]);
      }
    }
  });

  it('keeps what is not a number', () => {
    const { kernels, inside } = filled(1, [1, 3], [1, 3]);
    inside[0][0].fill(NaN);
    for (const name of ['logistic', 'tanh', 'softmax'] as const) {
      kernels[name](inside[0][0], inside[1][0]);
      expect([...inside[1][0]]).toEqual([NaN, NaN, NaN]);
    }
  });
});

it('refuses a memory that is too large, by name', () => {
  expect(() => allocate('lstm.forward', (make) => make(40_000, 4000))).toThrow(
    'lstm.forward: memory would be 1221 MiB, expected at most 1024 MiB: fewer steps or units',
  );
});

it('imports the kernels as they compile, in at most 15 kB', async () => {
  const bytes = await compileKernels();
  const file = new URL('../../lib/kernels/binary.ts', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(binaryModule(bytes));
  expect(bytes.length).toBeLessThan(15_000);
});
