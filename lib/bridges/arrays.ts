/*
 * The arrays of a file in another system's layout, looked up by name and held against what they must be.
 * Source: names as each system gives them to its weights.
 * Leaves out: what the numbers mean (read.ts).
 */
import { ShapeError } from '../numbers/shape.ts';
import type { Rows, Stacked, StackedLayer, System } from './layouts.ts';
import { turned } from './layouts.ts';

type Given = Readonly<Record<string, unknown>>;
const place = 'bridges';

function asRows(value: unknown, name: string): Rows {
  const rows = value as Rows;
  const isMatrix =
    Array.isArray(value) &&
    rows.length > 0 &&
    rows.every((row) => Array.isArray(row) && row.length === rows[0].length && row.length > 0);
  if (!isMatrix || !rows.flat().every(Number.isFinite)) {
    throw new ShapeError(place, name, 'is no matrix of numbers', 'rows of one length');
  }
  return rows;
}

const rowsOf = (given: Given, name: string): Rows | undefined =>
  given[name] === undefined ? undefined : asRows(given[name], name);

function required(given: Given, name: string): Rows {
  const rows = rowsOf(given, name);
  if (!rows) throw new ShapeError(place, name, 'is missing', 'a matrix');
  return rows;
}

function asNumbers(value: unknown, name: string): readonly number[] {
  if (!Array.isArray(value) || !value.every((one) => Number.isFinite(one))) {
    throw new ShapeError(place, name, 'is no row of numbers', 'numbers');
  }
  return value as number[];
}

const numbersOf = (given: Given, name: string): readonly number[] | undefined =>
  given[name] === undefined ? undefined : asNumbers(given[name], name);

/** A name that nothing is read from would be weights lost in silence. `layout` is a file's own note. */
function refuseUnknown(given: Given, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => name !== 'layout' && !known.includes(name));
  if (unknown !== undefined) throw new ShapeError(place, unknown, 'is unknown', known.join(', '));
}

const first = 'weight_ih_l0';

/** A state dict without the names of its modules: the recurrent one, and one linear one of any name. */
function withoutModules(given: Given): Given {
  const start = Object.keys(given).find((name) => name.endsWith(`.${first}`));
  const prefix = start?.slice(0, -first.length) ?? '';
  const others = new Set<string>();
  const entries = Object.entries(given).map(([name, value]): [string, unknown] => {
    const own = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    if (/^(weight|bias)_(ih|hh)_l\d/.test(own)) return [own, value];
    const [, module, kind] = /^(.+)\.(weight|bias)$/.exec(name) ?? [];
    if (module === undefined) return [name, value];
    others.add(module);
    if (others.size > 1) {
      throw new ShapeError(place, name, 'is of a second linear layer', 'one behind the recurrent');
    }
    return [`linear.${kind}`, value];
  });
  return Object.fromEntries(entries);
}

function pytorch(all: Given): StackedLayer {
  const given = withoutModules(all);
  const suffixes = given[`${first}_reverse`] === undefined ? [''] : ['', '_reverse'];
  const parts = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0'];
  const known = suffixes.flatMap((suffix) => parts.map((part) => part + suffix));
  refuseUnknown(given, [...known, 'linear.weight', 'linear.bias']);
  const output = rowsOf(given, 'linear.weight');
  return {
    directions: suffixes.map((suffix) => ({
      input: turned(required(given, `weight_ih_l0${suffix}`)),
      recurrent: turned(required(given, `weight_hh_l0${suffix}`)),
      bias: numbersOf(given, `bias_ih_l0${suffix}`),
      second: numbersOf(given, `bias_hh_l0${suffix}`),
    })),
    output: output && turned(output),
    outputBias: numbersOf(given, 'linear.bias'),
  };
}

function keras(given: Given): StackedLayer {
  const prefixes = given['forward.kernel'] === undefined ? [''] : ['forward.', 'backward.'];
  const known = prefixes.flatMap((prefix) =>
    ['kernel', 'recurrent_kernel', 'bias'].map((part) => prefix + part),
  );
  refuseUnknown(given, [...known, 'dense.kernel', 'dense.bias']);
  return {
    directions: prefixes.map((prefix): Stacked => {
      const name = `${prefix}bias`;
      const bias = given[name];
      // A GRU that resets after has two rows of biases.
      const both = Array.isArray(bias) && Array.isArray(bias[0]) ? asRows(bias, name) : undefined;
      if (both && both.length !== 2) {
        throw new ShapeError(place, name, `has ${both.length} rows`, 'one row of biases, or two');
      }
      return {
        input: required(given, `${prefix}kernel`),
        recurrent: required(given, `${prefix}recurrent_kernel`),
        bias: both ? both[0] : numbersOf(given, name),
        second: both?.[1],
      };
    }),
    output: rowsOf(given, 'dense.kernel'),
    outputBias: numbersOf(given, 'dense.bias'),
  };
}

/** One item for each direction: ONNX has directions in front; a single one may stand without them. */
function byDirection(given: Given, name: string, depth: 1 | 2): readonly unknown[] | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  const inner = depth === 1 ? value : (value as readonly unknown[] | null)?.[0];
  return Array.isArray(value) && Array.isArray((inner as readonly unknown[] | undefined)?.[0])
    ? value
    : [value];
}

function onnx(given: Given): StackedLayer {
  refuseUnknown(given, ['W', 'R', 'B', 'P', 'dense.weight', 'dense.bias']);
  const all = { W: byDirection(given, 'W', 2), R: byDirection(given, 'R', 2) };
  const rows = { B: byDirection(given, 'B', 1), P: byDirection(given, 'P', 1) };
  const count = all.W?.length ?? 1;
  for (const [name, list] of Object.entries({ ...all, ...rows })) {
    if (list && (list.length !== count || count > 2)) {
      const expected = count > 2 ? 'one or two' : `${count}, as W has`;
      throw new ShapeError(place, name, `has ${list.length} directions`, expected);
    }
  }
  const directions = Array.from({ length: count }, (_, n): Stacked => {
    const of = (name: 'W' | 'R'): Rows => {
      if (!all[name]) throw new ShapeError(place, name, 'is missing', 'a matrix');
      return turned(asRows(all[name][n], name));
    };
    const biases = rows.B && asNumbers(rows.B[n], 'B');
    if (biases && biases.length % 2 !== 0) {
      throw new ShapeError(place, 'B', `has ${biases.length} numbers`, 'two biases for each unit');
    }
    return {
      input: of('W'),
      recurrent: of('R'),
      bias: biases?.slice(0, biases.length / 2),
      second: biases?.slice(biases.length / 2),
      peepholes: rows.P && asNumbers(rows.P[n], 'P'),
    };
  });
  return {
    directions,
    output: rowsOf(given, 'dense.weight'),
    outputBias: numbersOf(given, 'dense.bias'),
  };
}

/** The arrays of each system in one form. @throws ShapeError naming the array that is missing, unknown or no matrix. */
export const readers: Readonly<Record<System, (given: Given) => StackedLayer>> = {
  pytorch,
  keras,
  onnx,
};
