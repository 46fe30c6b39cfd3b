/**
 * What a press of Run or a moved input makes run: the cells asked for, what they need, what follows them.
 * Source: graph.ts.
 * Leaves out running (controller.ts) and the order, which is the kernel's.
 */
import type { Graph } from './graph.ts';

export interface Plan {
  /** Cells that must have run in the end. */
  readonly live: ReadonlySet<string>;
  /** Those of them whose outputs change: the cells asked for and what follows them. */
  readonly targets: ReadonlySet<string>;
}

export function planOf(names: readonly string[], { before, after }: Graph): Plan {
  const live = new Set<string>();
  const targets = new Set<string>();
  const need = (name: string): void => {
    live.add(name);
    for (const one of before.get(name) ?? []) live.add(one);
  };
  for (const name of names) {
    for (const one of [name, ...(after.get(name) ?? [])]) {
      need(one);
      targets.add(one);
    }
  }
  return { live, targets };
}
