// Reference networks with every number of one sequence, to hold another implementation against.
// Source: the library itself; its own tests hold it against graphs, differences and other engines.
// Leaves out: comparing, and the layouts of other frameworks.
import {
  bidirectional, gru, lstm, mlp, random, rnn, verbsOf, type Network,
} from '../../lib/index.ts'; // prettier-ignore

const T = 5;
const sizes = { inputs: 3, outputs: 2 } as const;
/** Two cells to a block: a block of one hides sums that are missing. */
const blocks = { ...sizes, blocks: 2, cells: 2 } as const;
const inner = { ...sizes, output: 'identity', biases: 'hidden' } as const;

const networks: Readonly<Record<string, () => Network>> = {
  mlp: () => mlp.network({ ...sizes, hidden: [4, 3] }),
  rnn: () => rnn.network({ ...sizes, hidden: 4 }),
  'gru-reset-before': () => gru.network({ ...sizes, hidden: 4, reset: 'before' }),
  'gru-reset-after': () => gru.network({ ...sizes, hidden: 4 }),
  lstm: () => lstm.network(blocks),
  ...Object.fromEntries(
    Object.keys(lstm.variants)
      .filter((name) => name !== 'V')
      .map((name) => [
        `lstm-${name.toLowerCase()}`,
        () => lstm.variant(blocks, name as lstm.VariantName),
      ]),
  ),
  bidirectional: () =>
    bidirectional.network({
      forward: lstm.network({ ...inner, blocks: 2, cells: 2 }),
      backward: lstm.network({ ...inner, blocks: 2, cells: 1 }),
    }),
};

/** Names of the reference networks, as their files are called. */
export const referenceNames: readonly string[] = Object.keys(networks);

/** Typed rows as nested lists. */
function toPlain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toPlain(one)]));
}

/** The same, with every matrix of T + 2 rows as its steps 1..T, of which the first has index 0. */
function steps(value: unknown): unknown {
  const isRows = Array.isArray(value) && ArrayBuffer.isView(value[0]);
  if (isRows) return toPlain(value.slice(1, T + 1));
  if (Array.isArray(value)) return value.map(steps);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value))
    return toPlain(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, steps(one)]));
}

export interface Reference {
  readonly schema: 1;
  readonly name: string;
  readonly net: Network;
  readonly weights: unknown;
  readonly x: readonly (readonly number[])[];
  readonly z: readonly (readonly number[])[];
  /** What the sequence starts from; absent where a network has no state. */
  readonly state?: Readonly<Record<string, readonly number[]>>;
  readonly trace: unknown;
  readonly errors: unknown;
  readonly gradient: unknown;
}

/** One network by name, computed anew. Throws RangeError for an unknown name. */
export function reference(name: string): Reference {
  const make = networks[name];
  if (!make) {
    throw new RangeError(
      `reference: name is "${name}", expected one of ${referenceNames.join(', ')}`,
    );
  }
  const net = make();
  const verbs = verbsOf(net);
  const draw = random(referenceNames.indexOf(name) + 1);
  const row = (n: number, span: number): number[] =>
    Array.from({ length: n }, () => draw.uniform(-span, span));
  const w = verbs.initialize(net, { seed: 7, scale: 0.8 });
  const x = Array.from({ length: T }, () => row(net.inputs, 1));
  const z = x.map(() => {
    const hot = draw.integer(net.outputs);
    return Array.from({ length: net.outputs }, (_, k) => Number(k === hot));
  });
  const state = stateOf(net, row);
  const trace = verbs.forward(net, w, x, { state });
  const errors = verbs.backward(net, w, trace, z);
  const gradient = verbs.gradient(net, trace, errors);
  const given = ['T', 'x', 'state'];
  const values = Object.entries(trace).filter(([part]) => !given.includes(part));
  return {
    schema: 1,
    name,
    net,
    weights: toPlain(w),
    x,
    z,
    ...(state && { state }),
    trace: steps(Object.fromEntries(values)),
    errors: steps(errors),
    gradient: toPlain(gradient),
  };
}

function stateOf(
  net: Network,
  row: (n: number, span: number) => number[],
): Readonly<Record<string, number[]>> | undefined {
  if (net.kind === 'mlp' || net.kind === 'bidirectional') return undefined;
  if (net.kind !== 'lstm') return { b: row(net.hidden, 0.6) };
  const layer = net.blocks * net.cells;
  const gates = net.gateRecurrence
    ? { ι: row(net.blocks, 0.5), φ: row(net.blocks, 0.5), ω: row(net.blocks, 0.5) }
    : {};
  return { s: row(layer, 0.8), b: row(layer, 0.6), ...gates };
}
