// A network computed from its printed equations alone, with total derivatives by tape and by differences.
// Source: the forward and output statements of content/equations; nothing of lib/networks is called.
// Leaves out: error terms; they are what this is a witness for.
import { dualNumbers, plainNumbers, tape, type Algebra, type Dual, type Taped } from './algebra.ts';
import {
  compile,
  instance,
  type Compiled,
  type Environment,
  type Instance,
  type Rows,
  type Shape,
} from './compile.ts';
import {
  aim,
  counts,
  overOf,
  readByLoss as read,
  readsLater,
  type Order,
  type Over,
} from './over.ts';
import { cutsOf, withCuts } from './cut.ts';
import { canonical, columnAt, place, rowAt, slot, type Place } from './resolve.ts';
import type { OutputKind, ParsedStatement, QuantityNode } from './types.ts';

interface Equation<N> {
  readonly name: string;
  readonly over: Over;
  readonly order: Order;
  readonly run: Compiled<N>;
}
export interface System<N> {
  readonly algebra: Algebra<N>;
  readonly steps: readonly Equation<N>[];
  readonly loss: Compiled<N>;
  /** The same in plain numbers, where edges are cut: it says what is read over them. */
  readonly uncut?: System<number>;
}

/** The printed equations in their printed order, which is the order of computation. */
export function system<N>(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  algebra: Algebra<N>,
): System<N> {
  const steps: Equation<N>[] = [];
  const cuts = cutsOf(definitions);
  let loss: Compiled<N> | undefined;
  for (const { line, output: only, kind } of definitions) {
    if (kind !== 'definition' || (only && only !== output)) continue;
    const [left, right] = [line.members[0]!, line.members.at(-1)!];
    if (left.type !== 'quantity') continue;
    const run = compile(withCuts(right, canonical(left), cuts), algebra);
    if (left.letter === 'O') loss = run;
    else {
      const [name, over] = [canonical(left), overOf(left)];
      const isOnce = left.dt === null && !left.timeless;
      const isReversed = over === 'ℓ' || readsLater(right, name);
      steps.push({ name, over, run, order: isOnce ? 'once' : isReversed ? 'reversed' : 'forward' });
    }
  }
  if (!loss) throw new Error(`printed equations: loss: got none, expected one for ${output}`);
  const isCut = cuts.length > 0;
  const own = definitions.filter(({ kind }) => kind !== 'cut');
  return { algebra, steps, loss, ...(isCut && { uncut: system(own, output, plainNumbers) }) };
}

/** Compute steps `from`..T (all of them where a layer reads backwards) into the rows of `env`; `pinned` holds one value fast at one place. */
export function run<N>(
  { steps, loss }: System<N>,
  env: Environment<N>,
  from = 1,
  pinned?: { readonly name: string; readonly t: number; readonly n: number; readonly value: N },
): N {
  const { T } = env.shape;
  const count = counts(env.shape);
  const at = instance({}, env.shape);
  const ordered = passes(steps);
  const first = ordered.length > 1 ? 1 : from; // a later pass reads every step of the one before
  for (const { equations, order } of ordered) {
    if (order === 'once') days(equations, 0);
    else for (let n = first; n <= T; n++) days(equations, order === 'reversed' ? T + 1 - n : n);
  }
  return loss(env, instance({}, env.shape));

  function days(equations: readonly Equation<N>[], t: number): void {
    at[0] = t;
    for (const { name, over, order, run: compute } of equations) {
      const rows = env.values[name] as N[][];
      const columns = rows[0]!.length;
      for (let n = 0; n < count[over]; n++) {
        aim(at, over, n, env.shape);
        // What has no time fills its rows from the first to the last.
        const row = order === 'once' ? rows[Math.floor(n / columns)]! : rows[t]!;
        row[n % columns] =
          pinned && pinned.t === t && pinned.n === n && pinned.name === name
            ? pinned.value
            : compute(env, at);
      }
    }
  }
}

