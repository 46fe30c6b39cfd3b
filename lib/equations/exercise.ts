// What a reader is asked for, and the random networks on which the answer is tried.
// Source: drawn from a seed; the printed equations compute them.
// Leaves out: judging (judge.ts).
import { drawCase, type AnyCase } from './cases.ts';
import type { KnownMistake } from './diagnose.ts';
import type { NetworkName, OutputKind, ParsedStatement } from './types.ts';

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
