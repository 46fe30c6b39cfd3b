// Conditions that a line prints in square brackets: 1 where they hold, else 0.
// Source: the bracket that is 1 where a statement holds; positions and steps are counted from 1, as they are printed.
// Leaves out: "and" and "or"; brackets are multiplied and added.
import { slot, type Carried } from './resolve.ts';
import type { ConditionNode, Operand, Relation } from './types.ts';

const relations: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '≠': (a, b) => a !== b && !Number.isNaN(a + b),
  '<': (a, b) => a < b,
  '≤': (a, b) => a <= b,
  '≥': (a, b) => a >= b,
};

const written = ({ name, offset }: Operand): string => {
  const by = offset === 0 ? '' : `${offset > 0 ? '+' : '-'}${Math.abs(offset)}`;
  if (name === 'number') return String(offset);
  if (name === 'l') return by ? `l'_(s${by})` : "l'_s";
  return name === 'o' ? `o^${by ? `(t${by})` : 't'}` : name + by;
};

/** A condition as it stands in a text. */
export const plainCondition = ({ left, relation, right }: ConditionNode): string =>
  `[${written(left)} ${relation} ${written(right)}]`;

/** Whether a condition holds at an instance; none does about the label of a position that is not there. */
export function holds(
  { left, relation, right }: ConditionNode,
  at: ArrayLike<number>,
  { carried }: { readonly carried?: Carried },
): boolean {
  const valueOf = ({ name, offset }: Operand): number => {
    switch (name) {
      case 'number':
        return offset;
      case 's':
      case 'S':
        return at[slot[name]!]! + 1 + offset;
      case 't':
      case 'T':
        return at[slot[name]!]! + offset;
      case 'k':
        return at[slot['k']!]!;
      case 'l':
        return carried?.labels[at[slot['s']!]! + offset] ?? Number.NaN;
      case 'o':
        return carried?.observed[at[slot['t']!]! + offset] ?? Number.NaN;
      case 'blank':
        return carried?.blank ?? -1;
    }
  };
  return relations[relation](valueOf(left), valueOf(right));
}