/** Equations that are computed together, step by step: those that start at the last step are a pass of their own. */
function passes<N>(steps: readonly Equation<N>[]): { equations: Equation<N>[]; order: Order }[] {
  const out: { equations: Equation<N>[]; order: Order }[] = [];
  for (const equation of steps) {
    const { order } = equation;
    if (out.at(-1)?.order === order) out.at(-1)!.equations.push(equation);
    else out.push({ equations: [equation], order });
  }
  return out;
}

/** What a printed network starts from: weights, inputs, targets and the state at t = 0. */
export interface Start {
  readonly env: Environment;
  readonly given: readonly string[];
}

/** Rows of one kind of number as rows of another. */
export const mapRows = <A, B>(rows: Rows<A>, to: (a: A) => B): B[][] =>
  Array.from(rows, (row) => Array.from(row, to));

/** A fresh environment of numbers of one kind, with empty rows for what the equations compute. */
export function prepare<N>(made: System<N>, start: Start): Environment<N> {
  const { steps, algebra, uncut } = made;
  const { env, given } = start;
  const { T } = env.shape;
  const values: Record<string, Rows<N>> = {};
  for (const name of given) values[name] = mapRows(env.values[name]!, (v) => algebra.constant(v));
  const count = counts(env.shape);
  for (const { name, over, order } of steps) {
    const isPair = order === 'once' && (over === 'jj' || over === 'jk');
    const rows = isPair ? env.shape.states! : 1;
    // Row 0 is the given state for s and b_c, zero for the rest; row T+1 is zero.
    values[name] = Array.from({ length: order === 'once' ? rows : T + 2 }, (_, t) =>
      Array.from({ length: isPair ? count[over] / rows : count[over] }, (_, n) =>
        algebra.constant(t === 0 ? (env.values[`${name}^0`]?.[0]?.[n] ?? 0) : 0),
      ),
    );
  }
  return { shape: env.shape, squash: env.squash, values, ...(uncut && { held: heldFast() }) };

  /** Values of a run of their own: they stay what they are when something is moved. */
  function heldFast(): Record<string, Rows<N>> {
    const plain = prepare(uncut!, start);
    run(uncut!, plain);
    return Object.fromEntries(
      Object.entries(plain.values).map(([name, rows]) => [
        name,
        mapRows(rows, (v) => algebra.constant(v)),
      ]),
    );
  }
}

/** The printed network in plain numbers, and ∂O/∂everything by one reverse pass over it. */
export function totals(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  start: Start,
): Environment {
  const record = tape();
  const taped = system<Taped>(definitions, output, record);
  const env = prepare(taped, start);
  const loss = run(taped, env);
  const slopeOf = record.gradient(loss);
  const values: Record<string, Rows<number>> = { O: [[loss.v]] };
  for (const [name, rows] of Object.entries(env.values)) {
    values[name] = mapRows(rows, (node) => node.v);
    values[`∂${name}`] = mapRows(rows, slopeOf);
  }
  const netInputs = start.given.filter((name) => name === 'a_k'); // of an alignment they are given
  for (const name of [...taped.steps.map((step) => step.name), ...netInputs]) {
    const error = errorOf(name);
    if (error) values[error] = values[`∂${name}`] = inside(values[`∂${name}`]!);
  }
  const made: Environment = { shape: start.env.shape, squash: start.env.squash, values };
  return { ...made, explicit: explicitPartials(definitions, output, made) };
}

/** The letter of ∂O/∂name, where it has one: δ of a net input, ε of a cell's output or state. */
const errorOf = (name: string): string | undefined => {
  if (name.startsWith('a_')) return name.replace('a_', 'δ_');
  return { b_c: 'ε_c', b_ℓ: 'ε_ℓ', s_c: 'ε_s', b_m: 'ε_m' }[name];
};

/** Error terms are zero outside 1..T by decree, also where an initial state has a slope. */
const inside = (rows: Rows<number>): Rows<number> =>
  rows.map((row, t) => (t === 0 || t === rows.length - 1 ? Array.from(row, () => 0) : row));

