// A reader's sides against the quantity that is asked for, at every place of the exercise's networks.
// Source: the printed equations with total derivatives by tape.
// Leaves out: reading the line (judge.ts).
import { plainNumbers } from './algebra.ts';
import { compile, type Environment, type Instance } from './compile.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import { prepare, type Exercise } from './exercise.ts';
import { instances } from './instances.ts';
import { children } from './lint.ts';
import { notations } from './notation.ts';
import { parse } from './parse.ts';
import { slot } from './resolve.ts';
import { restated } from './restated.ts';
import type { Line, Node, PartialNode, QuantityNode } from './types.ts';

export type Target = QuantityNode | PartialNode;

/** What the numbers say of a line that can be read. */
export type Compared =
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
    };

const tolerance = 1e-9;
interface Sample {
  readonly env: Environment;
  readonly at: Instance;
  readonly truth: number;
  readonly scale: number;
}

/** `sides` of `line` one after the other; the first that differs anywhere is told, with its worst place and what is wrong. */
export function compareSides(
  line: Line,
  sides: readonly Node[],
  target: Target,
  exercise: Exercise,
): Compared {
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
