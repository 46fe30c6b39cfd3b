/*
 * The verbs of a network on the kernels, for whoever asks for them by an argument.
 * Source: lib/networks/verbs.ts, whose form this keeps.
 * Leaves out: MLP, RNN, GRU and bidirectional networks, for which the readable code stands in.
 */
import { verbsOf, type Network, type Verbs } from '../networks/verbs.ts';
import { refusal } from './instance.ts';
import * as lstm from './lstm.ts';

const all = { lstm } as unknown as Readonly<Partial<Record<string, Partial<Verbs>>>>;

/**
 * The fast verbs of a network; where there are none, or the machine refuses them, the readable ones and why.
 * @throws ValueError for a kind of network that is none.
 */
export function fastVerbsOf(net: Network): { readonly verbs: Verbs; readonly refused?: string } {
  const readable = verbsOf(net);
  const fast = all[net.kind];
  if (!fast) return { verbs: readable, refused: `there are none for '${net.kind}'` };
  const refused = refusal();
  if (refused !== undefined) return { verbs: readable, refused };
  return { verbs: { ...readable, ...fast } };
}
