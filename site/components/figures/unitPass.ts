/**
 * The order in which a layered network is computed, forward and then backward: where the wave is, and what it has reached.
 * Source: the forward equations step by step, the errors from the last step to the first.
 * Leaves out single units: a layer is computed at once.
 */
import type { Selection } from '../../live/selection.ts';
import { isOf } from '../../live/scene.ts';
import type { LayeredScene } from './units.ts';

export interface Stop {
  readonly t: number;
  readonly quantity: string;
  readonly layer: number;
  readonly backward: boolean;
}

/** All stops in order; a perceptron's rows are on their own, so its stops are those of the selected row. */
export function stopsOf(scene: LayeredScene, row: number): readonly Stop[] {
  const layers = isOf(scene, 'mlp') ? scene.net.hidden.length : 1;
  const order = Array.from({ length: layers }, (_, layer) => layer);
  const steps = isOf(scene, 'mlp') ? [row] : scene.steps.map((_, k) => k + 1);
  const stop = (t: number, quantity: string, layer: number, backward: boolean): Stop => ({
    t,
    quantity,
    layer,
    backward,
  });
  return [
    stop(steps[0]!, 'x_i', 0, false),
    ...steps.flatMap((t) => [
      ...order.flatMap((layer) => [stop(t, 'a_h', layer, false), stop(t, 'b_c', layer, false)]),
      stop(t, 'a_k', 0, false),
      stop(t, 'y_k', 0, false),
    ]),
    ...steps
      .toReversed()
      .flatMap((t) => [
        stop(t, 'δ_k', 0, true),
        ...order
          .toReversed()
          .flatMap((layer) => [stop(t, 'ε_c', layer, true), stop(t, 'δ_h', layer, true)]),
      ]),
  ];
}

/** Whether a stop is one of a hidden layer, and so of several in a deep network. */
const isHidden = (quantity: string): boolean => /_[hc]$/.test(quantity);

/** The stop at which a quantity is computed; inputs are there before their own step is. */
export function stopOf(
  stops: readonly Stop[],
  { t, quantity, layer = 0 }: Pick<Selection, 't' | 'quantity' | 'layer'>,
): number {
  if (quantity === 'x_i') {
    const first = stops.findIndex((stop) => stop.t === t && stop.quantity === 'a_h');
    return Math.max(0, first - 1);
  }
  return stops.findIndex(
    (stop) =>
      stop.t === t && stop.quantity === quantity && (!isHidden(quantity) || stop.layer === layer),
  );
}

export interface Pass {
  readonly stops: readonly Stop[];
  /** Place of the selection among the stops. */
  readonly at: number;
  /** Last stop that has been computed: the end, unless the reader has stepped. */
  readonly reached: number;
  /** Whether a quantity has been computed by now. */
  readonly has: (place: Pick<Selection, 't' | 'quantity' | 'layer'>) => boolean;
}

/** Stepping leaves `to` among the selection's options; picking a unit leaves it as it is. */
export function passOf(scene: LayeredScene, selection: Selection): Pass {
  const stops = stopsOf(scene, selection.t);
  const at = Math.max(0, stopOf(stops, selection));
  const to = selection.options?.['to'] ?? '';
  const asked = to === '' ? NaN : Number(to);
  const reached = Number.isInteger(asked)
    ? Math.min(stops.length - 1, Math.max(asked, at))
    : stops.length - 1;
  return {
    stops,
    at,
    reached,
    has: (place) => place.quantity === 'x_i' || stopOf(stops, place) <= reached,
  };
}
