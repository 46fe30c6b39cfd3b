/*
 * A network with its weights as an ONNX file, which other programs run: X of T×1×inputs in, y of T×1×outputs out.
 * Source: onnx.proto (field numbers); operators LSTM, GRU, RNN, Transpose, Reshape, MatMul, Add, Softmax, Sigmoid of operator set 14.
 * Leaves out: reading files, batches and training. Numbers are float32, as the operators' engines compute.
 */
import type { ActivationName } from '../functions/activation.ts';
import type { GRU } from '../networks/gru.ts';
import type { LSTM } from '../networks/lstm.ts';
import type { RNN } from '../networks/rnn.ts';
import { ValueError } from '../numbers/shape.ts';
import type { Recurrent } from './layouts.ts';
import { encode, type Message } from './protobuf.ts';
import { write } from './write.ts';

type OneWay = LSTM | GRU | RNN;
type Nested = number | readonly Nested[];

const types = { float: 1, int64: 7 } as const;
const attributeTypes = { int: 2, string: 3, floats: 6, ints: 7, strings: 8 } as const;

const sizesOf = (value: Nested): number[] =>
  typeof value === 'number' ? [] : [value.length, ...sizesOf(value[0])];
const flat = (value: Nested): number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flat);

/** Numbers as little-endian bytes, on every machine. */
function raw(values: readonly number[], type: keyof typeof types): Uint8Array {
  const size = type === 'float' ? 4 : 8;
  const view = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, n) => {
    if (type === 'float') view.setFloat32(n * size, value, true);
    else view.setBigInt64(n * size, BigInt(value), true);
  });
  return new Uint8Array(view.buffer);
}

const tensor = (name: string, value: Nested, type: keyof typeof types = 'float'): Message => ({
  1: sizesOf(value),
  2: types[type],
  8: name,
  9: raw(flat(value), type),
});

/** A size that is a text is any size, by that name. */
const info = (name: string, sizes: readonly (number | string)[]): Message => {
  const dims = sizes.map((size): Message => (typeof size === 'number' ? { 1: size } : { 2: size }));
  return { 1: name, 2: { 1: { 1: types.float, 2: { 1: dims } } } };
};

type Attribute =
  number | string | readonly string[] | readonly number[] | { readonly whole: readonly number[] };
function attribute([name, value]: readonly [string, Attribute]): Message {
  if (typeof value === 'number') return { 1: name, 3: value, 20: attributeTypes.int };
  if (typeof value === 'string') return { 1: name, 4: value, 20: attributeTypes.string };
  if ('whole' in value) return { 1: name, 8: value.whole, 20: attributeTypes.ints };
  return typeof value[0] === 'string'
    ? { 1: name, 9: value as readonly string[], 20: attributeTypes.strings }
    : { 1: name, 7: raw(value as readonly number[], 'float'), 20: attributeTypes.floats };
}

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, Attribute>> = {},
): Message {
  const all = Object.entries(attributes).map(attribute);
  return { 1: inputs, 2: [output], 4: operator, ...(all.length > 0 && { 5: all }) };
}

/** An activation by the operators' name, with its α and β where it has them: 2σ(x) − 1 is tanh(x/2). */
const activations: Readonly<Record<ActivationName, readonly [string, number?, number?]>> = {
  logistic: ['Sigmoid'],
  tanh: ['Tanh'],
  identity: ['Affine', 1, 0],
  logistic1: ['ScaledTanh', 1, 0.5],
  logistic2: ['ScaledTanh', 2, 0.5],
};

const squashesOf = (net: OneWay): ActivationName[] => {
  if (net.kind === 'rnn') return [net.squash];
  return net.kind === 'gru' ? ['logistic', 'tanh'] : [net.squash.f, net.squash.g, net.squash.h];
};

/** Attributes of the operator of a layer; `layers` are its directions. */
function attributesOf(layers: readonly OneWay[]): Readonly<Record<string, Attribute>> {
  const [first] = layers;
  const all = layers.flatMap(squashesOf).map((name) => activations[name]);
  const scaled = all.filter(([, alpha]) => alpha !== undefined);
  return {
    hidden_size: unitsOf(first),
    direction: layers.length === 2 ? 'bidirectional' : 'forward',
    activations: all.map(([name]) => name),
    // Each function takes the next α and β if it has any.
    ...(scaled.length > 0 && {
      activation_alpha: scaled.map(([, alpha]) => alpha!),
      activation_beta: scaled.map(([, , beta]) => beta!),
    }),
    ...(first.kind === 'gru' && { linear_before_reset: Number(first.reset === 'after') }),
  };
}

const unitsOf = (net: OneWay): number =>
  net.kind === 'lstm' ? net.blocks * net.cells : net.hidden;

/** What every part of a graph is, for whoever wants to look before writing a file. */
export type OnnxFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Operators in their order. */
  readonly nodes: readonly string[];
  /** Sizes of the arrays that are in the file. */
  readonly arrays: Readonly<Record<string, readonly number[]>>;
};

/**
 * An ONNX file of a recurrent network, in one direction or both, with its output layer. Its input X has the sizes T, 1 and
 * inputs, its output y the sizes T, 1 and outputs.
 * @throws ValueError for a part that ONNX has no place for, as `write` names it, and for two directions that differ.
 */
export function onnxFile(net: Recurrent, weights: object): OnnxFile {
  const arrays = write('onnx', net, weights) as Readonly<Record<string, Nested>>;
  const layers = net.kind === 'bidirectional' ? [net.forward, net.backward] : [net];
  const [first, second = first] = layers;
  if (first.kind !== second.kind || unitsOf(first) !== unitsOf(second)) {
    const of = (one: OneWay): string => `${one.kind} of ${unitsOf(one)}`;
    throw new ValueError('bridges', 'backward', `is ${of(second)}`, `${of(first)}: one operator has both directions`);
  }
  const { P, ...always } = arrays;
  const operator = first.kind.toUpperCase();
  const shapes: Readonly<Record<string, Nested>> = { ...always, ...(P !== undefined && { P }) };
  const layerInputs = ['X', 'W', 'R', 'B', ...(P === undefined ? [] : ['', '', '', 'P'])]; // lengths and first states stay out
  const outputs = { softmax: 'Softmax', logistic: 'Sigmoid', identity: 'Identity' } as const;
  const nodes: readonly (readonly [string, Message])[] = [
    [operator, node(operator, layerInputs, 'Y', attributesOf(layers))],
    ['Transpose', node('Transpose', ['Y'], 'steps', { perm: { whole: [0, 2, 1, 3] } })],
    ['Reshape', node('Reshape', ['steps', 'shape'], 'b')],
    ['MatMul', node('MatMul', ['b', 'dense.weight'], 'product')],
    ['Add', node('Add', ['product', 'dense.bias'], 'a')],
    [outputs[net.output], node(outputs[net.output], ['a'], 'y')],
  ];
  const graph: Message = {
    1: nodes.map(([, message]) => message),
    2: 'unrolled',
    5: [
      ...Object.entries(shapes).map(([name, value]) => tensor(name, value)),
      tensor('shape', [0, 0, -1], 'int64'), // as they are, as they are, all the rest,
    ],
    11: [info('X', ['T', 1, net.inputs])],
    12: [info('y', ['T', 1, net.outputs])],
  };
  return {
    bytes: encode({ 1: 8, 2: 'unrolled', 7: graph, 8: [{ 2: 14 }] }),
    nodes: nodes.map(([name]) => name),
    arrays: Object.fromEntries(Object.entries(shapes).map(([name, value]) => [name, sizesOf(value)])),
  };
} // prettier-ignore
