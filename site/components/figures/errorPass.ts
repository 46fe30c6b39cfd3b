/**
 * The order in which the errors of a layer of blocks can be computed, from the last step to the first.
 * Source: the topological order of the unrolled graph (lib/graph/order.ts), backward, step by step.
 * Leaves out single units: all cells, gates or outputs of one kind are one place in the order.
 */
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { errorOf } from '../../live/terms.ts';
import { unrolled } from './blockUnrolled.ts';

/** Errors by the quantity of the graph that they belong to. */
const errorNames: Readonly<Record<string, string>> = {
  ...{ a_k: 'δ_k', b_c: 'ε_c', a_ω: 'δ_ω', s_c: 'ε_s', a_c: 'δ_c', a_φ: 'δ_φ', a_ι: 'δ_ι' },
};

export interface ErrorStop {
  readonly t: number;
  /** The book's name, such as ε_s. */
  readonly error: string;
}

const orders = new WeakMap<LstmScene, readonly ErrorStop[]>();

/** All places, t = T first; within a step a place comes as late in the graph's backward order as its last unit. */
export function errorStops(scene: LstmScene): readonly ErrorStop[] {
  let stops = orders.get(scene);
  if (!stops) {
    const { graph } = unrolled(scene);
    const last = new Map<string, ErrorStop & { readonly rank: number }>();
    graph.order.forEach((place, rank) => {
      const { quantity, t } = graph.nodes[place]!.id;
      const error = errorNames[quantity];
      const key = `${quantity} ${t}`;
      if (error && t >= 1 && !last.has(key)) last.set(key, { t, error, rank });
    });
    stops = [...last.values()]
      .sort((a, b) => b.t - a.t || b.rank - a.rank)
      .map(({ t, error }) => ({ t, error }));
    orders.set(scene, stops);
  }
  return stops;
}

export interface ErrorPass {
  readonly stops: readonly ErrorStop[];
  /** Place of the selection. */
  readonly at: number;
  /** Last place that has been computed: the end, unless the reader has stepped. */
  readonly reached: number;
  /** Whether ∂O/∂(a node of the graph) can be known by now: its own place is reached, or all that read it are known. */
  readonly isKnown: (place: number) => boolean;
}

/** Stepping leaves `to` among the selection's options; picking a node leaves it as it is. */
export function errorPass(scene: LstmScene, selection: Selection): ErrorPass {
  const stops = errorStops(scene);
  const { graph } = unrolled(scene);
  const find = (t: number, error: string | null): number =>
    stops.findIndex((stop) => stop.t === t && stop.error === error);
  const at = Math.max(0, find(selection.t, errorOf(selection.quantity) ?? 'ε_s'));
  const to = selection.options?.['to'] ?? '';
  const asked = to === '' ? NaN : Number(to);
  const last = stops.length - 1;
  const reached = Number.isInteger(asked) ? Math.min(last, Math.max(0, asked)) : last;
  const known = new Map<number, boolean>();
  const isKnown = (place: number): boolean => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const { quantity, t } = graph.nodes[place]!.id;
    const error = errorNames[quantity];
    // The loss and the outputs are there once the forward pass is.
    const is = error && t >= 1
      ? find(t, error) <= reached
      : graph.outgoing[place]!.every(({ target }) => isKnown(target)); // prettier-ignore
    known.set(place, is);
    return is;
  };
  return { stops, at, reached, isKnown };
}
