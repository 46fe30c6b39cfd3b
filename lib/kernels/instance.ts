/*
 * The kernels over a memory of fixed size, in which matrices are laid out once; the rows are views that anyone can read.
 * Source: WebAssembly with f64x2; the compiled kernels stand as text in binary.ts.
 * Leaves out: growing the memory, which would detach every view.
 */
import type { Matrix, Vector } from '../numbers/matrix.ts';
import { ValueError } from '../numbers/shape.ts';
import { binary } from './binary.ts';

type Exports = {
  readonly product: (y: number, x: number, w: number, T: number, M: number, N: number) => void;
  readonly productTransposed: Exports['product'];
  readonly outer: Exports['product'];
  readonly logistic: (a: number, b: number, n: number) => void;
  readonly tanh: Exports['logistic'];
  readonly softmax: (a: number, y: number, T: number, K: number) => void;
  readonly multiply: (to: number, gate: number, p: number, n: number, cells: number) => void;
  readonly multiplyAdd: Exports['multiply'];
  readonly blockSums: Exports['multiply'];
};

/** The first `steps` rows from each row given on; every row lies in this memory (see loops.ts for what is computed). */
export type Kernels = {
  readonly product: (y: Vector, x: Vector, w: Matrix | undefined, steps?: number) => void;
  readonly productTransposed: (y: Vector, d: Vector, w: Matrix | undefined, steps?: number) => void;
  readonly outer: (w: Matrix | undefined, x: Vector, d: Vector, steps?: number) => void;
  readonly logistic: (a: Vector, b: Vector, n?: number) => void;
  readonly tanh: (a: Vector, b: Vector, n?: number) => void;
  readonly softmax: (a: Vector, y: Vector, steps?: number) => void;
  /** A gate's row may have one number for several cells of the others. */
  readonly multiply: (to: Vector, gate: Vector, p: Vector, steps?: number) => void;
  readonly multiplyAdd: (to: Vector, gate: Vector, p: Vector) => void;
  readonly blockSums: (to: Vector, p: Vector, q: Vector) => void;
};

/** Gives a matrix of zeros, as `matrix` of lib/numbers does. */
export type Make = (rows: number, columns: number) => Matrix;

const page = 65536;
/** The constants of the kernels stand below. */
const firstByte = 1024;
/** 1 GiB. */
const mostPages = 16384;

let compiled: WebAssembly.Module | Error | undefined;

/** Compiled by trying it: under a strict policy `validate` says yes to what cannot be compiled. */
function compile(): WebAssembly.Module | Error {
  try {
    const bytes = Uint8Array.from(atob(binary), (letter) => letter.charCodeAt(0));
    const module = new WebAssembly.Module(bytes);
    new WebAssembly.Instance(module, { env: { memory: memoryOf(1) } });
    return module;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const memoryOf = (pages: number): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: pages, maximum: pages });

/** Why the kernels do not run here, or undefined if they do: WebAssembly, its SIMD or the page's policy may refuse. */
export function refusal(): string | undefined {
  compiled ??= compile();
  return compiled instanceof Error ? compiled.message : undefined;
}

const bytesOf = (rows: number, columns: number): number => (rows * columns * 8 + 15) & ~15;

/**
 * Kernels, and what `build` makes of matrices in their memory; it is called twice, first to find the size.
 * @throws ValueError if that is more than 1 GiB or than the machine gives, or if the kernels do not run here.
 */
export function allocate<Made>(place: string, build: (make: Make) => Made): [Kernels, Made] {
  compiled ??= compile();
  if (compiled instanceof Error) {
    throw new ValueError(place, 'kernels', `are refused (${compiled.message})`, 'WebAssembly SIMD');
  }
  let size = firstByte;
  build((rows, columns) => {
    size += bytesOf(rows, columns);
    return Array.from({ length: rows }, () => new Float64Array(0));
  });
  const pages = Math.ceil(size / page);
  const refuse = (limit: string): ValueError =>
    new ValueError(place, 'memory', `would be ${Math.ceil(size / 2 ** 20)} MiB`, limit);
  if (pages > mostPages) throw refuse('at most 1024 MiB: fewer steps or units');
  let memory: WebAssembly.Memory;
  try {
    memory = memoryOf(pages);
  } catch {
    throw refuse('what this machine still has');
  }
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  let at = firstByte;
  const made = build((rows, columns) => {
    const start = at;
    at += bytesOf(rows, columns);
    return Array.from(
      { length: rows },
      (_, row) => new Float64Array(memory.buffer, start + row * columns * 8, columns),
    );
  });
  return [bind(instance.exports as unknown as Exports), made];
}

/** Rows of one matrix follow each other: the first row's address is all that a kernel needs. */
function bind(run: Exports): Kernels {
  return {
    product(y, x, w, steps = 1) {
      if (w) run.product(y.byteOffset, x.byteOffset, w[0].byteOffset, steps, x.length, y.length);
    },
    productTransposed(y, d, w, steps = 1) {
      if (!w) return;
      run.productTransposed(y.byteOffset, d.byteOffset, w[0].byteOffset, steps, y.length, d.length);
    },
    outer(w, x, d, steps = 1) {
      if (w) run.outer(w[0].byteOffset, x.byteOffset, d.byteOffset, steps, x.length, d.length);
    },
    logistic(a, b, n = a.length) {
      run.logistic(a.byteOffset, b.byteOffset, n);
    },
    tanh(a, b, n = a.length) {
      run.tanh(a.byteOffset, b.byteOffset, n);
    },
    softmax(a, y, steps = 1) {
      run.softmax(a.byteOffset, y.byteOffset, steps, a.length);
    },
    multiply(to, gate, p, steps = 1) {
      const n = steps * p.length;
      run.multiply(to.byteOffset, gate.byteOffset, p.byteOffset, n, p.length / gate.length);
    },
    multiplyAdd(to, gate, p) {
      const cells = p.length / gate.length;
      run.multiplyAdd(to.byteOffset, gate.byteOffset, p.byteOffset, p.length, cells);
    },
    blockSums(to, p, q) {
      run.blockSums(to.byteOffset, p.byteOffset, q.byteOffset, p.length, p.length / to.length);
    },
  };
}
