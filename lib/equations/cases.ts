// One random case of anything that is printed: a network of some kind, or a sequence with all its alignments.
// Source: networks.ts and alignments.ts.
// Leaves out: what a case is made of.
import {
  alignmentEnvironment,
  drawAlignment,
  isAlignment,
  shapeOfAlignment,
  type AlignmentCase,
  type AlignmentLibrary,
} from './alignments.ts';
import type { Environment, Shape } from './compile.ts';
import {
  libraryEnvironment,
  makeCase,
  shapeOf as shapeOfNetwork,
  type Case,
  type CaseOptions,
  type Library as NetworkLibrary,
} from './networks.ts';
import type { NetworkName, ParsedStatement } from './types.ts';

export type AnyCase = Case | AlignmentCase;
/** The part of a module that is checked; a test hands in a broken one. */
export type Library = NetworkLibrary | AlignmentLibrary;
type Options = Omit<CaseOptions, 'network' | 'library'> & {
  /** 'lstm' if absent. */
  readonly network?: NetworkName;
  readonly library?: Library | undefined;
};

/** Case `number` of a seed. */
export function drawCase(
  statements: readonly ParsedStatement[],
  seed: number,
  number: number,
  { network = 'lstm', library, ...rest }: Options = {},
): AnyCase {
  if (isAlignment(network)) return drawAlignment(statements, seed, number, network);
  const own = library as NetworkLibrary | undefined;
  return makeCase(statements, seed, number, { ...rest, network, library: own });
}

/** What the library computes on the same case. */
export const libraryOf = (one: AnyCase, library?: Library): Environment =>
  'net' in one
    ? libraryEnvironment(one, library as NetworkLibrary | undefined)
    : alignmentEnvironment(one, library as AlignmentLibrary | undefined);

/** How far the indices run in the random cases of a kind. */
export const shapeOf = (network: NetworkName): Shape =>
  isAlignment(network) ? shapeOfAlignment(network) : shapeOfNetwork(network);
