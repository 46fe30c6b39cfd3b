/**
 * Makes a bundle of any value: its own representations where it shows itself, its structure otherwise.
 * Source: Symbol.for('Jupyter.display').
 * Leaves out the structure of values (structure.ts) and drawing (render.ts).
 */
import { limits, mime, type Bundle } from './bundle.ts';
import { attempt, cut, textOf } from './safe.ts';
import { className, own, text, viewOf, wordsOf } from './structure.ts';

export const displayKey = Symbol.for('Jupyter.display');

const allowed = [mime.text, mime.tex, mime.svg, mime.html, mime.view];

/** A bundle of the value's own making, as far as it is one. */
function ownBundle(value: object): Bundle | null {
  const method: unknown = (value as Record<symbol, unknown>)[displayKey];
  if (typeof method !== 'function') return null;
  const made: unknown = Reflect.apply(method, value, []);
  if (typeof made !== 'object' || made === null) return null;
  const out: Record<string, unknown> = { [mime.text]: className(value) };
  for (const type of allowed) {
    const part = own(made, type);
    const most = type === mime.svg || type === mime.html ? limits.markup : limits.text;
    if (type === mime.view && typeof part === 'object') out[type] = structuredClone(part);
    else if (typeof part === 'string' && part.length <= most) out[type] = part;
    else if (typeof part === 'string') {
      out[mime.text] = `${className(value)}: ${type} of ${String(part.length)} characters`;
    }
  }
  return out as unknown as Bundle;
}

/** A bundle of any value. Throws only what the value's own display method throws. */
export function bundleOf(value: unknown): Bundle {
  if (typeof value === 'object' && value !== null) {
    const bundle = ownBundle(value);
    if (bundle) return bundle;
  }
  const view = attempt(() => viewOf(value, 0, []), text('unprintable', textOf(value)));
  return { [mime.text]: cut(wordsOf(view)), [mime.view]: view };
}

/** Size of a bundle in characters, near enough to bound what a run may send. */
export const sizeOf = (bundle: Bundle): number => attempt(() => JSON.stringify(bundle).length, 1e9);
