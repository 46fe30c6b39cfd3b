// Whether a reader's line is right: on random networks, with the worst instance and what is wrong.
// Source: the printed equations with total derivatives by tape; loads the parser, so import it on use.
// Leaves out: proof; and the texts of verdicts, which the site's dictionaries hold by key.
import { plainNumbers } from './algebra.ts';
import { compile, type Environment, type Instance } from './compile.ts';
import { diagnose, type Diagnosis, type KnownMistake } from './diagnose.ts';
import { EquationError, type EquationErrorKey } from './errors.ts';
import { instances } from './instances.ts';
import { children, freeOfLine, lintMember, work } from './lint.ts';
import { sidesOf } from './sides.ts';
import { drawCase, shapeOf, type AnyCase } from './cases.ts';
import { notations } from './notation.ts';
import { parse } from './parse.ts';
import { restated } from './restated.ts';
import { canonical, slot } from './resolve.ts';
import type {
  Line, NetworkName, Node, OutputKind, Params, ParsedStatement, PartialNode, QuantityNode,
} from './types.ts'; // prettier-ignore

export { parse };
export type { Diagnosis, KnownMistake };

export interface Exercise {
  /** The quantity or derivative asked for, such as `δ_ι^t`. */
  readonly target: string;
  /** One right side, for the diagnosis; never shown by the judge. */
  readonly answer: string;
  /** Every statement: the printed network. */
  readonly definitions: readonly ParsedStatement[];
  /** Whose equations they are: the LSTM's if absent. */
  readonly network?: NetworkName;
  /** The output layer of the networks; all three take turns if absent. */
  readonly output?: OutputKind;
  /** Canonical names that the answer may not use, besides the target itself. */
  readonly forbidden?: readonly string[];
  /** Right sides that are well-known mistakes, by name: looked for before any single change. */
  readonly known?: readonly KnownMistake[];
  readonly networks?: number;
  readonly seed?: number;
}

export type Verdict =
  | {
      readonly kind: 'equal';
      readonly instances: number;
      readonly line: Line;
      /** Whether ∂ stands in the last side: a line on the way, not a result. */
      readonly hasDerivatives: boolean;
    }
  | {
      readonly kind: 'different';
      /** Instances on which the line is wrong, of how many. */
      readonly instances: number;
      readonly of: number;
      readonly worst: {
        readonly t?: number;
        readonly block?: number;
        readonly cell?: number;
        readonly h?: number;
        readonly ℓ?: number;
        readonly k?: number;
        readonly s?: number;
        readonly j?: number;
        readonly yours: number;
        readonly truth: number;
      };
      readonly diagnosis?: Diagnosis;
      readonly line: Line;
    }
  | {
      readonly kind: 'unreadable';
      readonly from: number;
      readonly to: number;
      readonly message: string;
      readonly key: EquationErrorKey;
      readonly params: Params;
    }
  | {
      readonly kind: 'restates';
      readonly from: number;
      readonly to: number;
      readonly name: string;
    };

type Target = QuantityNode | PartialNode;

const tolerance = 1e-9;
const cases = new WeakMap<readonly ParsedStatement[], Map<string, AnyCase[]>>();

/** The networks of an exercise, made once; call it while the reader still types. */
export function prepare({
  definitions,
  network = 'lstm',
  output,
  networks = 3,
  seed = 7,
}: Exercise): readonly AnyCase[] {
  const known = cases.get(definitions) ?? new Map<string, AnyCase[]>();
  cases.set(definitions, known);
  const key = `${network} ${output ?? ''} ${networks} ${seed}`;
  let made = known.get(key);
  if (!made)
    known.set(
      key,
      (made = Array.from({ length: networks }, (_, n) =>
        drawCase(definitions, seed, n, { network, ...(output && { output }) }),
      )),
    );
  return made;
}

/**
 * Judge a line `δ_ι^t = …`, or its right side alone. Never throws for what a reader can type.
 * A non-finite value is never equal to anything.
 */
export function judge(source: string, exercise: Exercise): Verdict {
  const target = parse(`${exercise.target} = ${exercise.target}`, exercise.network)
    .members[0] as Target;
  let line: Line;
  let offset = 0;
  try {
    // The target in front binds the reader's indices; places are given in the reader's own text.
    const whole = sidesOf(source).length > 1;
    const prefix = whole ? '' : `${exercise.target} = `;
    offset = prefix.length;
    if (source.length > 400)
      throw new EquationError('tooLong', offset + 400, offset + source.length, {
        length: source.length,
        limit: 400,
      });
    line = shift(parse(prefix + source, exercise.network), -offset, source);
    const bound = freeOfLine(
      [target, ...line.members],
      notations[exercise.network ?? 'lstm'].isTied,
    );
    for (const member of line.members) lintMember(member, bound);
    refuseTooMuchWork(line, target, exercise);
  } catch (error) {
    if (!(error instanceof EquationError)) {
      return {
        kind: 'unreadable',
        from: 0,
        to: source.length,
        key: 'cannotParse',
        params: {},
        message: new EquationError('cannotParse', 0, 0).message,
      };
    }
    const { key, params, message } = error;
    const from = Math.max(0, Math.min(error.from - offset, source.length));
    return {
      kind: 'unreadable',
      from,
      to: Math.max(from, Math.min(error.to - offset, source.length)),
      key,
      params,
      message,
    };
  }
  const sides = line.members.slice(1);
  for (const side of sides) {
    const found = restated(side, target, exercise.forbidden ?? []);
    if (found && !(side !== sides.at(-1) && side.type === 'partial')) {
      const name = target.type === 'partial' ? `∂p/∂${canonical(found)}` : canonical(found);
      return { kind: 'restates', from: found.from, to: found.to, name };
    }
  }
  const left = line.members[0]!;
  if (nameOf(left) !== nameOf(target)) {
    return {
      kind: 'unreadable',
      from: left.from,
      to: left.to,
      key: 'wrongTarget',
      params: { text: exercise.target },
      message: new EquationError('wrongTarget', 0, 0, { text: exercise.target }).message,
    };
  }
  return compareWith(line, sides, target, exercise);
}

