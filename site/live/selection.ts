/**
 * What the reader looks at: one step, unit and quantity, and how a figure is set.
 * Source: every view of a scope reads the same selection (scope.ts).
 * Leaves out what the values are (scene.ts) and how a gesture becomes a selection (gestures.ts).
 */

export interface Selection {
  /** Step, 1..T. */
  readonly t: number;
  /** Block of an LSTM's layer, from 0; of every other network the hidden unit, which is a block of one cell. */
  readonly block: number;
  /** Cell within the block, from 0. */
  readonly cell: number;
  /** Canonical name, such as b_ι. */
  readonly quantity: string;
  /** Input or output unit, from 0; the first if absent. */
  readonly index?: number;
  /** Hidden layer, from 0 at the inputs; the first if absent. */
  readonly layer?: number;
  /** How figures are set, such as { red: 'off' }; part of a link. Empty text is as the figure was built. */
  readonly options?: Readonly<Record<string, string>>;
  /** Shown because something is pointed at, not because it was kept. */
  readonly isPreview?: boolean;
}

export const firstSelection: Selection = { t: 4, block: 0, cell: 0, quantity: 's_c' };

/** How figures are set, by the names that may stand in an address. */
const optionNames = /^[a-z]+$/;
const reserved = new Set(['t', 'q', 'block', 'cell', 'unit', 'index', 'layer', 'in']);

/** The address's part after #: where, what, how figures are set, and in which scope of the page. */
export function hashOf(
  selection: Selection,
  {
    scope = '',
    unit = 'block',
  }: { readonly scope?: string; readonly unit?: 'block' | 'unit' } = {},
): string {
  const { t, block, cell, quantity, index = 0, layer = 0, options = {} } = selection;
  const one = (name: string, value: number): string => (value > 0 ? `&${name}=${value + 1}` : '');
  const set = Object.entries(options)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `&${name}=${encodeURIComponent(value)}`)
    .join('');
  return `#t=${t}&q=${quantity}${one(unit, block)}${one('cell', cell)}${one('index', index)}${one('layer', layer)}${set}${scope ? `&in=${scope}` : ''}`;
}

/** What an address says, and of which scope. Unknown or missing parts are left out; null where it says nothing. */
export function readHash(
  hash: string,
): { readonly scope: string; readonly asked: Partial<Selection> } | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const whole = (name: string): number | null => {
    const value = Number(params.get(name) ?? NaN);
    return Number.isInteger(value) && value >= 1 ? value : null;
  };
  const t = whole('t');
  const quantity = params.get('q');
  if (t === null && quantity === null) return null;
  const places = Object.entries({
    block: whole('block') ?? whole('unit'),
    cell: whole('cell'),
    index: whole('index'),
    layer: whole('layer'),
  }).flatMap(([name, value]) => (value === null ? [] : [[name, value - 1] as const]));
  const options = [...params].filter(([name]) => optionNames.test(name) && !reserved.has(name));
  return {
    scope: params.get('in') ?? '',
    asked: {
      ...(t === null ? {} : { t }),
      ...(quantity === null ? {} : { quantity }),
      ...Object.fromEntries(places),
      ...(options.length > 0 && { options: Object.fromEntries(options) }),
    },
  };
}
