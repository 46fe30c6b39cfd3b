// One value of a printed network moved: what changes if everything follows, and what if everything else is held fast.
// Source: the printed equations alone; dual numbers for the slopes, plain numbers for the values.
// Leaves out: errors; no backward pass is needed to see the difference between two derivatives.
import { dualNumbers, plainNumbers, type Algebra } from './algebra.ts';
import { instance, type Environment } from './compile.ts';
import { aim } from './over.ts';
import { prepare, run, system, type Start, type System } from './printed.ts';
import type { OutputKind, ParsedStatement } from './types.ts';

/** One number of a printed network: canonical name, row (a step, or the source of a weight) and column, from 0; a step from 1. */
export interface Spot {
  readonly name: string;
  readonly row: number;
  readonly column: number;
}
/** A value on the way from what is moved to what is watched. */
export interface Moved extends Spot {
  readonly before: number;
  readonly after: number;
}
export interface Nudge {
  /** ∂of/∂by with all that of's own equation reads held fast but `by`. */
  readonly explicit: number;
  /** d of/d by with everything between following. */
  readonly total: number;
  /** The watched value before, and after `by` was moved. */
  readonly before: number;
  readonly frozen: number;
  readonly following: number;
  /** Every computed value that moves if everything follows, in the order of computation. */
  readonly moved: readonly Moved[];
}

const same = (a: Spot, b: Spot): boolean =>
  a.name === b.name && a.row === b.row && a.column === b.column;

interface Machine<N> {
  readonly parts: System<N>;
  readonly algebra: Algebra<N>;
  readonly env: Environment<N>;
}

const at = <N>({ env }: Machine<N>, { name, row, column }: Spot): N =>
  env.values[name]![row]![column]!;

/** The loss is no row of the environment: it is what a run gives. */
const isLoss = ({ name }: Spot): boolean => name === 'O';

function place<N>({ env }: Machine<N>, { name, row, column }: Spot, value: N): void {
  (env.values[name]![row] as N[])[column] = value;
}

/** Runs everything with `by` at a value; gives the watched one. */
function follow<N>(machine: Machine<N>, of: Spot, by: Spot, value: N): N {
  const { parts, env } = machine;
  const isComputed = parts.steps.some(({ name }) => name === by.name);
  const pinned = { name: by.name, t: by.row, n: by.column, value };
  if (!isComputed) place(machine, by, value);
  const loss = isComputed ? run(parts, env, by.row, pinned) : run(parts, env);
  return isLoss(of) ? loss : at(machine, of);
}

/** Computes the watched value alone, from the values as they are and `by` at another. */
function freeze<N>(machine: Machine<N>, of: Spot, by: Spot, value: N): N {
  const { parts, env } = machine;
  const before = at(machine, by);
  place(machine, by, value);
  const here = instance({ t: of.row }, env.shape);
  const step = parts.steps.find(({ name }) => name === of.name);
  if (step) aim(here, step.over, of.column, env.shape);
  else here.fill(-1);
  const result = step ? step.run(env, here) : parts.loss(env, here);
  place(machine, by, before);
  return result;
}

/**
 * Moves `by` by `delta` and watches `of`, on the printed network that `start` gives. `of` is a computed value or the loss,
 * named O; `by` a weight, an input or a computed value. Throws RangeError where `of` has no equation.
 */
export function nudge(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  start: Start,
  { of, by, delta }: { readonly of: Spot; readonly by: Spot; readonly delta: number },
): Nudge {
  function machine<N>(algebra: Algebra<N>): Machine<N> {
    const parts = system(definitions, output, algebra);
    const env = prepare(parts, start);
    run(parts, env);
    return { parts, algebra, env };
  }
  const plain = machine(plainNumbers);
  if (!isLoss(of) && !plain.parts.steps.some(({ name }) => name === of.name)) {
    const known = plain.parts.steps.map(({ name }) => name).join(', ');
    throw new RangeError(`nudge: of is ${of.name}, expected O, ${known}`);
  }
  const was = at(plain, by);
  const before = isLoss(of)
    ? plain.parts.loss(plain.env, instance({}, plain.env.shape))
    : at(plain, of);
  const spots = plain.parts.steps.flatMap(({ name }) =>
    plain.env.values[name]!.flatMap((line, row) =>
      Array.from(line, (_, column): Moved => ({
        name,
        row,
        column,
        before: line[column]!,
        after: 0,
      })),
    ),
  );
  const order = spots.toSorted((a, b) => a.row - b.row);
  const frozen = freeze(plain, of, by, was + delta);
  const following = follow(plain, of, by, was + delta);
  const moved = order
    .map((spot) => ({ ...spot, after: at(plain, spot) }))
    .filter((spot) => spot.after !== spot.before && !same(spot, by));
  const seed = { v: was, d: 1 };
  return {
    explicit: freeze(machine(dualNumbers), of, by, seed).d,
    total: follow(machine(dualNumbers), of, by, seed).d,
    before, frozen, following, moved,
  }; // prettier-ignore
}
