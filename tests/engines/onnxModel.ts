/*
 * Bytes of an ONNX model of one node, for engines that only read models.
 * Source: onnx.proto of ONNX, the messages and field numbers used here; operator set 14, IR version 8.
 * Leaves out: everything else in the format.
 */
import { Root } from 'protobufjs';

const field = (type: string, id: number, rule?: 'repeated'): object => ({ type, id, rule });
const schema = Root.fromJSON({
  nested: {
    Attribute: {
      fields: {
        name: field('string', 1),
        i: field('int64', 3),
        s: field('bytes', 4),
        floats: field('float', 7, 'repeated'),
        strings: field('bytes', 9, 'repeated'),
        type: field('int32', 20),
      },
    },
    Node: {
      fields: {
        input: field('string', 1, 'repeated'),
        output: field('string', 2, 'repeated'),
        opType: field('string', 4),
        attribute: field('Attribute', 5, 'repeated'),
      },
    },
    Dimension: { fields: { dimValue: field('int64', 1) } },
    TensorShape: { fields: { dim: field('Dimension', 1, 'repeated') } },
    TensorType: { fields: { elemType: field('int32', 1), shape: field('TensorShape', 2) } },
    Type: { fields: { tensorType: field('TensorType', 1) } },
    ValueInfo: { fields: { name: field('string', 1), type: field('Type', 2) } },
    Graph: {
      fields: {
        node: field('Node', 1, 'repeated'),
        name: field('string', 2),
        input: field('ValueInfo', 11, 'repeated'),
        output: field('ValueInfo', 12, 'repeated'),
      },
    },
    OperatorSet: { fields: { domain: field('string', 1), version: field('int64', 2) } },
    Model: {
      fields: {
        irVersion: field('int64', 1),
        graph: field('Graph', 7),
        opsetImport: field('OperatorSet', 8, 'repeated'),
      },
    },
  },
} as Parameters<typeof Root.fromJSON>[0]);

const float = 1;
const kinds = { int: 2, string: 3, floats: 6, strings: 8 };

export type Attribute = number | string | readonly number[] | readonly string[];

function attribute(name: string, value: Attribute): object {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  if (typeof value === 'number') return { name, type: kinds.int, i: value };
  if (typeof value === 'string') return { name, type: kinds.string, s: bytes(value) };
  return typeof value[0] === 'string'
    ? { name, type: kinds.strings, strings: (value as string[]).map(bytes) }
    : { name, type: kinds.floats, floats: value };
}

/** A model whose graph is one operator; an input of undefined is one left out, all others hold float32 of that shape. */
export function oneNode(
  operator: string,
  inputs: readonly (readonly [name: string, shape: readonly number[] | undefined])[],
  output: readonly [name: string, shape: readonly number[]],
  attributes: Readonly<Record<string, Attribute>>,
): Uint8Array {
  const info = (name: string, shape: readonly number[]): object => ({
    name,
    type: {
      tensorType: { elemType: float, shape: { dim: shape.map((dimValue) => ({ dimValue })) } },
    },
  });
  const Model = schema.lookupType('Model');
  const model = {
    irVersion: 8,
    opsetImport: [{ domain: '', version: 14 }],
    graph: {
      name: operator,
      node: [
        {
          opType: operator,
          input: inputs.map(([name, shape]) => (shape ? name : '')),
          output: [output[0]],
          attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
        },
      ],
      input: inputs.flatMap(([name, shape]) => (shape ? [info(name, shape)] : [])),
      output: [info(...output)],
    },
  };
  return Model.encode(Model.create(model)).finish();
}