/** Steps of one judgement; a length of 400 characters alone bounds nothing. */
const mostWork = 500_000;

function refuseTooMuchWork(line: Line, target: Node, exercise: Exercise): void {
  const shape = shapeOf(exercise.network ?? 'lstm');
  const { T, inputs, blocks, cells, outputs } = shape;
  const layer = blocks * cells;
  const counts: Record<string, number> = {
    t: T,
    i: inputs,
    k: outputs,
    ℓ: shape.reverse ?? 0,
    s: shape.carried?.labels.length ?? 0,
    j: shape.states ?? 0,
    c: cells,
    h: layer,
    g: 3 * blocks + layer,
  };
  const places = instances(target, shape).length * (exercise.networks ?? 3);
  const steps =
    places *
    line.members.reduce(
      (sum, member) => sum + work(member, (index) => counts[index[0]!] ?? blocks),
      0,
    );
  if (steps > mostWork) {
    throw new EquationError('tooMuchWork', 0, line.source.length, { steps, limit: mostWork });
  }
}

interface Sample {
  readonly env: Environment;
  readonly at: Instance;
  readonly truth: number;
  readonly scale: number;
}

function compareWith(
  line: Line,
  sides: readonly Node[],
  target: Target,
  exercise: Exercise,
): Verdict {
  const truthOf = compile(target, plainNumbers);
  const samples: Sample[] = prepare(exercise).flatMap(({ printed: env }) => {
    const places = instances(target, env.shape, sides);
    const truth = places.map((at) => truthOf(env, at));
    const scale = Math.max(...truth.map(Math.abs));
    return places.map((at, n) => ({ env, at, truth: truth[n]!, scale }));
  });
  const off = (value: number, { truth, scale }: Sample): number =>
    Number.isFinite(value) && Number.isFinite(truth) ? Math.abs(value - truth) / scale : Infinity;
  const near = (a: number, b: number, { scale }: Sample): boolean =>
    Math.abs(a - b) <= tolerance * Math.max(scale, Math.abs(b));
  const equal = (node: Node): boolean => {
    // A correction that only says the question again would be no help.
    if (restated(node, target, exercise.forbidden ?? [])) return false;
    const run = compile(node, plainNumbers);
    return samples.every((sample) => off(run(sample.env, sample.at), sample) <= tolerance);
  };
  for (const side of sides) {
    const run = compile(side, plainNumbers);
    const yours = samples.map((sample) => run(sample.env, sample.at));
    const errors = yours.map((value, n) => off(value, samples[n]!));
    const wrong = errors.filter((error) => !(error <= tolerance)).length;
    if (wrong === 0) continue;
    const n = errors.indexOf(Math.max(...errors));
    const at = samples[n]!.at;
    const values = (node: Node): number[] => {
      const compiled = compile(node, plainNumbers);
      return samples.slice(0, 40).map((sample) => compiled(sample.env, sample.at));
    };
    const { network = 'lstm', answer } = exercise;
    const sideOf = (typed: string): Node =>
      parse(`${exercise.target} = ${typed}`, network).members[1]!;
    const right = sideOf(answer);
    const known = (exercise.known ?? []).find((mistake) => {
      const same = compile(sideOf(mistake.source), plainNumbers);
      return samples.every((sample, n) => near(same(sample.env, sample.at), yours[n]!, sample));
    });
    const diagnosis: Diagnosis | undefined = known
      ? { kind: known.kind, key: known.kind, params: {}, corrected: right }
      : diagnose(side, right, values, equal, notations[network]);
    const place = {
      t: at[0]!,
      block: at[1]!,
      cell: at[2]!,
      h: at[3]!,
      ℓ: at[slot['ℓ']!]!,
      k: at[5]!,
      s: at[slot['s']!]!,
      j: at[slot['j']!]!,
    };
    const where = Object.fromEntries(Object.entries(place).filter(([, v]) => v >= 0));
    return {
      kind: 'different', instances: wrong, of: samples.length, line,
      worst: { ...where, yours: yours[n]!, truth: samples[n]!.truth },
      ...(diagnosis && { diagnosis }),
    }; // prettier-ignore
  }
  const hasDerivatives = hasPartial(sides.at(-1)!);
  return { kind: 'equal', instances: samples.length, line, hasDerivatives };
}

const hasPartial = (node: Node): boolean =>
  node.type === 'partial' || children(node).some(hasPartial);

const nameOf = (node: Node): string => {
  if (node.type === 'partial') return `∂${nameOf(node.of)}/∂${nameOf(node.by)}`;
  return node.type === 'quantity' ? `${canonical(node)} ${node.dt} ${node.ds ?? 0}` : '';
};

/** Moves every place of a line, so that it fits the text the reader typed. */
function shift(line: Line, by: number, source: string): Line {
  if (by === 0) return line;
  const moved = JSON.parse(JSON.stringify(line.members), (key, value: unknown) =>
    key === 'from' || key === 'to' ? (value as number) + by : value,
  ) as Node[];
  return { source, members: moved };
}
