// Whether a printed line is true, by witnesses that share no code, on random networks.
// Source: library, tape over the printed equations, central differences of the printed equations.
// Leaves out: proof. The result says "equal on N instances of random networks", no more.
import { plainNumbers } from './algebra.ts';
import { compile, type Environment, type Instance, type Shape } from './compile.ts';
import { differentiated, isKnown } from './differentiated.ts';
import { instances } from './instances.ts';
import { isTotal } from './lint.ts';
import { examineCut } from './checkCut.ts';
import { drawCase, libraryOf, type AnyCase, type Library } from './cases.ts';
import { columnAt, rowAt } from './resolve.ts';
import { summands } from './typeset.ts';
import type { NetworkName, Node, ParsedStatement, SideRelation } from './types.ts';
import {
  conclude, findings, largest, leastShare,
  type CheckResult, type Findings, type Witness, type WitnessName,
} from './verdict.ts'; // prettier-ignore

/** Differences cost a run of the network for each number: one network in five of a line has them, and each witness says on how many places. */
const differencesEvery = 5;
/** What a check is made with. */
export interface CheckOptions {
  /** All statements: the definitions among them are the printed network. */
  readonly definitions: readonly ParsedStatement[];
  readonly networks?: number;
  readonly seed?: number;
  /** Other implementations in the place of this one, by network; the rest keep theirs. */
  readonly libraries?: Readonly<Partial<Record<NetworkName, Library>>> | undefined;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** Check one statement on random networks. Rejects with an AbortError when stopped. */
export async function check(
  statement: ParsedStatement,
  options: CheckOptions,
): Promise<CheckResult> {
  return (await checkAll([statement], options))[0]!;
}

/** Check many statements on the same networks; gives way to the page after each network. */
export async function checkAll(
  statements: readonly ParsedStatement[],
  options: CheckOptions,
): Promise<CheckResult[]> {
  const { definitions, networks = 20, seed = 1, libraries, onProgress, signal } = options;
  const all = statements.map(findings);
  for (let n = 0; n < networks; n++) {
    signal?.throwIfAborted();
    const needed = new Set(statements.map(({ network = 'lstm' }) => network));
    for (const network of needed) {
      const library = libraries?.[network];
      const one = drawCase(definitions, seed, n, { network, library });
      const env = libraryOf(one, library);
      for (const found of all) examine(found, one, env);
    }
    onProgress?.(n + 1, networks);
    await new Promise((resume) => setTimeout(resume, 0));
  }
  return all.map(conclude);
}

/** Hold one line against every witness on one network. */
export function examine(found: Findings, one: AnyCase, libraryEnv: Environment): void {
  const { line, output, network = 'lstm' } = found.statement;
  if (network !== one.network || (output && output !== one.output)) return;
  found.networks += 1;
  if (found.statement.kind === 'cut' && 'through' in one) {
    const { instances: count, worst, leftOut } = examineCut(found.statement.id, one, libraryEnv);
    const tally = found.tallies.get('library printed') ?? { instances: 0, worst: 0 };
    tally.instances += count;
    tally.worst = Math.max(tally.worst, worst);
    found.tallies.set('library printed', tally);
    found.leftOut = Math.max(found.leftOut, leftOut);
    return;
  }
  const members = line.members.map((member) => compile(member, plainNumbers));
  const places = placesOf(found, one.printed.shape);
  const values = (run: (env: Environment, at: Instance) => number, env: Environment): number[] =>
    places.map((at) => run(env, at));
  const first = members[0]!;
  const printed = values(first, one.printed);
  // What the library has no derivative of is held to the tape's, with the library's values on the right side.
  const isLeftKnown = isKnown(line.members[0]!, libraryEnv);
  const library = isLeftKnown ? values(first, libraryEnv) : printed;
  const against = (
    name: WitnessName,
    to: Witness['against'],
    left: number[],
    right: number[],
    relation: SideRelation = '=',
  ): void => compare(found, one, places, name, to, left, right, relation);
  // The library against the printed network: forward values, or errors against the tape.
  if (isLeftKnown) against('library', 'printed', library, printed);
  for (const [n, member] of members.entries()) {
    // ε_c = ∂O/∂b_c and the like hold by definition: they would be compared with themselves.
    const node = line.members[n]!;
    const relation = line.relations?.[n - 1];
    if (n === 0 || (node.type === 'partial' && isTotal(node))) continue;
    // A definition is the printed network itself: only the library is a second witness of it.
    if (found.statement.kind === 'derived') {
      against('tape', 'line', printed, values(member, one.printed), relation);
    }
    if (isKnown(node, libraryEnv))
      against('library', 'line', library, values(member, libraryEnv), relation);
  }
  const name = differentiated(line.members);
  if (name && (found.networks - 1) % differencesEvery === 0) {
    const rows = one.differences(name.name, name.of);
    const { shape } = one.printed;
    const slopes = places.map(
      (at) => rows[rowAt(name.place, at)]![columnAt(name.place, at, shape)]!,
    );
    against('differences', 'line', slopes, values(members.at(-1)!, one.printed));
  }
  weigh(found, line.members, places, one.printed, printed);
}

function compare(
  found: Findings,
  one: AnyCase,
  places: readonly Instance[],
  name: WitnessName,
  against: Witness['against'],
  left: readonly number[],
  right: readonly number[],
  relation: SideRelation,
): void {
  // prettier-ignore
  const key = `${name} ${against}`;
  const tally = found.tallies.get(key) ?? { instances: 0, worst: 0 };
  found.tallies.set(key, tally);
  const scale = largest(left);
  places.forEach((at, n) => {
    const [a, b] = [left[n]!, right[n]!];
    if (a === 0 && b === 0) return; // equal for no reason
    tally.instances += 1;
    // A bound is wrong by what exceeds it.
    const gap = relation === '≤' ? Math.max(0, a - b) : Math.abs(a - b);
    const error = Number.isFinite(a) && Number.isFinite(b) ? gap / (scale || 1) : Infinity;
    if (relation === '≤' && b > 0) found.closest = Math.max(found.closest, a / b);
    if (error <= tally.worst) return;
    tally.worst = error;
    if (name === 'differences') return;
    found.worst.push({ network: one.number, ...whereIs(at), left: a, right: b });
    if (found.worst.length > 5) found.worst.shift();
  });
}

function whereIs(at: Instance): { t?: number; block?: number; cell?: number } {
  const named = { t: at[0]!, block: at[1]!, cell: at[2]! };
  return Object.fromEntries(Object.entries(named).filter(([key, v]) => v >= (key === 't' ? 1 : 0)));
}

/** The instances of a line, made once for all networks of one shape. */
function placesOf(found: Findings, shape: Shape): readonly Instance[] {
  if (found.places?.shape !== shape) {
    const [left, ...sides] = found.statement.line.members;
    found.places = { shape, all: instances(left!, shape, sides) };
  }
  return found.places.all;
}

/** Remember the largest share that each summand had in the line. */
function weigh(
  found: Findings,
  members: readonly Node[],
  places: readonly Instance[],
  env: Environment,
  line: readonly number[],
): void {
  const scale = largest(line);
  if (scale === 0) return; // nothing to have a share of
  members.flatMap(summands).forEach((term, n) => {
    if (found.shares[n]! > leastShare) return; // seen at work before
    const run = compile(term, plainNumbers);
    const share = largest(places.map((at) => run(env, at))) / scale;
    found.shares[n] = Math.max(found.shares[n] ?? 0, share);
  });
}
