// How units of a printed network depend on the inputs of the first step: by tape and by differences.
// Source: the printed equations alone; nothing of lib/networks or lib/training is called.
// Leaves out: the loss, which these derivatives do not read.
import { plainNumbers, tape, type Taped } from './algebra.ts';
import type { Rows } from './compile.ts';
import { mapRows, prepare, run, system, type Start } from './printed.ts';
import type { OutputKind, ParsedStatement } from './types.ts';

/** ∂of/∂x_i^1 for every unit of a row, inputs before units, by reverse passes over the printed equations: one for each unit and step. */
export function slopesByFirst(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  start: Start,
  of: string,
): Rows<number> {
  const record = tape();
  const taped = system<Taped>(definitions, output, record);
  const env = prepare(taped, start);
  run(taped, env);
  const first = env.values['x_i']![1]!;
  const { T } = env.shape;
  return env.values[of]!.map((row, t) => {
    const slopes = Array.from(row, (unit) => (t < 1 || t > T ? () => 0 : record.gradient(unit)));
    return Array.from(first, (input) => slopes.map((slopeOf) => slopeOf(input))).flat();
  });
}

/** The same by central differences of the inputs of the first step. */
export function differencesByFirst(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  start: Start,
  of: string,
  h = 1e-5,
): Rows<number> {
  const numbers = system(definitions, output, plainNumbers);
  const env = prepare(numbers, start);
  const first = env.values['x_i']![1] as number[];
  const moved = (i: number, value: number): number[][] => {
    const before = first[i]!;
    first[i] = value;
    run(numbers, env);
    first[i] = before;
    return mapRows(env.values[of]!, (v) => v);
  };
  const slopes = Array.from(first, (value, i) => {
    const [up, down] = [moved(i, value + h), moved(i, value - h)];
    return up.map((row, t) => row.map((v, n) => (v - down[t]![n]!) / (2 * h)));
  });
  return env.values[of]!.map((_, t) => slopes.flatMap((rows) => rows[t]!));
}
