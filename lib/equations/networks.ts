// One random network of a kind, computed from its printed equations and by the library.
// Source: models.ts draws it; the two computations share no code.
// Leaves out: comparing (check.ts).
import { random } from '../numbers/random.ts';
import * as bidirectional from '../networks/bidirectional.ts';
import * as gru from '../networks/gru.ts';
import * as lstm from '../networks/lstm.ts';
import * as mlp from '../networks/mlp.ts';
import * as rnn from '../networks/rnn.ts';
import { sensitivity } from '../training/sensitivity.ts';
import type { Environment, Rows } from './compile.ts';
import { networkEnvironment, squashesOf, weightArrays, type Known } from './environment.ts';
import { diceOf, models } from './models.ts';
import { differencesByFirst, slopesByFirst } from './byFirst.ts';
import { differences, dualGradient, totals, type Start } from './printed.ts';
import type { BaseNetwork, OutputKind, ParsedStatement, PrintedNetwork } from './types.ts';
import { baseOf, definitionsOf } from './variants.ts';

export { shapeOf } from './models.ts';

type Verb = 'network' | 'weights' | 'forward' | 'backward' | 'gradient';
/** The part of a network's module that is checked; a test hands in a broken one. */
export type Library = Readonly<Record<Verb, (...given: never[]) => unknown>>;
const libraries: Readonly<Record<BaseNetwork, Library>> = { lstm, rnn, bidirectional, gru, mlp };
const call = (library: Library, verb: Verb, ...given: unknown[]): unknown =>
  library[verb](...(given as never[]));

const outputs: readonly OutputKind[] = ['softmax', 'logistic', 'identity'];

/** What a line differentiates: the loss, the probability that it is the logarithm of, or a unit by the first inputs. */
export type Differentiated = 'O' | 'p' | 'J';

export interface Case {
  readonly network: PrintedNetwork;
  readonly number: number;
  readonly output: OutputKind;
  readonly net: Known['net'];
  readonly w: object;
  readonly x: readonly number[][];
  readonly z: readonly number[][];
  readonly state?: Readonly<Record<string, number[]>>;
  /** Printed equations in plain numbers, with every total derivative by tape. */
  readonly printed: Environment;
  /** The same with one edge let through that the line of this id cuts. */
  readonly through: (id: string) => Environment;
  /** ∂O/∂name by central differences of the printed equations; computed once. */
  readonly differences: (name: string, of?: Differentiated) => Rows<number>;
  /** ∂O/∂name of a weight by the printed equations in dual numbers. */
  readonly duals: (name: string) => Rows<number>;
}

export interface CaseOptions {
  /** 'lstm' if absent. */
  readonly network?: PrintedNetwork;
  /** One output layer for all numbers; the three take turns if absent. */
  readonly output?: OutputKind | undefined;
  /** Another library in the place of the network's own. */
  readonly library?: Library | undefined;
}

/** Network `number` of a seed; the output layers take turns. */
export function makeCase(
  statements: readonly ParsedStatement[],
  seed: number,
  number: number,
  { network = 'lstm', output = outputs[number % outputs.length]!, library }: CaseOptions = {},
): Case {
  const definitions = definitionsOf(statements, network);
  const dice = diceOf(random(seed * 1009 + number));
  const { shape, net: options, weights, state: drawState } = models[network];
  const verbs = library ?? libraries[baseOf(network) as BaseNetwork];
  const net = call(verbs, 'network', options(output)) as Known['net'];
  const w = call(verbs, 'weights', net, weights(dice)) as object;
  const x = dice.rows(shape.T, shape.inputs, 1);
  const state = drawState?.(dice);
  const z = dice.rows(shape.T, shape.outputs, 1).map((one) => {
    if (output === 'identity') return one;
    const positive = one.map((v) => 0.5 + v / 2.5);
    const sum = positive.reduce((a, b) => a + b);
    return output === 'softmax' ? positive.map((v) => v / sum) : positive;
  });
  const zeros = (n: number): number[] => new Array<number>(n).fill(0);
  const given: Record<string, Rows<number>> = {
    ...weightArrays(w, '', network === 'gruBefore'),
    x_i: [zeros(shape.inputs), ...x, zeros(shape.inputs)],
    z_k: [zeros(shape.outputs), ...z, zeros(shape.outputs)],
  };
  const atStart = Object.entries(state ?? {}).map(([name, row]) => [
    name === 's' || name === 'b' ? `${name}_c^0` : `b_${name}^0`,
    [row],
  ]);
  const start: Start = {
    given: Object.keys(given),
    env: {
      shape,
      squash: squashesOf(net),
      values: { ...given, ...(Object.fromEntries(atStart) as Record<string, Rows<number>>) },
    },
  };
  const known = new Map<string, Rows<number>>();
  const printed = totals(definitions, output, start);
  const slopes = (of: string): Rows<number> => slopesByFirst(definitions, output, start, of);
  const sensitive = network === 'sensitivity' && { J_ih: slopes('b_c'), '∂a/∂x_ih': slopes('a_h') };
  return {
    network, number, output, net, w, x, z,
    ...(state && { state }),
    printed: { ...printed, values: { ...printed.values, ...sensitive } },
    through: (id) => totals(definitions.filter((one) => one.id !== id), output, start),
    differences: (name, of) => {
      let found = known.get(name);
      const make = of === 'J' ? differencesByFirst : differences;
      if (!found) known.set(name, (found = make(definitions, output, start, name)));
      return found;
    },
    duals: (name) => dualGradient(definitions, output, start, name),
  }; // prettier-ignore
}

/** What the library computes on the same network: trace, errors and gradient by printed name. */
export function libraryEnvironment(one: Case, library?: Library): Environment {
  const { net, w, x, z, state } = one;
  const verbs = library ?? libraries[baseOf(one.network) as BaseNetwork];
  const trace = call(verbs, 'forward', net, w, x, { state });
  const errors = call(verbs, 'backward', net, w, trace, z);
  const env = networkEnvironment({ net, w, trace, errors, z } as Known);
  const gradient = call(verbs, 'gradient', net, trace, errors) as object;
  const values: Record<string, Rows<number>> = {
    ...env.values,
    ...weightArrays(gradient, '∂', one.network === 'gruBefore'),
  };
  if (one.network === 'sensitivity') {
    const given = [net, w, trace] as unknown as Parameters<typeof sensitivity>;
    const byStep = sensitivity(...given)['b.h']!;
    values['J_ih'] = byStep.map((byInput) => byInput.flatMap((units) => Array.from(units)));
  }
  return { ...env, values, ...(one.printed.explicit && { explicit: one.printed.explicit }) };
}
