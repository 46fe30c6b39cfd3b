/*
 * A network and its weights as text that can be kept and read again.
 * Source: plain JSON with a format name and a version; numbers keep the digits that give the same double again.
 * Leaves out: other frameworks' layouts.
 */
import { ValueError } from '../numbers/shape.ts';
import { verbsOf, type Network, type WeightsOf } from '../networks/verbs.ts';

const format = 'unrolled';
const version = 1;

/** A network and its weights as JSON text, which loadParameters reads. @throws ShapeError, ValueError if the weights are not the network’s. */
export function saveParameters<Net extends Network>(net: Net, weights: WeightsOf<Net>): string {
  const checked = verbsOf(net).weights(net, weights);
  return JSON.stringify({ format, version, net, weights: checked }, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
}

/**
 * The network and the weights of a saved text.
 * @throws ValueError for text that is no JSON, another format or version, an unknown kind;
 * ShapeError, ValueError for weights that do not fit.
 */
export function loadParameters(text: string): { readonly net: Network; readonly weights: object } {
  const place = 'loadParameters';
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ValueError(place, 'text', 'is no JSON', `what saveParameters gave`);
  }
  const data = (typeof read === 'object' && read !== null ? read : {}) as Record<string, unknown>;
  if (data['format'] !== format) {
    throw new ValueError(place, 'format', `is ${String(data['format'])}`, format);
  }
  if (data['version'] !== version) {
    throw new ValueError(place, 'version', `is ${String(data['version'])}`, String(version));
  }
  const verbs = verbsOf(data['net'] as Network);
  const net = verbs.network(data['net'] as Network);
  return { net, weights: verbs.weights(net, data['weights'] as object) };
}
