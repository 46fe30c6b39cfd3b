// Whether the library cuts an edge that a line cuts, and what the cut leaves out.
// Source: all error terms, by the library and by tape; and by tape once more with this one edge let through.
// Leaves out: the lines that follow from a cut; they are checked as all lines are.
import type { Environment, Rows } from './compile.ts';
import type { Case } from './networks.ts';

/** How far one cut is from the library, and how much of the errors it leaves out, as shares of each array's largest value. */
export interface CutFinding {
  readonly instances: number;
  readonly worst: number;
  readonly leftOut: number;
}

const isError = (name: string): boolean => /^[δε]_/u.test(name);

/** Largest |a − b| over the largest |a|, and how many pairs there were that are not both zero. */
function apart(a: Rows<number>, b: Rows<number>): { readonly instances: number; readonly share: number } {
  let [most, scale, instances] = [0, 0, 0];
  a.forEach((row, t) => {
    for (let n = 0; n < row.length; n++) {
      const [one, other] = [row[n]!, b[t]![n]!];
      if (one === 0 && other === 0) continue; // equal for no reason
      instances += 1;
      const gap = Math.abs(one - other);
      most = Math.max(most, Number.isFinite(gap) ? gap : Infinity);
      scale = Math.max(scale, Math.abs(one));
    }
  });
  return { instances, share: most / (scale || 1) };
} // prettier-ignore

/** Hold the cut of this id against the library on one network. */
export function examineCut(id: string, one: Case, library: Environment): CutFinding {
  const through = one.through(id);
  const names = Object.keys(one.printed.values).filter(
    (name) => isError(name) && library.values[name],
  );
  const cut = names.map((name) => apart(one.printed.values[name]!, library.values[name]!));
  const changed = names.map((name) => apart(one.printed.values[name]!, through.values[name]!));
  return {
    instances: cut.reduce((sum, { instances }) => sum + instances, 0),
    worst: Math.max(...cut.map(({ share }) => share)),
    leftOut: Math.max(...changed.map(({ share }) => share)),
  };
}
