/*
 * The memory that belongs to a trace: the trace itself, its errors, and room for the weights and their gradient.
 * Source: one memory of fixed size per trace, freed with it; what a trace is handed back for is found by its identity.
 * Leaves out: second errors of one trace, which lie in JavaScript's memory and are copied in and out.
 */
import type { Matrix, Vector } from '../numbers/matrix.ts';
import { allocate, type Kernels, type Make } from './instance.ts';

type Parts<Trace, Weights, Errors, Scratch> = {
  readonly trace: Trace;
  /** Rows that a network needs beside its trace. */
  readonly scratch: Scratch;
  readonly weights: Weights;
  readonly gradient: Weights;
  readonly errors: Errors;
};

/** What lies in one memory; `lent` once the errors have been handed out. */
export type Work<Weights, Errors, Scratch = unknown> = {
  readonly kernels: Kernels;
  readonly scratch: Scratch;
  readonly weights: Weights;
  readonly gradient: Weights;
  readonly errors: Errors;
  lent: boolean;
};

/** The memories of all traces of one kind of network. */
export function memories<Trace extends object, Weights, Errors, Scratch>() {
  const all = new WeakMap<Trace, Work<Weights, Errors, Scratch>>();
  return {
    of: (trace: Trace): Work<Weights, Errors, Scratch> | undefined => all.get(trace),
    /** @throws ValueError for a memory that is too large. */
    start(place: string, build: (make: Make) => Parts<Trace, Weights, Errors, Scratch>): Trace {
      const [kernels, { trace, ...parts }] = allocate(place, build);
      all.set(trace, { kernels, ...parts, lent: false });
      return trace;
    },
  };
}

type Nested = Vector | Matrix | readonly object[] | object;

const isMatrix = (numbers: Nested): numbers is Matrix =>
  Array.isArray(numbers) && ArrayBuffer.isView(numbers[0]);

/** All numbers of a matrix in a row, if its rows follow each other in one memory. */
function flat(rows: Matrix): Vector | undefined {
  const [first] = rows;
  const last = rows[rows.length - 1];
  const size = rows.length * first.length;
  const end = first.byteOffset + 8 * (size - first.length);
  if (first.buffer !== last.buffer || last.byteOffset !== end) return undefined;
  return new Float64Array(first.buffer, first.byteOffset, size);
}

/** Copies every number of `from` to where it has the same name in `to`. */
export function copyNumbers(to: object, from: object): void {
  for (const key of Object.keys(to)) {
    const [target, source] = [to[key as never] as Nested, from[key as never] as Nested];
    if (ArrayBuffer.isView(target)) (target as Vector).set(source as Vector);
    else if (isMatrix(target) && isMatrix(source)) copyRows(target, source);
    else if (typeof target === 'object') copyNumbers(target, source);
  }
}

/** Row by row costs a call for each: most matrices are copied as one. */
function copyRows(to: Matrix, from: Matrix): void {
  const [target, source] = [flat(to), flat(from)];
  if (target && source) target.set(source);
  else for (let n = 0; n < to.length; n++) to[n].set(from[n]);
}

/** A copy outside the memory, row by row: cloning a view would clone the memory that it is a view of. */
function copyOut<Numbers extends object>(numbers: Numbers): Numbers {
  if (ArrayBuffer.isView(numbers)) return (numbers as unknown as Vector).slice() as never;
  if (Array.isArray(numbers)) return numbers.map(copyOut) as never;
  return Object.fromEntries(
    Object.entries(numbers).map(([key, part]) => [key, copyOut(part as object)]),
  ) as never;
}

type WithErrors = { readonly δ: object; readonly ε: object };

/**
 * Calls `use` with errors in the kernels' memory. They are the result if no others have been handed out, or if they are
 * those given; else the result is `given` or `fresh()`, and what lay in the memory is put back.
 */
export function loan<Weights, Errors extends WithErrors, Given extends Errors>(
  work: Work<Weights, Errors>,
  given: Given | undefined,
  fresh: () => Given,
  use: (errors: Errors) => Given,
  access: 'write' | 'read' = 'write',
): Given {
  const { errors } = work;
  const isOwn = given ? given.δ === errors.δ : !work.lent;
  if (isOwn) {
    work.lent = true;
    return use(errors);
  }
  const kept = copyOut({ δ: errors.δ, ε: errors.ε });
  const outside = given ?? fresh();
  if (access === 'read') copyNumbers({ δ: errors.δ, ε: errors.ε }, outside);
  const result = use(errors);
  if (access === 'write') copyNumbers({ δ: outside.δ, ε: outside.ε }, errors);
  copyNumbers({ δ: errors.δ, ε: errors.ε }, kept);
  return access === 'write' ? { ...result, δ: outside.δ, ε: outside.ε } : result;
}