/** ∂of/∂by with everything else frozen: of's own equation in dual numbers, seeded at `by`. */
export function explicitPartials(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  env: Environment,
): (of: QuantityNode, by: QuantityNode, at: Instance) => number {
  // Also over an edge that is cut: what is left out has a size.
  const uncut = definitions.filter(({ kind }) => kind !== 'cut');
  const { steps } = system<Dual>(uncut, output, dualNumbers);
  const byName = new Map(steps.map((step) => [step.name, step]));
  const count = counts(env.shape);
  let frozen: Environment<Dual> | undefined;
  return (of, by, at) => {
    const target = locate(of, at, env.shape);
    const seed = locate(by, at, env.shape);
    const equation = byName.get(target.name);
    if (!equation || target.row < 1 || target.row > env.shape.T) return 0;
    if (target.column < 0 || target.column >= count[equation.over]) return 0;
    // Frozen values are made once; the seeded one is in its place for this call alone.
    frozen ??= {
      shape: env.shape,
      squash: env.squash,
      values: Object.fromEntries(
        Object.entries(env.values).map(([name, all]) => [
          name,
          mapRows(all, (v): Dual => ({ v, d: 0 })),
        ]),
      ),
    };
    const row = frozen.values[seed.name]?.[seed.row] as Dual[] | undefined;
    const still = row?.[seed.column];
    if (still === undefined) return 0;
    const here = instance({ t: target.row }, env.shape);
    aim(here, equation.over, target.column, env.shape);
    row![seed.column] = { v: still.v, d: 1 };
    const { d } = equation.run(frozen, here);
    row![seed.column] = still;
    return d;
  };
}

const places = new WeakMap<QuantityNode, Place>();

function locate(
  q: QuantityNode,
  at: Instance,
  shape: Shape,
): { name: string; row: number; column: number } {
  let where = places.get(q);
  if (!where) places.set(q, (where = place(q)));
  const { names } = where;
  return {
    name: names[names.length > 1 ? at[slot['gKind']!]! : 0]!,
    row: rowAt(where, at),
    column: columnAt(where, at, shape),
  };
}

/** ∂O/∂name of something given, by the printed equations in dual numbers: one whole run for each number of it. */
export function dualGradient(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  start: Start,
  name: string,
): Rows<number> {
  const duals = system<Dual>(definitions, output, dualNumbers);
  const env = prepare(duals, start);
  return env.values[name]!.map((row) =>
    Array.from(row, ({ v }, n) => {
      const seeded = row as Dual[];
      seeded[n] = { v, d: 1 };
      const { d } = run(duals, env);
      seeded[n] = { v, d: 0 };
      return d;
    }),
  );
}

/** ∂O/∂name by central differences, the value itself perturbed inside the printed equations; ∂p/∂name where `of` says so. */
export function differences(
  definitions: readonly ParsedStatement[],
  output: OutputKind,
  start: Start,
  name: string,
  of: 'O' | 'p' = 'O',
  h = 1e-5,
): Rows<number> {
  const numbers = system(read(definitions, output), output, plainNumbers);
  const env = prepare(numbers, start);
  run(numbers, env);
  const computed = numbers.steps.some((step) => step.name === name);
  return env.values[name]!.map((row, t) => {
    if (computed && (t < 1 || t > env.shape.T)) return Array.from(row, () => 0);
    const slopes = Array.from(row, (value, n) => {
      const shifted = (by: number): number => {
        if (!computed) (row as number[])[n] = value + by;
        const loss = computed
          ? run(numbers, env, t, { name, t, n, value: value + by })
          : run(numbers, env);
        return of === 'O' ? loss : env.values['p']![0]![0]!;
      };
      const slope = (shifted(h) - shifted(-h)) / (2 * h);
      if (!computed) (row as number[])[n] = value;
      return slope;
    });
    if (computed) run(numbers, env, t); // later rows start from the unperturbed step
    return slopes;
  });
}
