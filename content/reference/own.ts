// A reader's file in the schema of the reference networks, whole or in part, with the right numbers beside it.
// Source: content/reference; weights also as PyTorch, Keras and ONNX lay them out (lib/bridges).
// Leaves out: comparing.
import { read, type ReadOptions, type System } from '../../lib/bridges/index.ts';
import { lookUp } from '../../lib/networks/parts.ts';
import { verbsOf, type Network } from '../../lib/networks/verbs.ts';
import {
  checkFinite,
  checkMatrix,
  checkVector,
  ShapeError,
  ValueError,
} from '../../lib/numbers/shape.ts';
import type { NumberRows, Numbers } from '../../lib/numbers/shape.ts';
import { reference, referenceNames } from './index.ts';

const place = 'your file';
/** Characters of a file; a network that is compared by hand is small. */
export const mostText = 5_000_000;

/** One quantity or weight array: rows of numbers; of a quantity, row 0 is step 1. */
export interface Pair {
  /** As in the file: a.ι, ε.s, iι, bias.ι. */
  readonly path: string;
  readonly pass: 'forward' | 'loss' | 'backward' | 'gradient';
  readonly yours: NumberRows;
  readonly right: NumberRows;
}
export interface Own {
  readonly net: Network;
  readonly weights: object;
  readonly z: readonly (readonly number[] | null)[] | undefined;
  readonly trace: { readonly T: number };
  readonly errors: object | undefined;
  readonly gradient: object | undefined;
  /** Everything that the file gives, in the order of the right objects. */
  readonly pairs: readonly Pair[];
}

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value);

function parsedText(text: string): Fields {
  if (text.length > mostText)
    throw new ShapeError(place, 'text', `has ${text.length} characters`, `at most ${mostText}`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ValueError(
      place,
      'text',
      `is no JSON (${(error as Error).message})`,
      'an object in JSON',
    );
  }
  if (!isRecord(data)) throw new ValueError(place, 'text', 'is no object', 'an object in JSON');
  return data;
}

/** Paths of all arrays within, and of all within a list of matrices. */
function paths(value: unknown, prefix = ''): string[] {
  const isRows = (one: unknown): boolean =>
    Array.isArray(one) &&
    (ArrayBuffer.isView(one[0]) || typeof (one[0] as unknown[])?.[0] === 'number');
  if (
    ArrayBuffer.isView(value) ||
    isRows(value) ||
    (Array.isArray(value) && typeof value[0] === 'number')
  )
    return [prefix];
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, one]) =>
    paths(one, prefix ? `${prefix}.${key}` : key),
  );
}

function given(data: Fields, part: string): Fields | undefined {
  const value = data[part];
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw new ShapeError(place, part, 'is no object', 'arrays by name');
  return value;
}

/** What the file says of a part, array by array. A name that no such network has is refused. */
function pairsOf(
  part: 'trace' | 'errors' | 'gradient',
  yours: Fields | undefined,
  right: object | undefined,
  skip: readonly string[],
): Pair[] {
  if (!yours) return [];
  if (!right) throw new ShapeError(place, 'z', 'is missing', `targets, since ${part} are given`);
  const known = paths(right).filter((path) => !skip.includes(path.split('.')[0]!));
  for (const path of paths(yours).filter((one) => !skip.includes(one.split('.')[0]!)))
    if (!known.includes(path))
      throw new ShapeError(place, `${part}.${path}`, 'is unknown', known.join(', '));
  const pass = { trace: 'forward', errors: 'backward', gradient: 'gradient' } as const;
  return known.flatMap((path): Pair[] => {
    const value = lookUp(yours, path);
    if (value === undefined) return [];
    const own = lookUp(right, path);
    const name = `${part}.${path}`;
    if (typeof own === 'number') {
      checkFinite(place, name, value);
      return [{ path, pass: 'loss', yours: [[value as number]], right: [[own]] }];
    }
    if (ArrayBuffer.isView(own)) {
      const row = own as Float64Array;
      checkVector(place, name, value as Numbers, row.length, 'units');
      return [{ path, pass: pass[part], yours: [value as Numbers], right: [row] }];
    }
    // Quantities have rows 0..T+1 here and steps 1..T in a file; weights are the same in both.
    const rows = own as readonly Float64Array[];
    const steps = part === 'gradient' ? rows : rows.slice(1, -1);
    const meaning = part === 'gradient' ? 'sources×targets' : 'steps×units';
    checkMatrix(place, name, value as NumberRows, steps.length, rows[0]!.length, meaning);
    return [{ path, pass: pass[part], yours: value as NumberRows, right: steps }];
  });
}

/** The network, and its weights from nested arrays or from another system's layout. */
function networkOf(shape: unknown, plain: Fields, own: unknown): Pick<Own, 'net' | 'weights'> {
  if (typeof plain['layout'] === 'string') {
    const wanted = { kind: 'lstm', ...(isRecord(own) ? own : {}) } as ReadOptions;
    return read(plain['layout'] as System, plain, wanted);
  }
  const verbs = verbsOf(shape as Network);
  const net = verbs.network(shape as Network);
  return { net, weights: verbs.weights(net, plain) };
}

/**
 * Reads a file. `name` fills in what is left out from that reference network; `weights.layout` names a system.
 * Throws ShapeError or ValueError with the place of what cannot be read.
 */
export function readOwn(text: string): Own {
  const data = parsedText(text);
  const { name } = data;
  if (
    name !== undefined &&
    !referenceNames.includes(name as string) &&
    data['weights'] === undefined
  )
    throw new ValueError(place, 'name', `is '${String(name)}'`, referenceNames.join(', '));
  const base: Fields = referenceNames.includes(name as string)
    ? (reference(name as string) as unknown as Fields)
    : {};
  const field = (key: string): unknown => data[key] ?? base[key];
  const plain = field('weights');
  if (!isRecord(plain)) throw new ShapeError(place, 'weights', 'are missing', 'arrays by name');
  const { net, weights } = networkOf(field('net'), plain, data['net']);
  const x = field('x') as NumberRows;
  const z = field('z') as Own['z'];
  const state = field('state');
  const verbs = verbsOf(net);
  const trace = verbs.forward(net, weights, x, { state });
  const errors = z && verbs.backward(net, weights, trace, z);
  const gradient = errors && verbs.gradient(net, trace, errors);
  const pairs = [
    ...pairsOf('trace', given(data, 'trace'), trace, ['T', 'x', 'state']),
    ...pairsOf('errors', given(data, 'errors'), errors, []),
    ...pairsOf('gradient', given(data, 'gradient'), gradient, []),
  ];
  if (pairs.length === 0)
    throw new ShapeError(place, 'trace, errors and gradient', 'are missing', 'numbers to compare');
  return { net, weights, z, trace, errors, gradient, pairs };
}
