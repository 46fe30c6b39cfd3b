/*
 * The verbs of a network by its kind, so that training and checks take any network.
 * Source: every network file has forward, backward and gradient of one form.
 * Leaves out: what only one network has.
 */
import { ValueError, type NumberRows } from '../numbers/shape.ts';
import type { Matrix } from '../numbers/matrix.ts';
import * as bidirectional from './bidirectional.ts';
import * as gru from './gru.ts';
import * as lstm from './lstm.ts';
import * as mlp from './mlp.ts';
import type { Drawing } from './parts.ts';
import type { OutputErrors, Targets } from './outputErrors.ts';
import * as rnn from './rnn.ts';

type Kinds = {
  readonly bidirectional: {
    readonly net: bidirectional.Bidirectional;
    readonly weights: bidirectional.Weights;
  };
  readonly mlp: { readonly net: mlp.MLP; readonly weights: mlp.Weights };
  readonly rnn: { readonly net: rnn.RNN; readonly weights: rnn.Weights };
  readonly gru: { readonly net: gru.GRU; readonly weights: gru.Weights };
  readonly lstm: { readonly net: lstm.LSTM; readonly weights: lstm.Weights };
};
/** Any network of the library; `kind` tells which. */
export type Network = Kinds[keyof Kinds]['net'];
/** The weights that belong to a network. */
export type WeightsOf<Net extends Network> = Kinds[Net['kind']]['weights'];

/** What all traces have. */
type AnyTrace = { readonly T: number; readonly y: Matrix };
type AnyErrors = { readonly loss: number };

/** The verbs of one network; `state` and `into` are passed on to networks that know them. */
export type Verbs = {
  readonly network: (shape: Network) => Network;
  readonly weights: (net: Network, plain: object) => object;
  readonly initialize: (net: Network, drawing: Drawing) => object;
  readonly forward: (
    net: Network,
    weights: object,
    x: NumberRows,
    options?: { readonly state?: unknown; readonly into?: unknown },
  ) => AnyTrace;
  readonly backward: (
    net: Network,
    weights: object,
    trace: AnyTrace,
    z: Targets | OutputErrors,
    options?: { readonly into?: unknown },
  ) => AnyErrors;
  readonly gradient: (
    net: Network,
    trace: AnyTrace,
    errors: AnyErrors,
    options?: { readonly into?: unknown },
  ) => object;
};

// Each namespace takes only its own network, weights and trace: whoever asks by kind passes what belongs together.
const all = { bidirectional, mlp, rnn, gru, lstm } as unknown as Readonly<Record<string, Verbs>>;

/** The verbs of the namespace that a network comes from. @throws ValueError for a kind that is none. */
export function verbsOf(net: Network): Verbs {
  const kind: unknown = (net as Network | undefined)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(all, kind)) {
    throw new ValueError('network', 'kind', `is '${String(kind)}'`, Object.keys(all).join(', '));
  }
  return all[kind];
}
