/*
 * The verbs of a network on the kernels, for whoever asks for them by an argument.
 * Source: lib/networks/verbs.ts, whose form this keeps.
 * Leaves out: training (lib/training), which asks for them.
 */
import { verbsOf, type Network, type Verbs } from '../networks/verbs.ts';
import { refusal } from './instance.ts';
import * as bidirectional from './bidirectional.ts';
import * as gru from './gru.ts';
import * as lstm from './lstm.ts';
import * as mlp from './mlp.ts';
import * as rnn from './rnn.ts';

const all = { bidirectional, mlp, rnn, gru, lstm } as unknown as Readonly<
  Record<Network['kind'], Partial<Verbs>>
>;

/**
 * The fast verbs of a network; where the machine refuses them, the readable ones and why.
 * @throws ValueError for a kind of network that is none.
 */
export function fastVerbsOf(net: Network): { readonly verbs: Verbs; readonly refused?: string } {
  const readable = verbsOf(net);
  const refused = refusal();
  if (refused !== undefined) return { verbs: readable, refused };
  return { verbs: { ...readable, ...all[net.kind] } };
}
