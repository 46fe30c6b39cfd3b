/**
 * Every quantity of every unit of a layered network over all steps: what "Show the numbers" lists for it.
 * Source: the trace and the errors, by the canonical names of the equations.
 * Leaves out the two layers of a network that reads both ways: only its inputs and outputs are listed.
 */
import { blocksOf, quantities, valueOf } from '../../live/quantity.ts';
import { isOf, type Scene } from '../../live/scene.ts';
import type { NumbersRow } from './numbersTable.ts';

export function layeredNumbers(scene: Scene): readonly NumbersRow[] {
  const steps = Array.from({ length: scene.trace.T }, (_, k) => k + 1);
  const layers = isOf(scene, 'mlp') ? scene.net.hidden.length : 1;
  const all = quantities(scene.net.kind);
  const rowsOf = (quantity: string, layer: number): NumbersRow[] => {
    const sub = quantity.slice(-1);
    const isOuter = sub === 'i' || sub === 'k';
    const units = isOuter ? scene.net[sub === 'i' ? 'inputs' : 'outputs'] : blocksOf(scene, layer);
    return Array.from({ length: units }, (_, n) => ({
      quantity,
      index: units > 1 || layers > 1 ? n : null,
      place: isOuter ? { index: n } : { block: n, ...(layers > 1 && { layer }) },
      values: steps.map((t) =>
        valueOf(scene, quantity, t, isOuter ? 0 : n, 0, isOuter ? n : 0, layer),
      ),
    }));
  };
  const isOuter = (quantity: string): boolean => /_[ik]$/.test(quantity);
  // Layer by layer, away from the inputs in the forward pass and back to them after it.
  const forward = all.filter((quantity) => !/^[δε]/u.test(quantity));
  const backward = all.filter((quantity) => /^[δε]/u.test(quantity));
  const each = (names: readonly string[], layer: number): NumbersRow[] =>
    names.filter((name) => !isOuter(name)).flatMap((name) => rowsOf(name, layer));
  const order = Array.from({ length: layers }, (_, layer) => layer);
  return [
    ...rowsOf('x_i', 0),
    ...order.flatMap((layer) => each(forward, layer)),
    ...rowsOf('a_k', 0),
    ...rowsOf('y_k', 0),
    ...rowsOf('δ_k', 0),
    ...order.toReversed().flatMap((layer) => each(backward, layer)),
  ];
}
