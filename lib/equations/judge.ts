// Whether a reader's line is right: on random networks, with the worst instance and what is wrong.
// Source: the printed equations with total derivatives by tape; loads the parser, so import it on use.
// Leaves out: proof; comparing (compareSides.ts); and the texts of verdicts, which the site's dictionaries hold by key.
import { shapeOf } from './cases.ts';
import { compareSides, type Compared, type Target } from './compareSides.ts';
import type { Diagnosis, KnownMistake } from './diagnose.ts';
import { EquationError, type EquationErrorKey } from './errors.ts';
import { prepare, type Exercise } from './exercise.ts';
import { instances } from './instances.ts';
import { freeOfLine, lintMember, work } from './lint.ts';
import { notations } from './notation.ts';
import { parse } from './parse.ts';
import { canonical } from './resolve.ts';
import { restated } from './restated.ts';
import { sidesOf } from './sides.ts';
import type { Line, Node, Params } from './types.ts';

export { parse, prepare };
export type { Diagnosis, Exercise, KnownMistake };

export type Verdict =
  | Compared
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
  return compareSides(line, sides, target, exercise);
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
