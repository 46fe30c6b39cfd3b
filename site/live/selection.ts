/**
 * What the reader looks at: one step, block, cell and quantity for the whole page.
 * Source: every view reads `current`; hovering sets `preview`, pinning sets `selection`.
 * Leaves out what the values are (scene.ts) and how a gesture becomes a selection (live.ts).
 */
import { computed, signal } from '@preact/signals-core';

export interface Selection {
  /** Step, 1..T. */
  readonly t: number;
  /** Block of the layer, from 0. */
  readonly block: number;
  /** Cell within the block, from 0. */
  readonly cell: number;
  /** Canonical name, such as b_ι. */
  readonly quantity: string;
}

export const firstSelection: Selection = { t: 4, block: 0, cell: 0, quantity: 's_c' };

export const selection = signal<Selection>(firstSelection);
export const preview = signal<Partial<Selection> | null>(null);
export const current = computed<Selection>(() => ({ ...selection.value, ...preview.value }));

/** The address's part after #, and what it says. Unknown or missing parts are left out. */
export const hashOf = ({ t, block, cell, quantity }: Selection): string =>
  `#t=${t}&q=${quantity}${block > 0 ? `&block=${block + 1}` : ''}${cell > 0 ? `&cell=${cell + 1}` : ''}`;

export function readHash(hash: string): Partial<Selection> | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const whole = (name: string): number | null => {
    const value = Number(params.get(name) ?? NaN);
    return Number.isInteger(value) && value >= 1 ? value : null;
  };
  const t = whole('t');
  const quantity = params.get('q');
  if (t === null && quantity === null) return null;
  const block = whole('block');
  const cell = whole('cell');
  return {
    ...(t === null ? {} : { t }),
    ...(quantity === null ? {} : { quantity }),
    ...(block === null ? {} : { block: block - 1 }),
    ...(cell === null ? {} : { cell: cell - 1 }),
  };
}
